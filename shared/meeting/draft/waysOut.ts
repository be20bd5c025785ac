import { slotsAhead } from '../agenda/recut';
import { MINUTE } from '../clock';
import type { OneChange } from '../commands';
import type { Meeting, MemberId, Time } from '../state';
import { type DraftChange, drafted, minutesNow, withChanges } from './draft';
import { SLACK_MS, timeline } from './timeline';

/** What one tap does about minutes that do not fit, and the draft that it leads to. Each of them solves it. */
export type WayOut = { draft: DraftChange[] } & (
  | { kind: 'back'; of: string; minutes: number }
  | { kind: 'shorten'; minutes: number }
  | { kind: 'leaveOutBreak' }
  | { kind: 'stay'; endsAt: Time }
);

/** Besides staying longer, which always helps, so many are offered. */
const OFFERED = 2;

export function waysOut(meeting: Meeting, me: MemberId, draft: readonly DraftChange[], now: Time): WayOut[] {
  const wouldBe = drafted(meeting, me, draft, now).meeting;
  const { endsAt, plannedEnd } = timeline(wouldBe, now);
  const lateMinutes = Math.ceil((endsAt - plannedEnd) / MINUTE - 0.01);
  if (endsAt - plannedEnd < SLACK_MS) return [];
  const solves = (way: WayOut) => {
    const after = drafted(meeting, me, way.draft, now);
    const reached = timeline(after.meeting, now);
    return reached.endsAt - reached.plannedEnd < SLACK_MS;
  };
  const seen = meeting.version;
  const adding = (...changes: OneChange[]) => withChanges(meeting, draft, changes);
  const stay = Math.ceil(endsAt / MINUTE) * MINUTE;
  const ways: WayOut[] = [
    ...madeLonger(meeting, draft),
    ...shorter(wouldBe, lateMinutes, seen, adding),
    ...withoutBreak(wouldBe, seen, adding),
  ];
  return [
    ...onePerKind(ways.filter(solves)).slice(0, OFFERED),
    {
      kind: 'stay',
      endsAt: stay,
      draft: adding({ type: 'moveEnd', endsAt: stay - (plannedEnd - wouldBe.endsAt), seen }),
    },
  ];
}

const onePerKind = (ways: WayOut[]): WayOut[] =>
  ways.filter((way, place) => ways.findIndex(({ kind }) => kind === way.kind) === place);

/** What the draft made longer gets its minutes back, the latest first. */
function madeLonger(meeting: Meeting, draft: readonly DraftChange[]): WayOut[] {
  return draft.toReversed().flatMap((one): WayOut[] => {
    if (one.change.type !== 'setMinutes') return [];
    const { of, minutes } = one.change;
    const before = minutesNow(meeting, of);
    if (before === undefined || before >= minutes) return [];
    return [{ kind: 'back', of, minutes: before, draft: draft.filter((other) => other !== one) }];
  });
}

type Adding = (...changes: OneChange[]) => DraftChange[];

/** All slots ahead give the same. */
function shorter(meeting: Meeting, late: number, seen: number, adding: Adding): WayOut[] {
  const ahead = slotsAhead(meeting);
  if (ahead.length < 2) return [];
  const fewer = late / ahead.length;
  const changes = ahead.map(({ slot }): OneChange & { type: 'setMinutes' } => ({
    type: 'setMinutes',
    of: slot.id,
    minutes: Math.max(1, Math.floor(slot.minutes - fewer)),
    seen,
  }));
  const least = Math.min(...changes.map(({ minutes }) => minutes));
  return [{ kind: 'shorten', minutes: least, draft: adding(...changes) }];
}

/** A break that is still to come is not held. */
function withoutBreak({ agenda, progress, current }: Meeting, seen: number, adding: Adding): WayOut[] {
  const place = agenda.findIndex(({ key }) => key === current);
  return agenda
    .slice(place + 1)
    .filter(({ kind, skipped, key }) => kind === 'break' && !skipped && !Object.hasOwn(progress, key))
    .map(({ key: stage }) => ({
      kind: 'leaveOutBreak',
      draft: adding({ type: 'skipStage', stage, skipped: true, seen }),
    }));
}
