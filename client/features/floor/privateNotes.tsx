import { useTranslation } from 'react-i18next';
import { currentStage, isLead } from '../../../shared/meeting/views';
import { useRoom } from '../../connection/context';
import { useMe, useMeeting, useShortNames } from '../../connection/meeting';
import { useSend } from '../../connection/send';
import { SoftButton } from '../../ui/buttons';

/** What only the lead is told: a note of a member, somebody who asks for the floor. The two newest. */
export function PrivateNotes() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const notes = useRoom((state) => state.privateNotes);
  const at = currentStage(meeting);
  if (notes.length === 0 || !isLead(meeting, me)) return null;
  return (
    <section className="floor-private" aria-label={t('private.title')}>
      <p>
        <b>{t('private.title')}</b>
      </p>
      <ul>
        {notes.slice(-2).map((note) =>
          note.kind === 'noteToLead' ? (
            <li key={`${note.from} ${note.at}`}>
              {nameOf(note.from)}: <span className="floor-private-text">{note.text}</span>
            </li>
          ) : (
            <li key={note.member}>
              {t('private.asks', { name: nameOf(note.member) })}{' '}
              {at ? (
                <SoftButton onClick={() => void send({ type: 'giveFloor', from: at.stage.key, member: note.member })}>
                  {t('private.give')}
                </SoftButton>
              ) : null}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
