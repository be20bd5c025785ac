import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slotsToOrder } from '../../../shared/meeting/agenda/restOfSlot';
import { isLead } from '../../../shared/meeting/people/people';
import { mayChangeAgenda } from '../../../shared/meeting/rights/commands';
import { wasEntered } from '../../../shared/meeting/standing';
import type { MemberId, PlannedStage } from '../../../shared/meeting/state';
import { agendaRows, projectedEnd } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { mayGiveSlot, mayLeaveOutSlot, mayPutBackSlot, withoutSlot } from '../../../shared/meeting/views/slotPlaces';
import { useConnection } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { timeOfDay } from '../../ui/text/when';
import { useChangeAgenda } from './changing';
import { KeepFormat } from './keepFormat';
import { keyOf, Minutes } from './minutes';
import { SlotLine, Stepper } from './slotLine';
import { BlockField } from './slotSteps';
import { StageText } from './stageText';
import { UndoChange } from './undoChange';
import './changeAgenda.css';

/**
 * The lead changes what lies ahead: the order of the slots, stages to leave out, a break, or going back. Nothing that
 * was done is lost.
 */
export function ChangeAgenda({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const method = useMethodText();
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const slotText = useSlotText(me, useShortNames());
  const { problem, send } = useChangeAgenda();
  const isRunning = meeting.status === 'running';
  const [openSteps, setOpenSteps] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const now = connection.now();
  const rows = agendaRows(meeting, now);
  const may = useMay();
  const leads = isLead(meeting, me);
  // Where nobody leads, everybody who is here may: order, texts and blocks, not minutes.
  const mayChange = useAtNow((at) => mayChangeAgenda(meeting, me, at) === null);
  const ahead = slotsToOrder(meeting);
  const at = currentStage(meeting);
  const stageName = (stage: PlannedStage) => method.name(stage.words);

  const order = (slots: string[]) => void send({ type: 'orderSlots', slots });
  const move = (slot: string, by: number) => {
    const from = ahead.indexOf(slot);
    const to = from + by;
    if (to >= 0 && to < ahead.length) order(arrayMove(ahead, from, to));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      order(arrayMove(ahead, ahead.indexOf(`${active.id}`), ahead.indexOf(`${over.id}`)));
  };
  const goBack = (to: string) => {
    if (!at) return;
    void send({ type: 'goBack', from: at.stage.key, to });
    onClose();
  };
  const addBreak = (before: string) => void send({ type: 'addBreak', before });

  return (
    <Dialog
      title={t('roomDialogs:agenda.change')}
      open={open}
      onClose={onClose}
      wide
      foot={
        <>
          {mayChange ? <UndoChange send={send} /> : null}
          <SoftButton onClick={onClose}>{t('close')}</SoftButton>
        </>
      }
    >
      <p className="quiet">{isRunning ? t('roomDialogs:agenda.changeHow') : t('agendaChange:before')}</p>
      {isRunning ? <EndsThen /> : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {!isRunning && mayChange ? (
        <div className="agenda-all-slots">
          <BlockField slot={null} send={send} />
        </div>
      ) : null}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={ahead} strategy={verticalListSortingStrategy}>
          <ol className="agenda-change">
            {rows.map((row) => {
              if (row.kind === 'slot' && row.state === 'ahead' && ahead.includes(row.slot.id)) {
                const first = row.rows[0]?.stage.key;
                return (
                  <SlotLine
                    key={keyOf(row)}
                    slot={row.slot}
                    restMinutes={wasEntered(meeting, first ?? '') ? row.plannedMinutes : null}
                    name={slotText.who(row.slot)}
                    place={ahead.indexOf(row.slot.id)}
                    of={ahead.length}
                    closed={!mayChange || !isRunning}
                    hasMinutes={leads}
                    send={send}
                    steps={openSteps === row.slot.id}
                    onSteps={mayChange ? () => setOpenSteps(openSteps === row.slot.id ? null : row.slot.id) : null}
                    onMove={move}
                    onBreak={first && leads && isRunning ? () => addBreak(first) : null}
                    onLeaveOut={
                      mayLeaveOutSlot(meeting, me, row.slot.id, now) === null
                        ? (minutes) => void send({ type: 'leaveOutSlot', slot: row.slot.id, minutes })
                        : null
                    }
                  />
                );
              }
              if (row.kind === 'slot') {
                const reached = row.rows.filter((part) => part.state === 'done' && part.stage.key !== at?.stage.key);
                const isOut = row.state === 'skipped';
                return (
                  <li key={keyOf(row)} className={`agenda-change-row${isOut ? ' agenda-change-skipped' : ''}`}>
                    <span className="agenda-change-name">
                      <b dir="auto">{slotText.who(row.slot)}</b>
                      {isOut && row.slot.client !== '' ? (
                        <GiveSlot member={row.slot.client} says={t('roomDialogs:agenda.keep')} />
                      ) : null}
                      {isOut && mayPutBackSlot(meeting, me, row.slot.id, now) === null ? (
                        <TextButton
                          icon="plus"
                          onClick={() => void send({ type: 'leaveOutSlot', slot: row.slot.id, back: true })}
                        >
                          {t('roomDialogs:agenda.keep')}
                          <span className="aloud">, {slotText.who(row.slot)}</span>
                        </TextButton>
                      ) : null}
                      {reached.map((part) => (
                        <TextButton
                          key={part.stage.key}
                          icon="undo"
                          closed={may('goBack') === null ? null : t('roomDialogs:agenda.notNow')}
                          onClick={() => goBack(part.stage.key)}
                        >
                          {t('roomDialogs:agenda.backTo', { name: stageName(part.stage) })}
                        </TextButton>
                      ))}
                    </span>
                    <Minutes row={row} />
                  </li>
                );
              }
              const { stage, state } = row;
              return (
                <li
                  key={stage.key}
                  className={`agenda-change-row${state === 'skipped' ? ' agenda-change-skipped' : ''}`}
                >
                  <span className="agenda-change-name">
                    <b>{stageName(stage)}</b>
                    {state === 'now' ? <span className="faint">{t('roomDialogs:agenda.here')}</span> : null}
                    {state === 'done' ? (
                      <TextButton
                        icon="undo"
                        closed={may('goBack') === null ? null : t('roomDialogs:agenda.notNow')}
                        onClick={() => goBack(stage.key)}
                      >
                        {t('roomDialogs:agenda.back')}
                      </TextButton>
                    ) : null}
                    {isRunning && (state === 'ahead' || state === 'skipped') ? (
                      <TextButton
                        icon={state === 'skipped' ? 'plus' : 'skip'}
                        closed={
                          stage.protected ? t('agenda.protectedWhy') : leads ? null : t('roomDialogs:agenda.notNow')
                        }
                        onClick={() => void send({ type: 'skipStage', stage: stage.key, skipped: state !== 'skipped' })}
                      >
                        {state === 'skipped' ? t('roomDialogs:agenda.keep') : t('roomDialogs:agenda.skip')}
                        <span className="aloud">, {stageName(stage)}</span>
                      </TextButton>
                    ) : null}
                  </span>
                  {mayChange && (state === 'ahead' || state === 'now') ? <StageText stage={stage} send={send} /> : null}
                  {state === 'ahead' && leads && isRunning ? (
                    <Stepper
                      send={send}
                      of={stage.key}
                      name={stageName(stage)}
                      minutes={stage.minutes}
                      isProtected={stage.protected}
                    />
                  ) : (
                    <Minutes row={row} />
                  )}
                </li>
              );
            })}
          </ol>
        </SortableContext>
      </DndContext>
      <WithoutSlot />
      {mayChange ? <KeepFormat /> : null}
    </Dialog>
  );
}

/** When the meeting ends as things stand, told anew with every change. */
function EndsThen() {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const meeting = useMeeting();
  const time = useAtNow((now) => timeOfDay(projectedEnd(meeting, now).at));
  const minutes = useAtNow((now) => projectedEnd(meeting, now).lateMinutes);
  return (
    <p className="agenda-ends-then" role="status">
      <b>{t('roomDialogs:agenda.ends', { time })}</b>{' '}
      {minutes > 0 ? t('roomDialogs:agenda.late', { count: minutes }) : null}
      {minutes < 0 ? t('roomDialogs:agenda.early', { count: -minutes }) : null}
    </p>
  );
}

/** People without a slot, each with the button that gives them one. */
function WithoutSlot() {
  const { t } = useTranslation('roomDialogs');
  const nameOf = useShortNames();
  const members = withoutSlot(useMeeting());
  const leads = isLead(useMeeting(), useMe());
  if (members.length === 0 || !leads) return null;
  return (
    <section className="agenda-without" aria-label={t('agenda.without')}>
      <h3>{t('agenda.without')}</h3>
      <ul>
        {members.map((member) => (
          <li key={member} className="agenda-change-row">
            <span className="agenda-change-name">
              <b dir="auto">{nameOf(member)}</b>
              <GiveSlot member={member} says={t('agenda.giveSlot')} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Gives somebody their slot, at its place while that lies ahead, else as the last one; closed with the reason when it cannot be. */
function GiveSlot({ member, says }: { member: MemberId; says: string }) {
  const { t } = useTranslation('roomDialogs');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const refused = mayGiveSlot(meeting, me, member, useConnection().now());
  const closed =
    refused === null
      ? null
      : refused === 'notAllowed'
        ? t('agenda.isGone', { name: nameOf(member) })
        : t('agenda.notNow');
  return (
    <TextButton icon="plus" closed={closed} onClick={() => void send({ type: 'giveSlot', member })}>
      {says}
      <span className="aloud">, {nameOf(member)}</span>
    </TextButton>
  );
}
