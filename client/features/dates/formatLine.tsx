import { useTranslation } from 'react-i18next';
import { picker } from '../../../shared/templates/picker';
import { useFormatText } from '../../i18n/formatText';

/** In which format the group meets, and for how many people that is. One of the group's own is named in its room. */
export function FormatLine({ format }: { format: string }) {
  const { t } = useTranslation('dates');
  const text = useFormatText();
  const known = picker.find(({ id }) => id === format);
  return known === undefined ? null : <p className="faint">{t('next.format', { name: text.option(known) })}</p>;
}
