import { z } from 'zod';
import { isTimeZone } from '../groups/dates';
import { LONGEST_EMAIL, MOST_INVITED } from '../groups/invited';
import { leadPolicies } from '../groups/models';
import type { GroupId, MeetingId, MemberId, Time } from '../meeting/state';

/** Messages over HTTP about forming a group and inviting people to it. Every answer is an `Answer<T>`. */

const templateId = z.string().max(64);
const minutes = z.number().int().min(5).max(480);
const count = (most: number) => z.number().int().min(1).max(most);
/** The server tidies it and applies the limits of a name or title. */
const typedLine = z.string().max(2_000);
const timeZone = z.string().max(64).refine(isTimeZone);

const person = z
  .strictObject({ name: typedLine.nullable(), email: z.string().max(LONGEST_EMAIL).nullable() })
  .refine(({ name, email }) => name !== null || email !== null);

export const plan = z.strictObject({
  people: z.strictObject({ least: count(100), most: count(100) }).refine(({ least, most }) => least <= most),
  timeZone,
  everyWeeks: z.union([count(52), z.literal('month')]).nullable(),
  minutes,
  meetings: count(100).nullable(),
  leads: z.enum(leadPolicies),
  formats: z.strictObject({ first: templateId, usual: templateId, last: templateId }),
});

const common = {
  /** Of the group. */
  name: typedLine,
  me: typedLine,
  /** The secret of the starting link, where this server asks for one. */
  pass: z.string().max(200).optional(),
};

/** `POST /api/groups`: a group that plans its first date later, or a pair with its first meeting. */
export const formGroup = z.discriminatedUnion('model', [
  z.strictObject({
    ...common,
    model: z.enum(['internalGroup', 'internalNetwork', 'externalGroup', 'externalNetwork']),
    /** What I am in it: a member with a slot, the facilitator without one, or nobody in it: I form it for others and look after it. */
    as: z.enum(['member', 'facilitator', 'organiser']),
    plan,
    people: z.array(person).max(MOST_INVITED),
  }),
  z.strictObject({
    ...common,
    model: z.literal('pair'),
    other: person,
    timeZone,
    minutes,
    template: templateId,
    startsAt: z.number().int(),
  }),
]);
export type FormGroup = z.output<typeof formGroup>;

/** A person with the secret of their own link. It is told once and never stored. `mailed`: it is on its way to them. */
export type PersonInvited = {
  id: string;
  name: string | null;
  email: string | null;
  invite: string;
  mailed: boolean;
};

/** `invite`: the group's link for whoever it is given to. */
export type GroupFormed = { group: GroupId; meeting: MeetingId | null; invite: string; invited: PersonInvited[] };

/** `POST /api/groups/:group/invited`. */
export const invitePeople = z.strictObject({ people: z.array(person).min(1).max(MOST_INVITED) });
export type InvitePeople = z.output<typeof invitePeople>;
export type PeopleInvited = { invited: PersonInvited[] };

/**
 * `POST /api/groups/:group/invited/:id`: a new link in place of the one before, or none any more. `mail`: the new link goes to
 * this address, which is theirs from now on.
 */
export const changeInvitation = z.discriminatedUnion('change', [
  z.strictObject({ change: z.enum(['newLink', 'withdraw']) }),
  z.strictObject({ change: z.literal('mail'), email: z.string().max(LONGEST_EMAIL) }),
]);
export type ChangeInvitation = z.output<typeof changeInvitation>;
export type InvitationChanged = { invite: string | null };

/** `POST /api/groups/:group/told`: I took the links of these people, as `Invited` names them, to pass them on. */
export const noteTold = z.strictObject({ invited: z.array(z.string().max(100)).min(1).max(MOST_INVITED) });
export type NoteTold = z.output<typeof noteTold>;

/** `POST /api/groups/:group/link`: a new group link in place of the one before, or none any more. */
export const changeGroupLink = z.strictObject({ change: z.enum(['newLink', 'withdraw']) });

/** `POST /api/groups/:group/newcomers/:member`: somebody who came by the group link becomes a member, or is turned away. */
export const answerNewcomer = z.strictObject({ letIn: z.boolean() });

/** Who was invited and has not come yet. */
export type Invited = {
  id: string;
  name: string | null;
  /** Null too when their link does not work any more, and for whoever may not read it. */
  email: string | null;
  /** I may read their address and mail them. */
  mayReach: boolean;
  mayTakeOff: boolean;
  /** When their link was mailed or taken to be passed on; null: nobody has told them yet. */
  toldAt: Time | null;
  /** Why their link does not work any more; null: it does. */
  dead: 'expired' | 'withdrawn' | null;
  /** What became of the mail with it. `failed`: their mail server refused it, or nobody took it for days. */
  mail: { state: 'waiting' | 'sent' | 'failed'; problem: string | null } | null;
};

/** Who came by the group link and waits for a member to let them in. */
type Newcomer = { member: MemberId; name: string; at: Time };

/** `GET /api/groups/:group/coming`, for whoever may invite. */
export type Coming = {
  invited: Invited[];
  newcomers: Newcomer[];
  /** The mark of the group link that works now; null when there is none. A browser knows by it whether its own is that one. */
  groupLink: string | null;
  /** This server can mail links. */
  sendsMail: boolean;
};

/**
 * `GET /api/waiting/:group`, for somebody who came by the group's link. `letInBy`: the names of those who may let them in; null:
 * every member may.
 */
export type WaitingToComeIn = { isIn: true } | { isIn: false; letInBy: string[] | null };
