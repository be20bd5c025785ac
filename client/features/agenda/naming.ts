import { useTranslation } from 'react-i18next';
import type { AgendaChange } from '../../../shared/meeting/changes';
import type { OneChange } from '../../../shared/meeting/commands';
import type { Meeting } from '../../../shared/meeting/state';
import { useMe, useShortNames } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';

/** What a stage or a slot of this meeting is called. */
export function useCalled(meeting: Meeting): (key: string) => string {
  const { t } = useTranslation('agendaChange');
  const method = useMethodText();
  const slotText = useSlotText(useMe(), useShortNames());
  return (key) => {
    const slot = Object.hasOwn(meeting.slots, key) ? meeting.slots[key] : undefined;
    if (slot !== undefined) return slotText.who(slot);
    const [block, part] = key.split('/');
    const stage =
      meeting.agenda.find((one) => one.key === key) ??
      meeting.template.blocks[block ?? '']?.stages.find(({ id }) => id === part);
    return stage === undefined ? t('undo.otherStage') : method.name(stage.words);
  };
}

/** What a change that was made is about, in a few words. */
export function useChangeName(meeting: Meeting): (change: AgendaChange) => string {
  const { t } = useTranslation('agendaChange');
  const called = useCalled(meeting);
  return (change) => {
    switch (change.kind) {
      case 'minutes':
        return t('undo.minutes', { name: called(change.of) });
      case 'stage':
      case 'slot':
        return t(change.skipped ? 'undo.leftOut' : 'undo.putBack', { name: called(change.of) });
      case 'order':
        return t('undo.order');
      case 'end':
        return t('undo.end');
      case 'break':
        return t('undo.break');
      case 'block':
        return change.of === null ? t('undo.blockOfAll') : t('undo.block', { name: called(change.of) });
      case 'prompt':
        return t('undo.prompt', { name: called(change.of) });
      default:
        return change satisfies never;
    }
  };
}

/** The same of a change that is only drafted. */
export function useDraftName(meeting: Meeting): (change: OneChange) => string {
  const { t } = useTranslation('agendaChange');
  const called = useCalled(meeting);
  const nameOf = useShortNames();
  return (change) => {
    switch (change.type) {
      case 'setMinutes':
        return t('undo.minutes', { name: called(change.of) });
      case 'skipStage':
        return t(change.skipped ? 'undo.leftOut' : 'undo.putBack', { name: called(change.stage) });
      case 'leaveOutSlot':
        return t(change.back ? 'undo.putBack' : 'undo.leftOut', { name: called(change.slot) });
      case 'giveSlot':
        return t('undo.putBack', { name: nameOf(change.member) });
      case 'orderSlots':
        return t('undo.order');
      case 'moveEnd':
        return t('undo.end');
      case 'addBreak':
        return t('undo.break');
      case 'setBlock':
        return change.slot === null ? t('undo.blockOfAll') : t('undo.block', { name: called(change.slot) });
      default:
        return change satisfies never;
    }
  };
}
