import { z } from 'zod';
import type {
  DocumentName,
  EvaluationPlace,
  EvaluationTotals,
  GroupId,
  MeetingId,
  MemberId,
  PageReader,
  SeatRole,
  StageKey,
  Time,
} from '../meeting/state';
import type { Action, EnvelopeCard, IssueCard, ParkedItem } from './records';
import { memberId } from './scalars';

/** Messages over HTTP: starting meetings, invites, membership, minutes. Every answer is an `Answer<T>`. */

const templateId = z.string().max(64);
const minutes = z.number().int().min(5).max(480);
/** The 128-bit secret of a link, with room for what people paste around it. */
const inviteSecret = z.string().max(200);
/** The server tidies it and applies the limits of a name or title. */
const typedLine = z.string().max(2_000);

/** `POST /api/meetings`. */
export const startMeeting = z.strictObject({
  template: templateId,
  title: typedLine,
  name: typedLine,
  minutes,
  startsAt: z.number().int().nullable(),
  takesPart: z.boolean(),
  sound: z.enum(['here', 'elsewhere']),
  /**
   * Sound and picture are encrypted from browser to browser, also in the group's next meetings, until the lead turns it
   * off. Pages that were loaded before this choice existed leave the field out.
   */
  encrypted: z.boolean().default(false),
  /** The secret of the starting link, where this server asks for one. */
  pass: inviteSecret.optional(),
});
export type StartMeeting = z.output<typeof startMeeting>;

/** `POST /api/demos`: a meeting whose other members the server simulates; see `docs/operations.md`. */
export const startDemo = z.strictObject({
  format: z.enum(['group', 'mastermind', 'consultation']),
  name: typedLine,
  pass: inviteSecret.optional(),
});
export type StartDemo = z.output<typeof startDemo>;
export type DemoFormat = StartDemo['format'];

export type DemoStarted = { meeting: MeetingId; group: GroupId };

/** `GET /api/demos`: whether there is anything to try on this server. */
export type DemosOffered = { offered: boolean };

/** The next meeting as it holds now, whoever planned it last. */
export type MeetingPlanned = { meeting: MeetingId; startsAt: Time };

/** `POST /api/meetings/:id/again`. Null keeps what the last meeting had; `startsAt: null` means now. */
export const meetAgain = z.strictObject({
  startsAt: z.number().int().nullable(),
  minutes: minutes.nullable(),
  template: templateId.nullable(),
});
export type MeetAgain = z.infer<typeof meetAgain>;

/**
 * `POST /api/meetings/:id/cancel-next`: gives up the group's next meeting, as long as nobody has started it. `stale`: it is
 * another one now.
 */
export const cancelNext = z.strictObject({ next: z.string().min(1).max(64) });

/** `POST /api/invites/look`: where a link leads. Changes nothing. */
export const lookAtInvite = z.strictObject({ invite: inviteSecret });

/** `POST /api/invites/use`. With `name: null` the browser comes in as the member that it, or the link, already stands for. */
export const enterByInvite = z.strictObject({ invite: inviteSecret, name: typedLine.nullable() });
export type UseInvite = z.infer<typeof enterByInvite>;

/** `POST /api/meetings/:id/invites`. A new group link replaces the old one; a personal link works for one person, once. */
export const inviteOrder = z.union([
  z.strictObject({ make: z.literal('group') }),
  z.strictObject({ make: z.literal('personal'), role: z.enum(['member', 'speaker']) }),
  z.strictObject({ revoke: z.enum(['group', 'personal']) }),
]);
export type InviteOrder = z.infer<typeof inviteOrder>;

/** `POST /api/meetings/:id/sign-out`: signs out this browser, or all my browsers. Their open pages end too. */
export const signOut = z.strictObject({ everywhere: z.boolean() });

/**
 * `POST /api/meetings/:id/remove-from-group`, by the lead of the group's newest meeting. All sessions of the member end,
 * and links by which strangers can join the group stop working. To come back they need a new link and have to be let in, as
 * a new member.
 */
export const removeFromGroup = z.strictObject({ member: memberId });

/** Everybody who is a member of the group now, for the lead alone. */
export type GroupMembers = { members: { member: string; name: string }[] };

/** `invite` is put behind `/j#`; the browser adds its own key after a dot. */
export type MeetingStarted = { meeting: MeetingId; group: string; invite: string };

export type InviteLook = {
  kind: 'group' | 'personal' | 'return';
  title: string;
  groupName: string;
  group: string;
  /** Null for a link that leads to the page of the group: no meeting of it can be entered now. */
  startsAt: number | null;
  status: 'lobby' | 'running' | 'ended' | null;
  /** Of a group that was formed, for whoever is not in it yet: who formed it, unless they left. */
  formedBy: string | null;
  /** When the group meets next, while no meeting can be entered; null: nothing is planned. */
  nextAt: number | null;
  /** As whom somebody invited the person whose link this is. */
  invitedAs: string | null;
  /** Whoever comes by this link is a member at once, and need not be let in. */
  makesMember: boolean;
  /** True when the person has to give a name; a return link knows it. */
  needsName: boolean;
  /** Set when this browser already has a seat in the group. */
  knownAs: string | null;
  /** Set when somebody else made this return link for its owner. */
  handed: { by: string; at: number } | null;
};

