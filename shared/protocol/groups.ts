import { z } from 'zod';
import type { Day } from '../day';
import type { GroupColour } from '../groups/colours';
import type { GroupModel, GroupPlan } from '../groups/models';
import type { GroupRole } from '../groups/roles';
import type { GroupId, MeetingId, MemberId, SeatRole, Time } from '../meeting/state';
import type { Action } from './records';

/** Messages over HTTP about groups. Every answer is an `Answer<T>`. */

/** `GET /api/home`: everything that this browser's member of each group needs first. A stranger has no groups. */
export type Home = {
  /** The server's clock. */
  now: Time;
  groups: GroupGlance[];
  buddies: BuddyGlance[];
  /** Groups that I formed for others and take no part in. */
  lookedAfter: LookedAfter[];
};

/** A group as whoever looks after it sees it at home: there is no door into its meetings. */
export type LookedAfter = Pick<GroupGlance, 'group' | 'name' | 'colour' | 'isArchived' | 'erasedAt'> & {
  /** How many members it has, and how many people were invited and have not come. */
  people: number;
  invited: number;
  /** Who came by its link and waits to be let in. */
  newcomers: number;
  /** Private answers that I have not read. */
  privateAnswers: number;
  next: { startsAt: Time; status: NextMeeting['status'] } | null;
};

/** A 1:1 of mine, in which something is planned, proposed, or promised. */
export type BuddyGlance = BuddyTalk & {
  /** The group that its people belong to. */
  group: GroupId;
  /** Who I am in it. */
  me: MemberId;
  actions: Action[];
  /** It does not take place because one of them left the group. Null: nothing fell away. */
  fellAway: FellAway | null;
};

/** When a 1:1 would have been, that was planned or only proposed. */
export type FellAway = { at: Time; wasPlanned: boolean };

/** Two or three members who meet on their own, as one of them sees it. */
export type BuddyTalk = {
  pair: GroupId;
  /** The others, as the group knows them. */
  with: { member: MemberId; name: string; hasLeft: boolean }[];
  proposed: BuddyProposal | null;
  next: NextMeeting | null;
};

type BuddyProposal = {
  by: MemberId;
  isMine: boolean;
  /** Whom it waits for, and who declined: as `by`, who they are in the group. */
  waitsFor: MemberId[];
  declined: MemberId[];
  startsAt: Time;
  minutes: number;
  format: string;
  askedAt: Time;
};

export type GroupGlance = {
  group: GroupId;
  name: string;
  model: GroupModel | null;
  colour: GroupColour | null;
  /** The checksum of its picture; null: it has none. */
  picture: string | null;
  /** In which its dates are meant; null where nobody said. */
  timeZone: string | null;
  me: { member: MemberId; name: string; role: SeatRole };
  /** Everybody who is a member now, those who came first in front. */
  people: Person[];
  /** The group's meeting that is planned or runs; null: none is. */
  next: NextMeeting | null;
  /** When it meets after `next`, where somebody called that to begin at once; null: it is not such a meeting, or the last one. */
  behind: Time | null;
  /** My actions that are not settled, the newest first. */
  actions: Action[];
  /** Actions of others who named me as the one who asks them, as they stand in the minutes. */
  iAsk: AskedAfter[];
  /** The meeting of the group that ended last, where I may read its minutes; null: none, or I was not there. */
  lastMet: { meeting: MeetingId; startedAt: Time } | null;
  waits: Waiting[];
  /** What the group asks me, with or without a meeting. */
  asks: Asked[];
  /** Of the meeting that is planned: I said that I cannot come, who else would read why, and everybody who cannot come. */
  absence: { isMine: boolean; readers: MemberId[]; absent: MemberId[] } | null;
  /** Nothing new happens in it any more. */
  isArchived: boolean;
  /** It was ended: when everything of it is erased. */
  erasedAt: Time | null;
  /** Who asks me to exchange turns with them. */
  swaps: SwapAsked[];
  /** I have neither an account nor a link of my own, so that I do not find back without this browser. */
  lacksWayBack: boolean;
};

/** Nothing of how it went: that is theirs to tell. `by` is what they wrote. */
export type AskedAfter = { id: string; member: MemberId; what: string; by: string; due: Day | null };

/** Somebody who waits to be let in, a poll about dates that I have not answered for every time ahead, or the agreement, of which I signed none or an earlier version. */
export type Asked =
  /** Came by the group's link and waits; I may let them in. */
  | { what: 'newcomer'; member: MemberId; name: string }
  | { what: 'poll'; poll: string }
  /** The members decide it together, and I have not agreed to it. */
  | { what: 'proposal'; about: 'agreement' | 'removal' | 'facilitator' | 'end'; by: MemberId }
  | { what: 'agreement'; isAgain: boolean }
  /** Before the group has met: whether something private stands against its people; again after new ones came. */
  | { what: 'privateQuestions'; isAgain: boolean }
  /** I formed the group, and so many answered something in private that I have not read. */
  | { what: 'privateAnswers'; count: number }
  /** I came back by a link that somebody else made: until then what is mine alone stays closed in this browser. */
  | { what: 'heldBack'; until: Time }
  /** Somebody made a new link for me, by which I came back in another browser, or somebody else did. */
  | { what: 'cameBack'; by: MemberId; at: Time };

