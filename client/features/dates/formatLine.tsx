import { useTranslation } from 'react-i18next';
import { picker } from '../../../shared/templates/picker';
import { useFormatText } from '../../i18n/formatText';

/** In which format the group meets, for how many people that is, and what happens in it. One of the group's own is named in its room. */
export function FormatLine({ format }: { format: string }) {
  const { t } = useTranslation('dates');
  const text = useFormatText();
  const known = picker.find(({ id }) => id === format);
  if (known === undefined) return null;
  return (
    <p className="faint">
      {t('next.format', { name: text.option(known) })} {text.about(known)}
    </p>
  );
}
