import { useTranslation } from 'react-i18next';
import type { Time } from '../../../shared/meeting/state';
import { fieldValue, placeOf } from '../../ui/text/zones';
import { DateDialog } from './dateDialog';

/** Asks for another day and time of one date, on the clock of `zone`. */
export function MoveDateDialog({
  zone,
  at,
  onMove,
  ...asked
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
    <DateDialog
      title={t('series.moveTitle')}
      first={fieldValue(at, zone)}
      label={t('series.moveTo', { place: placeOf(zone) })}
      button={t('series.moveButton')}
      onSend={onMove}
      {...asked}
    />
  );
}
