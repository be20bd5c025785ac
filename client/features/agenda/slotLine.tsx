import { useSortable } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../../shared/meeting/state';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import type { ChangeAgendaBy } from './changing';
import { SlotSteps } from './slotSteps';

/** A slot that lies ahead: where it stands, how long it takes, and how it is worked. */
export function SlotLine({
  slot,
  restMinutes,
  name,
  place,
  of,
  closed,
  hasMinutes,
  onMove,
  onBreak,
  onLeaveOut,
  send,
  steps,
  onSteps,
}: {
  send: ChangeAgendaBy;
  /** Its steps are shown below it. */
  steps: boolean;
  onSteps: (() => void) | null;
  slot: Slot;
  /** What is left of one that was moved; null for a whole slot, whose minutes can be changed. */
  restMinutes: number | null;
  name: string;
  /** Among the slots that can be moved; -1 for one that stays where it is. */
  place: number;
  of: number;
  closed: boolean;
  /** Its minutes can be changed. */
  hasMinutes: boolean;
  onMove: (slot: string, by: number) => void;
  onBreak: (() => void) | null;
  onLeaveOut: ((minutes: 'shared' | 'saved') => void) | null;
}) {
  const { t } = useTranslation(['room', 'roomDialogs', 'agendaChange']);
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition } = useSortable({
    id: slot.id,
    disabled: closed || place < 0,
  });
  const style = { transform: transform ? `translateY(${transform.y}px)` : undefined, transition };
  return (
    <li ref={setNodeRef} style={style} className="agenda-change-row agenda-change-slot">
      {closed ? null : (
        <span ref={setActivatorNodeRef} {...listeners} className="agenda-grip" aria-hidden="true">
          <Icon name="drag" size={18} />
        </span>
      )}
      <span className="agenda-change-name">
        <b dir="auto">{name}</b>
        {onSteps && restMinutes === null ? (
          <TextButton icon="pencil" aria-expanded={steps} onClick={onSteps}>
            {t('agendaChange:steps.open')}
            <span className="aloud">, {t('roomDialogs:agenda.slotOf', { name })}</span>
          </TextButton>
        ) : null}
      </span>
      {closed ? null : (
        <span className="agenda-moves">
          <TextButton
            icon="moveUp"
            aria-label={t('agenda.earlier', { name })}
            closed={place <= 0 ? t('agenda.isFirst') : null}
            onClick={() => onMove(slot.id, -1)}
          />
          <TextButton
            icon="moveDown"
            aria-label={t('agenda.laterSlot', { name })}
            closed={place < 0 || place === of - 1 ? t('agenda.isLast') : null}
            onClick={() => onMove(slot.id, 1)}
          />
        </span>
      )}
      {closed || !hasMinutes || restMinutes !== null ? (
        <span className="agenda-minutes num">
          {t('agenda.minutes', { count: Math.round(restMinutes ?? slot.minutes) })}
        </span>
      ) : (
        <Stepper send={send} of={slot.id} name={name} minutes={slot.minutes} isProtected={false} />
      )}
      {steps && onSteps ? (
        <SlotSteps slot={slot.id} send={send}>
          {onBreak ? (
            <TextButton icon="coffee" onClick={onBreak}>
              {t('roomDialogs:agenda.addBreak')}
              <span className="aloud">, {t('roomDialogs:agenda.breakBefore', { name })}</span>
            </TextButton>
          ) : null}
          {onLeaveOut ? (
            <>
              <TextButton icon="skip" onClick={() => onLeaveOut('shared')}>
                {t('roomDialogs:agenda.skipShared')}
                <span className="aloud">, {t('roomDialogs:agenda.slotOf', { name })}</span>
              </TextButton>
              <TextButton icon="skip" onClick={() => onLeaveOut('saved')}>
                {t('roomDialogs:agenda.skipSaved')}
                <span className="aloud">, {t('roomDialogs:agenda.slotOf', { name })}</span>
              </TextButton>
            </>
          ) : null}
        </SlotSteps>
      ) : null}
    </li>
  );
}

/** Minutes of what lies ahead, one more or one fewer at a press. What the meeting then takes is shown above. */
export function Stepper({
  of,
  name,
  minutes,
  isProtected,
  send,
}: {
  send: ChangeAgendaBy;
  of: string;
  name: string;
  minutes: number;
  isProtected: boolean;
}) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const now = Math.round(minutes);
  const set = (next: number) => void send({ type: 'setMinutes', of, minutes: next });
  return (
    <span className="agenda-stepper">
      <TextButton
        icon="minus"
        aria-label={t('roomDialogs:agenda.fewer', { name })}
        closed={isProtected ? t('agenda.protectedWhy') : now <= 1 ? t('roomDialogs:agenda.least') : null}
        onClick={() => set(now - 1)}
      />
      <span className="agenda-minutes num">{t('agenda.minutes', { count: now })}</span>
      <TextButton icon="plus" aria-label={t('roomDialogs:agenda.more', { name })} onClick={() => set(now + 1)} />
    </span>
  );
}
