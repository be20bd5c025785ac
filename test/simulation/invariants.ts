import { grantedMinutes } from '../../shared/meeting/agenda/recut';
import { usedMs } from '../../shared/meeting/clock';
import { evaluationsOf, isRunning } from '../../shared/meeting/evaluations';
import { turnOf } from '../../shared/meeting/floor/holders';
import { deputyOf, isSeated, leadNow, seatOf } from '../../shared/meeting/people/people';
import { mediaRights } from '../../shared/meeting/rights/media';
import type { Meeting, StageProgress, Time, Turn } from '../../shared/meeting/state';

/** What must hold after every event; the first breach in words, or null. `planned` holds protected minutes at the start. */
export function breach(
  before: Meeting | null,
  meeting: Meeting,
  now: Time,
  planned: Readonly<Record<string, number>>,
): string | null {
  for (const progress of Object.values(meeting.progress)) {
    // a stage that is not in hand and did not change was checked when it did
    if (progress.key !== meeting.current && before?.progress[progress.key] === progress) continue;
    const found = floorBreach(meeting, progress, now);
    if (found !== null) return `${progress.key}: ${found}`;
  }
  const agenda = isPlanSame(before, meeting) ? null : agendaBreach(meeting, planned);
  return (
    agenda ??
    leadBreach(meeting) ??
    evaluationBreach(meeting) ??
    earlierBreach(before, meeting) ??
    pagesBreach(before, meeting) ??
    roomBreach(meeting)
  );
}

/** Two people or more sit in each physical room, each in one at most, and its microphone belongs to one of them. */
function roomBreach({ sharedRooms = {}, ...meeting }: Meeting): string | null {
  const all = Object.values(sharedRooms);
  const members = all.flatMap((room) => room.members);
  if (repeats(members)) return 'somebody sits in two rooms';
  if (all.some((room) => room.members.length < 2)) return 'somebody sits in one room alone';
  if (all.some(({ carrier, members }) => carrier !== null && !members.includes(carrier))) return 'a stranger’s device';
  const outside = members.find((member) => !isSeated(meeting, member) || meeting.seats[member]?.sound === 'elsewhere');
  if (outside !== undefined) return `${outside} sits in a room and is not here`;
  const sends = (member: string) => mediaRights({ ...meeting, sharedRooms }, member).microphone === null;
  const twice = all.find((room) => meeting.breakouts === undefined && room.members.filter(sends).length > 1);
  return twice === undefined ? null : `two microphones in one room: ${twice.members.join(' ')}`;
}

/** Pages are given only in stages that have some, and only as their template offers it. */
function pagesBreach(before: Meeting | null, meeting: Meeting): string | null {
  if (meeting.pages === undefined || before?.pages === meeting.pages) return null;
  for (const [key, readers] of Object.entries(meeting.pages)) {
    const stage = meeting.agenda.find((planned) => planned.key === key);
    if (stage?.writing === undefined || meeting.progress[key] === undefined) return `${key} has no pages`;
    const offered: string[] = ['owner', stage.writing.keep, ...stage.writing.release];
    for (const [member, reader] of Object.entries(readers)) {
      if (!offered.includes(reader)) return `a page of ${key} was given to the ${reader}`;
      if (seatOf(meeting, member) === undefined) return `${member} has a page and no seat`;
    }
  }
  return null;
}

/** Neither the agenda nor any granted minutes changed: what held before still holds. */
const isPlanSame = (before: Meeting | null, meeting: Meeting): boolean =>
  before !== null &&
  before.agenda === meeting.agenda &&
  before.slots === meeting.slots &&
  before.current === meeting.current &&
  Object.values(meeting.progress).every((one) => before.progress[one.key]?.minutes === one.minutes);

const repeats = (list: readonly string[]): boolean => new Set(list).size !== list.length;

