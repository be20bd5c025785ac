import { useTranslation } from 'react-i18next';
import type { Time } from '../../../shared/meeting/state';
import { SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { fieldValue, placeOf } from '../../ui/text/zones';
import { DateForm } from './dateForm';

/** Asks for another day and time of one date, on the clock of `zone`. */
export function MoveDateDialog({
  about,
  zone,
  at,
  isBusy,
  problem,
  onMove,
  onClose,
}: {
  about: string;
  zone: string;
  at: Time;
  isBusy: boolean;
  problem: string | null;
  onMove: (wall: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('dates');
  return (
    <Dialog
      title={t('series.moveTitle')}
      open
      onClose={onClose}
      foot={<SoftButton onClick={onClose}>{t('cancel')}</SoftButton>}
    >
      <p className="quiet">{about}</p>
      <DateForm
        first={fieldValue(at, zone)}
        label={t('series.moveTo', { place: placeOf(zone) })}
        button={t('series.moveButton')}
        isBusy={isBusy}
        problem={problem}
        onSend={onMove}
      />
    </Dialog>
  );
}
