import { refuse } from '../../refusal';
import type { SystemCommand } from '../commands';
import { defined } from '../defined';
import { seatOf } from '../people/people';
import type { Meeting, Time } from '../state';
import type { Decision } from './moment';
import { plannedAnew } from './opening';

type SetTurns = Extract<SystemCommand, { type: 'setTurns' }>;

/**
 * The group's turns have changed, or somebody cannot come. A facilitator goes on leading, and nobody leads where the format or
 * the format that is held instead has no lead.
 */
export function setTurns(meeting: Meeting, { lead, presenters }: SetTurns, at: Time): Decision {
  if (meeting.status !== 'lobby') return refuse('notNow');
  const { mode, takesPart, rightful } = meeting.leadership;
  const isOpen = mode === 'led' && takesPart && meeting.planned === undefined;
  const isOut = lead !== null && seatOf(meeting, lead)?.admission === 'removed';
  const isLed = lead !== null && lead !== rightful && isOpen && !isOut;
  const changes = {
    lead: isLed ? lead : undefined,
    before: isLed ? (rightful ?? undefined) : undefined,
    presenters: isSameOrder(presenters, meeting.presenters ?? []) ? undefined : presenters,
  };
  if (changes.lead === undefined && changes.presenters === undefined) return [];
  return plannedAnew(meeting, [{ type: 'turnsSet', ...defined(changes) }], at);
}

const isSameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member, index) => member === other[index]);
