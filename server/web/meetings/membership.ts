import { Router } from 'express';
import { mayRemoveFromGroup } from '../../../shared/groups/rights';
import { takesSeat } from '../../../shared/groups/roles';
import { type GroupMembers, removeFromGroup } from '../../../shared/protocol/http';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { buddySeatsEnd } from '../groups/buddies/ended';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { byMember, groupNow, memberHere, newestHere } from './member';

/** Removal from the group. */
export function membershipRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();

  /** For whoever may end a membership: everybody who is a member now, also people who are not in this meeting. */
  routes.get(
    '/api/meetings/:id/members',
    answering<GroupMembers>(async (request, response) => {
      const here = await memberHere(deps, request);
      if (isRefusal(here)) return here;
      const newest = await newestHere(deps, here);
      if (!newest) return refuse('notFound');
      const { known, row } = here;
      if ((await groupNow(deps, row.group, newest)).isSelfFacilitated) return refuse('notLead');
      // Asked of nobody in particular: members who do not lead learn no names here.
      if (mayRemoveFromGroup(newest, known.member, known.role, '') !== null) return refuse('notLead');
      const members = (await store.membersOf(row.group)).filter(
        ({ removedAt, letInAt, role }) => removedAt === null && letInAt !== null && takesSeat(role),
      );
      response.set('Cache-Control', 'no-store');
      return { members: members.map(({ id, name }) => ({ member: id, name })) };
    }),
  );

  routes.post(
    '/api/meetings/:id/remove-from-group',
    limited(limits.change),
    byMember<typeof removeFromGroup, null>(deps, removeFromGroup, async ({ member }, here) => {
      if (here.heldBack) return here.heldBack;
      const newest = await newestHere(deps, here);
      if (!newest) return refuse('notFound');
      // Its members decide together, on the page of the group.
      if ((await groupNow(deps, here.row.group, newest)).isSelfFacilitated) return refuse('notAllowed');
      const forbidden = mayRemoveFromGroup(newest, here.known.member, here.known.role, member);
      if (forbidden !== null) return refuse(forbidden);
      const target = await store.member(member);
      if (!target || target.group !== here.row.group) return refuse('unknownMember');
      // The membership ends first: whatever fails after this, they cannot come in again.
      await store.removeMember(member, clock.now());
      try {
        await rooms.memberRemoved(newest.id, member, here.known.member);
        await buddySeatsEnd(deps, member);
      } finally {
        rooms.sessionsEnded(member);
      }
      return null;
    }),
  );

  return routes;
}
