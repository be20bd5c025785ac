import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TellAbsence } from '../../../shared/protocol/dates';
import type { GroupGlance, NextMeeting } from '../../../shared/protocol/groups';
import { tellAbsence } from '../../connection/datesApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';

const LONGEST = 300;

/** Says that I cannot come, with a reason that only those who lead can read; or, when I said so, that I can after all. */
export function CannotCome({
  group: { group, people, me },
  next,
  absence: { isMine, readers },
  onClose,
  onSaid,
}: {
  group: GroupGlance;
  next: NextMeeting;
  absence: NonNullable<GroupGlance['absence']>;
  onClose: () => void;
  onSaid: () => void;
}) {
  const { t } = useTranslation('dates');
  const whyNot = useGroupRefusal();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const names = people.filter(({ member }) => readers.includes(member)).map(({ name }) => name);

  async function tell(said: TellAbsence) {
    setBusy(true);
    const answer = await tellAbsence(group, said);
    setBusy(false);
    if (answer.ok) return onSaid();
    setProblem(answer.error === 'stale' ? t('plan.notNow') : whyNot(answer));
  }

  if (isMine)
    return (
      <>
        <TextButton pending={isBusy} onClick={() => void tell({ meeting: next.meeting, comes: true })}>
          {t('absence.back')}
        </TextButton>
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      </>
    );
  return (
    <Dialog
      title={t('absence.title')}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton pending={isBusy} onClick={() => void tell({ meeting: next.meeting, comes: false, reason })}>
            {t('absence.send')}
          </GoButton>
        </>
      }
    >
      <p className="quiet">
        {names.length > 0
          ? t('absence.about', { names: listOf(names) })
          : t(next.lead === me.member ? 'absence.aboutMe' : 'absence.aboutNobody')}
      </p>
      {names.length === 0 ? null : (
        <TextField
          label={t('absence.reason')}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </Dialog>
  );
}
