import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { parseDocumentName } from '../../../shared/documents/names';
import { takesSeat } from '../../../shared/groups/roles';
import { ownerOfPage } from '../../../shared/meeting/pages';
import { clientOf } from '../../../shared/meeting/people/people';
import type { DocumentName, GroupId, MeetingId, MemberId } from '../../../shared/meeting/state';
import { deleteAccount } from '../../../shared/protocol/account';
import { isRefusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import { hashOf } from '../../access/secrets';
import type { MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { buddySeatsEnd } from '../groups/buddies/ended';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited, take } from '../http/limits';
import { passOn } from './account';

/** In place of the name of somebody whose account was deleted, on minutes and lists. */
const FORMERLY = 'Former member';

/** The end of an account. Its memberships end, and what belongs to the person is erased; the log of meetings holds ids only. */
export function deletionRoutes(deps: WebDeps, limits: Limiters): Router {
  const { accounts, store, rooms, clock } = deps;
  const routes = Router();

  routes.post(
    '/api/account/delete',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const body = parseBody(deleteAccount, request.body);
      if (isRefusal(body)) return body;
      const signedIn = await accounts.signedIn(request.headers);
      if (signedIn === null) return refuse('signedOut');
      const { id, email } = signedIn.account;
      const tooFast = await take(limits.triesPerAccount, hashOf(email));
      if (tooFast) return tooFast;
      if (!same(body.email, email)) return refuse('notAllowed', { why: 'otherAddress' });
      if ((await accounts.hasPassword(id)) && !(await accounts.isPassword(id, body.password)))
        return refuse('notAllowed', { why: 'wrong' });
      const members = await store.accounts.everMembersOf(id);
      // Whoever only looks after a group has no seat that could be in use.
      const present = members.filter(({ removedAt, role }) => removedAt === null && takesSeat(role));
      const [ever, mine] = [await everySeatOf(members), await everySeatOf(present)];
      for (const { group } of mine) if (await isRunning(group)) return refuse('notNow', { why: 'running' });
      const out = await accounts.signOut(request.headers);
      for (const { id: member, group } of mine) {
        const newest = await newestMeeting(store, group);
        // Rooms that are open learn that somebody is gone, and close while texts are erased under them.
        if (newest) await rooms.memberRemoved(newest.id, member, member);
      }
      for (const member of present) await buddySeatsEnd(deps, member.id);
      const groups = await Promise.all(ever.map(({ group }) => store.meetingsOf(group)));
      const meetings = groups.flat();
      const documents = await documentsOf(
        meetings.map((row) => row.id),
        ever.map((member) => member.id),
      );
      const now = clock.now();
      // A meeting that runs is one of a group that they left: it goes on, and nobody there opens what was theirs alone.
      const closed = meetings.filter(({ status }) => status !== 'running').map((row) => row.id);
      await rooms.closedWhile(closed, () => store.accounts.erase(id, { formerly: FORMERLY, documents, now }));
      for (const { id: member } of mine) rooms.sessionsEnded(member);
      return 'refusal' in out ? null : passOn(request, response, out);
    }),
  );

  /** Who they are in their groups, and in their 1:1s with members of those. */
  async function everySeatOf(members: readonly MemberRow[]): Promise<{ id: MemberId; group: GroupId }[]> {
    const seats = await Promise.all(members.map((member) => store.buddies.seatsOf(member.id)));
    return [...members, ...seats.flat().map(({ member, group }) => ({ id: member, group }))];
  }

  async function isRunning(group: GroupId): Promise<boolean> {
    const row = await newestMeeting(store, group);
    const meeting = row === null ? null : await rooms.meeting(row.id);
    return meeting?.status === 'running';
  }

  /** Drafts of their actions, and pages of their own. Boards and notes of a slot were made by several people and stay. */
  async function documentsOf(meetings: MeetingId[], members: MemberId[]): Promise<DocumentName[]> {
    const found: DocumentName[] = [];
    for (const id of meetings) {
      const meeting = await rooms.meeting(id);
      for (const name of await store.documentsOf(id)) {
        const { kind, slot } = parseDocumentName(name) ?? {};
        if (slot === undefined) continue;
        const owner = ownerOfPage(slot) ?? (kind === 'plan' && meeting !== null ? clientOf(meeting, slot) : null);
        if (owner !== null && members.includes(owner)) found.push(name);
      }
    }
    return found;
  }

  return routes;
}

const same = (typed: string, address: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(typed.trim().toLowerCase())), Buffer.from(hashOf(address.toLowerCase())));
