import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { useRoom } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';

/** Notes of members that only the lead reads. It shows the newest two. */
export function PrivateNotes() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const notes = useRoom((state) => state.privateNotes);
  if (notes.length === 0 || !isLead(meeting, me)) return null;
  return (
    <section className="floor-private" aria-label={t('private.title')}>
      <p>
        <b>{t('private.title')}</b>
      </p>
      <ul>
        {notes.slice(-2).map((note) => (
          <li key={`${note.from} ${note.at}`}>
            <bdi>{nameOf(note.from)}</bdi>:{' '}
            <span className="floor-private-text" dir="auto">
              {note.text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
