import type { MemberId, SeatRole } from '../meeting/state';
import type { GroupPlan } from './models';

export type NextLead = { member: MemberId; takesPart: boolean };

/**
 * Who leads the group's next meeting. `people` are its members now, those who came first in front; `before` led the last
 * meeting by right, held or not; `turn` is whose turn it is; `caller` planned it, or is null when a series did.
 *
 * The facilitator of the last meeting goes on while they are a member. Otherwise the group's policy decides: a facilitator, the
 * member whose turn it is, or whoever calls the meeting. Null when the group has no members.
 */
export function leadOfNext({
  policy,
  people,
  before,
  turn,
  caller,
}: {
  policy: GroupPlan['leads'] | null;
  people: readonly { member: MemberId; role: SeatRole }[];
  before: MemberId | null;
  turn: MemberId | null;
  caller: MemberId | null;
}): NextLead | null {
  const facilitators = people.filter(({ role }) => role === 'facilitator');
  const last = facilitators.find(({ member }) => member === before);
  const facilitator = last ?? (policy === 'facilitator' || policy === null ? facilitators[0] : undefined);
  if (facilitator) return { member: facilitator.member, takesPart: false };
  const called = people.find(({ member }) => member === caller);
  const inTurn = people.find(({ member, role }) => member === turn && role === 'member');
  const lead = policy === 'rota' ? (inTurn ?? called) : (called ?? inTurn);
  return lead === undefined ? null : { member: lead.member, takesPart: lead.role !== 'facilitator' };
}
