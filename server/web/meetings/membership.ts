import { Router } from 'express';
import { mayRemoveFromGroup } from '../../../shared/meeting/rights/group';
import { removeFromGroup } from '../../../shared/protocol/http';
import { refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { type Limiters, limited } from '../http/limits';
import { byMember, newestHere } from './member';

/** Removal from the group. */
export function membershipRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();

  routes.post(
    '/api/meetings/:id/remove-from-group',
    limited(limits.change),
    byMember<typeof removeFromGroup, null>(deps, removeFromGroup, async ({ member }, here) => {
      const newest = await newestHere(deps, here);
      if (!newest) return refuse('notFound');
      const forbidden = mayRemoveFromGroup(newest, here.known.member, here.known.role, member);
      if (forbidden !== null) return refuse(forbidden);
      const target = await store.member(member);
      if (!target || target.group !== here.row.group) return refuse('unknownMember');
      // The membership ends first: whatever fails after this, they cannot come in again.
      await store.removeMember(member, clock.now());
      try {
        await rooms.memberRemoved(newest.id, member, here.known.member);
      } finally {
        rooms.sessionsEnded(member);
      }
      return null;
    }),
  );

  return routes;
}
