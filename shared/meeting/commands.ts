import { z } from 'zod';
import { roles } from '../templates/template';

/**
 * Commands are what somebody asks for. `memberCommand` checks everything that a member sends; `SystemCommand`s come from the server
 * itself (alarms, presence, the evaluation, records that were saved) and never over a socket.
 * Commands that move the meeting name the stage they leave (`from`), so that two people pressing Next move one stage.
 */

const memberId = z.string().min(1).max(64);
export const stageKey = z.string().min(1).max(80);
export const slotId = z.string().min(1).max(16);
const breakoutId = z.string().min(1).max(16);
const option = z.string().min(1).max(64);
/** The version of the meeting that the sender saw: what somebody else changed since is not overwritten. */
const seen = z.exactOptional(z.number().int().min(0));
const help = z.enum(['questions', 'ideas', 'experience', 'materials', 'advice']);

/** What lies ahead is changed by these, one by one or several at once. */
const agendaChanges = [
  z.strictObject({ type: z.literal('skipStage'), stage: stageKey, skipped: z.boolean(), seen }),
  // a stage, or a whole slot
  z.strictObject({ type: z.literal('setMinutes'), of: stageKey, minutes: z.number().int().min(1).max(180), seen }),
  // `minutes`: the slots ahead share them (so when it is left out), or they are saved and the meeting ends earlier; `back`: it takes place after all
  z.strictObject({
    type: z.literal('leaveOutSlot'),
    slot: slotId,
    minutes: z.exactOptional(z.enum(['shared', 'saved'])),
    back: z.exactOptional(z.literal(true)),
    seen,
  }),
  z.strictObject({ type: z.literal('giveSlot'), member: memberId }),
  z.strictObject({
    type: z.literal('addBreak'),
    before: stageKey,
    minutes: z.exactOptional(z.number().int().min(1).max(60)),
  }),
  z.strictObject({ type: z.literal('orderSlots'), slots: z.array(slotId).max(24), seen }),
  // no slot: all of them, before the meeting begins
  z.strictObject({ type: z.literal('setBlock'), slot: slotId.nullable(), block: z.string().min(1).max(64), seen }),
  // when the meeting should be over
  z.strictObject({ type: z.literal('moveEnd'), endsAt: z.number().int().min(0), seen }),
] as const;

/** So many changes can take effect at once. */
const CHANGES_AT_ONCE = 60;

