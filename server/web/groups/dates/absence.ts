import { Router } from 'express';
import { isTimeZone } from '../../../../shared/groups/dates';
import { type GroupDates, tellAbsence, tellZone } from '../../../../shared/protocol/dates';
import { refuse } from '../../../../shared/refusal';
import type { WebDeps } from '../../deps';
import { type Limiters, limited } from '../../http/limits';
import { byGroupMember } from '../byGroup';
import type { Planning } from '../planning/planning';
import { groupDates } from './dates';

/** What a member says of themselves: that they cannot come, and in which zone they are. */
export function absenceRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store } = deps;
  const routes = Router();

  routes.post(
    '/api/groups/:group/absence',
    limited(limits.change),
    byGroupMember<typeof tellAbsence, GroupDates>(deps, tellAbsence, async (body, here) => {
      const { known, group } = here;
      const { member } = known;
      const keep = () =>
        body.comes
          ? store.dates.endAbsence(body.meeting, member)
          : store.dates.saveAbsence({ meeting: body.meeting, member, reason: body.reason.trim() });
      const refused = await planning.saidOf(body.meeting, group.id, keep);
      if (refused !== null) return refused;
      return groupDates(deps, here);
    }),
  );

  routes.post(
    '/api/groups/:group/my-zone',
    limited(limits.change),
    byGroupMember<typeof tellZone, null>(deps, tellZone, async ({ timeZone }, { known }) => {
      if (!isTimeZone(timeZone)) return refuse('badInput', { field: 'timeZone' });
      await store.dates.saveZone(known.member, timeZone);
      return null;
    }),
  );

  return routes;
}
