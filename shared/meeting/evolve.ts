import type { Role } from '../templates/template';
import { changedPlan } from './agenda/planChange';
import { defined } from './defined';
import type { Event, MinutesCut } from './events';
import { agendaChanged } from './evolveAgenda';
import { breakoutsChanged, type ToldFact, toldInBreakout } from './evolveBreakouts';
import { evaluationChanged } from './evolveEvaluation';
import { changeLead, leadershipChanged, leadLine } from './evolveLeadership';
import { withFirstPass, withSharedRoom, withSignature } from './evolveSettings';
import { changedFloor, type FloorChange, setGoing, stoodStill, toldByName } from './floor/floorChange';
import { leadIsHere } from './people/people';
import { withoutRemoval, withoutRequestsOf, withRequest } from './people/requests';
import { isPaused, meetingStanding } from './standing';
import type { Meeting, MemberId, PageReader, Roles, Seat, Slot, SlotId, StageKey, StageProgress, Time } from './state';

/** Folds one fact into the state. Never plans, never runs a rule, never mutates; the version is the count of events. */
export function evolve(meeting: Meeting | null, event: Event): Meeting {
  if (event.type === 'meetingOpened') return opened(event);
  if (meeting === null) throw new Error(`${event.type} before meetingOpened`);
  const after = withoutInterludeOnceOn(withoutRequestsOnceLed(folded(meeting, event)));
  return { ...after, version: meeting.version + 1 };
}

/** The state after a whole log; null for an empty one. */
export function replay(events: readonly Event[]): Meeting | null {
  return events.reduce<Meeting | null>(evolve, null);
}

/** What a member is told of a meeting, after more of it: numbers stand in place of those that were told before. */
export function evolveTold(meeting: Meeting, events: readonly Event[], numbers: Meeting['numbers']): Meeting {
  const { numbers: _, ...after } = events.reduce<Meeting>(evolve, meeting);
  return numbers === undefined ? after : { ...after, numbers };
}

function opened(event: Extract<Event, { type: 'meetingOpened' }>): Meeting {
  return {
    id: event.id,
    group: event.group,
    version: 1,
    status: 'lobby',
    template: event.template,
    slotPolicy: event.slotPolicy,
    settings: event.settings,
    startsAt: event.startsAt,
    minutes: event.minutes,
    endsAt: event.endsAt,
    startedAt: null,
    endedAt: null,
    seats: {},
    departures: 0,
    order: [],
    lastOrder: event.lastOrder,
    leadership: event.leadership,
    ...changedPlan({ agenda: [], slots: {}, template: event.template }, event.plan),
    current: null,
    progress: {},
    undo: null,
    evaluation: { phase: 'none' },
    questionsOnlyAt: null,
    ...defined({
      unplanned: event.unplanned,
      called: event.called,
      number: event.number,
      lastClients: event.lastClients,
      presenters: event.presenters,
      inARow: event.inARow,
      format: event.format,
      prompts: event.prompts,
    }),
  };
}

