import { Router } from 'express';
import type { GroupPlan } from '../../../shared/groups/models';
import { mayChangeGroup } from '../../../shared/groups/rights';
import { tidyTitle } from '../../../shared/names';
import { type ChangeAbout, changeAbout } from '../../../shared/protocol/groupLife';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { Known } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { type Limiters, limited } from '../http/limits';
import { byAnyone, groupNowHere } from './byGroup';
import type { GroupHere } from './here';
import { membersNow } from './people';
import { planRefused } from './plan';

/** What a group is called and looks like, and how it plans its meetings. */
export function aboutRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms } = deps;
  const routes = Router();
  routes.put(
    '/api/groups/:group/about',
    limited(limits.change),
    byAnyone<typeof changeAbout, null>(deps, changeAbout, async (body, here) => {
      if (!(await mayChangeHere(deps, here))) return refuse('notLead');
      const name = tidyTitle(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const plan = await planFor(deps, here, body.plan);
      if (isRefusal(plan)) return plan;
      const change = { by: here.known.member, at: clock.now(), version: body.version + 1 };
      const changed = await store.life.saveAbout(here.group.id, { name, colour: body.colour, plan }, change);
      if (changed === null) return refuse('stale');
      if (changed.includes('name')) rooms.groupRenamed(here.group.id, here.group.name, name);
      return null;
    }),
  );
  return routes;
}

/** Nothing of a demo is changed: it is erased soon. */
export async function mayChangeHere(deps: WebDeps, here: GroupHere<Known>): Promise<boolean> {
  return !deps.demos.isDemo(here.group.id) && mayChangeGroup(await groupNowHere(deps, here), here.known);
}

async function planFor(
  { store }: WebDeps,
  { group }: GroupHere<Known>,
  wanted: ChangeAbout['plan'],
): Promise<GroupPlan | null | Refusal> {
  const { model, plan } = group;
  // A group that nobody formed plans each meeting like the last one.
  if (model === null || plan === null) return wanted === null ? null : refuse('badInput', { field: 'plan' });
  if (wanted === null) return refuse('badInput', { field: 'plan' });
  const refused = planRefused(model, wanted);
  if (refused !== null) return refused;
  if (wanted.leads === 'facilitator' && plan.leads !== 'facilitator') {
    const members = await membersNow(store, group.id);
    if (!members.some(({ role }) => role === 'facilitator')) return refuse('badInput', { field: 'leads' });
  }
  return { ...wanted, timeZone: plan.timeZone };
}
