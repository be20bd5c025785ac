import { useTranslation } from 'react-i18next';
import { useOwn, useOwnMedia } from '../../media/context';
import { lines } from '../../media/devices/deviceMemory';
import { Choice } from '../../ui/field';

/** How much my line is to carry; kept in this browser. */
export function LineChoice() {
  const { t } = useTranslation('care');
  const own = useOwnMedia();
  const line = useOwn((state) => state.line);
  return (
    <Choice
      legend={t('line.legend')}
      options={lines.map((value) => ({ value, label: t(`line.${value}.label`), note: t(`line.${value}.note`) }))}
      value={line}
      onChange={(use) => void own.spareLine(use)}
    />
  );
}
