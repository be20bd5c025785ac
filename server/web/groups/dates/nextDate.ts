import { Router } from 'express';
import type { Day } from '../../../../shared/day';
import { dayAt, momentOf, wallAt } from '../../../../shared/groups/dates';
import { dayAsBefore, nextMeetingDay } from '../../../../shared/groups/nextDay';
import { presentersEach } from '../../../../shared/groups/presenters';
import { readsAbsences } from '../../../../shared/groups/rights';
import { turnOf } from '../../../../shared/groups/rota';
import { plannedFormat } from '../../../../shared/meeting/rules/format';
import type { MemberId, Time } from '../../../../shared/meeting/state';
import type { ComingDate, DateAhead } from '../../../../shared/protocol/dates';
import { isRefusal } from '../../../../shared/refusal';
import type { MeetingTemplate } from '../../../../shared/templates/template';
import { newestMeeting } from '../../../access/invites';
import { lastHeld } from '../../../rooms/storedMeeting';
import type { CalendarRow, GroupRow, MeetingRow, Store } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { answering } from '../../http/answers';
import { mayPlanIn } from '../byGroup';
import { type GroupHere, insideGroup } from '../here';
import { membersNow } from '../people';
import { dateAfter } from '../planning/after';
import { gaveWayTo, leadFor, numberAfter } from '../planning/create';
import { formatOfNext, type Last } from '../planning/format';
import type { Planning } from '../planning/planning';
import { turnsOf } from '../rota/turns';
import { pollsOf } from './dates';

/** The date on which the group meets next, for people who sit in a meeting or have just left it. */
export function nextDateRoutes(deps: WebDeps, planning: Planning): Router {
  const routes = Router();
  routes.get(
    '/api/groups/:group/next-date',
    answering<ComingDate>(async (request) => {
      const here = await insideGroup(deps, request);
      if (isRefusal(here)) return here;
      await planning.follow(here.group.id);
      return comingDate(deps, here);
    }),
  );
  return routes;
}

async function comingDate(deps: WebDeps, here: GroupHere): Promise<ComingDate> {
  const { store } = deps;
  const { group, known } = here;
  const [people, row, calendar] = await Promise.all([
    membersNow(store, group.id),
    newestMeeting(store, group.id),
    store.dates.calendar(group.id),
  ]);
  const meeting = row && (await deps.rooms.meeting(row.id));
  const last = row && meeting ? { row, meeting } : null;
  const next = last && (await nextAfter(deps, here, calendar, last));
  return {
    group: group.id,
    me: known.member,
    people: people.map(({ id, name }) => ({ member: id, name })),
    mayPlan: await mayPlanIn(deps, here),
    next,
    proposed:
      next === null && last !== null ? await proposedDate(store, group, calendar, last.row, deps.clock.now()) : null,
    polls: (await pollsOf(deps, here)).filter(({ status }) => status === 'open'),
  };
}

/** The planned meeting, or the date behind one that runs or has its room open. */
async function nextAfter(
  deps: WebDeps,
  here: GroupHere,
  calendar: CalendarRow | null,
  last: Last,
): Promise<DateAhead | null> {
  const { store, clock } = deps;
  const { group } = here;
  const { row, meeting } = last;
  if (meeting.status === 'lobby' && row.startsAt > clock.now()) {
    const { template, minutes } = plannedFormat(meeting);
    const lead = meeting.leadership.rightful;
    return viewed(deps, here, { date: row.id, isPlanned: true, startsAt: row.startsAt, minutes, template, lead });
  }
  const after = await dateAfter(store, calendar, group.id, last, clock.now());
  if (after === null) return null;
  const like = (await gaveWayTo(deps, after)) ?? last;
  const format = await formatOfNext(store, group, like, numberAfter(last), after);
  if (isRefusal(format)) return null;
  const { occasion: date, startsAt } = after;
  const turns = await turnsOf(deps, group.id);
  const away = await awayFrom(deps, date);
  const lead = await leadFor(deps, group, last, after.by, turnOf(turns.lead, away)[0] ?? null);
  return viewed(deps, here, { date, isPlanned: false, startsAt, ...format, lead: lead?.member ?? null });
}

type Ahead = Pick<DateAhead, 'date' | 'isPlanned' | 'startsAt' | 'minutes' | 'lead'> & { template: MeetingTemplate };

/** Whose turn it is to present, and who cannot come. */
async function viewed(deps: WebDeps, { group, known }: GroupHere, ahead: Ahead): Promise<DateAhead> {
  const { date, isPlanned, startsAt, minutes, template, lead } = ahead;
  const [turns, away, people] = await Promise.all([
    turnsOf(deps, group.id),
    awayFrom(deps, date),
    membersNow(deps.store, group.id),
  ]);
  const reader = { leadership: { rightful: lead } };
  return {
    ...{ date, isPlanned, startsAt, minutes, lead },
    presents: turnOf(turns.present, away, presentersEach(template, turns.present, minutes)),
    absent: people.filter(({ id }) => away.has(id)).map(({ id }) => id),
    readers: people
      .filter(({ id, role }) => id !== known.member && readsAbsences(reader, { member: id, role, isMember: true }))
      .map(({ id }) => id),
  };
}

const awayFrom = async ({ store }: WebDeps, date: string): Promise<ReadonlySet<MemberId>> =>
  new Set((await store.dates.absences(date)).map(({ member }) => member));

/**
 * The same hour on the day that the group's rhythm gives; a pair, which never chose one, goes on as it met before. Null without a
 * rhythm, or when that is over.
 */
export async function proposedDate(
  store: Store,
  group: GroupRow,
  calendar: CalendarRow | null,
  last: MeetingRow,
  now: Time,
): Promise<Time | null> {
  const zone = calendar?.timeZone ?? group.plan?.timeZone;
  if (zone === undefined) return null;
  const known = nextMeetingDay({ calendar, plan: group.plan }, last.startsAt);
  const day = known ?? (group.model === 'pair' ? await dayOfPair(store, last, zone) : null);
  if (day === null || day <= dayAt(now, zone)) return null;
  return momentOf(`${day}${wallAt(last.startsAt, zone).slice(10)}`, zone).at;
}

async function dayOfPair(store: Store, last: MeetingRow, zone: string): Promise<Day> {
  const before = await lastHeld(store, last.group, last.ordinal);
  return dayAsBefore(before === null ? null : dayAt(before.startsAt, zone), dayAt(last.startsAt, zone));
}
