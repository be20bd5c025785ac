import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GroupColour, groupColours } from '../../../shared/groups/colours';
import type { GroupPlan } from '../../../shared/groups/models';
import { longest } from '../../../shared/meeting/limits';
import { tidyTitle } from '../../../shared/names';
import type { GroupPage } from '../../../shared/protocol/groups';
import { useSaving } from '../../connection/hooks/saving';
import { changeAbout } from '../../connection/lifeApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import '../../ui/round/colours.css';
import { PictureField } from './pictureField';

type Props = {
  page: GroupPage;
  /** The fields of the plan of a group that was formed. */
  planFields: (plan: GroupPlan, onChange: (plan: GroupPlan) => void) => ReactNode;
  onChanged: () => void;
  onClose: () => void;
};

/** Changes the name, the colour and the plan of a group. */
export function ChangeGroup({ page, planFields, onChanged, onClose }: Props) {
  const { t } = useTranslation('groupAbout');
  const refusalText = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const [name, setName] = useState(page.name);
  const [colour, setColour] = useState(page.colour);
  const [plan, setPlan] = useState(page.plan);
  // What these fields were filled with: somebody else may have changed it since.
  const [version] = useState(page.version);
  const save = async () => {
    if (await send(() => changeAbout(page.group, { name, colour, plan: plan && withoutZone(plan), version })))
      onClose();
  };
  const whyNot = () => {
    if (refused?.error === 'stale') return t('edit.stale');
    if (refused?.error === 'badInput') return t('edit.badField');
    return refused && refusalText(refused);
  };
  return (
    <Dialog
      title={t('edit.title')}
      open
      onClose={onClose}
      wide
      foot={
        <>
          <SoftButton onClick={onClose}>{t('edit.cancel')}</SoftButton>
          <GoButton
            pending={isBusy}
            closed={tidyTitle(name) === null ? t('edit.badName') : null}
            onClick={() => void save()}
          >
            {t('edit.save')}
          </GoButton>
        </>
      }
    >
      <p className="quiet">{t('edit.about')}</p>
      <div className="group-about-fields">
        <TextField
          label={t('edit.name')}
          value={name}
          maxLength={longest.title}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
        <Colours chosen={colour} onChoose={setColour} />
        <PictureField page={page} onChanged={onChanged} />
      </div>
      {plan === null ? null : <div className="group-about-plan">{planFields(plan, setPlan)}</div>}
      {plan === null || page.next === null ? null : <p className="faint">{t('edit.plannedStays')}</p>}
      {refused === null ? null : <Notice kind="refused">{whyNot()}</Notice>}
    </Dialog>
  );
}

/** The time zone belongs to the dates of the group. */
const withoutZone = ({ timeZone: _, ...plan }: GroupPlan): Omit<GroupPlan, 'timeZone'> => plan;

function Colours({ chosen, onChoose }: { chosen: GroupColour | null; onChoose: (colour: GroupColour | null) => void }) {
  const { t } = useTranslation('groupAbout');
  const legend = useId();
  const name = useId();
  return (
    <div className="group-about-colours" role="radiogroup" aria-labelledby={legend}>
      <p id={legend} className="ui-field-label">
        {t('edit.colour')}
      </p>
      <div>
        {[null, ...groupColours].map((colour) => (
          <label key={colour ?? ''} data-colour={colour ?? undefined}>
            <input type="radio" name={name} checked={chosen === colour} onChange={() => onChoose(colour)} />
            <i aria-hidden="true" />
            {colour === null ? t('edit.noColour') : t(`edit.colours.${colour}`)}
          </label>
        ))}
      </div>
    </div>
  );
}