export const memberCommand = z.discriminatedUnion('type', [
  // attendance
  z.strictObject({ type: z.literal('knock') }),
  z.strictObject({
    type: z.literal('takeSeat'),
    agreement: z.number().int().min(0),
    surroundings: z.enum(['alone', 'headphones']),
    sound: z.enum(['here', 'elsewhere']),
  }),
  z.strictObject({ type: z.literal('admit'), member: memberId }),
  z.strictObject({ type: z.literal('refuseEntry'), member: memberId }),
  z.strictObject({ type: z.literal('removeMember'), member: memberId }),
  z.strictObject({ type: z.literal('askToRemove'), member: memberId, on: z.boolean() }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('setSound'), sound: z.enum(['here', 'elsewhere']) }),
  z.strictObject({ type: z.literal('setVoice'), writes: z.boolean() }),
  z.strictObject({ type: z.literal('sitWith'), member: memberId.nullable() }), // null: I sit alone again
  z.strictObject({ type: z.literal('carryRoom'), on: z.boolean() }), // false: somebody else of the room should
  z.strictObject({ type: z.literal('setAdmission'), admission: z.enum(['ask', 'open']) }),
  z.strictObject({ type: z.literal('setTalkTime'), readers: z.enum(['own', 'lead', 'group']) }),
  // agenda
  z.strictObject({ type: z.literal('chooseFormat'), format: z.string().min(1).max(80).nullable() }), // null: the planned one
  z.strictObject({ type: z.literal('startMeeting') }),
  z.strictObject({ type: z.literal('advanceStage'), from: stageKey }),
  z.strictObject({ type: z.literal('goBack'), from: stageKey, to: stageKey }),
  z.strictObject({ type: z.literal('undoAdvance'), from: stageKey }),
  z.strictObject({ type: z.literal('extendStage'), from: stageKey, minutes: z.union([z.literal(1), z.literal(5)]) }),
  z.strictObject({ type: z.literal('pause'), from: stageKey }),
  z.strictObject({ type: z.literal('resume'), from: stageKey }),
  z.strictObject({ type: z.literal('beginInterlude'), from: stageKey, kind: z.enum(['silence', 'break']) }),
  z.strictObject({ type: z.literal('moveIssue'), from: stageKey, to: z.enum(['end', 'out']) }),
  z.strictObject({ type: z.literal('recut'), from: stageKey }),
  ...agendaChanges,
  // all of them, or none
  z.strictObject({
    type: z.literal('changeAgenda'),
    changes: z.array(z.discriminatedUnion('type', agendaChanges)).min(1).max(CHANGES_AT_ONCE),
  }),
  z.strictObject({ type: z.literal('putBackPrompt'), place: stageKey, seen }),
  z.strictObject({ type: z.literal('undoAgendaChange'), change: z.number().int().min(0) }),
  z.strictObject({
    type: z.literal('confirmSlots'),
    from: stageKey,
    policy: z.enum(['equal', 'bid', 'scheduled']),
    clients: z.array(memberId).max(24),
  }),
  z.strictObject({ type: z.literal('reopenSlots'), from: stageKey }),
  z.strictObject({
    type: z.literal('requestSlot'),
    from: stageKey,
    slot: z.boolean(),
    minutes: z.number().min(5).max(90).nullable(),
    favours: z.array(memberId).max(12),
    priority: z.exactOptional(z.enum(['A', 'B', 'C'])),
  }),
  z.strictObject({ type: z.literal('castVote'), from: stageKey, options: z.array(option).max(12) }),
  z.strictObject({ type: z.literal('closeBallot'), from: stageKey, options: z.array(option).max(12) }),
  z.strictObject({ type: z.literal('reopenBallot'), from: stageKey }),
  z.strictObject({
    type: z.literal('fillRoles'),
    from: stageKey,
    roles: z.partialRecord(z.enum(['client', ...roles]), memberId),
  }),
  z.strictObject({
    type: z.literal('setRole'),
    slot: slotId.nullable(),
    role: z.enum(roles),
    member: memberId.nullable(),
  }),
  z.strictObject({ type: z.literal('chooseClient'), from: stageKey, client: memberId }),
  z.strictObject({ type: z.literal('setClient'), slot: slotId, member: memberId }),
  z.strictObject({ type: z.literal('openSlot'), from: stageKey, member: memberId }),
  z.strictObject({ type: z.literal('moveToBreakout'), member: memberId, breakout: breakoutId }),
  z.strictObject({ type: z.literal('visitBreakout'), breakout: breakoutId.nullable() }),
  z.strictObject({ type: z.literal('offerClearAir'), from: stageKey, first: memberId, second: memberId }),
  z.strictObject({ type: z.literal('endMeeting') }),
  z.strictObject({ type: z.literal('askToMoveOn'), from: stageKey, on: z.boolean() }),
  z.strictObject({ type: z.literal('askForTime'), from: stageKey, on: z.boolean() }),
  // floor
  z.strictObject({ type: z.literal('raiseHand'), from: stageKey, to: z.exactOptional(memberId) }), // `to`: whom the question is for
  z.strictObject({ type: z.literal('lowerHand'), from: stageKey }),
  z.strictObject({ type: z.literal('handOn'), from: stageKey, turnOf: memberId }), // "I'm done", or the lead passes the floor on
  z.strictObject({ type: z.literal('later'), from: stageKey }),
  z.strictObject({ type: z.literal('passTurn'), from: stageKey }),
  z.strictObject({ type: z.literal('giveFloor'), from: stageKey, member: memberId }),
  z.strictObject({ type: z.literal('takeFloorBack'), from: stageKey }),
  z.strictObject({ type: z.literal('stopListening'), from: stageKey }),
  z.strictObject({ type: z.literal('listenAgain'), from: stageKey }),
  z.strictObject({ type: z.literal('setOneVoice'), on: z.boolean() }),
  z.strictObject({ type: z.literal('setEncryption'), on: z.boolean() }),
  z.strictObject({ type: z.literal('showQuestionsOnly') }),
  z.strictObject({ type: z.literal('showForWhom') }),
  z.strictObject({ type: z.literal('submitWriting'), from: stageKey, done: z.boolean() }),
  // slots
  z.strictObject({ type: z.literal('setHelp'), slot: slotId, help: z.array(help).max(5) }),
  z.strictObject({ type: z.literal('declareNoAction'), slot: slotId, none: z.boolean() }),
  z.strictObject({ type: z.literal('setFirstPass'), slot: slotId, on: z.boolean() }),
  z.strictObject({ type: z.literal('closeDraft'), slot: slotId, closed: z.boolean() }),
  // evaluation
  z.strictObject({ type: z.literal('sendEvaluation'), from: stageKey }), // answers stay in the browser until the list freezes
  z.strictObject({ type: z.literal('declineEvaluation'), from: stageKey }),
  z.strictObject({ type: z.literal('closeEvaluation'), from: stageKey }),
  // leadership
  z.strictObject({ type: z.literal('setDeputy'), member: memberId }),
  z.strictObject({ type: z.literal('handOver'), member: memberId }),
  z.strictObject({ type: z.literal('takeLeadBack') }),
  z.strictObject({ type: z.literal('supportLead'), candidate: memberId }),
]);

