import { ownPromptOf } from '../../../shared/meeting/agenda/ownPrompt';
import type { Meeting, PlannedStage } from '../../../shared/meeting/state';
import { useRoom } from './context';

/** The text that the lead wrote in place of this stage's prompt; null where there is none, or it has not arrived yet. */
export function useOwnPrompt(meeting: Meeting, stage: PlannedStage | undefined): string | null {
  const id = stage === undefined ? null : ownPromptOf(meeting, stage);
  return useRoom(({ prompts }) => (id === null ? null : (prompts.get(id) ?? null)));
}
