import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import type { z } from 'zod';
import { isTimeZone } from '../../../../shared/groups/dates';
import type { GroupId, MeetingId } from '../../../../shared/meeting/state';
import {
  type AskDates,
  answerPoll,
  askDates,
  type ChangePoll,
  changePoll,
  type Poll,
} from '../../../../shared/protocol/dates';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { WorkQueues } from '../../../../shared/workQueue';
import type { Known } from '../../../access/sessions';
import type { PollRow, StoredTime } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { answering } from '../../http/answers';
import { type Limiters, limited } from '../../http/limits';
import { byAnyone, byGroupMember, mayPlanIn } from '../byGroup';
import { type GroupHere, insideGroup } from '../here';
import { momentFor } from '../next';
import { membersNow } from '../people';
import type { Planning } from '../planning/planning';
import { startTime } from '../planning/startTime';
import { mayChangeIn, minutesOfNext, plannedDate, pollFor } from './pollView';

const MOST_POLLS = 5;
const MOST_TIMES = 12;
const LEAST_TIMES = 2;

/** Finding a date together. Every member asks and answers, whoever looks after the group asks; whoever may plan fixes the date. */
export function pollRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();
  const path = '/api/groups/:group/polls';
  /** One at a time, so that nobody answers a time while it is moved. */
  const byPoll = new WorkQueues<string>();

  routes.post(
    path,
    limited(limits.change),
    byAnyone<typeof askDates, Poll>(deps, askDates, async (body, here) => {
      if (deps.demos.isDemo(here.group.id)) return refuse('notAllowed');
      const times = timesOf(body);
      if (isRefusal(times)) return times;
      return byPoll.add(here.group.id, async () => {
        const open = (await store.dates.polls(here.group.id)).filter(({ status }) => status !== 'fixed');
        if (open.length >= MOST_POLLS) return refuse('tooMany', { largest: MOST_POLLS });
        const moves = body.moves === null ? null : await occasionOf(here.group.id, body.moves);
        if (isRefusal(moves)) return moves;
        const row: PollRow = {
          id: randomUUID(),
          group: here.group.id,
          by: here.known.member,
          minutes: await minutesOfNext(deps, here),
          status: 'open',
          times,
          fixed: null,
          moves,
          version: 1,
          createdAt: clock.now(),
        };
        await store.dates.addPoll(row);
        await store.dates.saveZone(here.known.member, body.timeZone);
        return pollFor(deps, here, row);
      });
    }),
  );

  routes.get(
    `${path}/:poll`,
    answering<Poll>(async (request) => {
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      const row = await store.dates.poll(here.group.id, String(request.params.poll));
      return row === null ? refuse('notFound') : pollFor(deps, here, row);
    }),
  );

  routes.post(
    `${path}/:poll/answer`,
    limited(limits.change),
    onPoll(byGroupMember, answerPoll, async ({ time: id, at, answer, timeZone }, here, row) => {
      if (!isTimeZone(timeZone)) return refuse('badInput', { field: 'timeZone' });
      if (row.status !== 'open') return refuse('notNow');
      const time = row.times.find((one) => one.id === id);
      if (time === undefined || time.at !== at) return refuse('stale');
      const { member } = here.known;
      if (answer === null) await store.dates.endAnswer(row.id, id, member);
      else await store.dates.saveAnswer({ poll: row.id, time: id, member, at, answer });
      await store.dates.saveZone(member, timeZone);
      return row;
    }),
  );

  routes.post(
    `${path}/:poll/change`,
    limited(limits.change),
    onPoll(byAnyone, changePoll, async (body, here, row) => {
      if (body.change === 'fix') return fixed(here, row, body);
      if (body.change !== 'add' && !(await mayChangeIn(deps, here, row))) return refuse('notLead');
      if (body.change === 'withdraw') {
        await store.dates.withdrawPoll(row.id);
        return 'withdrawn';
      }
      const changed = changedBy(body, row);
      return isRefusal(changed) ? changed : saved({ ...row, ...changed });
    }),
  );

  /** A request about the poll in the path. It answers the poll as it is then; null when it was withdrawn. */
  function onPoll<S extends z.ZodType>(
    by: typeof byGroupMember | typeof byAnyone,
    schema: S,
    handler: (body: z.output<S>, here: GroupHere<Known>, row: PollRow) => Promise<PollRow | 'withdrawn' | Refusal>,
  ) {
    return by<S, Poll | null>(deps, schema, (body, here, request: Request) =>
      byPoll.add(here.group.id, async () => {
        const row = await store.dates.poll(here.group.id, String(request.params.poll));
        if (row === null) return refuse('notFound');
        const outcome = await handler(body, here, row);
        if (isRefusal(outcome)) return outcome;
        return outcome === 'withdrawn' ? null : pollFor(deps, here, outcome);
      }),
    );
  }

  async function saved(row: PollRow): Promise<PollRow | Refusal> {
    const next = { ...row, version: row.version + 1 };
    return (await store.dates.savePoll(next)) ? next : refuse('stale');
  }

  /** The date that this meeting stands for, as long as it is planned. */
  async function occasionOf(group: GroupId, meeting: MeetingId): Promise<string | Refusal> {
    const planned = await plannedDate(deps, group);
    return planned?.meeting === meeting ? planned.occasion : refuse('stale');
  }

  /** The group meets at this time. Nothing that is planned gives way to it, unless the poll finds another time for that. */
  async function fixed(
    here: GroupHere<Known>,
    row: PollRow,
    { time: id, at }: Extract<ChangePoll, { change: 'fix' }>,
  ): Promise<PollRow | Refusal> {
    if (!(await mayPlanIn(deps, here))) return refuse('notLead');
    if (row.status === 'fixed') return refuse('notNow');
    const time = row.times.find((one) => one.id === id);
    if (time === undefined || time.at !== at) return refuse('stale');
    if (time.at <= clock.now()) return refuse('notNow', { field: 'time' });
    const planned = await planning.found(here.group.id, here.known.member, time.at, row.moves);
    if (isRefusal(planned)) return planned;
    if (planned.startsAt !== time.at) return refuse('notNow');
    const now = await saved({ ...row, status: 'fixed', fixed: { time: id, meeting: planned.meeting } });
    if (!isRefusal(now)) await noteAway(here.group.id, row.id, id, planned.meeting);
    return now;
  }

  /** Whoever answered no to the time that was fixed has said that they cannot come. They take it back like any absence. */
  async function noteAway(group: GroupId, poll: string, time: string, meeting: MeetingId): Promise<void> {
    const [answers, members] = await Promise.all([store.dates.answers(poll), membersNow(store, group)]);
    const away = answers.filter(
      ({ time: of, answer, member }) => of === time && answer === 'no' && members.some(({ id }) => id === member),
    );
    if (away.length === 0) return;
    // Where the date was moved or cancelled meanwhile, nobody is away from it.
    await planning.saidOf(meeting, group, async () => {
      const known = new Set((await store.dates.absences(meeting)).map(({ member }) => member));
      for (const { member } of away)
        if (!known.has(member)) await store.dates.saveAbsence({ meeting, member, reason: '' });
    });
  }

  function timesOf({ times: asked, timeZone }: AskDates): StoredTime[] | Refusal {
    const times: StoredTime[] = [];
    for (const { wall } of asked) {
      const time = proposed(wall, timeZone, times);
      if (isRefusal(time)) return time;
      times.push(time);
    }
    return inOrder(times);
  }

  function changedBy(
    body: Exclude<ChangePoll, { change: 'fix' | 'withdraw' }>,
    { times, status }: PollRow,
  ): Partial<PollRow> | Refusal {
    if (body.change === 'reopen') return status === 'closed' ? { status: 'open' } : refuse('notNow');
    if (status !== 'open') return refuse('notNow');
    switch (body.change) {
      case 'close':
        return { status: 'closed' };
      case 'add': {
        if (times.length >= MOST_TIMES) return refuse('tooMany', { largest: MOST_TIMES });
        const time = proposed(body.wall, body.timeZone, times);
        return isRefusal(time) ? time : { times: inOrder([...times, time]) };
      }
      case 'remove': {
        const others = times.filter(({ id }) => id !== body.time);
        if (others.length === times.length) return refuse('stale');
        return others.length < LEAST_TIMES ? refuse('tooFew', { least: LEAST_TIMES }) : { times: others };
      }
      case 'move': {
        const before = times.find(({ id }) => id === body.time);
        if (before === undefined) return refuse('stale');
        const others = times.filter((one) => one !== before);
        const time = proposed(body.wall, body.timeZone, others);
        if (isRefusal(time)) return time;
        if (time.at === before.at) return { times };
        return { times: inOrder([...others, { ...time, id: before.id, movedFrom: before.at }]) };
      }
      default:
        return body satisfies never;
    }
  }

  /** A time that lies ahead and is not among the others. */
  function proposed(wall: string, timeZone: string, others: readonly StoredTime[]): StoredTime | Refusal {
    const moment = momentFor(wall, timeZone);
    if (isRefusal(moment)) return moment;
    const { at, clock: unusual } = moment;
    const now = clock.now();
    if (at <= now || isRefusal(startTime(at, now)) || others.some((other) => other.at === at))
      return refuse('badInput', { field: 'wall' });
    return { id: randomUUID(), at, clock: unusual, movedFrom: null };
  }

  return routes;
}

const inOrder = (times: StoredTime[]): StoredTime[] => times.sort((one, other) => one.at - other.at);
