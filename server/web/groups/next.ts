import { Router } from 'express';
import { isTimeZone, type Moment, momentOf, wallTime } from '../../../shared/groups/dates';
import { mayOpenRoom } from '../../../shared/groups/rights';
import { takesSeat } from '../../../shared/groups/roles';
import {
  beginNow,
  cancelGroupNext,
  type DatePlanned,
  moveLater,
  type NextCancelled,
  openRoom,
  planNext,
} from '../../../shared/protocol/dates';
import type { MeetingPlanned } from '../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { newestMeeting } from '../../access/invites';
import type { WebDeps } from '../deps';
import { type Limiters, limited } from '../http/limits';
import { byGroupMember, byPlanner, groupNowHere } from './byGroup';
import type { Planning } from './planning/planning';

/** Planning, moving and cancelling the next meeting of a group, and the dates behind it. */
export function nextRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store } = deps;
  const routes = Router();

  routes.post(
    '/api/groups/:group/next',
    limited(limits.start),
    byPlanner<typeof planNext, DatePlanned>(deps, planNext, async ({ when, minutes, template }, { known, group }) => {
      // A meeting that begins now begins with whoever asks for it.
      if (when === null && !takesSeat(known.role)) return refuse('takesNoPart');
      const moment = when === null ? null : momentFor(when.wall, when.timeZone);
      if (isRefusal(moment)) return moment;
      const asked = { startsAt: moment?.at ?? null, minutes, template };
      const planned = await planning.next(group.id, known.member, asked);
      if (isRefusal(planned)) return planned;
      return { ...planned, clock: planned.startsAt === moment?.at ? moment.clock : null };
    }),
  );

  routes.post(
    '/api/groups/:group/begin-now',
    limited(limits.start),
    byPlanner<typeof beginNow, MeetingPlanned>(deps, beginNow, async (asked, { known, group }) =>
      takesSeat(known.role) ? planning.beginNow(group.id, known.member, asked) : refuse('takesNoPart'),
    ),
  );

  routes.post(
    '/api/groups/:group/cancel-next',
    limited(limits.change),
    byPlanner<typeof cancelGroupNext, NextCancelled>(deps, cancelGroupNext, async ({ next }, { known, group }) => {
      const refused = await planning.cancel(group.id, known.member, next);
      if (refused !== null) return refused;
      const newest = await newestMeeting(store, group.id);
      const meeting = newest && (await deps.rooms.meeting(newest.id));
      const holds = meeting !== null && meeting.status !== 'ended';
      return { next: holds ? { meeting: meeting.id, startsAt: meeting.startsAt } : null };
    }),
  );

  routes.post(
    '/api/groups/:group/move-later',
    limited(limits.change),
    byPlanner<typeof moveLater, DatePlanned>(deps, moveLater, async ({ date, when }, { known, group }) => {
      const moment = momentFor(when.wall, when.timeZone);
      if (isRefusal(moment)) return moment;
      const moved = await planning.moveLater(group.id, known.member, date, moment.at);
      return isRefusal(moved) ? moved : { ...moved, clock: moment.clock };
    }),
  );

  routes.post(
    '/api/groups/:group/open-room',
    limited(limits.change),
    byGroupMember<typeof openRoom, null>(deps, openRoom, async ({ meeting }, here) => {
      if (!mayOpenRoom(await groupNowHere(deps, here), here.known)) return refuse('notLead');
      if ((await newestMeeting(store, here.group.id))?.id !== meeting) return refuse('stale');
      return (await deps.rooms.lobbyOpened(meeting, here.known.member)) ? null : refuse('notNow');
    }),
  );

  return routes;
}

/** The moment that somebody means by a wall-clock time; which field is wrong where there is none. */
export function momentFor(text: string, timeZone: string): Moment | Refusal {
  if (!isTimeZone(timeZone)) return refuse('badInput', { field: 'timeZone' });
  const wall = wallTime(text);
  return wall === null ? refuse('badInput', { field: 'wall' }) : momentOf(wall, timeZone);
}
