import { type Request, type Response, Router } from 'express';
import type { Meeting, MemberId, Settings, Time } from '../../../shared/meeting/state';
import { tidyName, tidyTitle } from '../../../shared/names';
import {
  cancelNext,
  type MeetingPlanned,
  type MeetingStarted,
  type MeetingSummary,
  meetAgain,
  startMeeting,
} from '../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { newestMeeting, newInvite } from '../../access/invites';
import { hashOf } from '../../access/secrets';
import { newSession } from '../../access/sessions';
import { numberOf } from '../../rooms/storedMeeting';
import type { WebDeps } from '../deps';
import { proposedDate } from '../groups/dates/nextDate';
import { inTooManyGroups } from '../groups/mine';
import { doorFor } from '../groups/nextOf';
import type { Planning } from '../groups/planning/planning';
import { startTime } from '../groups/planning/startTime';
import { answering, parseBody } from '../http/answers';
import { withoutCookies } from '../http/cookies';
import { type Limiters, limited } from '../http/limits';
import { byMember, groupRights, mayPlanHere, memberHere, stateOfNewest } from './member';
import { newGroup, newMeeting, newMember } from './newRows';
import { openingEvents, templateOf } from './opening';

/** The operator decides who starts new groups on this server. */
function mayNotStart(starting: WebDeps['config']['starting'], pass: string | undefined): Refusal | null {
  if (starting === 'anyone') return null;
  if (starting === 'nobody') return refuse('notAllowed', { starting });
  return pass !== undefined && hashOf(pass) === starting.passHash ? null : refuse('notAllowed', { starting: 'link' });
}

/** What stands against this browser starting a group: it keeps no cookies, or the operator lets nobody start one. */
export const mayNotBegin = (
  { config }: WebDeps,
  request: Request,
  response: Response,
  pass: string | undefined,
): Refusal | null => withoutCookies(request, response) ?? mayNotStart(config.starting, pass);

const newestFor = (newest: Meeting, me: MemberId, now: Time): MeetingSummary['newest'] => ({
  meeting: newest.id,
  startsAt: newest.startsAt,
  status: newest.status,
  ...doorFor(newest, me, now),
});

export function startingRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const soundOf = (wanted: Settings['sound']): Settings['sound'] => (deps.config.carriesSound ? wanted : 'elsewhere');
  const routes = Router();

  routes.post(
    '/api/meetings',
    limited(limits.start),
    answering<MeetingStarted>(async (request, response) => {
      const body = parseBody(startMeeting, request.body);
      if (isRefusal(body)) return body;
      const barred = mayNotBegin(deps, request, response, body.pass) ?? (await inTooManyGroups(deps, request));
      if (barred) return barred;
      const name = tidyName(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const title = tidyTitle(body.title);
      if (title === null) return refuse('badInput', { field: 'title' });
      const now = clock.now();
      const startsAt = startTime(body.startsAt, now);
      if (isRefusal(startsAt)) return startsAt;
      const template = templateOf(body.template, body.minutes);
      if (isRefusal(template)) return template;

      const group = newGroup(title, now);
      const role = body.takesPart ? 'member' : 'facilitator';
      const member = newMember(group.id, { name, role, letInAt: now }, now);
      const meeting = newMeeting({ group: group.id, title, ordinal: 1, startsAt, minutes: body.minutes }, now);
      const events = openingEvents(
        {
          meeting,
          template,
          settings: {
            admission: 'ask',
            oneVoice: false,
            encrypted: body.encrypted,
            sound: soundOf(body.sound),
            agreementVersion: 1,
          },
          lead: { member: member.id, takesPart: body.takesPart },
          lastOrder: [],
          isPlanned: body.startsAt !== null,
          number: 1,
        },
        { now, chance: deps.chance },
      );
      if (isRefusal(events)) return events;
      const invite = newInvite({ kind: 'group', group: group.id }, now);
      const {
        row: session,
        former,
        cookie,
      } = newSession(
        request.headers.cookie,
        { group: group.id, member: member.id, via: null, createdAt: now },
        request.secure,
      );
      await store.createMeeting(
        { meeting, group, members: [member], invites: [invite.row], session, ...former },
        events,
      );
      deps.reminders.look();
      response.append('Set-Cookie', cookie);
      return { meeting: meeting.id, group: group.id, invite: invite.secret };
    }),
  );

  routes.get(
    '/api/meetings/:id',
    answering<MeetingSummary>(async (request, response) => {
      const here = await memberHere(deps, request);
      if (isRefusal(here)) return here;
      const { known, row, meeting } = here;
      await planning.follow(row.group);
      const [group, newest] = await Promise.all([store.group(row.group), newestMeeting(store, row.group)]);
      const last = await stateOfNewest(deps, here, newest);
      response.set('Cache-Control', 'no-store');
      return {
        meeting: row.id,
        group: row.group,
        groupName: group?.name ?? row.title,
        title: row.title,
        ordinal: numberOf(meeting, row),
        startsAt: row.startsAt,
        minutes: meeting.minutes,
        status: meeting.status,
        isGivenUp: meeting.givenUp === true,
        me: { member: known.member, name: known.name, role: known.role },
        ...(await groupRights(deps, known, last)),
        proposed:
          group && newest
            ? await proposedDate(store, group, await store.dates.calendar(group.id), newest, clock.now())
            : null,
        newest: last === null || last.id === row.id ? null : newestFor(last, known.member, clock.now()),
      };
    }),
  );

  routes.post(
    '/api/meetings/:id/again',
    limited(limits.start),
    byMember<typeof meetAgain, MeetingPlanned>(deps, meetAgain, async (body, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      const newest = await newestMeeting(store, here.row.group);
      if (newest?.id === here.row.id && here.meeting.status !== 'ended') return refuse('notNow');
      return planning.next(here.row.group, here.known.member, body);
    }),
  );

  routes.post(
    '/api/meetings/:id/cancel-next',
    limited(limits.change),
    byMember<typeof cancelNext, null>(deps, cancelNext, async ({ next }, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      return planning.cancel(here.row.group, here.known.member, next);
    }),
  );

  return routes;
}
