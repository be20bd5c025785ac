import { Router } from 'express';
import { readsAbsences } from '../../../../shared/groups/rights';
import { takesSeat } from '../../../../shared/groups/roles';
import type { Meeting } from '../../../../shared/meeting/state';
import type { ComingMeeting, GroupDates, GroupSeries, PollGlance } from '../../../../shared/protocol/dates';
import { isRefusal } from '../../../../shared/refusal';
import { newestMeeting } from '../../../access/invites';
import type { Known } from '../../../access/sessions';
import type { CalendarRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { answering } from '../../http/answers';
import { type GroupHere, insideGroup } from '../here';
import { membersNow } from '../people';
import { aheadOfSeries } from '../planning/calendar';
import type { Last } from '../planning/format';
import { laterDates } from '../planning/later';
import type { Planning } from '../planning/planning';
import { usualFormats } from '../planning/usual';

/** So many dates of a series are shown. */
const SHOWN_AHEAD = 12;

/** Everything that the people of a group see of its dates. */
export function datesRoutes(deps: WebDeps, planning: Planning): Router {
  const routes = Router();
  routes.get(
    '/api/groups/:group/dates',
    answering<GroupDates>(async (request) => {
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      await planning.follow(here.group.id);
      return groupDates(deps, here);
    }),
  );
  return routes;
}

export async function groupDates(deps: WebDeps, here: GroupHere<Known>): Promise<GroupDates> {
  const { store } = deps;
  const { group, known } = here;
  const [calendar, people, zones, row, hasFeed] = await Promise.all([
    store.dates.calendar(group.id),
    membersNow(store, group.id),
    store.dates.zones(group.id),
    newestMeeting(store, group.id),
    store.dates.hasFeed(known.member),
  ]);
  const meeting = row && (await deps.rooms.meeting(row.id));
  const last = row && meeting ? { row, meeting } : null;
  const isMember = new Set(people.map(({ id }) => id));
  return {
    group: group.id,
    timeZone: calendar?.timeZone ?? group.plan?.timeZone ?? null,
    version: calendar?.version ?? 0,
    series: calendar && (await seriesOf(deps, calendar, last)),
    next: meeting === null || meeting.status === 'ended' ? null : await coming(deps, here, meeting),
    later: (await laterDates(store, group.id, deps.clock.now())).map(({ occasion, startsAt }) => ({
      date: occasion,
      startsAt,
    })),
    zones: Object.fromEntries([...zones].filter(([member]) => isMember.has(member))),
    polls: await pollsOf(deps, here),
    hasFeed,
    usual: await usualFormats(deps.store, group, last),
  };
}

async function seriesOf(deps: WebDeps, calendar: CalendarRow, last: Last | null): Promise<GroupSeries | null> {
  if (calendar.series === null) return null;
  const { first, rhythm, until } = calendar.series;
  const ahead = await aheadOfSeries(deps.store, calendar, last, deps.clock.now());
  return {
    first,
    rhythm,
    until,
    ahead: ahead.slice(0, SHOWN_AHEAD).map(({ day, at, state, clock }) => ({ day, at, state, clock })),
  };
}

async function coming(
  { store }: WebDeps,
  { known, group, heldBack }: GroupHere<Known>,
  meeting: Meeting,
): Promise<ComingMeeting> {
  const [rows, people, dates] = await Promise.all([
    store.dates.absences(meeting.id),
    membersNow(store, group.id),
    store.dates.meetingDates(group.id),
  ]);
  const absent = rows.filter((row) => people.some(({ id }) => id === row.member));
  const away = new Set(absent.map(({ member }) => member));
  const reads = readsAbsences(meeting, known);
  return {
    meeting: meeting.id,
    startsAt: meeting.startsAt,
    minutes: meeting.minutes,
    isOfSeries: dates.some((date) => date.meeting === meeting.id && date.series !== null),
    absent: absent.map(({ member, reason }) => ({
      member,
      reason: heldBack === null && (reads || member === known.member) ? reason : null,
    })),
    coming: people.filter(({ id, role }) => role === 'member' && !away.has(id)).length,
    least: meeting.template.frame.people.least,
  };
}

export async function pollsOf({ store }: WebDeps, { known, group }: GroupHere<Known>): Promise<PollGlance[]> {
  const polls = (await store.dates.polls(group.id)).filter(({ status }) => status !== 'fixed');
  return Promise.all(
    polls.map(async ({ id, by, times, status }) => {
      const counted = (await store.dates.answers(id)).filter((given) =>
        times.some((time) => time.id === given.time && time.at === given.at),
      );
      const answered = new Set(counted.map(({ member }) => member));
      // Whoever takes no part is asked nothing.
      const iAnswered =
        !takesSeat(known.role) ||
        times.every((time) => counted.some((given) => given.member === known.member && given.time === time.id));
      return { poll: id, askedBy: by, status, times: times.length, answered: answered.size, iAnswered };
    }),
  );
}
