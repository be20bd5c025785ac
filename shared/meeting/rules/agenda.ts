import { refuse } from '../../refusal';
import { costOf, stageIndex } from '../agenda/recut';
import { evaluationHolds, nextPlanned } from '../agenda/steps';
import { roomClosesAt, runsOutAt, UNDO_MS } from '../clock';
import type { Event } from '../events';
import { leave, pausedClock, runningClock } from '../floor/floor';
import { counted, ENOUGH_FOR_TIME, isClosed, isMajority, nobodyLeads, present } from '../people/people';
import { withRequest } from '../people/requests';
import { meetingStanding, type Standing, standingIn, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, StageKey, StageProgress, Time } from '../state';
import { breakoutsBegun, breakoutsLeft } from './breakouts';
import { closing, opensEvaluation } from './evaluation';
import { enteredWith, floorFact, leftBehind } from './facts';
import { type Decision, follow, inStage, withFloor } from './moment';
import { takenOut } from './slotPlaces';

type Why = Extract<Event, { type: 'stageEntered' }>['why'];

/** From the stage in hand to another one: what was there is kept, its clocks stand still. */
export function step(meeting: Meeting, now: Standing, to: PlannedStage, why: Why, at: Time): Event[] {
  const standing = standingIn(meeting, to.key, leave(now.progress, at));
  const forward = why === 'next' || why === 'asked' || why === 'time';
  const entered: Event = {
    type: 'stageEntered',
    from: now.stage.key,
    key: to.key,
    why,
    at,
    ...leftBehind(now.progress, at),
    entered: enteredWith(standing, to, at),
    undoUntil: forward ? at + UNDO_MS : null,
  };
  const left = breakoutsLeft(meeting, now, at);
  const begun = breakoutsBegun(follow(meeting, [...left, entered]), to, at);
  return [...left, entered, ...begun, ...opensEvaluation(standing, to, at)];
}

/** Next: the following stage, or the end. An evaluation in hand has to be closed first. */
function forward(meeting: Meeting, now: Standing, by: MemberId | null, why: Why, at: Time): Decision {
  const holds = evaluationHolds(meeting);
  if (holds !== null) return refuse('notNow', { evaluation: holds });
  const to = nextPlanned(meeting);
  return to === null ? ended(meeting, now, by, at) : step(meeting, now, to, why, at);
}

const ended = (meeting: Meeting, now: Standing | null, by: MemberId | null, at: Time): Event[] => [
  ...(now === null ? [] : breakoutsLeft(meeting, now, at)),
  { type: 'meetingEnded', at, ...(now === null ? {} : leftBehind(now.progress, at)), by },
];

export function advanceStage(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, (now) => forward(meeting, now, by, 'next', at));
}

export function goBack(meeting: Meeting, from: StageKey, to: StageKey, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    const stage = meeting.agenda.find((planned) => planned.key === to);
    if (stage === undefined) return refuse('unknownStage');
    if (evaluationHolds(meeting) === 'counting') return refuse('notNow');
    const behind = stageIndex(meeting, to) < stageIndex(meeting, from);
    if (!behind || !wasEntered(meeting, to)) return refuse('notNow');
    return step(meeting, now, stage, 'back', at);
  });
}

/** Takes the last step back within ten seconds. */
export function undoAdvance(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    const { undo } = meeting;
    if (undo === null || undo.to !== from) return refuse('notNow');
    if (at > undo.until) return refuse('tooLate');
    const stage = meeting.agenda.find((planned) => planned.key === undo.from);
    if (stage === undefined) return refuse('unknownStage');
    if (evaluationHolds(meeting) === 'counting') return refuse('notNow');
    const back = step(meeting, now, stage, 'undo', at);
    return [...back, ...takenOut(follow(meeting, back), now.stage, at)];
  });
}

/** Breaks and silent writing go on by themselves; nothing else does. */
export function stageTimedOut(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    const over = runsOutAt(now.progress);
    if (!now.stage.automatic || over === null || over > at) return refuse('stale');
    const to = nextPlanned(meeting);
    return to === null ? refuse('notNow') : step(meeting, now, to, 'time', at);
  });
}

