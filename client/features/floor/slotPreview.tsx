import { useTranslation } from 'react-i18next';
import type { OrderPreview } from '../../../shared/meeting/views/orderPreview';
import { timeOfDay } from '../../ui/text/when';

/** What the order comes to: so many slots, so many minutes, when the meeting would end; or that it does not fit, and what would. */
export function SlotPreview({ preview, confirmed }: { preview: OrderPreview; confirmed: boolean }) {
  const { t } = useTranslation('slots');
  if (preview.fits) {
    const { slots, minutes, endsAt, lateMinutes } = preview;
    return (
      <p className="floor-slot-total num" role="status">
        {t('total', { count: slots.length, minutes })} {t(confirmed ? 'ends' : 'wouldEnd', { time: timeOfDay(endsAt) })}
        {lateMinutes > 0 ? ` ${t('late', { count: lateMinutes })}` : ''}
      </p>
    );
  }
  if (preview.tooShort === null) return null;
  const { each, least, equalFit, askedFit } = preview.tooShort;
  return (
    <div className="floor-slot-total" role="status">
      <p>{t('tooShort', { each, least })}</p>
      <ul>
        {equalFit > 0 ? <li>{t('fits.equal', { count: equalFit })}</li> : null}
        {askedFit > equalFit ? <li>{t('fits.bid', { count: askedFit })}</li> : null}
        <li>{t('fits.scheduled')}</li>
      </ul>
    </div>
  );
}