/** `meeting`: null leads to the page of the group. */
export type InviteUsed = { meeting: MeetingId | null; group: string; name: string };

/** What the page of the minutes reads: with the group whose page leads on. */
export type MinutesPage = Minutes & { group: GroupId };

export type Minutes = {
  title: string;
  groupName: string;
  startedAt: number;
  endedAt: number | null;
  attendance: { name: string; minutesPresent: number; role: SeatRole }[];
  stages: {
    words: string;
    slotOf: string | null;
    /** Whose slot it was where it had no single client: one person in each group, or the two who talked. */
    people?: { how: 'inGroups' | 'talked'; names: readonly string[] };
    plannedMinutes: number;
    actualMinutes: number;
    skipped: boolean;
    /** The options that its ballot chose. */
    decided?: readonly string[];
  }[];
  actions: MinutesAction[];
  /** Topics for later, those with the highest score first. */
  parking: { name: string; text: string; score: ParkedItem['score'] }[];
  /** What people told or asked for in a network call, and who offered help. */
  requests: { name: string; kind: 'progress' | 'request'; text: string; helpers: string[] }[];
  evaluations: EvaluationResult[];
  oneChange: string | null;
  issues: { name: string; card: IssueCard }[];
  /** Whose issues had no time. */
  leftOut: string[];
  /** Which version of the agreement people signed in this meeting; null where nobody did. */
  agreement: { version: number; signed: string[] } | null;
  /** Pages of silent writing that their owners released to the group, or as much of them as they chose. */
  pages: PageOf[];
  myTalkMs: number | null;
  /** How long everybody spoke, where the agreement says that the group sees it after the meeting; else null. */
  talk: { name: string; ms: number }[] | null;
  boards: { document: DocumentName; label: string }[];
  nextStartsAt: number | null;
};

/** Others read what somebody promised, and nothing of how it went: rule BM4. */
export type MinutesAction =
  | { name: string; mine: true; action: Action }
  | { name: string; mine: false; action: PromisedAction };

export type PromisedAction = Omit<Action, 'status' | 'learned' | 'reportedAt'>;

/** An evaluation of the meeting that has a result. */
export type EvaluationResult = EvaluationPlace & {
  result: EvaluationTotals;
  /** How many people could have answered when it was published. */
  present: number;
  texts: string[];
  /** The group's latest result of the same form from an earlier meeting, shown as "last time". */
  last: EvaluationTotals | null;
};

/** A page and where it was written: the messages of its stage, and whose slot that belonged to. */
export type PageOf = { name: string; words: string; slotOf: string | null; text: string };

/** A page of my own; `to` says who else reads it, and `choices` to whom I can still give it. */
export type MyPage = Omit<PageOf, 'name'> & {
  stage: StageKey;
  version: number;
  to: PageReader;
  choices: PageReader[];
};

/**
 * `GET /api/meetings/:id/mine`: a member's private notes, their own pages of silent writing, the pages that were given to them
 * as the client, the cards of their own envelope (`from` is a name), and the notes
 * of the group. Guest speakers get only what they wrote for themselves.
 */
export type Mine = {
  note: string;
  pages: MyPage[];
  given: PageOf[];
  envelope: (Pick<EnvelopeCard, 'id' | 'kind' | 'text' | 'helped'> & { from: string })[];
  groupNotes: string;
};

/** The secret is put behind `/j#`; null after a revocation. It is sent once and never stored. */
export type InviteMade = { invite: string | null; expiresAt: Time | null };

/** `GET /api/meetings/:id`, for members of the group. */
export type MeetingSummary = {
  meeting: MeetingId;
  group: GroupId;
  groupName: string;
  title: string;
  ordinal: number;
  startsAt: Time;
  minutes: number;
  status: 'lobby' | 'running' | 'ended';
  me: { member: MemberId; name: string; role: 'member' | 'facilitator' | 'speaker' };
  /** It was moved to another date, or cancelled, before anybody began it. */
  isGivenUp: boolean;
  /** This member may make and withdraw links. */
  mayInvite: boolean;
  /** This member may plan, move and cancel the next meeting. */
  mayPlan: boolean;
  /** The date that the group's rhythm gives for the meeting after its newest one; null: it has none. */
  proposed: Time | null;
  /** The group's newest meeting, when it is not this one: when its room opens for everybody, and whether I may come in now. */
  newest: {
    meeting: MeetingId;
    startsAt: Time;
    status: 'lobby' | 'running' | 'ended';
    opensAt: Time;
    isOpenToMe: boolean;
  } | null;
};

/** `PUT /api/meetings/:id/images`: the name under which the picture is stored. */
export type ImageStored = { hash: string };
