import { randomUUID } from 'node:crypto';
import { most } from '../../../shared/meeting/limits';
import { mayChangeAgenda } from '../../../shared/meeting/rights/commands';
import type { MemberId, PromptId } from '../../../shared/meeting/state';
import type { OwnPrompt } from '../../../shared/protocol/meeting';
import type { RecordsChange } from '../../../shared/protocol/records';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { Clock } from '../clock';
import type { Room } from '../meeting/room';

export type PromptsDeps = {
  room: Room;
  clock: Clock;
  /** Every text that was ever written in this meeting: one that was replaced may be put back. */
  prompts: Map<PromptId, string>;
  promptWritten: (prompt: OwnPrompt) => void;
};

/** The lead writes a text in place of a stage's prompt. Text and event are saved together; the log gets its id alone. */
export async function setPrompt(
  { room, clock, prompts, promptWritten }: PromptsDeps,
  me: MemberId,
  commandId: string,
  { place, text, seen }: Extract<RecordsChange, { what: 'setPrompt' }>,
): Promise<{ version: number } | Refusal> {
  const forbidden = mayChangeAgenda(room.meeting(), me, clock.now());
  if (forbidden !== null) return refuse(forbidden);
  const tidied = text.trim();
  if (tidied === '') return refuse('badInput', { field: 'text' });
  if (prompts.size >= most.promptsInMeeting) return refuse('tooMany', { largest: most.promptsInMeeting });
  const id = randomUUID();
  const outcome = await room.submit(
    { type: 'notePromptSet', place, prompt: id, by: me, seen },
    { kind: 'system' },
    { member: me, id: commandId },
    [{ kind: 'prompt', meeting: room.id, id, text: tidied }],
  );
  if (isRefusal(outcome)) return outcome;
  prompts.set(id, tidied);
  promptWritten({ id, text: tidied });
  return outcome;
}
