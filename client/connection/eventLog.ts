import { evolveTold } from '../../shared/meeting/evolve';
import type { Meeting } from '../../shared/meeting/state';
import type { EventFrame } from '../../shared/protocol/meeting';

/**
 * The result of applying frames: the state of the meeting, and the frames that wait because an earlier one is missing.
 */
export type CaughtUp = { meeting: Meeting; held: EventFrame[]; hasGap: boolean };

/** Applies frames in order of version. Known events are skipped, and frames behind a gap are held. */
export function applyFrames(meeting: Meeting, frames: readonly EventFrame[]): CaughtUp {
  const sorted = [...frames].sort((a, b) => a.version - a.events.length - (b.version - b.events.length));
  let current = meeting;
  const held: EventFrame[] = [];
  for (const frame of sorted) {
    const before = frame.version - frame.events.length;
    if (frame.version <= current.version) continue;
    if (before > current.version) {
      held.push(frame);
      continue;
    }
    current = evolveTold(current, frame.events.slice(current.version - before), frame.numbers);
  }
  return { meeting: current, held, hasGap: held.length > 0 };
}
