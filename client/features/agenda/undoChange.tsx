import { useTranslation } from 'react-i18next';
import { undoableChange } from '../../../shared/meeting/agenda/agendaChange';
import { useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { TextButton } from '../../ui/buttons';
import type { ChangeAgendaBy } from './changing';
import type { Draft } from './draft';
import { useChangeName, useDraftName } from './naming';

/** Takes the last tap of the draft back, or without a draft the last change that took effect, and says which one that is. */
export function UndoChange({ draft, send }: { draft: Draft; send: ChangeAgendaBy }) {
  const { t } = useTranslation('agendaChange');
  const meeting = useMeeting();
  const id = useAtNow((now) => undoableChange(meeting, now)?.id ?? null);
  const nameOf = useChangeName(meeting);
  const draftName = useDraftName(draft.meeting);
  const [first, ...more] = draft.last;
  if (first !== undefined && !draft.isEmpty) {
    const what = more.length > 0 ? t('undo.shorter') : draftName(first.change);
    return (
      <TextButton icon="undo" onClick={() => draft.takeBack(draft.last)}>
        {t('undo.button', { what })}
      </TextButton>
    );
  }
  const last = meeting.changes?.recent.find((one) => one.id === id);
  if (last === undefined) return null;
  return (
    <TextButton icon="undo" onClick={() => void send({ type: 'undoAgendaChange', change: last.id })}>
      {t('undo.button', { what: nameOf(last.change) })}
    </TextButton>
  );
}
