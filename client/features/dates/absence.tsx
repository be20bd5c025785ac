import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingMeeting } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { tellAbsence } from '../../connection/datesApi';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { useSending } from './useSending';

type Props = { page: GroupPage; coming: ComingMeeting; changed: () => void };

const LONGEST = 300;

/** Says that I cannot come, with a reason for whoever leads. */
export function Absence({ page, coming, changed }: Props) {
  const { t } = useTranslation('dates');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('plan.notNow') : null));
  if (coming.absent.some(({ member }) => member === page.me.member)) return null;
  const close = () => setOpen(false);
  const tell = async () => {
    const ask = { meeting: coming.meeting, comes: false as const, reason };
    if ((await send(() => tellAbsence(page.group, ask))) === null) return;
    setReason('');
    close();
    changed();
  };
  const readers = page.people.filter(
    ({ member, role }) => member !== page.me.member && (member === page.next?.lead || role === 'facilitator'),
  );
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('absence.button')}</TextButton>
      <Dialog
        title={t('absence.title')}
        open={isOpen}
        onClose={close}
        foot={
          <>
            <SoftButton onClick={close}>{t('cancel')}</SoftButton>
            <GoButton pending={isBusy} onClick={() => void tell()}>
              {t('absence.send')}
            </GoButton>
          </>
        }
      >
        <p className="quiet">
          {readers.length > 0
            ? t('absence.about', { names: listOf(readers.map(({ name }) => name)) })
            : t(page.next?.lead === page.me.member ? 'absence.aboutMe' : 'absence.aboutNobody')}
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
    </>
  );
}

/** Who cannot come, and the ways out when too few are left. */
export function AbsentPeople({
  page,
  coming,
  changed,
  onMove,
  onAsk,
}: Props & { onMove: () => void; onAsk: () => void }) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending();
  const { absent, least } = coming;
  const isMine = absent.some(({ member }) => member === page.me.member);
  const others = absent.flatMap(({ member, reason }) => {
    const name = page.people.find((one) => one.member === member)?.name;
    return member === page.me.member || name === undefined ? [] : [{ name, reason }];
  });
  const reasons = others.flatMap(({ name, reason }) => (reason ? [{ name, reason }] : []));
  const back = async () => {
    if ((await send(() => tellAbsence(page.group, { meeting: coming.meeting, comes: true }))) !== null) changed();
  };
  return (
    <>
      {isMine ? (
        <Notice
          actions={
            <SoftButton pending={isBusy} onClick={() => void back()}>
              {t('absence.back')}
            </SoftButton>
          }
        >
          {problem ?? t('absence.mine')}
        </Notice>
      ) : null}
      {others.length === 0 ? null : (
        <div className="dates-absent">
          <p>{t('absence.others', { names: listOf(others.map(({ name }) => name)) })}</p>
          {reasons.length === 0 ? null : (
            <>
              <ul>
                {reasons.map(({ name, reason }) => (
                  <li key={name} dir="auto">
                    {t('absence.reasonOf', { name, reason })}
                  </li>
                ))}
              </ul>
              <p className="faint">{t('absence.reasons')}</p>
            </>
          )}
        </div>
      )}
      {coming.coming < least && page.people.length > 1 ? (
        <Notice
          kind="warn"
          actions={
            <>
              {page.mayPlan ? <SoftButton onClick={onMove}>{t('absence.moveIt')}</SoftButton> : null}
              <SoftButton onClick={onAsk}>{t('absence.ask')}</SoftButton>
            </>
          }
        >
          <b>{t('absence.tooFew', { count: coming.coming, least })}</b>
          <p>{t(page.mayPlan ? 'absence.tooFewLead' : 'absence.tooFewOthers')}</p>
        </Notice>
      ) : null}
    </>
  );
}
