import { mayWriteWords, reads } from '../../../shared/meeting/rights/words';
import { stageNow } from '../../../shared/meeting/standing';
import type { Meeting, MemberId, StageKey } from '../../../shared/meeting/state';
import type { Words } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';

/** What people without a microphone wrote while they had the floor: spoken words, so they are kept for their stage and never stored. */
export class Said {
  #stage: StageKey | null = null;
  #words = new Map<MemberId, Words>();

  add(meeting: Meeting, member: MemberId, text: string, at: number): Refusal | null {
    if (!mayWriteWords(meeting, member)) return refuse('notYourTurn');
    this.#words = new Map([
      ...this.#now(meeting).map((words) => [words.by, words] as const),
      [member, { by: member, text, at }],
    ]);
    this.#stage = stageNow(meeting);
    return null;
  }

  /** The last words of each person in the stage in hand, as far as they are for this reader. */
  for(meeting: Meeting, reader: MemberId): Words[] {
    return this.#now(meeting).filter(({ by }) => reads(meeting, reader, by));
  }

  #now(meeting: Meeting): Words[] {
    return this.#stage === stageNow(meeting) ? [...this.#words.values()] : [];
  }
}
