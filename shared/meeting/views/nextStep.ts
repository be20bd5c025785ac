import { hasFirstPass } from '../agenda/firstPass';
import { type Cost, costOf } from '../agenda/recut';
import { blockOf, findsOwnClients } from '../agenda/slotBlock';
import { evaluationHolds, nextPlanned } from '../agenda/steps';
import { hasSigned } from '../agreement';
import { speakers } from '../floor/floor';
import { type Turnout, turnoutOf } from '../people/answerers';
import { stageMembers } from '../people/parties';
import { clientNow, clientOf, insidersHere, isHere, nobodyLeads, takingPart } from '../people/people';
import type { Meeting, MemberId, PlannedStage, SlotId, StageProgress, Talk } from '../state';
import { isTimeUp } from './clocks';
import { currentStage } from './currentStage';
import { isTalkedAbout } from './evaluations';

/** What is due, what the lead's one big button would do, and what more time would cost. */

/** True when the stage has met its `due`: Next is highlighted. `openStatuses`: actions brought along without a status. */
export function isDue(meeting: Meeting, now: number, outside?: { openStatuses: number }): boolean {
  const current = currentStage(meeting);
  if (current === null) return false;
  const { stage, progress, slot } = current;
  const { talk } = progress;
  const over = isTimeUp(meeting, now);
  const turnOver = 'turn' in talk && talk.turn === null;
  const spoke = talk.kind === 'round' ? turnOver && !talk.waiting.some((one) => isHere(meeting, one)) : turnOver;
  switch (stage.due) {
    case 'manual':
      return false;
    case 'time':
      return over;
    case 'allSpoke':
      return spoke;
    case 'allSubmitted':
      return talk.kind === 'quiet' && everySubmitted(meeting, stage, talk.submitted);
    case 'allSigned':
      return insidersHere(meeting).every((member) => hasSigned(meeting, member));
    case 'clientDone':
      return over || turnOver;
    case 'actionSettled':
      return slot !== null && slot.outcome !== 'open';
    case 'statusesSettled':
      return spoke && (outside?.openStatuses ?? 0) === 0;
    case 'orderConfirmed':
    case 'votesClosed':
    case 'rolesFilled':
      return (talk.kind === 'vote' && talk.confirmed) || (talk.kind === 'ballot' && talk.chosen !== null);
    case 'allAsked':
      return over || (talk.kind === 'queue' && everyAsked(meeting, stage, talk));
    case 'evaluationClosed':
      return isTalkedAbout(meeting, stage) ? over : evaluationHolds(meeting) === null;
    case 'bothConfirm':
      return over || progress.moveOn.length > 0 || meeting.numbers?.moveOn !== undefined;
    default: {
      const unknown: never = stage.due;
      return unknown;
    }
  }
}

const everySubmitted = (meeting: Meeting, stage: PlannedStage, submitted: readonly MemberId[]): boolean =>
  stageMembers(meeting, stage).every((member) => submitted.includes(member) || !isHere(meeting, member));

const everyAsked = (meeting: Meeting, stage: PlannedStage, talk: Extract<Talk, { kind: 'queue' }>): boolean =>
  talk.turn === null &&
  speakers(meeting, stage).every((member) => (talk.asked[member] ?? 0) > 0 || !isHere(meeting, member));

/** How long what Next leads to is planned for: the whole slot, where a slot begins with this stage. */
export function minutesAhead(meeting: Meeting, to: PlannedStage): number {
  const slot = to.slot === null || currentStage(meeting)?.slot?.id === to.slot ? undefined : meeting.slots[to.slot];
  return slot?.minutes ?? to.minutes;
}

/** Everybody who was to speak in this round has had their turn. */
export function isRoundDone(meeting: Meeting): boolean {
  const talk = currentStage(meeting)?.progress.talk;
  return talk?.kind === 'round' && talk.turn === null && !talk.waiting.some((one) => isHere(meeting, one));
}

/** How far a round of the whole group is for somebody who waits for no turn of theirs any more; null while they do, and elsewhere. */
export function behindInRound(meeting: Meeting, member: MemberId): 'roundOver' | 'hadTurn' | null {
  const current = currentStage(meeting);
  if (current === null || current.stage.slot !== null || current.progress.talk.kind !== 'round') return null;
  if (isRoundDone(meeting)) return 'roundOver';
  return current.progress.talk.spoken.includes(member) ? 'hadTurn' : null;
}

/** The stage Next leads to, skipping what is skipped; null when the meeting would end. */
export const nextStage = (meeting: Meeting): PlannedStage | null => nextPlanned(meeting);

