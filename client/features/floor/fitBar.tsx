import { useTranslation } from 'react-i18next';
import type { Fit } from '../../../shared/meeting/views/whatFits';
import { useShortNames } from '../../connection/hooks/meeting';
import { listOf } from '../../ui/text/listOf';

/** What fits, to scale: the slots up to the line of the minutes there are, free minutes dashed, the rest in words. */
export function FitBar({ fit }: { fit: Fit }) {
  const { t } = useTranslation(['slots', 'room']);
  const nameOf = useShortNames();
  const rest = fit.outside.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <div className="floor-fit">
      <div className="floor-fit-bar" aria-hidden="true">
        {fit.inside.map(({ client, minutes }) => (
          <span key={client} style={{ flexGrow: minutes }}>
            <b>{nameOf(client)}</b>
            <small className="num">{Math.round(minutes)}</small>
          </span>
        ))}
        {fit.free >= 3 ? (
          <span className="floor-fit-free" style={{ flexGrow: fit.free }}>
            {fit.free > fit.line / 8 ? <b>{t('free')}</b> : null}
            <small className="num">{Math.round(fit.free)}</small>
          </span>
        ) : null}
      </div>
      <p className="floor-fit-line num">{t('minutesForSlots', { count: Math.round(fit.line) })}</p>
      {rest > 0 ? (
        <p>
          {t('doesNotFit', { count: Math.round(rest), names: listOf(fit.outside.map(({ client }) => nameOf(client))) })}
        </p>
      ) : null}
    </div>
  );
}