export function extendStage(
  meeting: Meeting,
  by: MemberId | null,
  from: StageKey,
  minutes: number,
  at: Time,
): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const { cut } = costOf(meeting, stage, minutes, at);
    return [{ type: 'stageExtended', stage: from, minutes, by, cut, at }];
  });
}

export function pause(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    if (progress.runningSince === null) return refuse('notNow');
    return withFloor(meeting, [floorFact(meeting, 'stagePaused', stage, pausedClock(progress, by, at), by, at)], at);
  });
}

export function resume(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    if (progress.runningSince !== null) return refuse('notNow');
    return withFloor(meeting, [floorFact(meeting, 'stageResumed', stage, runningClock(progress, at), by, at)], at);
  });
}

/** People may stay and talk for a while after the end. */
export function closeRoom(meeting: Meeting, at: Time): Decision {
  const { endedAt } = meeting;
  if (isClosed(meeting)) return [];
  return endedAt === null || at < roomClosesAt(endedAt) ? refuse('notNow') : [{ type: 'roomClosed', at }];
}

export function endMeeting(meeting: Meeting, by: MemberId, at: Time): Decision {
  return ended(meeting, meetingStanding(meeting), by, at);
}

export function endDeserted(meeting: Meeting, by: MemberId, at: Time): Decision {
  if (meeting.status === 'ended') return [];
  if (meeting.status !== 'running' || present(meeting).length > 1) return refuse('notNow');
  return endMeeting(meeting, by, at);
}

/** Only before it starts; cancelling it twice changes nothing. */
export function cancelMeeting(meeting: Meeting, by: MemberId, at: Time): Decision {
  if (meeting.status === 'running') return refuse('notNow');
  return meeting.status === 'ended' ? [] : [{ type: 'meetingEnded', at, by, givenUp: true }];
}

// ------------------------------------------------- where nobody leads

/** More than half of those present, at least two, move the meeting as a lead would; an open evaluation is closed first. */
export function askToMoveOn(meeting: Meeting, member: MemberId, from: StageKey, on: boolean, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    if (!nobodyLeads(meeting, at)) return refuse('notNow');
    const holds = evaluationHolds(meeting);
    if (holds === 'counting') return refuse('notNow', { evaluation: holds });
    if (now.progress.moveOn.includes(member) === on) return refuse('notNow');
    const progress: StageProgress = { ...now.progress, moveOn: withRequest(now.progress.moveOn, member, on) };
    const asked = floorFact(meeting, 'moveOnAsked', now.stage, progress, member, at);
    if (!isMajority(meeting, progress.moveOn)) return [asked];
    if (holds === 'answering') {
      const heard = { ...progress, moveOn: [] };
      return [floorFact(meeting, 'moveOnAsked', now.stage, heard, member, at), ...closing(meeting, at)];
    }
    const after = follow(meeting, [asked]);
    const moved = inStage(after, from, (reached) => forward(after, reached, null, 'asked', at));
    return Array.isArray(moved) ? [asked, ...moved] : moved;
  });
}

const TIME_ASKED_MINUTES = 5;

/** Two members who ask for more time are as good as the lead. */
export function askForTime(meeting: Meeting, member: MemberId, from: StageKey, on: boolean, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    if (!nobodyLeads(meeting, at)) return refuse('notNow');
    if (progress.moreTime.includes(member) === on) return refuse('notNow');
    const moreTime = withRequest(progress.moreTime, member, on);
    if (counted(meeting, moreTime) < ENOUGH_FOR_TIME) {
      return [floorFact(meeting, 'timeAsked', stage, { ...progress, moreTime }, member, at)];
    }
    const { cut } = costOf(meeting, stage, TIME_ASKED_MINUTES, at);
    return [
      floorFact(meeting, 'timeAsked', stage, { ...progress, moreTime: [] }, member, at),
      { type: 'stageExtended', stage: from, minutes: TIME_ASKED_MINUTES, by: null, cut, at },
    ];
  });
}
