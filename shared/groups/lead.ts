import type { MemberId, SeatRole } from '../meeting/state';
import type { GroupPlan } from './models';

export type NextLead = { member: MemberId; takesPart: boolean };

/**
 * Who leads the group's next meeting. `people` are its members now, those who came first in front; `before` led the last
 * meeting by right, held or not; `led` holds the leads of the meetings that were held, the newest first; `caller` planned it, or
 * is null when a series did.
 *
 * The facilitator of the last meeting goes on while they are a member. Otherwise the group's policy decides: a facilitator, the
 * member whose turn it is, or whoever calls the meeting. Null when the group has no members.
 */
export function leadOfNext({
  policy,
  people,
  before,
  led,
  caller,
}: {
  policy: GroupPlan['leads'] | null;
  people: readonly { member: MemberId; role: SeatRole }[];
  before: MemberId | null;
  led: readonly MemberId[];
  caller: MemberId | null;
}): NextLead | null {
  const facilitators = people.filter(({ role }) => role === 'facilitator');
  const last = facilitators.find(({ member }) => member === before);
  const facilitator = last ?? (policy === 'facilitator' ? facilitators[0] : undefined);
  if (facilitator) return { member: facilitator.member, takesPart: false };
  const called = people.find(({ member }) => member === caller);
  const members = people.filter(({ role }) => role === 'member');
  const turn = policy === 'rota' || called === undefined ? turnToLead(members, led) : undefined;
  const lead = turn ?? called;
  return lead === undefined ? null : { member: lead.member, takesPart: lead.role !== 'facilitator' };
}

/** Whoever has not led yet comes first, in the order in which people joined; then whoever led longest ago. */
function turnToLead<P extends { member: MemberId }>(members: readonly P[], led: readonly MemberId[]): P | undefined {
  const since = ({ member }: P) => {
    const ago = led.indexOf(member);
    return ago === -1 ? Number.POSITIVE_INFINITY : ago;
  };
  return members.reduce<P | undefined>(
    (first, one) => (first === undefined || since(one) > since(first) ? one : first),
    undefined,
  );
}
