import { Router } from 'express';
import { plannedFormat } from '../../../shared/meeting/rules/format';
import type { GroupId, Meeting, MemberId, Settings } from '../../../shared/meeting/state';
import { slotsHeld } from '../../../shared/meeting/views/agenda';
import { tidyName, tidyTitle } from '../../../shared/names';
import {
  cancelNext,
  type MeetAgain,
  type MeetingPlanned,
  type MeetingStarted,
  type MeetingSummary,
  meetAgain,
  startMeeting,
} from '../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { WorkQueues } from '../../../shared/workQueue';
import { newestMeeting, newInvite } from '../../access/invites';
import { hashOf } from '../../access/secrets';
import { newSession } from '../../access/sessions';
import { lastHeld, numberOf } from '../../rooms/storedMeeting';
import type { MeetingRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { withoutCookies } from '../http/cookies';
import { type Limiters, limited } from '../http/limits';
import { byMember, groupRights, type Here, mayPlanHere, memberHere, stateOfNewest } from './member';
import { newGroup, newMeeting, newMember } from './newRows';
import { fitting, inARowWith, openingEvents, templateOf } from './opening';
import { openedFrom, openedLike, ownFormatId, type PlannedFormat } from './ownFormat';

const DAY = 24 * 60 * 60 * 1000;
const FARTHEST_DAYS = 400;

/** A meeting may be planned for now, or for up to a programme ahead. */
export function startTime(wanted: number | null, now: number): number | Refusal {
  if (wanted === null) return now;
  const isPossible = wanted >= now - DAY && wanted <= now + FARTHEST_DAYS * DAY;
  return isPossible ? wanted : refuse('badInput', { field: 'startsAt' });
}

/** The operator decides who starts new groups on this server. */
export function mayNotStart(starting: WebDeps['config']['starting'], pass: string | undefined): Refusal | null {
  if (starting === 'anyone') return null;
  if (starting === 'nobody') return refuse('notAllowed', { starting });
  return pass !== undefined && hashOf(pass) === starting.passHash ? null : refuse('notAllowed', { starting: 'link' });
}

export function startingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock } = deps;
  const soundOf = (wanted: Settings['sound']): Settings['sound'] => (deps.config.carriesSound ? wanted : 'elsewhere');
  const routes = Router();
  /** One request at a time per group, so that two people who ask for the next meeting get the same one. */
  const byGroup = new WorkQueues<GroupId>();

  routes.post(
    '/api/meetings',
    limited(limits.start),
    answering<MeetingStarted>(async (request, response) => {
      const body = parseBody(startMeeting, request.body);
      if (isRefusal(body)) return body;
      const blocked = withoutCookies(request, response);
      if (blocked) return blocked;
      const barred = mayNotStart(deps.config.starting, body.pass);
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
        newest:
          newest && newest.id !== row.id
            ? { meeting: newest.id, startsAt: newest.startsAt, status: newest.status }
            : null,
      };
    }),
  );

  routes.post(
    '/api/meetings/:id/again',
    limited(limits.start),
    byMember<typeof meetAgain, MeetingPlanned>(deps, meetAgain, async (body, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      return byGroup.add(here.row.group, () => nextMeeting(here, body));
    }),
  );

  routes.post(
    '/api/meetings/:id/cancel-next',
    limited(limits.change),
    byMember<typeof cancelNext, null>(deps, cancelNext, async ({ next }, here) => {
      if (!(await mayPlanHere(deps, here))) return refuse('notLead');
      return byGroup.add(here.row.group, async () => {
        const newest = await newestMeeting(store, here.row.group);
        if (newest?.id !== next) return refuse('stale');
        return (await deps.rooms.cancelled(next, here.known.member)) ? null : refuse('notNow');
      });
    }),
  );

  /** Who spoke in which order last time, and who was client: a meeting that was cancelled before it began has neither. */
  async function whatLastLeft(newest: MeetingRow, last: Meeting): Promise<Pick<Meeting, 'lastOrder' | 'lastClients'>> {
    const held = last.startedAt !== null ? last : await lastHeld(store, newest.group, newest.ordinal);
    if (!held) return { lastOrder: last.lastOrder, ...(last.lastClients ? { lastClients: last.lastClients } : {}) };
    const lastClients = slotsHeld(held).flatMap(({ client }) => (client === '' ? [] : [client]));
    return { lastOrder: held.order, lastClients };
  }

  /** Who leads the next meeting: the group's facilitator while they are a member, otherwise whoever calls it. */
  async function leadOfNext({ known, row }: Here, last: Meeting): Promise<{ member: MemberId; takesPart: boolean }> {
    const leader = last.leadership.rightful === null ? null : await store.member(last.leadership.rightful);
    const facilitates = leader?.role === 'facilitator' && leader.group === row.group && leader.removedAt === null;
    if (leader && facilitates) return { member: leader.id, takesPart: false };
    return { member: known.member, takesPart: known.role !== 'facilitator' };
  }

  /** A format of the product or of the group; where none is named, what the last meeting had. */
  async function formatOfNext(
    newest: MeetingRow,
    last: Meeting,
    { template: wanted, minutes: asked }: MeetAgain,
  ): Promise<PlannedFormat | Refusal> {
    // What was taken because few people came is not what the group meets in.
    const planned = plannedFormat(last);
    const minutes = asked ?? planned.minutes;
    const same = asked === null ? planned.template : fitting(planned.template, asked);
    if (wanted === null && isRefusal(same)) return same;
    if (wanted === null && last.givenUp) {
      const texts = await store.prompts(newest.id);
      return openedLike(last, { template: planned.template, minutes, texts });
    }
    const id = wanted === null ? last.format : ownFormatId(wanted);
    const row = id === undefined ? undefined : (await store.formats(newest.group)).find((one) => one.id === id);
    const opened = row && openedFrom(row, wanted === null ? minutes : (asked ?? row.format.minutes));
    // What this server cannot run any more it still knows from the last meeting.
    if (opened !== undefined && !(wanted === null && isRefusal(opened))) return opened;
    if (wanted !== null && id !== undefined) return refuse('notFound');
    const template = wanted === null ? same : templateOf(wanted, minutes);
    return isRefusal(template) ? template : { template, minutes, records: () => [] };
  }

  /**
   * The group's next meeting. The last plan wins: a planned meeting that nobody has started gives way to another date. The
   * answer says what holds.
   */
  async function nextMeeting(here: Here, body: MeetAgain): Promise<MeetingPlanned | Refusal> {
    const newest = (await newestMeeting(store, here.row.group)) ?? here.row;
    const last = newest.id === here.row.id ? here.meeting : await deps.rooms.meeting(newest.id);
    if (!last) return refuse('notFound');
    if (last.status !== 'ended') {
      if (newest.id === here.row.id) return refuse('notNow');
      const stays = body.startsAt === null || body.startsAt === newest.startsAt || last.status === 'running';
      if (stays) return { meeting: newest.id, startsAt: newest.startsAt };
      if (isRefusal(startTime(body.startsAt, clock.now()))) return refuse('badInput', { field: 'startsAt' });
      if (!(await deps.rooms.cancelled(newest.id, here.known.member))) return refuse('notNow');
      return nextMeeting(here, body);
    }
    const group = await store.group(here.row.group);
    if (!group) return refuse('notFound');

    const now = clock.now();
    const startsAt = startTime(body.startsAt, now);
    if (isRefusal(startsAt)) return startsAt;
    const planned = await formatOfNext(newest, last, body);
    if (isRefusal(planned)) return planned;
    const { template, minutes, own, slots, records } = planned;
    const lead = await leadOfNext(here, last);
    const { title, ordinal } = newest;
    const meeting = newMeeting({ group: group.id, title, ordinal: ordinal + 1, startsAt, minutes }, now);
    const events = openingEvents(
      {
        meeting,
        template,
        settings: {
          ...last.settings,
          sound: soundOf(last.settings.sound),
          agreementVersion: Math.max(group.agreement.version, last.settings.agreementVersion),
        },
        lead,
        ...(await whatLastLeft(newest, last)),
        inARow: inARowWith(last, template),
        isPlanned: body.startsAt !== null,
        number: numberOf(last, newest) + (last.givenUp ? 0 : 1),
        ...(own === undefined ? {} : { own }),
        ...(slots === undefined ? {} : { slots }),
      },
      { now, chance: deps.chance },
    );
    if (isRefusal(events)) return events;
    await store.createMeeting({ meeting, group: null, members: [], records: records(meeting.id) }, events);
    return { meeting: meeting.id, startsAt };
  }

  return routes;
}
