import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTE } from '../../../shared/meeting/clock';
import { timeline } from '../../../shared/meeting/draft/timeline';
import { mayChangeAgenda } from '../../../shared/meeting/rights/commands';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useChangeAgenda } from './changing';
import { Clashes } from './clashes';
import { DoesNotFit } from './doesNotFit';
import { type Draft, useDraft } from './draft';
import { GoBack } from './goBack';
import { KeepFormat } from './keepFormat';
import { useCalled } from './naming';
import { AgendaRows } from './rows';
import { BlockField } from './slotSteps';
import { AgendaStrip } from './strip';
import { UndoChange } from './undoChange';
import { wholeMinute } from './wholeMinute';
import { WithoutSlot } from './withoutSlot';
import './changeAgenda.css';

/**
 * What lies ahead is changed in a draft that nobody else sees, drawn to scale with the end it leads to, and used in one go.
 * Nothing that was done is lost.
 */
export function ChangeAgenda({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const meeting = useMeeting();
  const me = useMe();
  const draft = useDraft();
  const { problem, send } = useChangeAgenda();
  const [isLeaving, setLeaving] = useState(false);
  // Where nobody leads, everybody who is here may.
  const mayChange = useAtNow((at) => mayChangeAgenda(meeting, me, at) === null);
  const line = timeline(draft.meeting, draft.now);
  const called = useCalled(draft.meeting);
  const isRunning = meeting.status === 'running';
  const leave = () => (draft.isEmpty ? onClose() : setLeaving(true));
  const use = () => void draft.use().then((isDone) => (isDone ? onClose() : setLeaving(false)));
  const said = draft.problem ?? problem;

  return (
    <>
      <Dialog
        title={t('roomDialogs:agenda.change')}
        open={open}
        onClose={leave}
        wide
        foot={
          <>
            {mayChange ? <UndoChange draft={draft} send={send} /> : null}
            {draft.isEmpty ? (
              <SoftButton onClick={onClose}>{t('close')}</SoftButton>
            ) : (
              <>
                <TextButton onClick={() => draft.take([])}>{t('agendaChange:draft.discard')}</TextButton>
                <UseIt draft={draft} mayChange={mayChange} onUse={use} />
              </>
            )}
          </>
        }
      >
        <div className="agenda-change">
          <p className="quiet agenda-how">{t(mayChange ? 'agendaChange:draft.how' : 'agendaChange:draft.notYours')}</p>
          <AgendaStrip line={line} nameOf={({ row }) => called(row.kind === 'slot' ? row.slot.id : row.stage.key)} />
          <DoesNotFit
            draft={draft}
            line={line}
            mayChange={mayChange}
            nameOf={({ row }) => called(row.kind === 'slot' ? row.slot.id : row.stage.key)}
          />
          {said === null ? null : <Notice kind="refused">{said}</Notice>}
          <Clashes draft={draft} />
          {!isRunning && mayChange ? (
            <div className="agenda-all-slots">
              <BlockField slot={null} draft={draft} />
            </div>
          ) : null}
          <AgendaRows draft={draft} line={line} mayChange={mayChange} send={send} />
          {mayChange && isRunning ? <WithoutSlot draft={draft} /> : null}
          {isRunning ? <GoBack closed={draft.isEmpty ? null : t('agendaChange:draft.first')} onBack={onClose} /> : null}
          {mayChange ? <KeepFormat closed={draft.isEmpty ? null : t('agendaChange:draft.first')} /> : null}
        </div>
      </Dialog>
      <Dialog
        title={t('agendaChange:draft.leaveTitle')}
        open={isLeaving}
        onClose={() => setLeaving(false)}
        alert
        foot={
          <>
            <TextButton onClick={() => setLeaving(false)}>{t('agendaChange:draft.stay')}</TextButton>
            <SoftButton onClick={onClose}>{t('agendaChange:draft.discard')}</SoftButton>
            {mayChange && draft.mayUse ? (
              <GoButton pending={draft.isBusy} onClick={use}>
                {t('agendaChange:draft.use')}
              </GoButton>
            ) : null}
          </>
        }
      >
        <p>{t('agendaChange:draft.leaveAbout')}</p>
      </Dialog>
    </>
  );
}

/** The main button says when the meeting then ends. */
function UseIt({ draft, mayChange, onUse }: { draft: Draft; mayChange: boolean; onUse: () => void }) {
  const { t } = useTranslation(['roomDialogs', 'agendaChange']);
  const { endsAt, plannedEnd } = timeline(draft.meeting, draft.now);
  const late = Math.round((endsAt - plannedEnd) / MINUTE);
  const time = wholeMinute(endsAt);
  const ends =
    late > 0 ? t('agendaChange:draft.endsLate', { time, count: late }) : t('agendaChange:draft.ends', { time });
  const closed = !mayChange
    ? t('agendaChange:draft.notYoursNow')
    : draft.mayUse
      ? null
      : t('agendaChange:draft.nothingFits');
  return (
    <GoButton icon="check" small={ends} closed={closed} pending={draft.isBusy} onClick={onUse}>
      {t('agendaChange:draft.use')}
    </GoButton>
  );
}
