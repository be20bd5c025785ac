import { type Request, Router } from 'express';
import { takesSeat } from '../../../shared/groups/roles';
import { lobbyOpensAt } from '../../../shared/meeting/clock';
import { seatOf } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { tidyName } from '../../../shared/names';
import {
  enterByInvite,
  type InviteLook,
  type InviteMade,
  type InviteUsed,
  inviteOrder,
  lookAtInvite,
  signOut,
} from '../../../shared/protocol/http';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { handedOn, heldBack } from '../../access/handedLinks';
import { findInvite, inviteProblem, makesMember, newestMeeting, newInvite } from '../../access/invites';
import { asOthersWriteIt } from '../../access/lookalikes';
import { hashOf } from '../../access/secrets';
import { hasSession, type Known, knownAs, memberOf, newSession, sessionHash, whoIs } from '../../access/sessions';
import type { GroupRow, InviteRow, MeetingRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { mailNewcomer } from '../groups/newcomerMails';
import { answering, parseBody } from '../http/answers';
import { withoutCookies } from '../http/cookies';
import { addressOf, type Limiters, limited, take } from '../http/limits';
import { byMember, mayInviteHere } from '../meetings/member';
import { newMember } from '../meetings/newRows';
import { LARGEST_GROUP, makeRoom, tooManyInvited } from './newcomers';

/** A working link, and which member this browser already is in its group. */
type Found = { invite: InviteRow; group: GroupRow; row: MeetingRow | null; known: Known | null };

async function follow(deps: WebDeps, limits: Limiters, request: Request, secret: string): Promise<Found | Refusal> {
  const invite = await findInvite(deps.store, secret);
  // Counted per link too: whoever has the right one is not kept out by what others at their address try.
  if (!invite)
    return (await take(limits.missedLooks, `${addressOf(request)} ${hashOf(secret)}`)) ?? refuse('unknownLink');
  const known = await memberOf(deps.store, request.headers.cookie, invite.group);
  const problem = inviteProblem(invite, deps.clock.now());
  // People who used their one-use link before come in again with their session, not with the link.
  if (problem && !(problem.refused === 'usedLink' && known)) return problem;
  const group = await deps.store.group(invite.group);
  const row = group && (await meetingBehind(deps, invite, group));
  // Somebody only started a meeting, and it is gone.
  if (!group || (!row && group.model === null)) return refuse('unknownLink');
  // Its members still come back to what they have there.
  if (group.archivedAt !== null && !known && invite.kind !== 'return') return refuse('archived');
  if (known && invite.kind !== 'return' && row && (await wasRemoved(deps, row, known.member)))
    return refuse('notAdmitted');
  return { invite, group, row, known };
}

/**
 * Where a link leads: to the meeting it names, otherwise to the group's newest one. A group that was formed has a page of its
 * own: its links lead into a meeting only while that can be entered.
 */
async function meetingBehind(deps: WebDeps, invite: InviteRow, { id, model }: GroupRow): Promise<MeetingRow | null> {
  if (invite.meeting !== null) return deps.store.meeting(invite.meeting);
  const newest = await newestMeeting(deps.store, id);
  if (newest === null || model === null) return newest;
  const meeting = await deps.rooms.meeting(newest.id);
  const isOpen =
    meeting?.status === 'running' || (meeting?.status === 'lobby' && lobbyOpensAt(meeting) <= deps.clock.now());
  return isOpen ? newest : null;
}

/** People who were removed cannot come back with the same browser by the group's link, under whatever name. */
async function wasRemoved(deps: WebDeps, row: MeetingRow, member: MemberId): Promise<boolean> {
  const meeting = await deps.rooms.meeting(row.id);
  return meeting !== null && meeting.status !== 'ended' && seatOf(meeting, member)?.admission === 'removed';
}

/**
 * The member that the link or the browser already stands for. A return link always stands for its owner, whoever used this
 * browser before.
 */
async function knownBehind(deps: WebDeps, { invite, known }: Found): Promise<Known | Refusal | null> {
  if (invite.kind !== 'return') return known;
  const owner = invite.member === null ? null : await deps.store.member(invite.member);
  if (!owner || owner.group !== invite.group || owner.removedAt !== null) return refuse('unknownLink');
  return knownAs(owner);
}

/** Whoever comes back by a link that somebody else made for them learns who did. */
async function handedBy({ store }: WebDeps, { handed, member }: InviteRow): Promise<InviteLook['handed']> {
  const maker = handed === undefined || handed.by === member ? null : await store.member(handed.by);
  return handed === undefined || maker === null ? null : { by: maker.name, at: handed.at };
}

async function formedBy({ store }: WebDeps, { model, formedBy: by }: GroupRow): Promise<string | null> {
  const member = model === null || by == null ? null : await store.member(by);
  return member === null || member.removedAt !== null ? null : member.name;
}

async function nextAt(deps: WebDeps, { id }: GroupRow): Promise<number | null> {
  const newest = await newestMeeting(deps.store, id);
  const meeting = newest === null ? null : await deps.rooms.meeting(newest.id);
  return meeting?.status === 'lobby' ? meeting.startsAt : null;
}

export function invitingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();

  routes.post(
    '/api/invites/look',
    limited(limits.look),
    answering<InviteLook>(async (request) => {
      const body = parseBody(lookAtInvite, request.body);
      if (isRefusal(body)) return body;
      const found = await follow(deps, limits, request, body.invite);
      if (isRefusal(found)) return found;
      const known = await knownBehind(deps, found);
      if (isRefusal(known)) return known;
      const { invite, group, row } = found;
      const person = known === null ? await store.forming.invitedBehind(invite.secretHash) : null;
      return {
        kind: invite.kind,
        title: row?.title ?? group.name,
        groupName: group.name,
        group: group.id,
        startsAt: row?.startsAt ?? null,
        status: row?.status ?? null,
        formedBy: known === null ? await formedBy(deps, group) : null,
        nextAt: row === null ? await nextAt(deps, group) : null,
        invitedAs: person?.name ?? null,
        makesMember: makesMember(invite),
        needsName: known === null,
        knownAs: known?.name ?? null,
        handed: await handedBy(deps, invite),
      };
    }),
  );

  routes.post(
    '/api/invites/use',
    limited(limits.look),
    answering<InviteUsed>(async (request, response) => {
      const body = parseBody(enterByInvite, request.body);
      if (isRefusal(body)) return body;
      const blocked = withoutCookies(request, response);
      if (blocked) return blocked;
      const found = await follow(deps, limits, request, body.invite);
      if (isRefusal(found)) return found;
      const entered = await enter(found, body.name, request);
      if (isRefusal(entered)) return entered;
      response.append('Set-Cookie', entered.cookie);
      // The browser belonged to another member of this group: their open pages must not continue under that name.
      if (found.known && found.known.member !== entered.member) deps.rooms.sessionsEnded(found.known.member);
      // Whoever only looks after the group gets to its page, for no meeting is open to them.
      const meeting = entered.takesSeat ? (found.row?.id ?? null) : null;
      return { meeting, group: found.group.id, name: entered.name };
    }),
  );

  async function enter(
    found: Found,
    givenName: string | null,
    request: Request,
  ): Promise<{ member: MemberId; name: string; cookie: string; takesSeat: boolean } | Refusal> {
    const known = await knownBehind(deps, found);
    if (isRefusal(known)) return known;
    const { invite } = found;
    const now = clock.now();
    const session = (member: MemberId) => {
      const via = invite.kind === 'return' ? invite.secretHash : null;
      const as = { group: invite.group, member, via, createdAt: now };
      return newSession(request.headers.cookie, as, request.secure);
    };
    if (known && (givenName === null || invite.kind === 'return')) {
      const { row, former, cookie } = session(known.member);
      if (invite.kind === 'return' && !(await isAtHome(found, known, request)))
        await store.addSession(row, former.former);
      // The group link never changes which member a browser is, nor the link by which it first came in.
      else if (former.former !== undefined) await store.renewSessions(row.tokenHash, former.former, now);
      if (invite.kind === 'return') await goOnInAccount(known, row, request);
      return { member: known.member, name: known.name, cookie, takesSeat: takesSeat(known.role) };
    }
    if (found.group.archivedAt !== null) return refuse('archived');
    const typed = givenName === null ? null : tidyName(givenName);
    if (typed === null) return refuse('badInput', { field: 'name' });
    if (found.row?.status === 'ended') return refuse('ended');
    const tooFast = await take(limits.names, `${invite.group} ${addressOf(request)}`);
    if (tooFast) return tooFast;
    if (!(await makeRoom(deps, found.group.id, found.row))) return refuse('full');
    const others = (await store.membersOf(invite.group)).filter(({ removedAt }) => removedAt === null);
    const name = asOthersWriteIt(
      typed,
      others.map((other) => other.name),
    );
    const member = newMember(invite.group, { name, role: invite.role, letInAt: makesMember(invite) ? now : null }, now);
    const { row, former, cookie } = session(member.id);
    // Two browsers may use a one-use link at the same moment: the store gives it to one of them.
    if (!(await store.enterByInvite(invite.secretHash, { member, session: row, ...former }, now))) {
      const after = await store.invite(invite.secretHash);
      return (after && inviteProblem(after, now)) ?? refuse('usedLink');
    }
    // Where a room is open, they are seen in its lobby.
    if (member.letInAt === null && found.row === null) await mailNewcomer(deps, limits, invite.group, member.id);
    return { member: member.id, name, cookie, takesSeat: true };
  }

  /** This browser is that member by itself, and would only lose by a link that somebody else made: it stays what it is. */
  async function isAtHome({ invite, known }: Found, owner: Known, { headers }: Request): Promise<boolean> {
    if (known?.member !== owner.member) return false;
    return (await heldBack({ store, cookie: headers.cookie, group: invite.group }, clock.now())) === null;
  }

  /** Somebody who is signed in to the account of that member here goes on in it, whatever link they opened. */
  async function goOnInAccount({ member }: Known, { tokenHash }: { tokenHash: string }, { headers }: Request) {
    const signedIn = await deps.accounts.signedIn(headers);
    if (signedIn === null || (await store.accounts.accountOf(member)) !== signedIn.account.id) return;
    await store.accounts.become(tokenHash, member, signedIn.session.id, clock.now());
  }

  routes.post(
    '/api/meetings/:id/invites',
    limited(limits.change),
    byMember<typeof inviteOrder, InviteMade>(deps, inviteOrder, async (body, here) => {
      if (!(await mayInviteHere(deps, here))) return refuse('notLead');
      const { group, member } = here.known;
      const now = clock.now();
      if ('revoke' in body) {
        await store.revokeInvites({ group, kind: body.revoke }, now);
        return { invite: null, expiresAt: null };
      }
      if (body.make === 'personal') {
        const made = newInvite({ kind: 'personal', group, meeting: here.row.id, role: body.role }, now);
        const invited = [{ row: null, invite: made.row }];
        const outcome = await store.forming.invite(invited, member, { now, most: LARGEST_GROUP });
        if (outcome !== 'invited') return outcome === 'full' ? tooManyInvited() : refuse('notLead');
        return { invite: made.secret, expiresAt: made.row.expiresAt };
      }
      await store.revokeInvites({ group, kind: 'group' }, now);
      const made = newInvite({ kind: 'group', group }, now);
      if (!(await store.addInvite(made.row, member))) return refuse('notLead');
      return { invite: made.secret, expiresAt: made.row.expiresAt };
    }),
  );

  /** Who signed in: whoever sits in a 1:1 did so as a member of the group that its people belong to. */
  async function holderOf(known: Known): Promise<Pick<Known, 'group' | 'member' | 'role'>> {
    const pair = await store.buddies.pair(known.group);
    const seat = pair?.seats.find(({ member }) => member === known.member);
    return pair && seat ? { group: pair.parent, member: seat.parentMember, role: seat.role } : known;
  }

  routes.post(
    '/api/meetings/:id/return-link',
    limited(limits.change),
    byMember<typeof nothing, InviteMade>(deps, nothing, async (_body, { known }, request) => {
      const { group, member, role } = await holderOf(known);
      const now = clock.now();
      await store.revokeInvites({ group, member, kind: 'return' }, now);
      const made = newInvite({ kind: 'return', group, member, role }, now);
      const handed = await handedOn({ store, cookie: request.headers.cookie, group }, member);
      if (!(await store.addInvite({ ...made.row, ...handed }, member))) return refuse('notFound');
      return { invite: made.secret, expiresAt: made.row.expiresAt };
    }),
  );

  routes.post(
    '/api/meetings/:id/sign-out',
    limited(limits.change),
    // Also for people who were removed: their session may be in a browser that others use.
    answering<null>(async (request) => {
      const body = parseBody(signOut, request.body);
      if (isRefusal(body)) return body;
      const { cookie } = request.headers;
      const known = await whoIs(store, cookie, String(request.params.id));
      if (!known) return refuse(hasSession(cookie) ? 'notFound' : 'signedOut');
      const { member } = await holderOf(known);
      await store.endSessions(member, body.everywhere ? undefined : (sessionHash(request.headers.cookie) ?? undefined));
      deps.rooms.sessionsEnded(member);
      return null;
    }),
  );

  return routes;
}
