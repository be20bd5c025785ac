import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingMeeting } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { tellAbsence } from '../../connection/datesApi';
import { SoftButton, TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { useSending } from './useSending';

const AbsenceDialog = lazyPage(async () => (await import('./absenceDialog')).AbsenceDialog);

type Props = { page: GroupPage; coming: ComingMeeting; changed: () => void };

/** Says that I cannot come. */
export function Absence({ page, coming, changed }: Props) {
  const { t } = useTranslation('dates');
  const [isOpen, setOpen] = useState(false);
  if (coming.absent.some(({ member }) => member === page.me.member)) return null;
  const close = () => setOpen(false);
  const readers = page.people.filter(
    ({ member, role }) => member !== page.me.member && (member === page.next?.lead || role === 'facilitator'),
  );
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('absence.button')}</TextButton>
      {isOpen ? (
        <QuietPlace>
          <AbsenceDialog
            group={page.group}
            date={coming.meeting}
            readers={readers.map(({ name }) => name)}
            leads={page.next?.lead === page.me.member}
            onClose={close}
            onSaid={() => {
              close();
              changed();
            }}
          />
        </QuietPlace>
      ) : null}
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
      {coming.coming + page.invited.length < least && page.people.length > 1 ? (
        <Notice
          kind="warn"
          actions={
            <>
              {page.mayPlan ? <SoftButton onClick={onMove}>{t('absence.moveIt')}</SoftButton> : null}
              <SoftButton onClick={onAsk}>{t('absence.ask')}</SoftButton>
            </>
          }
        >
          <b>{t('absence.tooFew', { count: coming.coming + page.invited.length, least })}</b>
          <p>{t(page.mayPlan ? 'absence.tooFewLead' : 'absence.tooFewOthers')}</p>
        </Notice>
      ) : null}
    </>
  );
}
