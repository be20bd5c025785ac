import { Router } from 'express';
import { isTimeZone } from '../../../../shared/groups/dates';
import { type GroupDates, tellAbsence, tellZone } from '../../../../shared/protocol/dates';
import { refuse } from '../../../../shared/refusal';
import { newestMeeting } from '../../../access/invites';
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
      const newest = await newestMeeting(store, group.id);
      const meeting = newest && (await deps.rooms.meeting(newest.id));
      // It was moved or cancelled meanwhile: what was said of another date must not count for this one.
      if (meeting === null || meeting.id !== body.meeting) return refuse('stale');
      if (meeting.status !== 'lobby') return refuse('notNow');
      if (body.comes) await store.dates.endAbsence(meeting.id, known.member);
      else
        await store.dates.saveAbsence({
          meeting: meeting.id,
          member: known.member,
          reason: body.reason.trim(),
        });
      await planning.followTurns(group.id);
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
