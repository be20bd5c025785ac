import { useTranslation } from 'react-i18next';
import { picker } from '../../../shared/templates/picker';
import { useFormatText } from '../../i18n/formatText';
import { SelectField, TextField } from '../../ui/field';
import type { Draft } from './draft';

/** A pair needs no more than the other person and a date. */
export function Pair({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('formGroup');
  const text = useFormatText();
  const { plan } = draft;
  const chosen = picker.find(({ id }) => id === plan.formats.usual);
  return (
    <section>
      <h2>{t('pair.heading')}</h2>
      <div className="form-grid">
        <TextField
          label={t('pair.with')}
          value={draft.other}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, other: target.value })}
        />
        <TextField
          label={t('pair.email')}
          type="email"
          value={draft.otherEmail}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, otherEmail: target.value })}
        />
        <TextField
          label={t('pair.when')}
          type="datetime-local"
          value={draft.startsAt}
          onChange={({ target }) => onChange({ ...draft, startsAt: target.value })}
        />
        <SelectField
          label={t('pair.usual')}
          hint={chosen ? text.about(chosen) : null}
          value={plan.formats.usual}
          onChange={({ target }) => {
            const format = picker.find(({ id }) => id === target.value);
            if (!format) return;
            const formats = { first: format.id, usual: format.id, last: format.id };
            onChange({ ...draft, plan: { ...plan, formats, minutes: format.minutes.standard } });
          }}
        >
          {picker
            .filter((format) => format.people.most === 2)
            .map((format) => (
              <option key={format.id} value={format.id}>
                {text.name(format)}
              </option>
            ))}
        </SelectField>
      </div>
    </section>
  );
}
