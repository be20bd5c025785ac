import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { type GroupNow, mayInvite, mayPlan } from '../../../shared/groups/rights';
import { seatOf, wasLetIn } from '../../../shared/meeting/people/people';
import type { GroupId, Meeting } from '../../../shared/meeting/state';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { closedHere, heldBack, isTalk } from '../../access/handedLinks';
import { newestMeeting } from '../../access/invites';
import { hasSession, type Known, type Seated, whoIs, withSeat } from '../../access/sessions';
import type { GroupRow, MeetingRow, MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';

export type Here = {
  known: Seated;
  row: MeetingRow;
  meeting: Meeting;
  /** The browser came back by a link that somebody else made: what is private stays closed in it. */
  heldBack: Refusal | null;
};

/**
 * The member who sent this request about the meeting in the path. Without any session it answers `signedOut`. With one, a
 * meeting of another group and a meeting that does not exist look the same (`notFound`), so that ids cannot be guessed.
 * People who were removed get `notAdmitted`, and
 * whoever only looks after the group `notAllowed`.
 */
export async function memberHere(deps: WebDeps, request: Request): Promise<Here | Refusal> {
  const { cookie } = request.headers;
  if (!hasSession(cookie)) return refuse('signedOut');
  const known = await whoIs(deps.store, cookie, String(request.params.id));
  if (!known) return refuse('notFound');
  const seated = withSeat(known);
  if (isRefusal(seated)) return seated;
  const meeting = await deps.rooms.meeting(known.meeting.id);
  if (!meeting) return refuse('notFound');
  if (seatOf(meeting, known.member)?.admission === 'removed') return refuse('notAdmitted');
  const held = await heldBack({ store: deps.store, cookie, group: known.group }, deps.clock.now());
  if (held !== null && (await isTalk(deps.store, known.group))) return closedHere();
  return { known: seated, row: known.meeting, meeting, heldBack: held };
}

/** The group's newest meeting: its state decides who may act for the group. */
export const newestHere = async (deps: WebDeps, here: Here): Promise<Meeting | null> =>
  stateOfNewest(deps, here, await newestMeeting(deps.store, here.row.group));

/** The same for whoever has looked up which meeting is the newest. */
export async function stateOfNewest(deps: WebDeps, here: Here, newest: MeetingRow | null): Promise<Meeting | null> {
  return newest === null || newest.id === here.row.id ? here.meeting : deps.rooms.meeting(newest.id);
}

/**
 * What this member may do for the group: make and withdraw links, and plan, move and cancel the next meeting. Nobody else
 * belongs into a demo, which is erased soon, and it has no next meeting.
 */
export async function groupRights(deps: WebDeps, known: Known, newest: Meeting | null) {
  if (deps.demos.isDemo(known.group)) return { mayInvite: false, mayPlan: false };
  // Nobody is brought into a 1:1, and the people in it plan it together.
  if ((await deps.store.group(known.group))?.parent !== undefined) return { mayInvite: false, mayPlan: true };
  const now = await groupNow(deps, known.group, newest);
  return { mayInvite: mayInvite(now, known), mayPlan: mayPlan(now, known) };
}

export async function groupNow({ store }: WebDeps, group: GroupId, newest: Meeting | null): Promise<GroupNow> {
  const [row, members] = await Promise.all([store.group(group), store.membersOf(group)]);
  return {
    newest,
    isSelfFacilitated: row !== null && isSelfFacilitated(row, members, newest),
    isArchived: row !== null && row.archivedAt !== null,
  };
}

/**
 * It was formed as a group, and has no facilitator now; or it is a 1:1, out of which nobody puts the other. A group that nobody
 * formed belongs to its members after its lead left.
 */
function isSelfFacilitated(
  { model, parent }: GroupRow,
  members: readonly MemberRow[],
  newest: Meeting | null,
): boolean {
  const lead = newest?.leadership.rightful ?? null;
  if (model === null && members.some(({ id, removedAt }) => id === lead && removedAt === null)) return false;
  if (model === null && lead === null) return false;
  return parent !== undefined || !members.some(({ role, removedAt }) => role === 'facilitator' && removedAt === null);
}

export const mayInviteHere = async (deps: WebDeps, here: Here): Promise<boolean> =>
  (await groupRights(deps, here.known, await newestHere(deps, here))).mayInvite;

export const mayPlanHere = async (deps: WebDeps, here: Here): Promise<boolean> =>
  (await groupRights(deps, here.known, await newestHere(deps, here))).mayPlan;

/**
 * A member's request about the meeting in the path: its body is parsed first, then the member is identified, then the
 * handler decides.
 */
export function byMember<S extends z.ZodType, T>(
  deps: WebDeps,
  schema: S,
  handler: (body: z.output<S>, here: Here, request: Request) => Promise<T | Refusal>,
): RequestHandler {
  return answering<T>(async (request) => {
    const body = parseBody(schema, request.body);
    if (isRefusal(body)) return body;
    const here = await memberHere(deps, request);
    return isRefusal(here) ? here : handler(body, here, request);
  });
}

/** For what was said and drawn in the room: only for people who were let in. Knowing the group link is not enough. */
export async function insiderHere(deps: WebDeps, request: Request): Promise<Here | Refusal> {
  const here = await memberHere(deps, request);
  if (isRefusal(here)) return here;
  const { meeting, known } = here;
  const sat = seatOf(meeting, known.member)?.seatedAt != null;
  return sat && wasLetIn(meeting, known.member) ? here : refuse('notAdmitted');
}
