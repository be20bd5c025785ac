import { clientNow, isHere, takingPart } from '../people/people';
import { isSplit } from '../standing';
import type { Meeting, MemberId, PlannedStage, StageProgress, Time } from '../state';
import { currentStage } from './currentStage';

/** What the lead may want to know about how the talk is shared, while it can still be changed. Nobody else sees it. */

export type TalkHint =
  /** Two people had nearly all of the last minutes, and the others watch. */
  | { kind: 'duet'; first: MemberId; second: MemberId }
  /** One person, who is not the client, spoke most of the last minutes. */
  | { kind: 'most'; member: MemberId }
  /** One person has been called again and again while others have not asked at all. */
  | { kind: 'asksAgain'; member: MemberId; count: number };

/** How long each person has spoken in the meeting up to this time. */
export type TalkSample = { at: Time; ms: Readonly<Record<MemberId, number>> };

export const HINT_WINDOW_MS = 5 * 60_000;
/** With three people two of them always speak most. */
const LEAST_PEOPLE = 4;
/** Less than this is no conversation that anything could be said of. */
const LEAST_TALK_MS = 60_000;
const DUET_SHARE = 0.8;
const MOST_SHARE = 0.5;
const ASKED_OFTEN = 3;
const HAVE_NOT_ASKED = 2;

/** One hint at most. `samples`: the oldest first; none where the agreement shows nobody's time to the lead. */
export function talkHint(meeting: Meeting, samples: readonly TalkSample[], now: Time): TalkHint | null {
  const at = currentStage(meeting);
  if (at === null || at.stage.kind !== 'open' || isSplit(meeting) || at.progress.pausedBy !== null) return null;
  if (takingPart(meeting).length < LEAST_PEOPLE) return null;
  return spokenHint(meeting, at.progress, samples, now) ?? askedHint(meeting, at.stage, at.progress);
}

function spokenHint(
  meeting: Meeting,
  progress: StageProgress,
  samples: readonly TalkSample[],
  now: Time,
): TalkHint | null {
  const since = now - HINT_WINDOW_MS;
  const from = samples.findLast(({ at }) => at <= since);
  const to = samples.at(-1);
  // Only minutes of this stage: in the one before, others had the floor.
  if (from === undefined || to === undefined || progress.enteredAt > from.at) return null;
  const spoken = takingPart(meeting)
    .map((member) => ({ member, ms: (to.ms[member] ?? 0) - (from.ms[member] ?? 0) }))
    .sort((one, other) => other.ms - one.ms);
  const total = spoken.reduce((sum, { ms }) => sum + ms, 0);
  const [first, second] = spoken;
  if (total < LEAST_TALK_MS || first === undefined || second === undefined) return null;
  const others = spoken.filter(({ member }) => member !== clientNow(meeting));
  const most = others[0];
  if (most !== undefined && most.ms > total * MOST_SHARE) return { kind: 'most', member: most.member };
  if (first.ms + second.ms <= total * DUET_SHARE) return null;
  return { kind: 'duet', first: first.member, second: second.member };
}

function askedHint(meeting: Meeting, stage: PlannedStage, { talk }: StageProgress): TalkHint | null {
  if (talk.kind !== 'queue' || stage.slot === null) return null;
  const { asked } = talk;
  const client = clientNow(meeting);
  const people = takingPart(meeting).filter((member) => member !== client && isHere(meeting, member));
  const silent = people.filter((member) => (asked[member] ?? 0) === 0);
  const again = people.find((member) => (asked[member] ?? 0) >= ASKED_OFTEN);
  if (again === undefined || silent.length < HAVE_NOT_ASKED) return null;
  return { kind: 'asksAgain', member: again, count: asked[again] ?? 0 };
}
