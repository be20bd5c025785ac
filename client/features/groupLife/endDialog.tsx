import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { tidyTitle } from '../../../shared/names';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership } from '../../../shared/protocol/ownership';
import { useAnswer } from '../../connection/hooks/answer';
import { useSaving } from '../../connection/hooks/saving';
import { endGroup } from '../../connection/lifeApi';
import { retentionOf } from '../../connection/ownershipApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

const MONTHS = [1, 3, 6, 12, 24] as const;
const USUAL_MONTHS = 3;

/** Ends the group, or asks the others to, after its name was typed once more. */
export function EndDialog({
  page,
  owned,
  onChanged,
  onClose,
}: {
  page: GroupPage;
  owned: Ownership;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('groupLife');
  const whyNot = useGroupRefusal();
  const [kept] = useAnswer(retentionOf, page.group);
  const [isBusy, refused, send] = useSaving(onChanged);
  const [name, setName] = useState('');
  const [months, setMonths] = useState<number>(USUAL_MONTHS);
  const decided = kept?.ok ? kept.value.afterEnd : null;
  const asks = owned.decidesEnd === 'together' && page.people.length > 1;
  const end = async () => {
    if (await send(() => endGroup(page.group, { name, afterEnd: decided ?? months }))) onClose();
  };
  return (
    <Dialog
      title={t('dialog.title', { name: page.name })}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton
            pending={isBusy}
            closed={tidyTitle(name) === page.name ? null : t('dialog.notYet')}
            onClick={() => void end()}
          >
            {t(asks ? 'dialog.ask' : 'dialog.yes')}
          </GoButton>
        </>
      }
    >
      <p>{t('dialog.about')}</p>
      <div className="group-life-fields">
        {asks ? <p className="quiet">{t('dialog.together')}</p> : null}
        {decided === null ? (
          <SelectField
            label={t('dialog.months')}
            value={months}
            onChange={({ target }) => setMonths(Number(target.value))}
          >
            {MONTHS.map((count) => (
              <option key={count} value={count}>
                {t('dialog.after', { count })}
              </option>
            ))}
          </SelectField>
        ) : (
          <p className="quiet">{t('dialog.decided', { count: decided })}</p>
        )}
        <TextField
          label={t('dialog.name', { name: page.name })}
          value={name}
          maxLength={longest.title}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
    </Dialog>
  );
}
