import { randomUUID } from 'node:crypto';
import { turnOf } from '../../../../shared/groups/rota';
import { lobbyOpensAt, MINUTE } from '../../../../shared/meeting/clock';
import { present } from '../../../../shared/meeting/people/people';
import type { GroupId, MeetingId, MemberId, Time } from '../../../../shared/meeting/state';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { WorkQueues } from '../../../../shared/workQueue';
import { newestMeeting } from '../../../access/invites';
import { numberOf } from '../../../rooms/storedMeeting';
import { type GroupRow, type LaterDateRow, type MeetingRow, StoreUnavailable } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { membersNow } from '../people';
import { turnsOf } from '../rota/turns';
import { dateAfter } from './after';
import { type AskedMeeting, createNext, type DateOf, gaveWayTo, numberAfter, presentersIn } from './create';
import { formatOfNext, type Last, usualFormat } from './format';
import { FORGOTTEN_MS, laterDates } from './later';
import { startTime } from './startTime';

/** The one meeting of each group that is planned or runs. Whoever asks here has the right to plan it. */
export class Planning {
  /** One request at a time per group, so that two people who ask for the next meeting get the same one. */
  readonly #byGroup = new WorkQueues<GroupId>();

  constructor(private readonly deps: WebDeps) {}

  /**
   * The group's next meeting. The last plan wins: a planned meeting that nobody has started gives way to another date or
   * format. While a meeting runs, the date is kept, and becomes a meeting when that one is over; the answer then names the one
   * that runs. It says what holds.
   */
  next(group: GroupId, by: MemberId, asked: AskedMeeting): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#next(group, by, asked));
  }

  /**
   * A meeting that begins at once, led by whoever calls it where no facilitator does. One that is planned for later gives way to it and stays for its own date: it becomes a
   * meeting again when this one is over. Where a room is open already, that is the meeting.
   */
  beginNow(group: GroupId, by: MemberId): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#beginNow(group, by));
  }

  /**
   * A date that the group found together. Where it is to move a planned one, `moves` names that by its occasion, and otherwise it
   * comes beside what is planned; so it does as well when the one that was to be moved is over or was given up.
   */
  found(group: GroupId, by: MemberId, startsAt: Time, moves: string | null): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#found(group, by, startsAt, moves));
  }

  /**
   * Gives up the group's meeting `next`, as long as nobody has started it, or the date behind it. The series goes on with its
   * next date.
   */
  cancel(group: GroupId, by: MemberId, next: MeetingId): Promise<Refusal | null> {
    return this.#byGroup.add(group, async () => {
      const newest = await newestMeeting(this.deps.store, group);
      const later = await this.deps.store.dates.later(group);
      if (later.some(({ occasion }) => occasion === next)) {
        await this.deps.store.dates.endLater(group, next);
        return null;
      }
      if (newest?.id !== next) return refuse('stale');
      if (!(await this.deps.rooms.cancelled(next, by))) return refuse('notNow');
      await this.#follow(group);
      return null;
    });
  }

  /**
   * Plans the next date of the group's series when the meeting before it is over. Whatever shows the next meeting asks for it
   * first: dates need no alarm of their own, and none is missed while the server is down. When the lead of the planned meeting
   * has left the group, the next one leads it; so does a facilitator who was named before the server died.
   */
  async follow(group: GroupId): Promise<void> {
    if (this.deps.demos.isDemo(group)) return;
    const calendar = await this.deps.store.dates.calendar(group);
    try {
      if (calendar?.series || (await this.deps.store.dates.later(group)).length > 0)
        await this.#byGroup.add(group, () => this.#follow(group));
      const led = await this.#leadHasLeft(group);
      if (led?.takesPart === true) await this.followTurns(group);
      // Whoever facilitated it took no turn, so it goes to no turn.
      if (led?.takesPart === false) await this.leadAnew(group, led.lead);
      const named = await this.#namedSince(group);
      if (named !== null) await this.leadAnew(group, named);
    } catch (fault) {
      // What can be read is still shown; the next request tries again.
      if (!(fault instanceof StoreUnavailable)) throw fault;
    }
  }

  /**
   * What somebody says of the meeting that is planned, or of the date behind it by its occasion, such as that they cannot come.
   * Nobody gives it another date or format meanwhile, or what was said would be kept for a meeting that is none any more.
   */
  async saidOf(meeting: MeetingId, group: GroupId, keep: () => Promise<void>): Promise<Refusal | null> {
    return this.#byGroup.add(group, async () => {
      const last = await this.#last(group);
      const after = last === null ? null : await this.#after(group, last);
      if (after?.occasion === meeting) return keep().then(() => null);
      // It was moved or cancelled meanwhile: what was said of another date must not count for this one.
      if (last?.row.id !== meeting) return refuse('stale');
      if (last.meeting.status !== 'lobby') return refuse('notNow');
      await keep();
      if (!this.deps.demos.isDemo(group)) await this.#setTurns(group);
      return null;
    });
  }

  /** Whose turn it is in the planned meeting, after turns were exchanged, or somebody cannot come or has left. */
  async followTurns(group: GroupId): Promise<void> {
    if (!this.deps.demos.isDemo(group)) await this.#byGroup.add(group, () => this.#setTurns(group));
  }

  /**
   * The group has another facilitator, or none any more: the planned meeting is led by whoever leads now, at the same time and in
   * the same format. One where people sit together already stays theirs.
   */
  async leadAnew(id: GroupId, by: MemberId): Promise<void> {
    await this.#byGroup.add(id, async () => {
      const [group, last] = await Promise.all([this.deps.store.group(id), this.#last(id)]);
      if (group === null || last === null || last.meeting.status !== 'lobby') return;
      if (last.row.startsAt <= this.deps.clock.now() || present(last.meeting).length > 0) return;
      await this.#inPlaceOf(last.row, group, by, { startsAt: last.row.startsAt, template: null, minutes: null });
    });
  }

  async #next(id: GroupId, by: MemberId, asked: AskedMeeting): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await this.#open(id);
    if (isRefusal(group)) return group;
    const last = await this.#last(id);
    if (last === null || last.meeting.status === 'ended') {
      const before = asked.startsAt === null ? null : await this.#storedAfter(id, last);
      if (last === null || before === null) return createNext(this.deps, group, last, by, asked, newDate());
      const later = await this.#keptLater(group, last, by, asked, before);
      return isRefusal(later) ? later : this.#plannedFor(group, last, later);
    }
    const { row } = last;
    const startsAt = asked.startsAt ?? row.startsAt;
    const isAsPlanned = startsAt === row.startsAt && asked.template === null && asked.minutes === null;
    if (isAsPlanned || (last.meeting.status === 'running' && asked.startsAt === null))
      return { meeting: row.id, startsAt: row.startsAt };
    if (last.meeting.status === 'running') {
      const later = await this.#keptLater(group, last, by, asked, await this.#storedAfter(id, last));
      return isRefusal(later) ? later : { meeting: row.id, startsAt: later.startsAt };
    }
    const wanted = startTime(startsAt, clock.now());
    if (isRefusal(wanted)) return wanted;
    // Asked before the planned meeting is given up: what cannot be held must not take its place.
    const givenUp: Last = { row, meeting: { ...last.meeting, givenUp: true } };
    const possible = await formatOfNext(store, group, givenUp, numberOf(last.meeting, row), asked);
    if (isRefusal(possible)) return possible;
    return this.#inPlaceOf(row, group, by, { ...asked, startsAt });
  }

  /** The group, when something new may happen in it. */
  async #open(id: GroupId): Promise<GroupRow | Refusal> {
    const { store } = this.deps;
    const group = await store.group(id);
    if (!group) return refuse('notFound');
    const whole = group.parent === undefined ? group : await store.group(group.parent);
    return whole?.archivedAt === null ? group : refuse('archived');
  }

  async #beginNow(id: GroupId, by: MemberId): Promise<MeetingPlanned | Refusal> {
    const { clock } = this.deps;
    const group = await this.#open(id);
    if (isRefusal(group)) return group;
    const last = await this.#last(id);
    const now = { startsAt: null, minutes: null, template: null };
    if (last === null || last.meeting.status === 'ended')
      return createNext(this.deps, group, last, by, now, newDate(), { callerLeads: true });
    const { row, meeting } = last;
    if (meeting.status === 'running' || lobbyOpensAt(meeting) <= clock.now())
      return { meeting: row.id, startsAt: row.startsAt };
    if (!(await this.#gaveWay(last, by))) return refuse('notNow');
    const usual = { ...now, ...usualFormat(group) };
    return createNext(this.deps, group, await this.#last(id), by, usual, newDate(), { callerLeads: true });
  }

  /** The planned meeting becomes a date behind another one, and keeps who cannot come. False: it has just begun. */
  async #gaveWay({ row, meeting }: Last, by: MemberId): Promise<boolean> {
    const { store, rooms } = this.deps;
    const { occasion, series, sequence } = await this.#dateFor(row);
    await store.dates.saveLater({
      ...{ group: row.group, occasion, series, sequence: sequence + 1, startsAt: row.startsAt, isFurther: false },
      ...{ minutes: null, template: null, by: meeting.leadership.rightful ?? by, gaveWay: row.id },
    });
    if (!(await rooms.cancelled(row.id, by))) {
      await store.dates.endLater(row.group, occasion);
      return false;
    }
    await this.#keepAbsences(row.id, occasion);
    return true;
  }

  async #found(id: GroupId, by: MemberId, startsAt: Time, moves: string | null): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await this.#open(id);
    if (isRefusal(group)) return group;
    await this.#follow(id);
    const last = await this.#last(id);
    const asked = { startsAt, minutes: null, template: null };
    if (last === null || last.meeting.status === 'ended') return this.#next(id, by, asked);
    const isMoved = last.meeting.status === 'lobby' && (await this.#dateFor(last.row)).occasion === moves;
    if (isMoved) return this.#next(id, by, asked);
    const later = await laterDates(store, id, clock.now());
    const moved = later.find(({ occasion }) => occasion === moves);
    const same = later.find((one) => one.startsAt === startsAt) ?? null;
    if (last.row.startsAt === startsAt) return { meeting: last.row.id, startsAt };
    if (moved === undefined && same !== null) return { meeting: same.occasion, startsAt };
    const further = await this.#keptLater(group, last, by, asked, moved ?? null, { isFurther: true });
    if (isRefusal(further)) return further;
    // The earliest date is the group's next meeting.
    await this.#follow(id);
    const stands = (await store.dates.meetingDates(id)).find(({ occasion }) => occasion === further.occasion);
    return { meeting: stands?.meeting ?? further.occasion, startsAt };
  }

  async #dateFor(row: MeetingRow): Promise<DateOf> {
    const dates = await this.deps.store.dates.meetingDates(row.group);
    return dates.find(({ meeting }) => meeting === row.id) ?? dateOf(row.id);
  }

  /** The date behind the meeting that runs or is over, which this one replaces; saved before anything depends on it. */
  async #keptLater(
    group: GroupRow,
    last: Last,
    by: MemberId,
    asked: AskedMeeting,
    before: LaterDateRow | null,
    { isFurther = false } = {},
  ): Promise<LaterDateRow | Refusal> {
    const { store, clock } = this.deps;
    const startsAt = startTime(asked.startsAt, clock.now());
    if (isRefusal(startsAt)) return startsAt;
    if (startsAt <= clock.now()) return refuse('badInput', { field: 'startsAt' });
    const like = (before && (await gaveWayTo(this.deps, before))) ?? last;
    const possible = await formatOfNext(store, group, like, numberAfter(last), asked);
    if (isRefusal(possible)) return possible;
    const later: LaterDateRow = {
      group: group.id,
      ...(before ?? { ...newDate(), gaveWay: null, isFurther }),
      sequence: before === null ? 0 : before.sequence + 1,
      startsAt,
      minutes: asked.minutes ?? before?.minutes ?? null,
      template: asked.template ?? before?.template ?? null,
      by,
    };
    await store.dates.saveLater(later);
    return later;
  }

  /** The date behind it, as far as somebody planned that: one of the series is stored nowhere. */
  async #storedAfter(group: GroupId, last: Last | null): Promise<LaterDateRow | null> {
    const [after, later] = [await this.#after(group, last), await this.deps.store.dates.later(group)];
    return later.some(({ occasion }) => occasion === after?.occasion) ? after : null;
  }

  async #after(group: GroupId, last: Last | null): Promise<LaterDateRow | null> {
    const { store, clock } = this.deps;
    return dateAfter(store, await store.dates.calendar(group), group, last, clock.now());
  }

  /** The meeting of a date that was kept until the one before it was over. */
  async #plannedFor(group: GroupRow, last: Last | null, later: LaterDateRow): Promise<MeetingPlanned | Refusal> {
    const { by, startsAt, minutes, template, occasion, sequence, series } = later;
    const like = (await gaveWayTo(this.deps, later)) ?? last;
    const date = { occasion, sequence, series };
    const planned = await createNext(this.deps, group, last, by, { startsAt, minutes, template }, date, { like });
    if (isRefusal(planned)) return planned;
    // Whoever cannot come was said before.
    if ((await this.deps.store.dates.absences(planned.meeting)).length > 0) await this.#setTurns(group.id);
    return planned;
  }

  /** Another meeting takes the place of one that nobody has started. */
  async #inPlaceOf(
    row: MeetingRow,
    group: GroupRow,
    by: MemberId,
    asked: AskedMeeting,
  ): Promise<MeetingPlanned | Refusal> {
    const { store, rooms } = this.deps;
    if (!(await rooms.cancelled(row.id, by))) return refuse('notNow');
    const before = (await store.dates.meetingDates(group.id)).find(({ meeting }) => meeting === row.id);
    const date = { ...(before ?? dateOf(row.id)), sequence: (before?.sequence ?? 0) + 1 };
    const planned = await createNext(this.deps, group, await this.#last(group.id), by, asked, date);
    if (!isRefusal(planned) && asked.startsAt === row.startsAt) {
      await this.#keepAbsences(row.id, planned.meeting);
      await this.#setTurns(group.id);
    }
    return planned;
  }

  /** Who was to lead the planned meeting and is a member no more. */
  async #leadHasLeft(group: GroupId): Promise<{ lead: MemberId; takesPart: boolean } | null> {
    const last = await this.#last(group);
    if (last === null || last.meeting.status !== 'lobby') return null;
    const { rightful: lead, takesPart } = last.meeting.leadership;
    return lead === null || (await this.#isMember(group, lead)) ? null : { lead, takesPart };
  }

  /** Who gave somebody the part of the facilitator, or took it, after the planned meeting was made: it was not told. */
  async #namedSince(group: GroupId): Promise<MemberId | null> {
    const row = await newestMeeting(this.deps.store, group);
    if (row?.status !== 'lobby') return null;
    const changes = await this.deps.store.life.changes(group, row.createdAt);
    return changes.find(({ what, at }) => what === 'facilitator' && at > row.createdAt)?.by ?? null;
  }

  async #isMember(group: GroupId, member: MemberId): Promise<boolean> {
    return (await membersNow(this.deps.store, group)).some(({ id }) => id === member);
  }

  async #setTurns(id: GroupId): Promise<void> {
    const { store, rooms } = this.deps;
    const [group, last] = await Promise.all([store.group(id), this.#last(id)]);
    if (group === null || last === null || last.meeting.status !== 'lobby') return;
    const turns = await turnsOf(this.deps, id);
    const away = new Set((await store.dates.absences(last.row.id)).map(({ member }) => member));
    const { rightful } = last.meeting.leadership;
    const inTurn = group.plan?.leads === 'rota' || (rightful !== null && !(await this.#isMember(id, rightful)));
    const lead = inTurn ? (turnOf(turns.lead, away)[0] ?? null) : null;
    const { template, minutes } = last.meeting;
    await rooms.turnsSet(last.row.id, lead, presentersIn(template, turns, minutes));
  }

  async #follow(id: GroupId): Promise<void> {
    const { store, rooms, clock } = this.deps;
    const calendar = await store.dates.calendar(id);
    const now = clock.now();
    const [later] = await laterDates(store, id, now);
    if (!calendar?.series && later === undefined) return;
    let last = await this.#last(id);
    if (last !== null && this.#isForgotten(last, later)) {
      await rooms.cancelled(last.row.id, last.meeting.leadership.rightful ?? later?.by ?? calendar?.by ?? '');
      last = await this.#last(id);
    }
    const group = await store.group(id);
    if (group === null || group.archivedAt !== null) return;
    const hasGivenWay =
      last !== null && later !== undefined && this.#isBehind(last, later) && (await this.#gaveWay(last, later.by));
    if (hasGivenWay) last = await this.#last(id);
    if (last !== null && last.meeting.status !== 'ended') return;
    const next = await dateAfter(store, calendar, id, last, now);
    if (next === null) return;
    // What was prepared for the one that gave way stays with it.
    await this.#plannedFor(
      group,
      last,
      hasGivenWay && next.template === null ? { ...next, ...usualFormat(group) } : next,
    );
  }

  /** A date before the planned meeting was found, and nobody is in the room of that. */
  #isBehind({ row, meeting }: Last, later: LaterDateRow): boolean {
    const isWaiting = meeting.status === 'lobby' && present(meeting).length === 0;
    return isWaiting && later.startsAt < row.startsAt && lobbyOpensAt(meeting) > this.deps.clock.now();
  }

  /** Nobody came for long, or nobody is there when the room of the next date is to open. */
  #isForgotten({ row, meeting }: Last, later: LaterDateRow | undefined): boolean {
    if (meeting.status !== 'lobby' || present(meeting).length > 0) return false;
    const now = this.deps.clock.now();
    if (later !== undefined && row.startsAt < later.startsAt && lobbyOpensAt(later) <= now) return true;
    return now - row.startsAt - row.minutes * MINUTE > FORGOTTEN_MS;
  }

  async #last(group: GroupId): Promise<Last | null> {
    const row = await newestMeeting(this.deps.store, group);
    if (row === null) return null;
    const meeting = await this.deps.rooms.meeting(row.id);
    // It is being ended or erased just now: that is no group without a meeting.
    if (meeting === null) throw new StoreUnavailable('the newest meeting of a group is being closed');
    return { row, meeting };
  }

  /** The same date in another format: whoever cannot come still cannot. */
  async #keepAbsences(from: MeetingId, to: string): Promise<void> {
    const { dates } = this.deps.store;
    for (const absence of await dates.absences(from)) await dates.saveAbsence({ ...absence, meeting: to });
  }
}

const newDate = (): DateOf => ({ occasion: randomUUID(), sequence: 0, series: null });
/** Of a meeting that was planned before occasions existed. */
const dateOf = (meeting: MeetingId): DateOf => ({ occasion: meeting, sequence: 0, series: null });
