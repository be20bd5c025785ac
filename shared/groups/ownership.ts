import { leadNow, seatOf } from '../meeting/people/people';
import type { MemberId } from '../meeting/state';
import type { GroupModel, GroupPlan } from './models';
import { type GroupNow, type GroupPerson, mayArchive } from './rights';
import { belongs } from './roles';

/**
 * Who decides about the agreement and about membership: its facilitator alone, or the members of a group that owns itself,
 * together. A group that nobody formed is decided for by whoever leads its newest meeting.
 */
export type Decides = 'alone' | 'together' | 'not';

export function decides({ newest, isSelfFacilitated }: GroupNow, { member, role, isMember }: GroupPerson): Decides {
  if (!isMember || !belongs(role)) return 'not';
  const admission = newest === null ? undefined : seatOf(newest, member)?.admission;
  if (admission === 'removed' || admission === 'refused') return 'not';
  if (isSelfFacilitated) return 'together';
  if (role === 'facilitator') return 'alone';
  const leads = newest !== null && (newest.leadership.rightful === member || leadNow(newest) === member);
  return leads && newest.leadership.takesPart ? 'alone' : 'not';
}

/**
 * Who decides that the group ends, after which everything of it is erased: the same people. Where nobody leads a group that nobody
 * formed, its members do together.
 */
export function decidesEnd(now: GroupNow, person: GroupPerson): Decides {
  const how = decides(now, person);
  return how === 'not' && belongs(person.role) && mayArchive(now, person) ? 'together' : how;
}

/**
 * What it means for the group when somebody leaves: nobody is left in it (`last`), nobody facilitates it (`facilitator`), or nobody
 * leads a group that nobody formed, so that its members own it from then on (`lead`).
 */
export type Leaving = 'last' | 'facilitator' | 'lead' | 'free';

export function leavingOf(
  { newest, isSelfFacilitated }: GroupNow,
  { member, role }: GroupPerson,
  others: readonly GroupPerson['role'][],
): Leaving {
  if (others.length === 0) return 'last';
  if (!belongs(role)) return 'free';
  if (others.includes('facilitator')) return 'free';
  if (role === 'facilitator') return 'facilitator';
  return !isSelfFacilitated && newest?.leadership.rightful === member ? 'lead' : 'free';
}

/**
 * Who makes somebody the facilitator: the same people who decide about membership. Whoever facilitates steps down by themselves. In
 * a group that was formed to be facilitated, whoever looks after it names the facilitator, and hands the part on. A pair has no
 * facilitator.
 */
export function decidesRole(
  now: GroupNow,
  person: GroupPerson,
  {
    member,
    role,
    model,
    leads,
  }: {
    member: MemberId;
    role: 'facilitator' | 'member';
    model: GroupModel | null;
    leads: GroupPlan['leads'] | null;
  },
): Decides {
  if (model === 'pair') return 'not';
  if (person.role === 'organiser') return person.isMember && leads === 'facilitator' ? 'alone' : 'not';
  if (role === 'facilitator') return decides(now, person);
  return person.isMember && person.role === 'facilitator' && person.member === member ? 'alone' : 'not';
}

/** What members decide together. */
export type Proposed =
  | { kind: 'agreement' | 'end' | 'facilitator'; by: MemberId }
  | { kind: 'removal'; by: MemberId; target: MemberId };

/** More than half of so many. */
const moreThanHalf = (others: number): number => Math.floor(others / 2) + 1;

/** Nobody is removed by one person, however small the group is. */
const LEAST_FOR_REMOVAL = 2;

/**
 * How many of the others a proposal needs, and who of them agrees. A changed agreement, a facilitator, and the end of the group need
 * more than half of those who did not propose it, and hold at once in a group of one. A removal needs more than half of everybody but the person concerned,
 * and at least two. Whoever is no member any more does not count.
 */
export function votesFor(
  proposed: Proposed,
  members: readonly MemberId[],
  agreed: readonly MemberId[],
): { count: number; needed: number; isDecided: boolean } {
  const out = proposed.kind === 'removal' ? proposed.target : proposed.by;
  const others = members.filter((member) => member !== out);
  const needed =
    proposed.kind === 'removal'
      ? Math.max(LEAST_FOR_REMOVAL, moreThanHalf(others.length))
      : others.length === 0
        ? 0
        : moreThanHalf(others.length);
  const count = others.filter((member) => agreed.includes(member)).length;
  return { count, needed, isDecided: count >= needed };
}
