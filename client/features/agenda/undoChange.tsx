import { useTranslation } from 'react-i18next';
import { undoableChange } from '../../../shared/meeting/agenda/agendaChange';
import type { AgendaChange } from '../../../shared/meeting/changes';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';
import { TextButton } from '../../ui/buttons';
import type { ChangeAgendaBy } from './changing';

/** Takes the last change back, and says which one that is. */
export function UndoChange({ send }: { send: ChangeAgendaBy }) {
  const { t } = useTranslation('agendaChange');
  const meeting = useMeeting();
  const id = useAtNow((now) => undoableChange(meeting, now)?.id ?? null);
  const nameOf = useThingName();
  const last = meeting.changes?.recent.find((one) => one.id === id);
  if (last === undefined) return null;
  return (
    <TextButton icon="undo" onClick={() => void send({ type: 'undoAgendaChange', change: last.id })}>
      {t('undo.button', { what: nameOf(last.change) })}
    </TextButton>
  );
}

function useThingName(): (change: AgendaChange) => string {
  const { t } = useTranslation('agendaChange');
  const meeting = useMeeting();
  const method = useMethodText();
  const slotText = useSlotText(useMe(), useShortNames());
  const called = (key: string): string => {
    const slot = Object.hasOwn(meeting.slots, key) ? meeting.slots[key] : undefined;
    if (slot !== undefined) return slotText.who(slot);
    const [block, part] = key.split('/');
    const stage =
      meeting.agenda.find((one) => one.key === key) ??
      meeting.template.blocks[block ?? '']?.stages.find(({ id }) => id === part);
    return stage === undefined ? t('undo.otherStage') : method.name(stage.words);
  };
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
