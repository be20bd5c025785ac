import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { otherFormats } from '../../../shared/meeting/views/fittingFormats';
import { useRoom } from '../../connection/hooks/context';
import { useFormatText } from '../../i18n/formatText';
import { TextButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';

export type Another = { template: string; minutes: number };

/** One line after many meetings in the same format: another one may do the group good. It can be sent away. */
export function AnotherFormat({
  chosen,
  onChoose,
}: {
  chosen: Another | null;
  onChoose: (one: Another | null) => void;
}) {
  const { t } = useTranslation('minutes');
  const text = useFormatText();
  const meeting = useRoom((state) => state.meeting);
  const [isClosed, setClosed] = useState(false);
  const formats = meeting === null ? [] : otherFormats(meeting);
  if (formats.length === 0 || isClosed) return null;
  return (
    <div className="minutes-another">
      <SelectField
        label={t('another.label', { count: meeting?.inARow ?? 1 })}
        value={chosen?.template ?? ''}
        onChange={(event) => {
          const format = formats.find(({ id }) => id === event.target.value);
          onChoose(format === undefined ? null : { template: format.id, minutes: format.takes });
        }}
      >
        <option value="">{t('another.same')}</option>
        {formats.map((format) => (
          <option key={format.id} value={format.id}>
            {t('another.option', { name: text.option(format), count: format.takes })}
          </option>
        ))}
      </SelectField>
      <TextButton
        icon="close"
        aria-label={t('another.close')}
        onClick={() => {
          onChoose(null);
          setClosed(true);
        }}
      />
    </div>
  );
}
