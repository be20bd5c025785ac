import { isRunning } from '../evaluations';
import { LEAST_ANSWERERS } from '../limits';
import { progressOf, wasEntered } from '../standing';
import type { EvaluationState, Meeting, MemberId, PlannedStage, Time } from '../state';
import { isHere, isSeated, seatOf, takingPart } from './people';

/** Who answers the form of an evaluation, and how many answers a result takes. */

type Answering = Extract<EvaluationState, { phase: 'answering' }>;

const membersHere = (meeting: Meeting): MemberId[] => takingPart(meeting).filter((member) => isHere(meeting, member));

/**
 * When the stages after the last slot began, at the latest `now`. People who sit down later saw no slot. If they answered, a
 * lead could fill the room with helpers until one honest answer is left.
 */
export function slotsOverAt(meeting: Meeting, now: Time): Time {
  const last = meeting.agenda.findLastIndex((stage) => stage.slot !== null && wasEntered(meeting, stage.key));
  if (last < 0) return now;
  const begun = meeting.agenda.slice(last + 1).map((stage) => progressOf(meeting, stage.key)?.enteredAt ?? now);
  return Math.min(now, ...begun);
}

/** Members who are here when the form opens, and who sat down in time. */
export const presentAtForm = (meeting: Meeting, satBy: Time): MemberId[] =>
  membersHere(meeting).filter((member) => satInTime(meeting, member, satBy));

const satInTime = (meeting: Meeting, member: MemberId, satBy: Time): boolean =>
  (seatOf(meeting, member)?.seatedAt ?? Infinity) <= satBy;

/** Whether people talk in this evaluation, because too few are here for a form. While another one is counted, it waits. */
export const talksInsteadOfForm = (meeting: Meeting, stage: PlannedStage, at: Time): boolean =>
  stage.due === 'evaluationClosed' &&
  !isRunning(meeting) &&
  presentAtForm(meeting, slotsOverAt(meeting, at)).length < LEAST_ANSWERERS;

/** Whether the form asks this person: a member who sat down before the slots were over. */
export function isAsked(meeting: Meeting, member: MemberId): boolean {
  if (seatOf(meeting, member)?.role !== 'member') return false;
  const { evaluation } = meeting;
  return evaluation.phase !== 'answering' || satInTime(meeting, member, evaluation.satBy ?? Infinity);
}

/** People whom the open form still waits for, or who have answered it and are here. */
export const askedHere = (meeting: Meeting): MemberId[] =>
  membersHere(meeting).filter((member) => isAsked(meeting, member));

/** People whose answers will count, also with a lost connection: the round starts again when they do not come back. */
export const answerersOf = (meeting: Meeting, { ready }: Answering): MemberId[] =>
  ready.filter((member) => isSeated(meeting, member) && seatOf(meeting, member)?.role === 'member');

/** Everybody whose answers may come into the sum, as far as is known while the form is open. */
export function mayCount(meeting: Meeting): MemberId[] {
  const { evaluation } = meeting;
  if (evaluation.phase !== 'answering') return [];
  const may = new Set([...askedHere(meeting), ...answerersOf(meeting, evaluation)]);
  return [...may].filter((member) => !evaluation.declined.includes(member));
}

/** Everybody who was present when the form opened, or came back and answered. Nobody who leaves is taken out of it. */
const everPresent = ({ present = [], ready, declined }: Answering): MemberId[] => [
  ...new Set([...present, ...ready, ...declined]),
];

/** So many answers a result takes when the form is closed, or somebody drops out, before everybody has answered. */
export const enoughOf = (present: number): number => Math.max(LEAST_ANSWERERS, Math.ceil((present * 2) / 3));

/** How many answers count now, how many a result would take, and how many people were ever present. */
export type Turnout = { answers: number; needed: number; of: number };

/**
 * Two thirds of the people who were present protect each of them from the others. Otherwise a lead could close the form, or
 * remove people, when one answer beside those of three helpers is in.
 */
export function turnoutOf(meeting: Meeting, evaluation: Answering): Turnout {
  const answerers = answerersOf(meeting, evaluation);
  const ever = everPresent(evaluation);
  const isComplete = ever.every((member) => answerers.includes(member) || evaluation.declined.includes(member));
  return {
    answers: answerers.length,
    needed: isComplete ? LEAST_ANSWERERS : enoughOf(ever.length),
    of: ever.length,
  };
}
