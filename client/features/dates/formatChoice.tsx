import { useTranslation } from 'react-i18next';
import type { FormatAhead } from '../../../shared/protocol/dates';
import { misfit, type PickerEntry, picker } from '../../../shared/templates/picker';
import { useFormatText } from '../../i18n/formatText';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { type AskedFormat, asUsual } from './askedFormat';

/** In which format a meeting is held and how long it takes, with what happens in it, and the choice of another one. */
export function FormatChoice({
  usual,
  isPlanned = false,
  people,
  value,
  onChange,
}: {
  /** What it is held in unless somebody chooses otherwise; null: nothing that is known here. */
  usual: FormatAhead | null;
  /** It is planned already, and stays as it is. */
  isPlanned?: boolean;
  /** How many will come. */
  people: number;
  value: AskedFormat;
  /** `isShared`: nobody leads in that format; null: as usual. */
  onChange: (asked: AskedFormat, isShared: boolean | null) => void;
}) {
  const { t } = useTranslation('dates');
  const text = useFormatText();
  const known = picker.find(({ id }) => id === usual?.format);
  const chosen = picker.find(({ id }) => id === value.template);
  const shown = chosen ?? known;
  const why = chosen === undefined ? null : misfit(chosen, { least: people, most: people });
  const count = usual?.minutes ?? 0;
  const named = known === undefined ? null : text.option(known);
  const unchanged = isPlanned
    ? named === null
      ? t('plan.formatSame')
      : t('plan.formatSameNamed', { name: named })
    : named === null
      ? t('plan.formatUsual', { count })
      : t('plan.formatOption', { name: named, count });
  const choose = (id: string) => {
    const one = picker.find((entry) => entry.id === id);
    if (one === undefined) return onChange(asUsual, null);
    onChange({ template: id, minutes: minutesIn(one, usual?.minutes) }, one.isShared);
  };
  return (
    <div className="dates-format">
      <SelectField
        label={t('plan.format')}
        value={value.template ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{unchanged}</option>
        {picker
          .filter(({ id }) => isPlanned || id !== usual?.format)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {t('plan.formatOption', { name: text.option(one), count: minutesIn(one, usual?.minutes) })}
            </option>
          ))}
      </SelectField>
      {shown === undefined ? null : <p className="faint">{text.about(shown)}</p>}
      <div role="status">
        {chosen === undefined || why === null ? null : (
          <Notice kind="warn">{t(`plan.${why}`, { count: people, ...chosen.people })}</Notice>
        )}
      </div>
    </div>
  );
}

/** As many minutes as before, as far as the format can be held in them. */
const minutesIn = ({ minutes: { least, most, standard } }: PickerEntry, before: number = standard): number =>
  Math.min(most, Math.max(least, before));
