import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issuePlaces } from '../../../shared/meeting/agenda/restOfSlot';
import { meetingStanding, stageNow } from '../../../shared/meeting/standing';
import { interludeNow } from '../../../shared/meeting/views/pause';
import { useMay, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton, TextButton } from '../../ui/buttons';
import { HelpContacts } from './helpContacts';
import './moments.css';

/** What a paused room can do besides going on, for whoever may go on; to everybody else it says that there is time. */
export function PauseCard() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const may = useMay();
  const send = useSend();
  const rests = useAtNow((now) => {
    const interlude = interludeNow(meeting, now);
    return interlude !== null && interlude.leftMs > 0 ? interlude.kind : null;
  });
  const nameOf = useShortNames();
  const [helps, setHelps] = useState(false);
  const from = stageNow(meeting) ?? '';
  const by = meetingStanding(meeting)?.progress.pausedBy;
  if (!by) return null;
  const places = issuePlaces(meeting);
  const move = (to: 'end' | 'out') => async () => {
    await send({ type: 'moveIssue', from, to });
    return null; // The room says itself why something was refused.
  };
  const mayChoose = may('resume') === null;
  return (
    <section className="floor-prompt moments-pause" aria-label={t('pause.title')}>
      <p className="say">{t('pause.about')}</p>
      <p className="floor-rule">{t('pause.by', { name: nameOf(by) })}</p>
      {mayChoose ? (
        <div className="moments-choices">
          <SoftButton icon="play" onClick={() => void send({ type: 'resume', from })}>
            {t('pause.goOn')}
          </SoftButton>
          {rests === 'silence' ? null : (
            <SoftButton icon="clock" onClick={() => void send({ type: 'beginInterlude', from, kind: 'silence' })}>
              {t('pause.silence')}
            </SoftButton>
          )}
          {rests === 'break' ? null : (
            <SoftButton icon="coffee" onClick={() => void send({ type: 'beginInterlude', from, kind: 'break' })}>
              {t('pause.break')}
            </SoftButton>
          )}
          {places.includes('end') ? (
            <AskTwice
              icon="later"
              label={t('pause.toEnd')}
              title={t('pause.toEndTitle')}
              about={t('pause.toEndAbout')}
              yes={t('pause.toEndYes')}
              stay={t('pause.stay')}
              onYes={move('end')}
            />
          ) : null}
          {places.includes('out') ? (
            <AskTwice
              icon="skip"
              label={t('pause.out')}
              title={t('pause.outTitle')}
              about={t('pause.outAbout')}
              yes={t('pause.outYes')}
              stay={t('pause.stay')}
              onYes={move('out')}
            />
          ) : null}
        </div>
      ) : null}
      <p className="moments-help">
        <TextButton icon="phone" onClick={() => setHelps(true)}>
          {t('pause.help')}
        </TextButton>
      </p>
      <HelpContacts open={helps} onClose={() => setHelps(false)} />
    </section>
  );
}
