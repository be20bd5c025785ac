import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slotsThatFit } from '../../../shared/meeting/agenda/planner';
import { longest } from '../../../shared/meeting/limits';
import { handful, moreFormats, picker, pickerGroups } from '../../../shared/templates/picker';
import { templateFor } from '../../../shared/templates/templates';
import { useFormatText } from '../../i18n/formatText';
import { TextButton } from '../../ui/buttons';
import { Choice, Tick } from '../../ui/choice';
import { TextField } from '../../ui/field';
import type { Format } from './formats';
import { FormatOutline } from './outline';
import type { Plan } from './plan';

/** Shows a few formats. One button shows the other methods. */
export function FormatPicker({ plan, name, onChange }: { plan: Plan; name: string; onChange: (plan: Plan) => void }) {
  const { t } = useTranslation('home');
  const text = useFormatText();
  const [more, setMore] = useState(() => !handful.some(({ id }) => id === plan.format.id));
  const [people, setPeople] = useState(6);
  const { least, most, standard } = plan.format.minutes;
  const minutes = within(plan.minutes, least, most, standard);
  const slots = isPair(plan.format) ? null : slotsThatFit(templateFor(plan.format.id), plan.minutes);
  const choose = (id: string) => {
    const format = picker.find((one) => one.id === id);
    if (format === undefined) return;
    onChange({
      ...plan,
      format,
      formatName: text.name(format),
      minutes: format.minutes.standard,
      takesPart: isPair(format) || plan.takesPart,
    });
    setPeople(within(people, format.people.least, format.people.most, format.people.least));
  };
  const choice = (legend: string, formats: readonly Format[]) => (
    <Choice
      key={legend}
      legend={legend}
      value={formats.some((format) => format.id === plan.format.id) ? plan.format.id : null}
      onChange={choose}
      options={formats.map((format) => ({
        value: format.id,
        label: text.name(format),
        note: (
          <>
            {text.about(format)}{' '}
            {t(isPair(format) ? 'format.pair' : 'format.people', {
              ...format.people,
              minutes: format.minutes.standard,
            })}
          </>
        ),
      }))}
    />
  );

  return (
    <div className="home-picker">
      {choice(t('format.heading'), handful)}
      <TextButton aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? t('format.fewer') : t('format.more')}
      </TextButton>
      {more ? pickerGroups.map((group) => choice(t(`format.groups.${group}`), moreFormats[group])) : null}
      <div className="home-details">
        <TextField
          label={t('details.title')}
          hint={t('details.titleHint')}
          value={plan.title}
          placeholder={t('defaultTitle', { name: name.trim() || '…' })}
          maxLength={longest.title}
          autoComplete="off"
          onChange={(event) => onChange({ ...plan, title: event.target.value })}
        />
        <TextField
          className="home-minutes"
          label={t('details.minutes')}
          hint={
            slots === null
              ? t('details.minutesHint', { least, most })
              : t('details.slotsFit', { least, most, ...slots })
          }
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          step={5}
          value={Number.isNaN(plan.minutes) ? '' : plan.minutes}
          onChange={(event) => onChange({ ...plan, minutes: event.target.valueAsNumber })}
          onBlur={() => onChange({ ...plan, minutes: within(plan.minutes, least, most, standard) })}
        />
        {isPair(plan.format) ? null : (
          <TextField
            className="home-minutes"
            label={t('details.people')}
            hint={t('details.peopleHint')}
            type="number"
            inputMode="numeric"
            min={1}
            max={24}
            value={Number.isNaN(people) ? '' : people}
            onChange={(event) => setPeople(event.target.valueAsNumber)}
            onBlur={() => setPeople(within(people, 1, 24, 6))}
          />
        )}
      </div>
      <FormatOutline key={plan.format.id} format={plan.format} people={within(people, 1, 24, 6)} minutes={minutes} />
      {isPair(plan.format) ? null : (
        <Tick
          checked={plan.takesPart}
          onChange={(takesPart) => onChange({ ...plan, takesPart })}
          note={t('details.takesPartNote')}
        >
          {t('details.takesPart')}
        </Tick>
      )}
      <Tick
        checked={plan.sound === 'elsewhere'}
        onChange={(elsewhere) => onChange({ ...plan, sound: elsewhere ? 'elsewhere' : 'here' })}
        note={t('details.elsewhereNote')}
      >
        {t('details.elsewhere')}
      </Tick>
      {plan.sound === 'elsewhere' ? null : (
        <Tick
          checked={plan.encrypted}
          onChange={(encrypted) => onChange({ ...plan, encrypted })}
          note={t('details.encryptedNote')}
        >
          {t('details.encrypted')}
        </Tick>
      )}
    </div>
  );
}

/** In a meeting of two, nobody can only lead. */
const isPair = (format: Format) => format.people.most === 2;

function within(minutes: number, least: number, most: number, standard: number): number {
  return Number.isNaN(minutes) ? standard : Math.round(Math.min(most, Math.max(least, minutes)));
}
