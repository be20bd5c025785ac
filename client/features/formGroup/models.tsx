import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type GroupModel, groupModels, presets } from '../../../shared/groups/models';
import { type Draft, planOf } from './draft';
import { useLength } from './length';
import { Scale, ScaleKey } from './scale';

/** The four models and the pair, each with the agenda of its usual meeting on one scale. */
export function Models({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('formGroup');
  const heading = useId();
  return (
    <section>
      <h2 id={heading}>{t('how')}</h2>
      <div className="form-models" role="radiogroup" aria-labelledby={heading}>
        {groupModels.map((model) => (
          <Model
            key={model}
            model={model}
            draft={draft}
            onChoose={() => onChange({ ...draft, model, plan: planOf(model, draft.plan.timeZone) })}
          />
        ))}
      </div>
      <ScaleKey />
    </section>
  );
}

function Model({ model, draft, onChoose }: { model: GroupModel; draft: Draft; onChoose: () => void }) {
  const { t } = useTranslation('formGroup');
  const lengthOf = useLength();
  const isChosen = draft.model === model;
  const plan = isChosen ? draft.plan : presets[model];
  return (
    <label className="form-model">
      <input type="radio" name="model" checked={isChosen} onChange={onChoose} />
      <span className="form-model-text">
        <span className="form-model-line">
          <b>{t(`models.${model}.name`)}</b>
          <span className="quiet num">{lengthOf(plan.minutes)}</span>
        </span>
        <span className="quiet">{t(`models.${model}.about`, plan.people)}</span>
        <Scale format={plan.formats.usual} minutes={plan.minutes} people={plan.people.least} />
      </span>
    </label>
  );
}
