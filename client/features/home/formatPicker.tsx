import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { TextButton } from '../../ui/buttons';
import { Choice, Tick } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { lazyPart } from '../../ui/lazy/lazyPart';
import { type Format, formats, isInFirstHandful } from './formats';
import { useFormatText } from './formatText';

/** The choice of the kind of meeting. */
export type Plan = {
  format: Format;
  title: string;
  minutes: number;
  takesPart: boolean;
  sound: 'here' | 'elsewhere';
  encrypted: boolean;
};

/** Shows a few formats. One button shows the other methods. */
export function FormatPicker({ plan, name, onChange }: { plan: Plan; name: string; onChange: (plan: Plan) => void }) {
  const { t } = useTranslation('home');
  const text = useFormatText();
  const [more, setMore] = useState(() => !isInFirstHandful(plan.format));
  const shown = formats.filter((format) => more || isInFirstHandful(format));
  const { least, most, standard } = plan.format.minutes;
  const slots = useSlotsThatFit(plan);

  return (
    <div className="home-picker">
      <Choice
        legend={t('format.heading')}
        value={plan.format.id}
        onChange={(id) => {
          const format = formats.find((one) => one.id === id);
          if (format)
            onChange({
              ...plan,
              format,
              minutes: format.minutes.standard,
              takesPart: isPair(format) || plan.takesPart,
            });
        }}
        options={shown.map((format) => ({
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
      {shown.length < formats.length || more ? (
        <TextButton aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('format.fewer') : t('format.more')}
        </TextButton>
      ) : null}
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
      </div>
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

/** The planner counts minutes; the page does not wait for it. */
const planner = lazyPart(async () => {
  const [{ slotsThatFit }, { templateFor }] = await Promise.all([
    import('../../../shared/meeting/agenda/planner'),
    import('../../../shared/templates/templates'),
  ]);
  return ({ format, minutes }: Plan) => slotsThatFit(templateFor(format.id), minutes);
});

/** For how many people there is a slot each; null until that is known, and where there are no slots. */
function useSlotsThatFit(plan: Plan): { people: number; slot: number } | null {
  const slotsFor = planner.use();
  useEffect(() => void planner.preload(), []);
  return slotsFor === null || isPair(plan.format) ? null : slotsFor(plan);
}

/** In a meeting of two, nobody can only lead. */
const isPair = (format: Format) => format.people.most === 2;

function within(minutes: number, least: number, most: number, standard: number): number {
  return Number.isNaN(minutes) ? standard : Math.round(Math.min(most, Math.max(least, minutes)));
}
