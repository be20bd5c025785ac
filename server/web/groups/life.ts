import { Router } from 'express';
import { mayArchive } from '../../../shared/groups/rights';
import { belongs, takesSeat } from '../../../shared/groups/roles';
import { present } from '../../../shared/meeting/people/people';
import type { GroupId, MemberId } from '../../../shared/meeting/state';
import { changeArchive } from '../../../shared/protocol/groupLife';
import { refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { Known } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { type Limiters, limited } from '../http/limits';
import { byAnyDecider, groupNowHere } from './byGroup';
import type { GroupHere } from './here';

/** Putting a group into the archive, opening it again, and keeping one that was ended. */
export function lifeRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  routes.post(
    '/api/groups/:group/archive',
    limited(limits.change),
    byAnyDecider<typeof changeArchive, null>(deps, changeArchive, async ({ change }, here) => {
      if (deps.demos.isDemo(here.group.id)) return refuse('notAllowed');
      if (!mayArchive(await groupNowHere(deps, here), here.known)) return refuse('notLead');
      const { id } = here.group;
      const how = { by: here.known.member, at: clock.now() };
      if (change === 'keep') {
        await store.life.keep(id, how);
        return null;
      }
      const isOver = (await store.retention.of(id))?.endedAt != null;
      // It is erased on its date as long as nobody keeps it.
      if (change === 'open' && isOver) return refuse('notNow');
      if (change === 'open' && (await wasLeftByAll(here))) return refuse('notNow');
      await store.life.archive(id, change === 'archive', how);
      if (change === 'archive') await givePlannedUp(deps, id, how.by);
      return null;
    }),
  );
  /** Whoever looks after a group brings nobody into one that all its members left: they would read what others wrote. */
  async function wasLeftByAll({ known, group }: GroupHere<Known>): Promise<boolean> {
    if (takesSeat(known.role)) return false;
    const ever = (await store.membersOf(group.id)).filter(({ role, letInAt }) => belongs(role) && letInAt !== null);
    return ever.length > 0 && ever.every(({ removedAt }) => removedAt !== null);
  }

  return routes;
}

/**
 * The planned meeting does not take place, nor what members planned on their own. One that runs, or where people sit together
 * already, is not cut.
 */
export async function givePlannedUp({ store, rooms }: WebDeps, group: GroupId, by: MemberId): Promise<void> {
  const newest = await newestMeeting(store, group);
  const talks = await store.buddies.plannedUnder(group);
  for (const id of [...(newest === null ? [] : [newest.id]), ...talks]) {
    const meeting = await rooms.meeting(id);
    if (meeting?.status === 'lobby' && present(meeting).length === 0) await rooms.cancelled(meeting.id, by);
  }
}
