import { refuse } from '../../refusal';
import type { SystemCommand } from '../commands';
import { evaluationOfStage, evaluationsOf, firstRoundOf, isRunning } from '../evaluations';
import type { Event } from '../events';
import {
  answerersOf,
  askedHere,
  enoughOf,
  isAsked,
  presentAtForm,
  slotsOverAt,
  talksInsteadOfForm,
  turnoutOf,
} from '../people/answerers';
import { meetingStanding } from '../standing';
import type { EvaluationState, Meeting, MemberId, PlannedStage, StageKey, Time } from '../state';
import { type Decision, follow, inStage } from './moment';

const moved = (evaluation: EvaluationState, at: Time): Event[] => [{ type: 'evaluationMoved', evaluation, at }];

/**
 * Entering an evaluation for the first time opens its form, or with fewer than four people a conversation instead. While
 * another one is not over, its form waits: only one can be counted at a time.
 */
export function opensEvaluation(meeting: Meeting, stage: PlannedStage, at: Time): Event[] {
  if (stage.due !== 'evaluationClosed' || evaluationOfStage(meeting, stage.key) !== null) return [];
  if (isRunning(meeting)) return [];
  const opens = { stage: stage.key, form: stage.form ?? 'E1' };
  const satBy = slotsOverAt(meeting, at);
  const round = firstRoundOf(evaluationsOf(meeting).length);
  const evaluation: EvaluationState = talksInsteadOfForm(meeting, stage, at)
    ? { phase: 'conversation' }
    : { phase: 'answering', round, present: presentAtForm(meeting, satBy), satBy, ready: [], declined: [] };
  return [{ type: 'evaluationMoved', evaluation, opens, at }];
}

/** The form of the stage in hand, when it waited for the one before to be over. */
function opensWaiting(meeting: Meeting, over: Event[], at: Time): Event[] {
  const after = follow(meeting, over);
  const now = meetingStanding(after);
  return now === null || after.status !== 'running' ? over : [...over, ...opensEvaluation(after, now.stage, at)];
}

/** The open form, when it is that of the stage in hand: somebody may have gone back to an earlier one. */
function openForm(meeting: Meeting, stage: PlannedStage): Extract<EvaluationState, { phase: 'answering' }> | null {
  const newest = evaluationsOf(meeting).at(-1);
  if (newest?.stage !== stage.key || newest.evaluation.phase !== 'answering') return null;
  return newest.evaluation.closing ? null : newest.evaluation;
}

/** Everybody here has sent or declined, or the form was closed: the server now freezes the list. */
export function needsFreeze(meeting: Meeting): boolean {
  const { evaluation } = meeting;
  if (evaluation.phase !== 'answering' || meeting.status === 'lobby') return false;
  if (evaluation.closing) return true;
  const settled = [...evaluation.ready, ...evaluation.declined];
  const here = askedHere(meeting);
  return here.length > 0 && settled.length > 0 && here.every((member) => settled.includes(member));
}

export function sendEvaluation(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const form = openForm(meeting, stage);
    if (form === null || form.ready.includes(member)) return refuse('notNow');
    if (!isAsked(meeting, member)) return refuse('notAllowed');
    return [{ type: 'formSent', member, at }];
  });
}

/** The whole form, before the list is frozen; not after Send. */
export function declineEvaluation(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const form = openForm(meeting, stage);
    if (form === null || form.ready.includes(member) || form.declined.includes(member)) return refuse('notNow');
    if (!isAsked(meeting, member)) return refuse('notAllowed');
    return [{ type: 'formDeclined', member, at }];
  });
}

export const closing = (meeting: Meeting, at: Time): Event[] =>
  meeting.evaluation.phase === 'answering' ? [{ type: 'formClosed', at }] : [];

export function closeEvaluation(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    return openForm(meeting, stage) === null ? refuse('notNow') : closing(meeting, at);
  });
}

type EvaluationCommand = Extract<SystemCommand, { type: `${string}Evaluation` | 'startReveal' }>;

/** The server's own steps. Each names its round; a step of another round or phase is refused as `stale`. */
export function runEvaluation(meeting: Meeting, command: EvaluationCommand, at: Time): Decision {
  const run = stepOfRound(meeting, command, at);
  return Array.isArray(run) ? opensWaiting(meeting, run, at) : run;
}

function stepOfRound(meeting: Meeting, command: EvaluationCommand, at: Time): Decision {
  const { evaluation } = meeting;
  const { round } = command;
  switch (command.type) {
    case 'freezeEvaluation': {
      if (evaluation.phase !== 'answering' || evaluation.round !== round) return refuse('stale');
      if (!needsFreeze(meeting)) return refuse('notNow');
      const turnout = turnoutOf(meeting, evaluation);
      if (turnout.answers < turnout.needed) return moved({ phase: 'noResult', reason: 'tooFew', turnout }, at);
      const answerers = answerersOf(meeting, evaluation);
      return moved({ phase: 'summing', round, answerers, of: turnout.of, restarted: false }, at);
    }
    case 'voidEvaluation': {
      if (evaluation.phase !== 'summing' || evaluation.round !== round) return refuse('stale');
      const { of = evaluation.answerers.length } = evaluation;
      const answerers = evaluation.answerers.filter((one) => command.stillHere.includes(one));
      const without = evaluation.answerers.filter((one) => !answerers.includes(one));
      if (evaluation.restarted) return moved({ phase: 'noResult', reason: 'leftTwice', without }, at);
      const turnout = { answers: answerers.length, needed: enoughOf(of), of };
      if (turnout.answers < turnout.needed) return moved({ phase: 'noResult', reason: 'tooFew', turnout, without }, at);
      return moved({ phase: 'summing', round: round + 1, answerers, of, without, restarted: true }, at);
    }
    case 'startReveal': {
      if (evaluation.phase !== 'summing' || evaluation.round !== round) return refuse('stale');
      const { answerers, of = answerers.length } = evaluation;
      return moved({ phase: 'revealing', round, answerers, of }, at);
    }
    case 'publishEvaluation': {
      if (evaluation.phase !== 'revealing' || evaluation.round !== round) return refuse('stale');
      if (command.result.answerers !== evaluation.answerers.length) return refuse('badInput');
      const present = evaluation.of ?? Math.max(askedHere(meeting).length, command.result.answerers);
      return moved({ phase: 'published', round, present, result: command.result }, at);
    }
    case 'giveUpEvaluation': {
      const begun = evaluation.phase === 'summing' || evaluation.phase === 'revealing';
      if (!begun || evaluation.round !== round) return refuse('stale');
      const { reason, without = [] } = command;
      return moved({ phase: 'noResult', reason, ...(without.length > 0 ? { without } : {}) }, at);
    }
    default: {
      const unknown: never = command;
      return unknown;
    }
  }
}