export type SwapAsked = { from: MemberId; turn: 'lead' | 'present' };

type Person = { member: MemberId; name: string };

export type NextMeeting = {
  meeting: MeetingId;
  title: string;
  startsAt: Time;
  minutes: number;
  status: 'lobby' | 'running';
  /** The template's id, as `templateFor` takes it. */
  format: string;
  /** Somebody called it to begin at once. */
  isCalled: boolean;
  /** Who was to lead it before, where its lead has changed since it was planned. */
  ledBefore: MemberId | null;
  /** Who leads it; null where nobody leads by role. */
  lead: MemberId | null;
  /** From when whoever does not lead may come in. */
  opensAt: Time;
  /** I may come in now, before everybody may. */
  isOpenToMe: boolean;
  /** Who is in the room before the meeting has begun. */
  here: MemberId[];
  /** Since when it runs and what it does now: the messages of its stage, and whose slot that belongs to by name. */
  running: {
    since: Time;
    stage: { words: string; client: string | null; isMine: boolean } | null;
    hasSeat: boolean;
  } | null;
};

/** What this member has still to do for the next meeting. */
export type Waiting =
  | { what: 'issueCard'; meeting: MeetingId; startsAt: Time }
  | { what: 'status'; meeting: MeetingId; startsAt: Time; count: number };

/** `GET /api/groups/:group`, for members. */
export type GroupPage = {
  group: GroupId;
  name: string;
  model: GroupModel | null;
  plan: GroupPlan | null;
  colour: GroupColour | null;
  /** The checksum of its picture; null: it has none. */
  picture: string | null;
  /** Of its name, colour and plan. */
  version: number;
  createdAt: Time;
  me: { member: MemberId; name: string; role: GroupRole };
  people: (Person & { role: SeatRole; since: Time })[];
  /** Who was invited and can still come; null: their name is not known. */
  invited: { id: string; name: string | null }[];
  /** Who looks after it without taking part. They are none of its members, and see nothing of what is said or written in it. */
  organisers: Person[];
  /** For whoever looks after it; null for everybody else. */
  lookedAfter: GroupLookedAfter | null;
  next: NextMeeting | null;
  /** Meetings that were held, the newest first. */
  past: PastMeeting[];
  mayInvite: boolean;
  mayPlan: boolean;
  /** Its name, colour and plan. */
  mayChange: boolean;
  /** Since when nothing new happens in it; null: it goes on. */
  archivedAt: Time | null;
  mayArchive: boolean;
  /** When somebody ended it, and when everything of it is erased; null: it goes on, or only lies in the archive. */
  endedAt: Time | null;
  erasedAt: Time | null;
  /** What was changed about it in the last months, the newest first. */
  changes: GroupChange[];
  /** Return links that somebody made for another member in the last months, the newest first. */
  handed: HandedLink[];
  /** I came back by such a link: until then what is mine alone stays closed in this browser. Null: nothing is. */
  heldBackUntil: Time | null;
};

/** The state of a group's affairs without their content. */
export type GroupLookedAfter = {
  /** How many members signed the agreement that holds. */
  signed: number;
  /** I name the facilitator, and hand the part on. */
  namesFacilitator: boolean;
  /** Nobody else is left in it: it ends when I leave. */
  isLast: boolean;
};

export type GroupChange = {
  what: 'name' | 'colour' | 'picture' | 'plan' | 'facilitator' | 'archived' | 'opened' | 'ended' | 'kept' | 'left';
  by: MemberId;
  /** Of whoever left since; null: a member, or their name is gone. */
  formerName: string | null;
  at: Time;
};

type HandedLink = {
  member: MemberId;
  by: MemberId;
  at: Time;
  /** A browser that came by it decides nothing yet: its owner has not said elsewhere that they came back by it. */
  isHeldBack: boolean;
};

/**
 * `POST /api/groups/:group/members/:member/return-link`: a new link for a member who lost theirs, or for me. It answers
 * `InviteMade`; earlier links of that member stop working. `everywhere`: their browsers are signed out too, as after a loss.
 */
export const handReturnLink = z.strictObject({ everywhere: z.boolean() });
export type HandReturnLink = z.infer<typeof handReturnLink>;

/**
 * `POST /api/groups/:group/return-link/confirm`: I came back by the link that somebody made for me at that time. Said in a browser
 * that did not come by it.
 */
export const confirmReturnLink = z.strictObject({ at: z.number().int().nonnegative() });
export type ConfirmReturnLink = z.infer<typeof confirmReturnLink>;

export type PastMeeting = {
  meeting: MeetingId;
  title: string;
  /** Which meeting of the group it was, from 1. */
  number: number;
  /** For when it was planned; where nobody planned it, when it was opened. */
  startsAt: Time;
  startedAt: Time;
  /** I was let in, so I may open its minutes. */
  wasThere: boolean;
};
