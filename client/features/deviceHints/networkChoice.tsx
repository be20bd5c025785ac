import { useTranslation } from 'react-i18next';
import { useOwn, useOwnMedia } from '../../media/context';
import { networkUses } from '../../media/devices/deviceMemory';
import { Choice } from '../../ui/choice';

/** How much of my network to use. The choice is kept in this browser. */
export function NetworkChoice() {
  const { t } = useTranslation('deviceHints');
  const own = useOwnMedia();
  const networkUse = useOwn((state) => state.networkUse);
  return (
    <Choice
      legend={t('network.legend')}
      options={networkUses.map((value) => ({
        value,
        label: t(`network.${value}.label`),
        note: t(`network.${value}.note`),
      }))}
      value={networkUse}
      onChange={(use) => void own.setNetworkUse(use)}
    />
  );
}
