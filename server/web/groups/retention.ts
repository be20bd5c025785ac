import { Router } from 'express';
import { mayDecideRetention } from '../../../shared/groups/rights';
import { changeRetention, type Retention } from '../../../shared/protocol/retention';
import { isRefusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { groupNow } from '../meetings/member';
import { byDecider } from './byGroup';
import { type GroupHere, insideGroup } from './here';

/** Between a decision and the first time that something is erased by it, so that everybody can save what is theirs. */
const GRACE_MS = 14 * 24 * 60 * 60 * 1000;
const LISTED = 50;

/** How long a group keeps what it wrote. Every member sees it. */
export function retentionRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  const path = '/api/groups/:group/retention';

  routes.get(
    path,
    answering<Retention>(async (request) => {
      const here = await insideGroup(deps, request);
      return isRefusal(here) ? here : retentionFor(here);
    }),
  );

  routes.put(
    path,
    limited(limits.change),
    byDecider<typeof changeRetention, Retention>(deps, changeRetention, async (body, here) => {
      if (!(await mayDecide(here))) return refuse('notLead');
      const { texts, afterEnd, version } = body;
      const appliesAt = clock.now() + GRACE_MS;
      const change = { texts, afterEnd, by: here.known.member, appliesAt, version: version + 1 };
      const saved = await store.retention.set(here.group.id, change);
      return saved ? retentionFor(here) : refuse('stale');
    }),
  );

  async function retentionFor(here: GroupHere): Promise<Retention> {
    const [row, erasures, mayChange] = await Promise.all([
      store.retention.of(here.group.id),
      store.retention.erasures(here.group.id, LISTED),
      mayDecide(here),
    ]);
    return {
      texts: row?.texts ?? null,
      afterEnd: row?.afterEnd ?? null,
      version: row?.version ?? 0,
      appliesAt: row === null || row.version === 0 ? null : row.appliesAt,
      endedAt: row?.endedAt ?? null,
      erasedAt: row?.erasedAt ?? null,
      mayChange,
      erasures: erasures.map(({ what, meetings, rows, at }) => ({ what, meetings, rows, at })),
    };
  }

  async function mayDecide({ known, group }: GroupHere): Promise<boolean> {
    if (deps.demos.isDemo(group.id)) return false;
    const row = await newestMeeting(store, group.id);
    const newest = row === null ? null : await deps.rooms.meeting(row.id);
    return mayDecideRetention(await groupNow(deps, group.id, newest), known);
  }

  return routes;
}