function floorBreach(meeting: Meeting, progress: StageProgress, now: Time): string | null {
  const isCurrent = progress.key === meeting.current;
  const { talk, aside } = progress;
  const turns = [aside, turnOf(talk)].filter((turn): turn is Turn => turn !== null);
  if (!isCurrent && progress.runningSince !== null) return 'a clock runs in a stage that is not in hand';
  if (turns.filter((turn) => turn.runningSince !== null).length > 1) return 'two turn clocks run';
  if (!isCurrent && turns.some((turn) => turn.runningSince !== null)) return 'a turn runs elsewhere';
  if (usedMs(progress, now) < 0 || turns.some((turn) => usedMs(turn, now) < 0)) return 'negative time';
  if (meeting.startedAt !== null && usedMs(progress, now) > now - meeting.startedAt) return 'more time than there was';
  if (!isCurrent) return null;
  const absent = turns.find((turn) => !isSeated(meeting, turn.member));
  if (absent !== undefined) return `${absent.member} has the floor without a seat`;
  const hands = progress.hands.map((hand) => hand.member);
  if (repeats(hands)) return 'a hand is up twice';
  if (hands.some((member) => !isSeated(meeting, member))) return 'a hand without a seat';
  if (repeats(progress.moveOn) || repeats(progress.moreTime)) return 'a request counted twice';
  if (talk.kind === 'round') {
    const places = [...talk.waiting, ...talk.spoken, ...talk.passed, ...(talk.turn === null ? [] : [talk.turn.member])];
    if (repeats(places)) return `somebody stands twice in the round: ${places.join(' ')}`;
    if (talk.later.some((member) => !talk.waiting.includes(member)) || repeats(talk.later))
      return 'later without waiting';
    if (talk.waiting.some((member) => !isSeated(meeting, member))) return 'the round waits for somebody who is gone';
    if (talk.turn === null && talk.waiting.some((one) => seatOf(meeting, one)?.presence === 'here'))
      return 'nobody called';
  }
  if (talk.kind === 'queue') {
    if (repeats([...talk.firstPass, ...(talk.turn === null ? [] : [talk.turn.member])]))
      return 'twice in the first pass';
    if (talk.turn !== null && hands.includes(talk.turn.member)) return 'the asker raises a hand';
  }
  if (talk.kind === 'quiet' && repeats(talk.submitted)) return 'submitted twice';
  return null;
}

function agendaBreach(meeting: Meeting, planned: Readonly<Record<string, number>>): string | null {
  const keys = meeting.agenda.map((stage) => stage.key);
  if (repeats(keys)) return `a stage stands twice: ${keys.join(' ')}`;
  if (meeting.current !== null && !keys.includes(meeting.current)) return 'the stage in hand is not on the agenda';
  if (meeting.agenda.some((stage) => !(stage.minutes >= 0))) return 'a stage has no minutes';
  for (const [key, minutes] of Object.entries(planned)) {
    const stage = meeting.agenda.find((one) => one.key === key);
    if (stage === undefined || grantedMinutes(meeting, stage) < minutes) return `${key} lost protected minutes`;
  }
  const sums = new Map<string, number>();
  for (const stage of meeting.agenda) {
    if (stage.slot !== null) sums.set(stage.slot, (sums.get(stage.slot) ?? 0) + grantedMinutes(meeting, stage));
  }
  for (const [id, sum] of sums) {
    const slot = meeting.slots[id];
    if (slot === undefined) return `slot ${id} is on the agenda only`;
    if (Math.abs(sum - slot.minutes) > 1e-6) return `slot ${id} has ${slot.minutes} minutes, its parts ${sum}`;
  }
  return repeats([...sums.keys()].map((id) => meeting.slots[id]?.client || id)) ? 'a client has two slots' : null;
}

function leadBreach(meeting: Meeting): string | null {
  const lead = leadNow(meeting);
  const { acting, rightful, support } = meeting.leadership;
  if (lead !== null && lead === deputyOf(meeting) && lead === acting) return 'the lead is their own deputy';
  if (lead !== null && lead !== rightful && !isSeated(meeting, lead)) return `${lead} leads without a seat`;
  if (repeats(Object.values(support).flat())) return 'somebody supports two';
  return null;
}

function evaluationBreach(meeting: Meeting): string | null {
  const { evaluation } = meeting;
  if (evaluation.phase === 'answering' && repeats([...evaluation.ready, ...evaluation.declined])) return 'two answers';
  if (evaluation.phase === 'summing' || evaluation.phase === 'revealing') {
    if (evaluation.answerers.length < 4 || repeats(evaluation.answerers)) return 'too few answerers';
  }
  if (evaluation.phase === 'published' && evaluation.result.answerers < 4) return 'a result of fewer than four';
  return null;
}

/** Each evaluation has a stage of its own, only the newest runs, and those before it stay as they were. */
function earlierBreach(before: Meeting | null, meeting: Meeting): string | null {
  const all = evaluationsOf(meeting);
  if (repeats(all.map(({ stage }) => stage))) return 'a stage was evaluated twice';
  if (all.slice(0, -1).some(isRunning)) return 'an earlier evaluation still runs';
  const were = before?.earlierEvaluations ?? [];
  const isKept = were.every((one, place) => JSON.stringify(one) === JSON.stringify(all[place]));
  return isKept ? null : 'an earlier evaluation changed';
}

export const protectedMinutes = (meeting: Meeting): Record<string, number> =>
  Object.fromEntries(
    meeting.agenda.filter((stage) => stage.protected && stage.slot === null).map((stage) => [stage.key, stage.minutes]),
  );
