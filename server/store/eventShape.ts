import { z } from 'zod';
import type { Event } from '../../shared/meeting/events';
import { agendaChange, block, help, issue, outcome, plan, role, slotPolicy, template } from './agendaShape';

/**
 * The shape of each stored event, so that a damaged row is noticed when it is read. Fields that are not named here pass: a
 * row must not become unreadable because this file was forgotten.
 */

const text = z.string();
const count = z.number();
const members = z.array(text);
const perMember = <T extends z.ZodType>(value: T) => z.record(text, value);
const optional = z.exactOptional;

const minutes = z.record(text, count);
const cut = z.looseObject({ stages: minutes, granted: minutes, slots: minutes });

// ----------------------------------------------------------------- the floor

const turn = z.looseObject({
  member: text,
  to: optional(text),
  minutes: optional(count),
  spentMs: optional(count),
  since: optional(count.nullable()),
  lostAt: optional(count),
});
const edited = <T extends z.ZodType>(entry: T) =>
  z.union([z.array(entry), z.looseObject({ out: optional(members), in: optional(z.array(entry)) })]);
const editedMembers = optional(edited(text));
const floorFields = {
  enteredAt: optional(count),
  spentMs: optional(count),
  runningSince: optional(count.nullable()),
  minutes: optional(count),
  listening: optional(z.enum(['off', 'on', 'stopped'])),
  pausedBy: optional(text.nullable()),
  aside: optional(turn.nullable()),
  hands: optional(edited(z.looseObject({ member: text, at: count, to: optional(text) }))),
  moveOn: editedMembers,
  moreTime: editedMembers,
  kind: optional(z.enum(['round', 'queue', 'one', 'free', 'quiet', 'vote', 'ballot'])),
  turn: optional(turn.nullable()),
  waiting: editedMembers,
  spoken: editedMembers,
  passed: editedMembers,
  later: editedMembers,
  firstPass: editedMembers,
  submitted: editedMembers,
  usedBefore: optional(perMember(count.nullable())),
  asked: optional(perMember(count.nullable())),
  wishes: optional(
    perMember(
      z
        .looseObject({
          slot: z.boolean(),
          minutes: count.nullable(),
          favours: members,
          priority: optional(z.enum(['A', 'B', 'C'])),
        })
        .nullable(),
    ),
  ),
  confirmed: optional(z.boolean()),
  votes: optional(perMember(z.array(text).nullable())),
  chosen: optional(z.array(text).nullable()),
};
const floor = z.looseObject(floorFields);

// ------------------------------------------------------------ the other facts

const at = count;
const seatRole = z.enum(['member', 'facilitator', 'speaker']);
const sound = z.enum(['here', 'elsewhere']);
const admission = z.enum(['ask', 'open']);
const talkTimeReaders = z.enum(['own', 'lead', 'group']);
const lead = text.nullable();

const leadership = z.looseObject({
  mode: z.enum(['led', 'shared']),
  takesPart: z.boolean(),
  rightful: lead,
  before: optional(text),
  acting: lead,
  deputy: lead,
  lostAt: count.nullable(),
  support: perMember(members),
});

const evaluation = z.discriminatedUnion('phase', [
  z.looseObject({ phase: z.literal('none') }),
  z.looseObject({
    phase: z.literal('answering'),
    round: count,
    present: optional(members),
    satBy: optional(count),
    ready: members,
    declined: members,
    closing: optional(z.literal(true)),
  }),
  z.looseObject({ phase: z.literal('conversation') }),
  z.looseObject({
    phase: z.literal('summing'),
    round: count,
    answerers: members,
    of: optional(count),
    without: optional(members),
    restarted: z.boolean(),
  }),
  z.looseObject({ phase: z.literal('revealing'), round: count, answerers: members, of: optional(count) }),
  z.looseObject({
    phase: z.literal('published'),
    round: count,
    present: count,
    result: z.looseObject({ answerers: count, shape: z.enum(['sums', 'counts']), totals: z.array(count) }),
  }),
  z.looseObject({
    phase: z.literal('noResult'),
    reason: z.enum(['tooFew', 'leftDuringReveal', 'leftTwice', 'impossible']),
    turnout: optional(z.looseObject({ answers: count, needed: count, of: count })),
    without: optional(members),
  }),
]);

