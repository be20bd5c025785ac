import { Router } from 'express';
import { mayRemoveWebhook, maySetWebhook } from '../../../shared/groups/rights';
import { nothing } from '../../../shared/protocol/scalars';
import { type GroupWebhook, setWebhook } from '../../../shared/protocol/webhooks';
import { isRefusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { groupNow } from '../meetings/member';
import { byGroupMember } from './byGroup';
import { type GroupHere, insideGroup } from './here';

/** The channel of another program that a group is reminded in. Every member sees where it is, and nobody its address. */
export function webhookRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, webhooks } = deps;
  const routes = Router();
  const path = '/api/groups/:group/webhook';

  routes.get(
    path,
    answering<GroupWebhook>(async (request) => {
      const here = await insideGroup(deps, request);
      return isRefusal(here) ? here : webhookFor(here);
    }),
  );

  routes.put(
    path,
    limited(limits.start),
    byGroupMember<typeof setWebhook, GroupWebhook>(deps, setWebhook, async ({ address }, here) => {
      if (!(await may(here, maySetWebhook))) return refuse('notLead');
      if (!webhooks.areOffered) return refuse('notAllowed');
      const outcome = await webhooks.set(here.group.id, address, here.known.member);
      if (outcome === 'notAnAddress') return refuse('badInput', { field: 'address', why: 'address' });
      if (outcome !== 'set') return refuse('badInput', { field: 'address', why: outcome.problem });
      return webhookFor(here);
    }),
  );

  routes.delete(
    path,
    limited(limits.change),
    byGroupMember<typeof nothing, GroupWebhook>(deps, nothing, async (_body, here) => {
      if (!(await may(here, mayRemoveWebhook))) return refuse('notLead');
      await store.webhooks.remove(here.group.id);
      return webhookFor(here);
    }),
  );

  async function webhookFor(here: GroupHere): Promise<GroupWebhook> {
    const row = await store.webhooks.of(here.group.id);
    const state = row === null ? 'none' : row.isDead ? 'dead' : row.problem === null ? 'works' : 'fails';
    return {
      host: row?.host ?? null,
      since: row?.setAt ?? null,
      state,
      problem: row?.problem ?? null,
      mayChange: await may(here, maySetWebhook),
      mayRemove: row !== null && (await may(here, mayRemoveWebhook)),
      isOffered: webhooks.areOffered,
    };
  }

  async function may({ known, group }: GroupHere, right: typeof maySetWebhook): Promise<boolean> {
    if (deps.demos.isDemo(group.id)) return false;
    const row = await newestMeeting(store, group.id);
    const newest = row === null ? null : await deps.rooms.meeting(row.id);
    return right(await groupNow(deps, group.id, newest), known);
  }

  return routes;
}
