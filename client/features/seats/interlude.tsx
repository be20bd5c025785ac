import { useTranslation } from 'react-i18next';
import { interludeNow } from '../../../shared/meeting/views/pause';
import { useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { clockText } from '../../ui/text/clockText';

/** The middle of the round in a minute of silence or a break: its own clock, which nothing follows by itself. */
export function InterludeHub() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const seconds = useAtNow((now) => Math.ceil((interludeNow(meeting, now)?.leftMs ?? 0) / 1000));
  const { interlude } = meeting;
  if (interlude === undefined) return null;
  const { kind } = interlude;
  const whole = (interlude.until - interlude.at) / 1000;
  return (
    <>
      <div className="seats-hub" aria-hidden="true">
        <span className="seats-ring" style={{ '--left': Math.min(1, seconds / whole) } as React.CSSProperties} />
      </div>
      <div className="seats-hub seats-open-hub">
        <span className="seats-word" role="status">
          {t(seconds > 0 ? `interlude.${kind}` : `interlude.${kind}Over`)}
        </span>
        {seconds > 0 ? (
          <span className="seats-big num" role="timer" aria-live="off" translate="no">
            {clockText(seconds * 1000)}
          </span>
        ) : null}
        <span className="seats-after">{t(seconds > 0 ? `interlude.${kind}About` : 'interlude.over')}</span>
      </div>
    </>
  );
}