export type NextStep =
  | { kind: 'start' }
  | { kind: 'passFloor'; to: MemberId; after: MemberId | null }
  | { kind: 'openQueue' }
  | { kind: 'advance'; to: PlannedStage }
  | { kind: 'confirmSlots' }
  /** A slot that nobody has yet. */
  | { kind: 'findClient'; slot: SlotId }
  | { kind: 'chooseClient' }
  | { kind: 'fillRoles' }
  | { kind: 'closeBallot' }
  | ({ kind: 'closeEvaluation' } & Turnout)
  | { kind: 'end' };

/** What the lead's one big button would do now; it names this before it does it. Null while an evaluation is counted. */
export function nextStep(meeting: Meeting): NextStep | null {
  if (meeting.status === 'lobby') return { kind: 'start' };
  const current = currentStage(meeting);
  if (current === null) return null;
  const holds = evaluationHolds(meeting);
  if (holds === 'counting') return null;
  if (holds === 'answering') {
    const { evaluation } = meeting;
    return evaluation.phase === 'answering' ? { kind: 'closeEvaluation', ...turnoutOf(meeting, evaluation) } : null;
  }
  const { talk } = current.progress;
  if (talk.kind === 'vote' && current.stage.due === 'orderConfirmed' && !talk.confirmed)
    return { kind: 'confirmSlots' };
  if (talk.kind === 'vote' && current.stage.due === 'votesClosed' && !talk.confirmed) return { kind: 'chooseClient' };
  if (talk.kind === 'ballot' && talk.chosen === null && current.stage.ballot?.closedBy !== 'itself') {
    return current.stage.due === 'rolesFilled' ? { kind: 'fillRoles' } : { kind: 'closeBallot' };
  }
  const { slot } = current.stage;
  if (slot !== null && needsClient(meeting, slot)) return { kind: 'findClient', slot };
  const passed = floorStep(meeting, current.stage, current.progress);
  if (passed !== null) return passed;
  const to = nextPlanned(meeting);
  return to === null ? { kind: 'end' } : { kind: 'advance', to };
}

/**
 * True for people beside the lead whose main button takes this step: the client who closes a ballot, members who can take
 * a free slot, and everybody while nobody leads.
 */
export function decidesBeside(meeting: Meeting, me: MemberId, now: number): boolean {
  const step = nextStep(meeting)?.kind;
  if (step === 'findClient' && takingPart(meeting).includes(me)) return true;
  if (step === 'closeBallot' && currentStage(meeting)?.stage.ballot?.closedBy === 'client') {
    if (clientNow(meeting) === me) return true;
  }
  const decides = step === 'findClient' || step === 'closeBallot' || step === 'fillRoles' || step === 'chooseClient';
  return decides && nobodyLeads(meeting, now) && isHere(meeting, me);
}

/** Nobody has this slot yet, and its block does not find that out by itself. */
function needsClient(meeting: Meeting, slot: SlotId): boolean {
  if (clientOf(meeting, slot) !== null) return false;
  const block = blockOf(meeting, slot);
  return block !== null && !findsOwnClients(block);
}

function floorStep(meeting: Meeting, stage: PlannedStage, progress: StageProgress): NextStep | null {
  const { talk, aside } = progress;
  if (talk.kind !== 'round' && talk.kind !== 'queue') return null;
  if (aside !== null && talk.turn !== null) return { kind: 'passFloor', to: talk.turn.member, after: null };
  const waiting = talk.kind === 'round' ? talk.waiting : talk.firstPass;
  const queue = waiting.filter((one) => isHere(meeting, one));
  if (talk.kind === 'queue') {
    const hands = progress.hands.map((hand) => hand.member);
    queue.push(...hands.filter((one) => isHere(meeting, one) && !queue.includes(one)));
  }
  const [to, after] = queue;
  if (to !== undefined && (talk.turn !== null || aside !== null))
    return { kind: 'passFloor', to, after: after ?? null };
  const endsFirstPass =
    talk.kind === 'queue' &&
    hasFirstPass(meeting, stage) &&
    talk.turn !== null &&
    Object.values(talk.asked).every((count) => count <= 1);
  return endsFirstPass ? { kind: 'openQueue' } : null;
}

export type ExtensionCost = { minutes: number; from: Cost };

/** Whose minutes +1 or +5 would cost. Evaluation and closing are never touched. */
export function extensionCost(meeting: Meeting, minutes: 1 | 5, now: number): ExtensionCost {
  const current = currentStage(meeting);
  if (current === null) return { minutes, from: { kind: 'end', lateMinutes: 0 } };
  return { minutes, from: costOf(meeting, current.stage, minutes, now).cost };
}