function folded(meeting: Meeting, event: Exclude<Event, { type: 'meetingOpened' }>): Meeting {
  switch (event.type) {
    case 'arrived':
      return withSeat(meeting, event.member, {
        member: event.member,
        role: event.role,
        admission: 'new',
        presence: 'here',
        since: event.at,
        seatedAt: null,
        agreed: null,
        sound: 'here',
      });
    case 'connectionBack':
      return leadLine(
        changeSeat(meeting, event.member, { role: event.role, presence: 'here', since: event.at }),
        event.member,
        null,
      );
    case 'connectionLost': {
      const seated = meeting.seats[event.member]?.seatedAt !== null;
      const lost = changeSeat(meeting, event.member, { presence: seated ? 'lost' : 'away', since: event.at });
      return leadLine(lost, event.member, event.at);
    }
    case 'knocked':
      return changeSeat(meeting, event.member, { admission: 'waiting' });
    case 'admitted':
      return changeSeat(meeting, event.member, { admission: 'admitted' });
    case 'entryRefused':
      return changeSeat(meeting, event.member, { admission: 'refused' });
    case 'memberRemoved': {
      const isOut = meeting.seats[event.member]?.admission === 'removed';
      const after = withoutRemoval(isOut ? meeting : departed(meeting, event.member, 'removed'), event.member);
      return event.fromGroup ? changeSeat(after, event.member, { leftGroup: true }) : after;
    }
    case 'left':
      return departed(
        event.times === undefined ? meeting : changeSeat(meeting, event.member, { timesLeft: event.times }),
        event.member,
        'left',
      );
    case 'seatTaken':
      return {
        ...changeSeat(meeting, event.member, {
          admission: 'admitted',
          seatedAt: meeting.seats[event.member]?.seatedAt ?? event.at,
          agreed: { version: event.agreement, surroundings: event.surroundings },
          sound: event.sound,
        }),
        order: event.order ?? joined(meeting.order, event.member),
      };
    case 'soundSet':
      return changeSeat(meeting, event.member, { sound: event.sound });
    case 'voiceSet':
      return withVoice(meeting, event.member, event.writes);
    case 'sharedRoomSet':
      return withSharedRoom(meeting, event);
    case 'admissionSet':
      return { ...meeting, settings: { ...meeting.settings, admission: event.admission } };
    case 'agreementChanged':
      return agreementChanged(meeting, event);
    case 'agreementWritten':
      return { ...meeting, settings: { ...meeting.settings, agreementVersion: event.version } };
    case 'agreementSigned':
      return withSignature(meeting, event);
    case 'agendaPlanned':
      return { ...meeting, ...changedPlan(meeting, event.plan), slotPolicy: event.slotPolicy };
    case 'minutesCut':
      return withCut(meeting, event.cut);
    case 'meetingStarted':
      return { ...meeting, status: 'running', startedAt: event.at, endsAt: event.endsAt, order: event.order };
    case 'stageEntered': {
      const undo =
        event.undoUntil === null || event.from === null
          ? null
          : { from: event.from, to: event.key, until: event.undoUntil };
      const left = event.from === null ? meeting : stageLeft(meeting, event.from, event.left, event.at);
      return { ...stageBegun(left, event.key, event.entered, event.at), current: event.key, undo };
    }
    case 'stageExtended':
      return withCut(meeting, event.cut);
    case 'firstPassSet':
      return withFirstPass(meeting, event);
    case 'slotsConfirmed':
      return onFloor(
        { ...meeting, ...changedPlan(meeting, event.plan), slotPolicy: event.slotPolicy },
        event.stage,
        { confirmed: true },
        event.at,
      );
    case 'meetingEnded': {
      const { current } = meeting;
      const left = current === null ? meeting : stageLeft(meeting, current, event.left, event.at);
      const ended: Meeting = { ...left, status: 'ended', endedAt: event.at, current: null, undo: null };
      return event.givenUp ? { ...ended, givenUp: true } : ended;
    }
    case 'removalAsked': {
      if (event.by === null) return meeting;
      const asked = withRequest(meeting.removalAsked?.[event.member] ?? [], event.by, event.on);
      return { ...meeting, removalAsked: { ...meeting.removalAsked, [event.member]: asked } };
    }
    case 'roomClosed':
      return { ...meeting, closed: true };
    case 'formatChosen':
    case 'endMoved':
    case 'stagesSkipped':
    case 'agendaChanged':
    case 'agendaChangeUndone':
    case 'blockSet':
    case 'promptSet':
      return agendaChanged(meeting, event);
    case 'handRaised':
    case 'handLowered':
    case 'turnEnded':
    case 'turnPutOff':
    case 'turnPassed':
    case 'floorGiven':
    case 'floorTakenBack':
    case 'floorMovedOn':
    case 'floorAdjusted':
    case 'listeningStopped':
    case 'listeningResumed':
    case 'writingMarked':
    case 'stagePaused':
    case 'stageResumed':
    case 'moveOnAsked':
    case 'timeAsked':
    case 'slotRequested':
    case 'slotsReopened':
    case 'voteCast':
    case 'ballotClosed':
    case 'ballotReopened':
      return floorTold(meeting, event);
    case 'encryptionSet':
      return { ...meeting, settings: { ...meeting.settings, encrypted: event.on } };
    case 'oneVoiceSet':
      return { ...meeting, settings: { ...meeting.settings, oneVoice: event.on } };
    case 'questionsOnlyShown':
      return { ...meeting, questionsOnlyAt: event.at };
    case 'forWhomShown':
      return { ...meeting, forWhomAt: event.at };
    case 'interludeBegun':
      return { ...meeting, interlude: { kind: event.kind, at: event.at, until: event.until } };
    case 'breakoutsMade':
    case 'breakoutJoined':
    case 'breakoutVisited':
    case 'breakoutsEnded':
      return breakoutsChanged(meeting, event);
    case 'rolesSet':
      return event.slot === null
        ? { ...meeting, roles: changedRoles(meeting.roles, event.roles) }
        : changeSlot(meeting, event.slot, { roles: changedRoles(meeting.slots[event.slot]?.roles, event.roles) });
    case 'clientSet':
      return changeSlot(meeting, event.slot, { client: event.client });
    case 'helpSet':
      return changeSlot(meeting, event.slot, { help: event.help });
    case 'issueShared':
      return changeSlot(meeting, event.slot, { issue: event.issue });
    case 'outcomeSet':
      return changeSlot(meeting, event.slot, { actions: event.actions, outcome: event.outcome });
    case 'lobbyOpened':
      return { ...meeting, lobbyOpenedAt: event.at };
    case 'recordRemoved':
      return recordRemoved(meeting, event);
    case 'pageReleased':
      return withPage(meeting, event.stage, event.member, event.to);
    case 'draftClosed':
      return changeSlot(meeting, event.slot, { draftClosed: event.closed });
    case 'evaluationMoved':
    case 'formSent':
    case 'formDeclined':
    case 'formClosed':
      return evaluationChanged(meeting, event);
    case 'deputySet':
    case 'leadPassed':
    case 'leadSupported':
    case 'turnsSet':
      return leadershipChanged(meeting, event);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

const withSeat = (meeting: Meeting, member: MemberId, seat: Seat): Meeting => ({
  ...meeting,
  seats: { ...meeting.seats, [member]: seat },
});

function changeSeat(meeting: Meeting, member: MemberId, change: Partial<Seat>): Meeting {
  const seat = meeting.seats[member];
  return seat === undefined ? meeting : withSeat(meeting, member, { ...seat, ...change });
}

function withVoice(meeting: Meeting, member: MemberId, writes: boolean): Meeting {
  const seat = meeting.seats[member];
  if (seat === undefined) return meeting;
  const { writes: _, ...speaks } = seat;
  return withSeat(meeting, member, writes ? { ...speaks, writes } : speaks);
}

function agreementChanged(meeting: Meeting, event: Extract<Event, { type: 'agreementChanged' }>): Meeting {
  const { version, talkTime, by } = event;
  const agreed = meeting.seats[by]?.agreed;
  const accepted = agreed ? changeSeat(meeting, by, { agreed: { ...agreed, version } }) : meeting;
  return { ...accepted, settings: { ...meeting.settings, agreementVersion: version, talkTime } };
}

function departed(meeting: Meeting, member: MemberId, how: 'removed' | 'left'): Meeting {
  const hadSeat = meeting.seats[member]?.seatedAt != null;
  const gone = withoutRequestsOf(changeSeat(meeting, member, { admission: how }), member);
  return { ...gone, departures: meeting.departures + (hadSeat ? 1 : 0) };
}

/**
 * What members asked for where nobody leads ends with that time, however the lead came: a request of then must not count the
 * next time that nobody leads.
 */
function withoutRequestsOnceLed(meeting: Meeting): Meeting {
  const progress = meetingStanding(meeting)?.progress;
  const inStage = progress !== undefined && progress.moveOn.length + progress.moreTime.length > 0;
  const asked = meeting.removalAsked !== undefined || inStage || Object.keys(meeting.leadership.support).length > 0;
  if (!asked || !leadIsHere(meeting)) return meeting;
  const { removalAsked: _, ...rest } = meeting;
  const led = changeLead(rest, { support: {} });
  return inStage ? withProgress(led, { ...progress, moveOn: [], moreTime: [] }) : led;
}

/** Somebody went on, or the meeting stands elsewhere. */
function withoutInterludeOnceOn(meeting: Meeting): Meeting {
  if (meeting.interlude === undefined || isPaused(meeting)) return meeting;
  const { interlude: _, ...rest } = meeting;
  return rest;
}

function changeSlot(meeting: Meeting, id: SlotId, change: Partial<Slot>): Meeting {
  const slot = meeting.slots[id];
  return slot === undefined ? meeting : { ...meeting, slots: { ...meeting.slots, [id]: { ...slot, ...change } } };
}

function withPage(meeting: Meeting, stage: StageKey, member: MemberId, reader: PageReader): Meeting {
  return { ...meeting, pages: { ...meeting.pages, [stage]: { ...meeting.pages?.[stage], [member]: reader } } };
}

function recordRemoved(meeting: Meeting, { record, id, slot, of }: Extract<Event, { type: 'recordRemoved' }>): Meeting {
  if (record === 'page') return withPage(meeting, id, of, 'owner');
  const held = slot === null ? undefined : meeting.slots[slot];
  if (held === undefined || record === 'parked') return meeting;
  if (record === 'issue') return changeSlot(meeting, held.id, { issue: null });
  const actions = held.actions.filter((one) => one !== id);
  const outcome = actions.length === 0 && held.outcome === 'planned' ? 'open' : held.outcome;
  return changeSlot(meeting, held.id, { actions, outcome });
}

function changedRoles(roles: Roles | undefined, change: Partial<Record<Role, MemberId | null>>): Roles {
  const named = Object.entries({ ...roles, ...change }).filter(([, member]) => member !== null);
  return Object.fromEntries(named);
}

const joined = (order: MemberId[], member: MemberId): MemberId[] =>
  order.includes(member) ? order : [...order, member];

// ------------------------------------------------------------------ floor

function floorTold(meeting: Meeting, event: ToldFact): Meeting {
  const progress = meeting.progress[event.stage];
  if (progress === undefined) return meeting;
  if (event.breakout !== undefined) return withProgress(meeting, toldInBreakout(progress, event, event.breakout));
  const told = event.member === null ? progress : toldByName(event.type, progress, event.member, event.at);
  return withProgress(meeting, changedFloor(told, event, event.at));
}

function onFloor(meeting: Meeting, stage: StageKey, change: FloorChange, at: Time): Meeting {
  const progress = meeting.progress[stage];
  return progress === undefined ? meeting : withProgress(meeting, changedFloor(progress, change, at));
}

function stageLeft(meeting: Meeting, stage: StageKey, left: FloorChange | undefined, at: Time): Meeting {
  const progress = meeting.progress[stage];
  if (progress === undefined) return meeting;
  return withProgress(meeting, changedFloor(stoodStill(progress, at), left ?? {}, at));
}

function stageBegun(meeting: Meeting, key: StageKey, entered: FloorChange, at: Time): Meeting {
  const planned = meeting.agenda.find((stage) => stage.key === key)?.minutes ?? 0;
  return withProgress(meeting, changedFloor(setGoing(meeting.progress[key], key, planned, at), entered, at));
}

const withProgress = (meeting: Meeting, progress: StageProgress): Meeting => ({
  ...meeting,
  progress: { ...meeting.progress, [progress.key]: progress },
});

export function withCut(meeting: Meeting, change: MinutesCut): Meeting {
  const stageMinutes = new Map<StageKey, number>(Object.entries(change.stages));
  const progress = { ...meeting.progress };
  for (const [key, minutes] of Object.entries(change.granted)) {
    const begun = progress[key];
    if (begun !== undefined) progress[key] = { ...begun, minutes };
  }
  const slots = { ...meeting.slots };
  for (const [id, minutes] of Object.entries(change.slots)) {
    const slot = slots[id];
    if (slot !== undefined) slots[id] = { ...slot, minutes };
  }
  const agenda = meeting.agenda.map((stage) => {
    const minutes = stageMinutes.get(stage.key);
    return minutes === undefined ? stage : { ...stage, minutes };
  });
  return { ...meeting, agenda, slots, progress };
}
