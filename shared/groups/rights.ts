import { leadNow, seatOf } from '../meeting/people/people';
import type { Meeting, MemberId } from '../meeting/state';
import type { RefusalCode } from '../refusal';
import { belongs, type GroupRole } from './roles';

/**
 * Who may act for a group: invite, plan its next meeting, remove somebody from it. It is asked of membership as it is now and
 * of the group's newest meeting, never of a seat in an earlier one.
 */

/** Somebody whom the group knows. `isMember`: they were let in, and have not been removed or left. */
export type GroupPerson = { member: MemberId; role: GroupRole; isMember: boolean };

export type GroupNow = {
  /** The newest meeting, ended or not; null before the first is planned. */
  newest: Meeting | null;
  /** It was formed as a group, and nobody in it is its facilitator or organiser: its members own it together. */
  isSelfFacilitated: boolean;
  /** It is in the archive: nothing new happens in it. */
  isArchived?: boolean;
};

const isShutOut = (newest: Meeting | null, member: MemberId): boolean => {
  const admission = newest === null ? undefined : seatOf(newest, member)?.admission;
  return admission === 'removed' || admission === 'refused';
};

const leads = (meeting: Meeting, member: MemberId): boolean =>
  meeting.leadership.rightful === member || leadNow(meeting) === member;

/** Whoever formed the group for others and takes no part. */
const looksAfter = ({ role, isMember }: GroupPerson): boolean => role === 'organiser' && isMember;

/**
 * Making and withdrawing links: the lead of the newest meeting, the group's facilitators and whoever looks after it; every member
 * where nobody leads by role, or where the members own the group.
 */
export const mayInvite = (now: GroupNow, person: GroupPerson): boolean =>
  !now.isArchived && (organises(now, person) || looksAfter(person));

/**
 * Reading the e-mail address of somebody who was invited and has not come, mailing them and taking them off: whoever invited them
 * (`by`), whoever looks after the group or facilitates it, and the lead of a group that is not its members' own.
 */
export const mayReachInvited = (now: GroupNow, person: GroupPerson, by: MemberId | null): boolean =>
  mayInvite(now, person) &&
  (person.member === by ||
    person.role === 'facilitator' ||
    looksAfter(person) ||
    (!now.isSelfFacilitated && now.newest !== null && leads(now.newest, person.member)));

/** Which of its people bring others in while the group goes on. */
function organises({ newest, isSelfFacilitated }: GroupNow, { member, role, isMember }: GroupPerson): boolean {
  if (!belongs(role) || isShutOut(newest, member)) return false;
  if (role === 'facilitator' || (newest !== null && leads(newest, member))) return true;
  return isMember && (isSelfFacilitated || newest?.leadership.mode === 'shared');
}

/**
 * Making a return link for a member who lost theirs: whoever may bring people into the group and takes part in it, for by such a
 * link one is that member. Everybody may make their own.
 */
export const mayHandReturnLink = (now: GroupNow, person: GroupPerson, target: MemberId): boolean =>
  organises(now, person) || (person.member === target && person.isMember);

/**
 * Planning, moving and cancelling meetings: who may invite, and in a group that leads itself every member. A group whose lead
 * takes no part has a facilitator, who plans.
 */
export function mayPlan(now: GroupNow, person: GroupPerson): boolean {
  if (mayInvite(now, person)) return true;
  const { newest } = now;
  if (now.isArchived) return false;
  if (person.role !== 'member' || !person.isMember || isShutOut(newest, person.member)) return false;
  return newest?.leadership.takesPart === true;
}

/** Ending somebody's membership: the lead of the newest meeting may, of anybody but themselves and the one who leads by right. Null: they may. */
export function mayRemoveFromGroup(
  newest: Meeting,
  member: MemberId,
  role: GroupRole,
  target: MemberId,
): RefusalCode | null {
  if (!belongs(role) || isShutOut(newest, member) || !leads(newest, member)) return 'notLead';
  return target === member || target === newest.leadership.rightful ? 'notAllowed' : null;
}

/** Its name, colour and plan: simple to change back, so it takes the right to bring people in, and everybody is told. */
export const mayChangeGroup = (now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && mayInvite(now, person);

/** Deciding how long the group keeps what it wrote: what is erased is gone, so it takes the right to bring people in, and a part in it. */
export const mayDecideRetention = (now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && organises(now, person);

/** Putting the group into the archive, opening it again, and keeping one that was ended: each can be undone. */
export const mayArchive = (now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && (organises(now, person) || looksAfter(person));

/** What only people who take part do: in the room, with what the group wrote, and with each other. */
const bringsInAndTakesPart = (now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && !now.isArchived && organises(now, person);

/** Letting everybody into the room before its time: whoever leads the planned meeting, and whoever else may bring people in. */
export const mayOpenRoom = bringsInAndTakesPart;

/** Bringing an export into a group that is empty, and saying who in it is whom: it is what the group wrote. */
export const mayImport = bringsInAndTakesPart;

/** The minutes of a meeting that came from an export: whoever sat in it, and whoever brought it in and so has the file. */
export const mayReadImported = (
  { importedBy, sat }: { importedBy: MemberId; sat: readonly MemberId[] },
  { member, role, isMember }: GroupPerson,
): boolean => isMember && belongs(role) && (member === importedBy || sat.includes(member));

/** Setting the channel in which the group is reminded. */
export const maySetWebhook = bringsInAndTakesPart;

/** Taking it away, also from a group in the archive: nobody leaves an address of another program where it cannot be removed. */
export const mayRemoveWebhook = (now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && organises(now, person);

/** Why somebody cannot come is told to whoever leads that meeting and to the group's facilitators, and to nobody else. */
export const readsAbsences = (
  { leadership }: { leadership: Pick<Meeting['leadership'], 'rightful'> },
  { member, role, isMember }: GroupPerson,
): boolean => isMember && belongs(role) && (role === 'facilitator' || member === leadership.rightful);

/** What members answer in private while their group is formed: for whoever formed it, and for nobody else whatever their role. */
export const mayReadPrivateAnswers = (formedBy: MemberId | null, { member, isMember }: GroupPerson): boolean =>
  isMember && member === formedBy;

/** Changing a poll about dates: whoever asked, and whoever may plan. */
export const mayChangePoll = (askedBy: MemberId, now: GroupNow, person: GroupPerson): boolean =>
  person.isMember && (person.member === askedBy || mayPlan(now, person));

/** A request to exchange turns is accepted and declined by whoever was asked, and withdrawn by whoever asked. */
export const mayAnswerSwap = (
  { from, to }: { from: MemberId; to: MemberId },
  member: MemberId,
  answer: 'accept' | 'decline' | 'withdraw',
): boolean => member === (answer === 'withdraw' ? from : to);

/** Drawing buddies for everybody. */
export const mayDrawBuddies = bringsInAndTakesPart;