const fact = <T extends Event['type'], S extends z.ZodRawShape>(type: T, shape: S) =>
  z.looseObject({ type: z.literal(type), ...shape });
const floorFact = <T extends Event['type']>(type: T) =>
  fact(type, { stage: text, member: text.nullable(), at, breakout: optional(text), ...floorFields });

/** The schema for each type of event. */
export const eventShapes = {
  meetingOpened: fact('meetingOpened', {
    id: text,
    group: text,
    template,
    settings: z.looseObject({
      admission,
      oneVoice: z.boolean(),
      encrypted: z.boolean(),
      sound,
      agreementVersion: count,
      talkTime: optional(talkTimeReaders),
    }),
    startsAt: count,
    unplanned: optional(z.literal(true)),
    called: optional(z.literal(true)),
    number: optional(count),
    minutes: count,
    endsAt: count,
    leadership,
    slotPolicy,
    lastOrder: members,
    lastClients: optional(members),
    presenters: optional(members),
    inARow: optional(count),
    plan,
    format: optional(text),
    prompts: optional(perMember(text)),
  }),
  arrived: fact('arrived', { member: text, role: seatRole, at }),
  connectionBack: fact('connectionBack', { member: text, role: seatRole, at }),
  connectionLost: fact('connectionLost', { member: text, at }),
  knocked: fact('knocked', { member: text, at }),
  admitted: fact('admitted', { member: text, by: lead, at }),
  entryRefused: fact('entryRefused', { member: text, by: text, at }),
  memberRemoved: fact('memberRemoved', { member: text, by: text, at, fromGroup: optional(z.literal(true)) }),
  left: fact('left', { member: text, at, times: optional(count) }),
  seatTaken: fact('seatTaken', {
    member: text,
    agreement: count,
    surroundings: z.enum(['alone', 'headphones']),
    sound,
    order: optional(members),
    at,
  }),
  soundSet: fact('soundSet', { member: text, sound }),
  voiceSet: fact('voiceSet', { member: text, writes: z.boolean() }),
  sharedRoomSet: fact('sharedRoomSet', {
    room: text,
    members,
    carrier: text.nullable(),
    said: optional(z.enum(['yes', 'handOn'])),
    at,
  }),
  admissionSet: fact('admissionSet', { admission }),
  agreementWritten: fact('agreementWritten', { version: count, by: text, at }),
  agreementSigned: fact('agreementSigned', { member: text, version: count, at }),
  agreementChanged: fact('agreementChanged', { version: count, talkTime: talkTimeReaders, by: text, at }),
  encryptionSet: fact('encryptionSet', { on: z.boolean() }),
  formatChosen: fact('formatChosen', {
    template,
    minutes: count,
    endsAt: count,
    leadership,
    plannedLeadership: optional(leadership),
    slotPolicy,
    plan,
    by: text,
    at,
  }),
  agendaPlanned: fact('agendaPlanned', { plan, slotPolicy, at }),
  minutesCut: fact('minutesCut', { cut, at }),
  meetingStarted: fact('meetingStarted', { at, endsAt: count, order: members }),
  stageEntered: fact('stageEntered', {
    from: text.nullable(),
    key: text,
    why: z.enum(['start', 'next', 'back', 'undo', 'time', 'asked']),
    at,
    left: optional(floor),
    entered: floor,
    undoUntil: count.nullable(),
  }),
  stageExtended: fact('stageExtended', { stage: text, minutes: count, by: lead, cut, at }),
  stagesSkipped: fact('stagesSkipped', { stages: z.array(text), skipped: z.boolean(), at }),
  firstPassSet: fact('firstPassSet', { stages: z.array(text), on: z.boolean(), at }),
  slotsConfirmed: fact('slotsConfirmed', { plan, slotPolicy, stage: text, by: text, at }),
  meetingEnded: fact('meetingEnded', { at, left: optional(floor), by: lead, givenUp: optional(z.literal(true)) }),
  removalAsked: fact('removalAsked', { member: text, by: text, on: z.boolean(), at }),
  endMoved: fact('endMoved', { endsAt: at, at }),
  roomClosed: fact('roomClosed', { at }),
  agendaChanged: fact('agendaChanged', { change: agendaChange, by: text, at }),
  agendaChangeUndone: fact('agendaChangeUndone', { change: count, by: text, at }),
  blockSet: z.union([
    fact('blockSet', {
      slot: text,
      block: text,
      given: optional(block),
      minutes: count,
      parts: z.array(count),
      skipped: optional(z.array(text)),
      at,
    }),
    fact('blockSet', { slot: z.null(), block: text, given: optional(block), slotPolicy, at }),
  ]),
  promptSet: fact('promptSet', { place: text, prompt: optional(text.nullable()), by: text, at }),
  handRaised: floorFact('handRaised'),
  handLowered: floorFact('handLowered'),
  turnEnded: floorFact('turnEnded'),
  turnPutOff: floorFact('turnPutOff'),
  turnPassed: floorFact('turnPassed'),
  floorGiven: floorFact('floorGiven'),
  floorTakenBack: floorFact('floorTakenBack'),
  floorMovedOn: floorFact('floorMovedOn'),
  floorAdjusted: floorFact('floorAdjusted'),
  listeningStopped: floorFact('listeningStopped'),
  listeningResumed: floorFact('listeningResumed'),
  writingMarked: floorFact('writingMarked'),
  stagePaused: floorFact('stagePaused'),
  stageResumed: floorFact('stageResumed'),
  moveOnAsked: floorFact('moveOnAsked'),
  timeAsked: floorFact('timeAsked'),
  slotRequested: floorFact('slotRequested'),
  slotsReopened: floorFact('slotsReopened'),
  voteCast: floorFact('voteCast'),
  ballotClosed: floorFact('ballotClosed'),
  ballotReopened: floorFact('ballotReopened'),
  breakoutsMade: fact('breakoutsMade', { members: perMember(members), at }),
  breakoutJoined: fact('breakoutJoined', {
    member: text,
    breakout: text.nullable(),
    at,
    hadTurn: optional(z.literal(true)),
  }),
  breakoutVisited: fact('breakoutVisited', { member: text, breakout: text.nullable(), at }),
  breakoutsEnded: fact('breakoutsEnded', { at, joined: optional(perMember(members)) }),
  rolesSet: fact('rolesSet', { slot: text.nullable(), roles: z.partialRecord(role, text.nullable()), at }),
  clientSet: fact('clientSet', { slot: text, client: text, at }),
  oneVoiceSet: fact('oneVoiceSet', { on: z.boolean() }),
  questionsOnlyShown: fact('questionsOnlyShown', { at }),
  forWhomShown: fact('forWhomShown', { at }),
  interludeBegun: fact('interludeBegun', { kind: z.enum(['silence', 'break']), at, until: at }),
  helpSet: fact('helpSet', { slot: text, help }),
  issueShared: fact('issueShared', { slot: text, issue }),
  outcomeSet: fact('outcomeSet', { slot: text, actions: members, outcome }),
  recordRemoved: fact('recordRemoved', {
    record: z.enum(['action', 'issue', 'parked', 'page']),
    id: text,
    slot: text.nullable(),
    of: text,
    by: text,
    at,
  }),
  pageReleased: fact('pageReleased', { stage: text, member: text, to: z.enum(['owner', 'client', 'group']), at }),
  draftClosed: fact('draftClosed', { slot: text, closed: z.boolean() }),
  evaluationMoved: fact('evaluationMoved', {
    evaluation,
    opens: optional(z.looseObject({ stage: text, form: z.enum(['E1', 'E2']) })),
    at,
  }),
  formSent: fact('formSent', { member: text, at }),
  formDeclined: fact('formDeclined', { member: text, at }),
  formClosed: fact('formClosed', { at }),
  deputySet: fact('deputySet', { deputy: text }),
  leadPassed: fact('leadPassed', {
    to: lead,
    why: z.enum(['handedOver', 'deputy', 'takenBack', 'support', 'left']),
    inSlot: optional(text),
    at,
  }),
  leadSupported: fact('leadSupported', { support: perMember(members) }),
  turnsSet: fact('turnsSet', { lead: optional(text), before: optional(text), presenters: optional(members) }),
  lobbyOpened: fact('lobbyOpened', { by: text, at }),
} satisfies Record<Event['type'], z.ZodType<Event>>;
