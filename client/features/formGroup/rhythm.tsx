import { useTranslation } from 'react-i18next';
import { type GroupPlan, leadPolicies } from '../../../shared/groups/models';
import { misfit, picker } from '../../../shared/templates/picker';
import { useFormatText } from '../../i18n/formatText';
import { SelectField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

const WEEKS = [1, 2, 3, 4, 6, 8, 10, 12];
const TIMES = [4, 6, 8, 10, 12];

/**
 * `of`: a group that is being formed, or one that exists. Dates of one that exists have their zone, and somebody facilitates it
 * already or nobody does; a pair has one format and no roles.
 */
type Props = {
  plan: GroupPlan;
  onChange: (plan: GroupPlan) => void;
  of: 'newGroup' | 'group' | 'pair';
  /** Whoever forms it takes no part in it. */
  isForOthers?: boolean;
};

/** How often, how long, and who leads: as the model says until somebody chooses otherwise. */
export function Rhythm({ plan, onChange, of, isForOthers = false }: Props) {
  const { t } = useTranslation('formGroup');
  const set = (change: Partial<GroupPlan>) => onChange({ ...plan, ...change });
  const range = picker.find(({ id }) => id === plan.formats.usual)?.minutes;
  return (
    <section>
      <h2>{t('rhythm.title')}</h2>
      {of === 'newGroup' ? <p className="quiet">{t('rhythm.about')}</p> : null}
      <div className="form-grid">
        <SelectField
          label={t('rhythm.every')}
          value={plan.everyWeeks ?? ''}
          onChange={({ target }) => set({ everyWeeks: weeksOf(target.value) })}
        >
          {WEEKS.map((weeks) => (
            <option key={weeks} value={weeks}>
              {t('rhythm.weeks', { count: weeks })}
            </option>
          ))}
          <option value="month">{t('rhythm.month')}</option>
          <option value="">{t('rhythm.each')}</option>
        </SelectField>
        <TextField
          label={t('rhythm.minutes')}
          hint={range ? t('rhythm.minutesHint', range) : undefined}
          type="number"
          inputMode="numeric"
          min={range?.least}
          max={range?.most}
          step={5}
          value={plan.minutes}
          onChange={({ target }) => set({ minutes: Number(target.value) })}
        />
        <SelectField
          label={t('rhythm.meetings')}
          value={plan.meetings ?? ''}
          onChange={({ target }) => set({ meetings: target.value === '' ? null : Number(target.value) })}
        >
          {TIMES.map((times) => (
            <option key={times} value={times}>
              {t('rhythm.times', { count: times })}
            </option>
          ))}
          <option value="">{t('rhythm.endless')}</option>
        </SelectField>
        {of === 'pair' ? (
          <Format which="usual" plan={plan} onChange={onChange} of={of} />
        ) : (
          <SelectField
            label={t('rhythm.leads')}
            value={plan.leads}
            onChange={({ target }) => {
              const leads = leadPolicies.find((policy) => policy === target.value);
              if (leads) set({ leads });
            }}
          >
            {leadPolicies
              .filter((policy) => of === 'newGroup' || policy !== 'facilitator' || plan.leads === policy)
              .map((policy) => (
                <option key={policy} value={policy}>
                  {t(isForOthers && policy === 'facilitator' ? 'rhythm.leadNamed' : `rhythm.lead.${policy}`)}
                </option>
              ))}
          </SelectField>
        )}
      </div>
      {of === 'pair' ? null : (
        <details className="form-more">
          <summary>{t(of === 'newGroup' ? 'rhythm.more' : 'rhythm.moreOf')}</summary>
          <MoreOfPlan plan={plan} onChange={onChange} of={of} />
        </details>
      )}
    </section>
  );
}

const weeksOf = (value: string): GroupPlan['everyWeeks'] =>
  value === '' ? null : value === 'month' ? 'month' : Number(value);

function MoreOfPlan({ plan, onChange, of }: Props) {
  const { t } = useTranslation('formGroup');
  const set = (change: Partial<GroupPlan>) => onChange({ ...plan, ...change });
  const people = (which: 'least' | 'most') => (
    <TextField
      label={t(`rhythm.${which}`)}
      type="number"
      inputMode="numeric"
      min={2}
      max={100}
      value={plan.people[which]}
      onChange={({ target }) => set({ people: { ...plan.people, [which]: Number(target.value) } })}
    />
  );
  return (
    <div className="form-grid">
      {formats.map((which) => (
        <Format key={which} {...{ which, plan, onChange, of }} />
      ))}
      <Misfits plan={plan} />
      {of === 'newGroup' ? (
        <SelectField
          label={t('rhythm.zone')}
          value={plan.timeZone}
          onChange={({ target }) => set({ timeZone: target.value })}
        >
          {zones(plan.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      ) : null}
      {people('least')}
      {people('most')}
    </div>
  );
}

const formats = ['first', 'usual', 'last'] as const;

/** Formats that are made for fewer or more people than the group is meant for: they can be chosen all the same. */
function Misfits({ plan }: { plan: GroupPlan }) {
  const { t } = useTranslation('formGroup');
  const text = useFormatText();
  const chosen = new Set(formats.map((which) => plan.formats[which]));
  return (
    <div className="form-misfits" role="status">
      {picker.map((format) => {
        const why = chosen.has(format.id) ? misfit(format, plan.people) : null;
        if (why === null) return null;
        const { least, most } = format.people;
        return (
          <Notice key={format.id} kind="warn">
            {t(`rhythm.${why}`, {
              name: text.name(format),
              least,
              most,
              people: plan.people[why === 'few' ? 'least' : 'most'],
            })}
          </Notice>
        );
      })}
    </div>
  );
}

function Format({ which, plan, onChange, of }: Props & { which: keyof GroupPlan['formats'] }) {
  const { t } = useTranslation('formGroup');
  const text = useFormatText();
  const isPair = of === 'pair';
  return (
    <SelectField
      label={t(`rhythm.${which}`)}
      value={plan.formats[which]}
      onChange={({ target }) => {
        const format = picker.find(({ id }) => id === target.value);
        if (!format) return;
        const { least, most, standard } = format.minutes;
        const fits = plan.minutes >= least && plan.minutes <= most;
        const minutes = which === 'usual' && !fits ? standard : plan.minutes;
        const { id } = format;
        const formats = isPair ? { first: id, usual: id, last: id } : { ...plan.formats, [which]: id };
        onChange({ ...plan, formats, minutes });
      }}
    >
      {picker
        .filter((format) => (isPair ? format.people.most === 2 : format.people.most > 2))
        .map((format) => (
          <option key={format.id} value={format.id}>
            {text.option(format)}
          </option>
        ))}
    </SelectField>
  );
}

/** The zones that this browser knows, and the chosen one if it is not among them. */
function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