export type MemberCommand = z.infer<typeof memberCommand>;

/** One change of what lies ahead. */
export type OneChange = Extract<MemberCommand, { type: 'changeAgenda' }>['changes'][number];

/** What the lead can take away from everybody. */
export type RemovedRecord = 'action' | 'issue' | 'parked' | 'page';

/** Commands of the server itself. */
export type SystemCommand =
  | {
      type: 'openMeeting';
      id: string;
      group: string;
      template: import('../templates/template').MeetingTemplate;
      settings: import('./state').Settings;
      startsAt: number;
      /** No time was planned: it begins when somebody starts it. */
      unplanned?: true;
      /** Somebody called it to begin at once. */
      called?: true;
      number?: number;
      minutes: number;
      /** Who leads by role; `takesPart: false` seats them as facilitator without slot or ballot. */
      lead: { member: string; takesPart: boolean } | null;
      /** Who was to lead this date before. */
      ledBefore?: string;
      /** Speaking order of the last meeting of this group, so that the opener differs. */
      lastOrder: string[];
      /** Who was client in it: others are due first. */
      lastClients?: string[];
      /** How many meetings in a row the group has held or planned in this format, this one included. */
      inARow?: number;
      /** The group's own format, and its texts in place of prompts. */
      format?: string;
      prompts?: Record<string, string>;
      /** Slots that wait for somebody who may come: what was prepared for them is theirs, wherever their slot stands. */
      slots?: Record<string, { client: string; runs?: string }>;
      /** In which order members are due to present. */
      presenters?: string[];
    }
  | { type: 'noteConnected'; member: string; role: import('./state').SeatRole }
  | { type: 'noteDisconnected'; member: string }
  /** Somebody asks to come in for whom the others are waiting: nobody has to let them in. */
  | { type: 'letInExpected'; member: string }
  /** Somebody's membership of the group has ended. */
  | { type: 'noteRemovedFromGroup'; member: string; by: string }
  /** A planned meeting that nobody has started is given up. */
  | { type: 'cancelMeeting'; by: string }
  /** Members may come into the lobby of a planned meeting from now on. */
  | { type: 'openLobby'; by: string }
  /** One person at most is left in a meeting that runs, and nobody can be waited for: where nobody leads, nobody could end it. */
  | { type: 'endDeserted'; by: string }
  /** Whose turn it is in a planned meeting: to lead (null: that stays), and in which order to present. */
  | { type: 'setTurns'; lead: string | null; presenters: string[] }
  | { type: 'promoteDeputy'; lost: string }
  | { type: 'moveFloorOn'; from: string; lost: string }
  | { type: 'stageTimedOut'; from: string }
  /** A while after the end nobody talks here any more. */
  | { type: 'closeRoom' }
  /** Nobody in the group has an action from earlier meetings to report on. */
  | { type: 'noteNothingToReport' }
  | { type: 'noteIssueShared'; slot: string; version: number }
  | { type: 'noteActionAccepted'; slot: string; action: string }
  | { type: 'noteActionWithdrawn'; slot: string; action: string }
  /** The lead took a record away that somebody else had put there; `slot` when it belonged to one of this meeting. */
  | { type: 'noteRecordRemoved'; record: RemovedRecord; id: string; slot: string | null; of: string; by: string }
  /** A text in place of a prompt was saved; `by` wrote it, and had `seen` the meeting so. */
  | { type: 'notePromptSet'; place: string; prompt: string; by: string; seen?: number }
  /**
   * The text of the agreement was written anew, as this version, in the meeting or on the page of the group; and somebody signed
   * it as they saw it.
   */
  | { type: 'noteAgreementWritten'; version: number; by: string; onGroupPage?: true }
  | { type: 'noteAgreementSigned'; version: number; member: string }
  /** The owner of a page chose who reads it. */
  | { type: 'notePageReleased'; stage: string; member: string; to: import('./state').PageReader }
  | { type: 'freezeEvaluation'; round: number }
  | { type: 'voidEvaluation'; round: number; stillHere: string[] }
  | { type: 'startReveal'; round: number }
  | { type: 'publishEvaluation'; round: number; result: import('./state').EvaluationTotals }
  | { type: 'giveUpEvaluation'; round: number; reason: 'leftDuringReveal' | 'impossible'; without?: string[] };

export type Command = MemberCommand | SystemCommand;

export type Actor = { kind: 'member'; member: string } | { kind: 'system' };

/** What time and chance a decision may use; they leave the engine only as event data. `chance()` is uniform in [0, 1). */
export type Context = { actor: Actor; now: number; chance: () => number };
