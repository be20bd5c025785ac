import type { Event, MinutesCut } from './events';
import type { Leadership, Meeting, MemberId, Seat, Slot, SlotId, StageKey, StageProgress } from './state';

/** Folds one fact into the state. Never plans, never computes a minute, never mutates; the version is the count of events. */
export function evolve(meeting: Meeting | null, event: Event): Meeting {
  if (event.type === 'meetingOpened') return opened(event);
  if (meeting === null) throw new Error(`${event.type} before meetingOpened`);
  return { ...folded(meeting, event), version: meeting.version + 1 };
}

/** The state after a whole log; null for an empty one. */
export function replay(events: readonly Event[]): Meeting | null {
  return events.reduce<Meeting | null>(evolve, null);
}

function opened(event: Extract<Event, { type: 'meetingOpened' }>): Meeting {
  return {
    id: event.id,
    group: event.group,
    version: 1,
    status: 'lobby',
    template: event.template,
    slotPolicy: event.slotPolicy,
    // Meetings opened before there was this choice do not mention it.
    settings: { ...event.settings, encrypted: event.settings.encrypted ?? false },
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
    agenda: event.plan.agenda,
    slots: event.plan.slots,
    current: null,
    progress: {},
    undo: null,
    evaluation: { phase: 'none' },
    questionsOnlyAt: null,
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
    case 'lineBack':
      return leadLine(
        changeSeat(meeting, event.member, { role: event.role, presence: 'here', since: event.at }),
        event.member,
        null,
      );
    case 'lineLost': {
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
    case 'memberRemoved':
      return departed(meeting, event.member, 'removed');
    case 'left':
      return departed(meeting, event.member, 'left');
    case 'seatTaken':
      return {
        ...changeSeat(meeting, event.member, {
          admission: 'admitted',
          seatedAt: meeting.seats[event.member]?.seatedAt ?? event.at,
          agreed: { version: event.agreement, surroundings: event.surroundings },
          sound: event.sound,
        }),
        order: event.order,
      };
    case 'soundSet':
      return changeSeat(meeting, event.member, { sound: event.sound });
    case 'admissionSet':
      return { ...meeting, settings: { ...meeting.settings, admission: event.admission } };
    case 'agendaPlanned':
      return { ...meeting, ...event.plan, slotPolicy: event.slotPolicy };
    case 'minutesCut':
      return cut(meeting, event.cut);
    case 'meetingStarted':
      return { ...meeting, status: 'running', startedAt: event.at, endsAt: event.endsAt, order: event.order };
    case 'stageEntered': {
      const progress = { ...meeting.progress, [event.key]: event.progress };
      if (event.left !== null) progress[event.left.key] = event.left;
      const undo =
        event.undoUntil === null || event.from === null
          ? null
          : { from: event.from, to: event.key, until: event.undoUntil };
      return { ...meeting, current: event.key, progress, undo };
    }
    case 'stageExtended':
      return cut(meeting, event.cut);
    case 'stagesSkipped':
      return {
        ...meeting,
        agenda: meeting.agenda.map((stage) =>
          event.stages.includes(stage.key) ? { ...stage, skipped: event.skipped } : stage,
        ),
      };
    case 'slotsConfirmed':
      return withProgress({ ...meeting, ...event.plan, slotPolicy: event.slotPolicy }, event.progress);
    case 'meetingEnded': {
      const ended: Meeting = { ...meeting, status: 'ended', endedAt: event.at, current: null, undo: null };
      return event.left === null ? ended : withProgress(ended, event.left);
    }
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
    case 'slotWished':
      return withProgress(meeting, event.progress);
    case 'encryptionSet':
      return { ...meeting, settings: { ...meeting.settings, encrypted: event.on } };
    case 'oneVoiceSet':
      return { ...meeting, settings: { ...meeting.settings, oneVoice: event.on } };
    case 'questionsOnlyShown':
      return { ...meeting, questionsOnlyAt: event.at };
    case 'helpSet':
      return changeSlot(meeting, event.slot, { help: event.help });
    case 'issueShared':
      return changeSlot(meeting, event.slot, { issue: event.issue });
    case 'outcomeSet':
      return changeSlot(meeting, event.slot, { actions: event.actions, outcome: event.outcome });
    case 'recordRemoved':
      return recordRemoved(meeting, event);
    case 'draftClosed':
      return changeSlot(meeting, event.slot, { draftClosed: event.closed });
    case 'evaluationMoved':
      return { ...meeting, evaluation: event.evaluation };
    case 'deputySet':
      return changeLead(meeting, { deputy: event.deputy });
    case 'leadPassed':
      return changeLead(meeting, { acting: event.to, lostAt: null, support: {} });
    case 'leadSupported':
      return changeLead(meeting, { support: event.support });
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

function departed(meeting: Meeting, member: MemberId, how: 'removed' | 'left'): Meeting {
  const hadSeat = meeting.seats[member]?.seatedAt != null;
  return { ...changeSeat(meeting, member, { admission: how }), departures: meeting.departures + (hadSeat ? 1 : 0) };
}

function changeSlot(meeting: Meeting, id: SlotId, change: Partial<Slot>): Meeting {
  const slot = meeting.slots[id];
  return slot === undefined ? meeting : { ...meeting, slots: { ...meeting.slots, [id]: { ...slot, ...change } } };
}

function recordRemoved(meeting: Meeting, { record, id, slot }: Extract<Event, { type: 'recordRemoved' }>): Meeting {
  const held = slot === null ? undefined : meeting.slots[slot];
  if (held === undefined || record === 'parked') return meeting;
  if (record === 'issue') return changeSlot(meeting, held.id, { issue: null });
  const actions = held.actions.filter((one) => one !== id);
  const outcome = actions.length === 0 && held.outcome === 'planned' ? 'open' : held.outcome;
  return changeSlot(meeting, held.id, { actions, outcome });
}

const changeLead = (meeting: Meeting, change: Partial<Leadership>): Meeting => ({
  ...meeting,
  leadership: { ...meeting.leadership, ...change },
});

const leadLine = (meeting: Meeting, member: MemberId, lostAt: number | null): Meeting =>
  meeting.leadership.acting === member ? changeLead(meeting, { lostAt }) : meeting;

const withProgress = (meeting: Meeting, progress: StageProgress): Meeting => ({
  ...meeting,
  progress: { ...meeting.progress, [progress.key]: progress },
});

function cut(meeting: Meeting, change: MinutesCut): Meeting {
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
