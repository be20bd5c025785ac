import { useSortable } from '@dnd-kit/sortable';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isLeftOut } from '../../../shared/meeting/agenda/recut';
import { wasEntered } from '../../../shared/meeting/standing';
import type { Slot } from '../../../shared/meeting/state';
import type { AgendaSlot } from '../../../shared/meeting/views/agenda';
import { mayGiveSlot, mayLeaveOutSlot, mayPutBackSlot } from '../../../shared/meeting/views/slotPlaces';
import { useMe, useNames } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import type { ChangeAgendaBy } from './changing';
import type { Draft } from './draft';
import { Line, type LineProps, Stepper } from './line';
import { SlotSteps } from './slotSteps';

/** A slot that is not over: where it stands, how long it takes, and how it is worked. */
export function SlotLine({
  slot,
  draft,
  mayChange,
  send,
  ahead,
  onMove,
  ...line
}: LineProps & {
  slot: AgendaSlot;
  draft: Draft;
  mayChange: boolean;
  send: ChangeAgendaBy;
  /** The slots that can change places. */
  ahead: readonly string[];
  onMove: (slot: string, by: number) => void;
}) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const me = useMe();
  const nameOf = useNames();
  const { id, client, minutes } = slot.slot;
  const { name, part } = line;
  const { meeting, now } = draft;
  const place = slot.state === 'ahead' ? ahead.indexOf(id) : -1;
  const canMove = mayChange && place >= 0 && ahead.length > 1;
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition } = useSortable({
    id,
    disabled: !canMove,
  });
  const style = { transform: transform ? `translateY(${transform.y}px)` : undefined, transition };
  const isWhole = slot.rows.every((row) => !wasEntered(meeting, row.stage.key));
  const hasStepper = mayChange && place >= 0 && isWhole;
  const mayLeave = mayLeaveOutSlot(meeting, me, id, now) === null;
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(id, by);
  };
  const leaveOut = (how: 'shared' | 'saved') => draft.tap({ type: 'leaveOutSlot', slot: id, minutes: how });
  const aloud = <span className="aloud">, {t('roomDialogs:agenda.slotOf', { name })}</span>;
  return (
    <Line
      {...line}
      onOpen={hasStepper ? line.onOpen : null}
      place={setNodeRef}
      style={style}
      mark={
        slot.state === 'now' ? (
          <i />
        ) : canMove ? (
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...listeners}
            className="agenda-grip"
            aria-label={t('agendaChange:line.move', { name })}
            onKeyDown={moveByKey}
          >
            <Icon name="drag" size={18} />
          </button>
        ) : null
      }
      face={<Face name={client === '' ? '' : nameOf(client)} size={28} />}
      minutes={
        hasStepper ? (
          <Stepper
            name={name}
            minutes={minutes}
            closed={null}
            onSet={(next) => draft.tap({ type: 'setMinutes', of: id, minutes: next })}
          />
        ) : (
          <span className="agenda-minutes num">{t('agenda.minutes', { count: Math.round(part.minutes) })}</span>
        )
      }
      action={
        slot.state === 'skipped' ? (
          <PutBack slot={slot.slot} draft={draft} name={name} />
        ) : mayLeave && hasStepper ? (
          <TextButton onClick={() => leaveOut('shared')}>
            {t('roomDialogs:agenda.skip')}
            {aloud}
          </TextButton>
        ) : null
      }
    >
      <SlotSteps slot={id} draft={draft} send={send}>
        {canMove ? (
          <>
            <TextButton icon="moveUp" closed={place === 0 ? t('agenda.isFirst') : null} onClick={() => onMove(id, -1)}>
              {t('agendaChange:line.earlier')}
              {aloud}
            </TextButton>
            <TextButton
              icon="moveDown"
              closed={place === ahead.length - 1 ? t('agenda.isLast') : null}
              onClick={() => onMove(id, 1)}
            >
              {t('agendaChange:line.later')}
              {aloud}
            </TextButton>
          </>
        ) : null}
        <TextButton
          icon="coffee"
          onClick={() => draft.tap({ type: 'addBreak', before: slot.rows[0]?.stage.key ?? '' })}
        >
          {t('roomDialogs:agenda.addBreak')}
          <span className="aloud">, {t('roomDialogs:agenda.breakBefore', { name })}</span>
        </TextButton>
        {mayLeave ? (
          <>
            <TextButton icon="skip" onClick={() => leaveOut('shared')}>
              {t('roomDialogs:agenda.skipShared')}
              {aloud}
            </TextButton>
            <TextButton icon="skip" onClick={() => leaveOut('saved')}>
              {t('roomDialogs:agenda.skipSaved')}
              {aloud}
            </TextButton>
          </>
        ) : null}
      </SlotSteps>
    </Line>
  );
}

/** A slot that was left out takes place after all: as if this draft had not left it out, or as it was left out before. */
function PutBack({ slot, draft, name }: { slot: Slot; draft: Draft; name: string }) {
  const { t } = useTranslation('roomDialogs');
  const me = useMe();
  const { meeting, live, now } = draft;
  const own = draft.draft.filter(({ change }) => change.type === 'leaveOutSlot' && change.slot === slot.id);
  const isOwn = own.length > 0 && !isLeftOut(live, slot.id);
  const refused =
    slot.client === '' ? mayPutBackSlot(meeting, me, slot.id, now) : mayGiveSlot(meeting, me, slot.client, now);
  const putBack = () => {
    if (isOwn) draft.takeBack(own);
    else if (slot.client === '') draft.tap({ type: 'leaveOutSlot', slot: slot.id, back: true });
    else draft.tap({ type: 'giveSlot', member: slot.client });
  };
  const closed =
    isOwn || refused === null ? null : refused === 'notAllowed' ? t('agenda.isGone', { name }) : t('agenda.notNow');
  return (
    <TextButton closed={closed} onClick={putBack}>
      {t('agenda.keep')}
      <span className="aloud">, {name}</span>
    </TextButton>
  );
}
