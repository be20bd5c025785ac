import { refuse } from '../../refusal';
import type { SystemCommand } from '../commands';
import type { Event } from '../events';
import { isHere, isSeated, seatOf, takingPart } from '../people/people';
import type { EvaluationState, Meeting, MemberId, PlannedStage, StageKey, Time } from '../state';
import { type Decision, inStage } from './moment';

/** Fewer answers than this protect nobody. */
const LEAST_ANSWERERS = 4;

const moved = (evaluation: EvaluationState, at: Time): Event[] => [{ type: 'evaluationMoved', evaluation, at }];

const membersHere = (meeting: Meeting): MemberId[] => takingPart(meeting).filter((member) => isHere(meeting, member));

/** Entering the evaluation for the first time opens the form, or with fewer than four people a conversation instead. */
export function opensEvaluation(meeting: Meeting, stage: PlannedStage, at: Time): Event[] {
  if (stage.due !== 'evaluationClosed' || meeting.evaluation.phase !== 'none') return [];
  if (membersHere(meeting).length < LEAST_ANSWERERS) return moved({ phase: 'conversation' }, at);
  return moved({ phase: 'answering', round: 1, ready: [], declined: [] }, at);
}

/** Everybody here has sent or declined, or the form was closed: the server now freezes the list. */
export function needsFreeze(meeting: Meeting): boolean {
  const { evaluation } = meeting;
  if (evaluation.phase !== 'answering' || meeting.status === 'lobby') return false;
  if (evaluation.closing) return true;
  const settled = [...evaluation.ready, ...evaluation.declined];
  const here = membersHere(meeting);
  return here.length > 0 && settled.length > 0 && here.every((member) => settled.includes(member));
}

export function sendEvaluation(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const { evaluation } = meeting;
    if (stage.due !== 'evaluationClosed') return refuse('notNow');
    if (evaluation.phase !== 'answering' || evaluation.closing) return refuse('notNow');
    if (evaluation.ready.includes(member)) return refuse('notNow');
    return [{ type: 'formSent', member, at }];
  });
}

/** The whole form, before the list is frozen; not after Send. */
export function declineEvaluation(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const { evaluation } = meeting;
    if (stage.due !== 'evaluationClosed') return refuse('notNow');
    if (evaluation.phase !== 'answering' || evaluation.closing) return refuse('notNow');
    if (evaluation.ready.includes(member) || evaluation.declined.includes(member)) return refuse('notNow');
    return [{ type: 'formDeclined', member, at }];
  });
}

export const closing = (meeting: Meeting, at: Time): Event[] =>
  meeting.evaluation.phase === 'answering' ? [{ type: 'formClosed', at }] : [];

export function closeEvaluation(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage }) => {
    const { evaluation } = meeting;
    if (stage.due !== 'evaluationClosed') return refuse('notNow');
    if (evaluation.phase !== 'answering' || evaluation.closing) return refuse('notNow');
    return closing(meeting, at);
  });
}

type EvaluationCommand = Extract<SystemCommand, { type: `${string}Evaluation` | 'startReveal' }>;

/** The server's own steps. Each names its round; a step of another round or phase is refused as `stale`. */
export function runEvaluation(meeting: Meeting, command: EvaluationCommand, at: Time): Decision {
  const { evaluation } = meeting;
  const { round } = command;
  switch (command.type) {
    case 'freezeEvaluation': {
      if (evaluation.phase !== 'answering' || evaluation.round !== round) return refuse('stale');
      if (!needsFreeze(meeting)) return refuse('notNow');
      const answerers = evaluation.ready.filter((one) => isAnswerer(meeting, one));
      if (answerers.length < LEAST_ANSWERERS) return moved({ phase: 'noResult', reason: 'tooFew' }, at);
      return moved({ phase: 'summing', round, answerers, restarted: false }, at);
    }
    case 'voidEvaluation': {
      if (evaluation.phase !== 'summing' || evaluation.round !== round) return refuse('stale');
      if (evaluation.restarted) return moved({ phase: 'noResult', reason: 'leftTwice' }, at);
      const answerers = evaluation.answerers.filter((one) => command.stillHere.includes(one));
      if (answerers.length < LEAST_ANSWERERS) return moved({ phase: 'noResult', reason: 'tooFew' }, at);
      return moved({ phase: 'summing', round: round + 1, answerers, restarted: true }, at);
    }
    case 'startReveal': {
      if (evaluation.phase !== 'summing' || evaluation.round !== round) return refuse('stale');
      return moved({ phase: 'revealing', round, answerers: evaluation.answerers }, at);
    }
    case 'publishEvaluation': {
      if (evaluation.phase !== 'revealing' || evaluation.round !== round) return refuse('stale');
      if (command.result.answerers !== evaluation.answerers.length) return refuse('badInput');
      const present = Math.max(membersHere(meeting).length, command.result.answerers);
      return moved({ phase: 'published', round, present, result: command.result }, at);
    }
    case 'giveUpEvaluation': {
      const begun = evaluation.phase === 'summing' || evaluation.phase === 'revealing';
      if (!begun || evaluation.round !== round) return refuse('stale');
      return moved({ phase: 'noResult', reason: command.reason }, at);
    }
    default: {
      const unknown: never = command;
      return unknown;
    }
  }
}

/** Whoever has sent counts, also with a lost connection: the round starts again by itself when they do not come back. */
const isAnswerer = (meeting: Meeting, member: MemberId): boolean =>
  isSeated(meeting, member) && seatOf(meeting, member)?.role === 'member';
