import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { tellAbsence } from '../../connection/datesApi';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { useSending } from './useSending';

const LONGEST = 300;

/** Says that I cannot come, with a reason for whoever leads. */
export function AbsenceDialog({
  group,
  date,
  readers,
  leads,
  onClose,
  onSaid,
}: {
  group: GroupId;
  /** The id of the meeting or of the date. */
  date: string;
  /** By name, who else reads the reason. */
  readers: readonly string[];
  /** I lead it myself. */
  leads: boolean;
  onClose: () => void;
  onSaid: () => void;
}) {
  const { t } = useTranslation('dates');
  const [reason, setReason] = useState('');
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('plan.notNow') : null));
  const tell = async () => {
    const ask = { meeting: date, comes: false as const, reason };
    if ((await send(() => tellAbsence(group, ask))) !== null) onSaid();
  };
  return (
    <Dialog
      title={t('absence.title')}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton pending={isBusy} onClick={() => void tell()}>
            {t('absence.send')}
          </GoButton>
        </>
      }
    >
      <p className="quiet">
        {readers.length > 0
          ? t('absence.about', { names: listOf([...readers]) })
          : t(leads ? 'absence.aboutMe' : 'absence.aboutNobody')}
      </p>
      {readers.length === 0 ? null : (
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
