import { lobbyOpensAt } from '../../../../shared/meeting/clock';
import { hasLapsed } from '../../../../shared/meeting/lapsed';
import { present } from '../../../../shared/meeting/people/people';
import type { GroupId, MeetingId, MemberId, Time } from '../../../../shared/meeting/state';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import { WorkQueues } from '../../../../shared/workQueue';
import { newestMeeting } from '../../../access/invites';
import { numberOf } from '../../../rooms/storedMeeting';
import { type GroupRow, type LaterDateRow, type MeetingRow, StoreUnavailable } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { afterLast, giveWay, isTaken, keepAbsences, keptLater, plannedFor, storedAfter } from './behind';
import { type AskedMeeting, createNext } from './create';
import { followDates } from './following';
import { type AskedFormat, formatOfNext, type Last, usualFormat } from './format';
import { laterDates } from './later';
import { dateFor, lastOf, newDate, openGroup } from './newest';
import { startTime } from './startTime';
import { leadHasLeft, namedSince, saidOfTurns, setTurns } from './turns';

/** The one meeting of each group that is planned or runs. Whoever asks here has the right to plan it. */
export class Planning {
  /** One request at a time per group, so that two people who ask for the next meeting get the same one. */
  readonly #byGroup = new WorkQueues<GroupId>();

  /** Of each group, what was said of its turns when they were last followed here. */
  readonly #turnsFollowed = new Map<GroupId, string>();

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
  beginNow(group: GroupId, by: MemberId, asked: AskedFormat): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#beginNow(group, by, asked));
  }

  /**
   * A date that the group found together. Where it is to move a planned one, `moves` names that by its occasion, and otherwise it
   * comes beside what is planned; so it does as well when the one that was to be moved is over or was given up.
   */
  found(group: GroupId, by: MemberId, startsAt: Time, moves: string | null): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#found(group, by, startsAt, moves));
  }

  /** Another time for a date behind the group's next meeting. It is named by its occasion. */
  moveLater(group: GroupId, by: MemberId, occasion: string, startsAt: Time): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#moveLater(group, by, occasion, startsAt));
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
      await followDates(this.deps, group);
      return null;
    });
  }

  /**
   * Plans the next date of the group's series when the meeting before it is over. Whatever shows the next meeting asks for it
   * first: dates need no alarm of their own, and none is missed while the server is down. When the lead of the planned meeting
   * has left the group, the next one leads it; so does a facilitator who was named, and whoever exchanged turns, before the server
   * died.
   */
  async follow(group: GroupId): Promise<void> {
    if (this.deps.demos.isDemo(group)) return;
    const calendar = await this.deps.store.dates.calendar(group);
    try {
      await this.#byGroup.add(group, () => this.#lapse(group));
      if (calendar?.series || (await this.deps.store.dates.later(group)).length > 0)
        await this.#byGroup.add(group, () => followDates(this.deps, group));
      await this.toldLate(group);
      const led = await leadHasLeft(this.deps, group);
      if (led?.takesPart === true) await this.followTurns(group);
      // Whoever facilitated it took no turn, so it goes to no turn.
      if (led?.takesPart === false) await this.leadAnew(group, led.lead);
      const named = await namedSince(this.deps, group);
      if (named !== null) await this.leadAnew(group, named);
    } catch (fault) {
      // What can be read is still shown; the next request tries again.
      if (!(fault instanceof StoreUnavailable)) throw fault;
    }
  }

  /**
   * What somebody says of the meeting that is planned, or of a date behind it by its occasion, such as that they cannot come.
   * Nobody gives it another date or format meanwhile, or what was said would be kept for a meeting that is none any more.
   */
  async saidOf(meeting: MeetingId, group: GroupId, keep: () => Promise<void>): Promise<Refusal | null> {
    return this.#byGroup.add(group, async () => {
      const last = await lastOf(this.deps, group);
      const after = last === null ? null : await afterLast(this.deps, group, last);
      const later = [after, ...(await this.deps.store.dates.later(group))];
      if (later.some((date) => date?.occasion === meeting)) return keep().then(() => null);
      // It was moved or cancelled meanwhile: what was said of another date must not count for this one.
      if (last?.row.id !== meeting) return refuse('stale');
      if (last.meeting.status !== 'lobby') return refuse('notNow');
      await keep();
      if (!this.deps.demos.isDemo(group)) await setTurns(this.deps, group);
      return null;
    });
  }

  /** Whose turn it is in the planned meeting, after turns were exchanged, or somebody cannot come or has left. */
  async followTurns(group: GroupId): Promise<void> {
    if (!this.deps.demos.isDemo(group)) await this.#byGroup.add(group, () => setTurns(this.deps, group));
  }

  /** What was said of the turns in the planned meeting, where the server died before it told that. */
  async toldLate(group: GroupId): Promise<void> {
    const said = await saidOfTurns(this.deps, group);
    if (said === null || said === this.#turnsFollowed.get(group)) return;
    await this.followTurns(group);
    this.#turnsFollowed.set(group, said);
  }

  /**
   * The group has another facilitator, or none any more: the planned meeting is led by whoever leads now, at the same time and in
   * the same format. One where people sit together already stays theirs.
   */
  async leadAnew(id: GroupId, by: MemberId): Promise<void> {
    await this.#byGroup.add(id, async () => {
      const [group, last] = await Promise.all([this.deps.store.group(id), lastOf(this.deps, id)]);
      if (group === null || last === null || last.meeting.status !== 'lobby') return;
      if (last.row.startsAt <= this.deps.clock.now() || present(last.meeting).length > 0) return;
      await this.#inPlaceOf(last.row, group, by, { startsAt: last.row.startsAt, template: null, minutes: null });
    });
  }

  async #lapse(group: GroupId): Promise<void> {
    const last = await lastOf(this.deps, group);
    if (last === null || !hasLapsed(last.meeting, this.deps.clock.now())) return;
    const [first] = Object.keys(last.meeting.seats);
    await this.deps.rooms.cancelled(last.row.id, last.meeting.leadership.rightful ?? first ?? '');
  }

  async #next(id: GroupId, by: MemberId, asked: AskedMeeting): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await openGroup(this.deps, id);
    if (isRefusal(group)) return group;
    const last = await lastOf(this.deps, id);
    if (last === null || last.meeting.status === 'ended') {
      const before = asked.startsAt === null ? null : await storedAfter(this.deps, id, last);
      if (last === null || before === null) return createNext(this.deps, group, last, by, asked, newDate());
      const later = await keptLater(this.deps, group, last, by, asked, before);
      return isRefusal(later) ? later : plannedFor(this.deps, group, last, later);
    }
    const { row } = last;
    const startsAt = asked.startsAt ?? row.startsAt;
    const isAsPlanned = startsAt === row.startsAt && asked.template === null && asked.minutes === null;
    if (isAsPlanned || (last.meeting.status === 'running' && asked.startsAt === null))
      return { meeting: row.id, startsAt: row.startsAt };
    if (last.meeting.status === 'running') {
      const later = await keptLater(this.deps, group, last, by, asked, await storedAfter(this.deps, id, last));
      return isRefusal(later) ? later : { meeting: row.id, startsAt: later.startsAt };
    }
    const wanted = startTime(startsAt, clock.now());
    if (isRefusal(wanted)) return wanted;
    const { occasion } = await dateFor(this.deps, row);
    if (startsAt !== row.startsAt && (await isTaken(this.deps, last, startsAt, occasion)))
      return refuse('notNow', { why: 'taken' });
    // Asked before the planned meeting is given up: what cannot be held must not take its place.
    const givenUp: Last = { row, meeting: { ...last.meeting, givenUp: true } };
    const possible = await formatOfNext(store, group, givenUp, numberOf(last.meeting, row), asked);
    if (isRefusal(possible)) return possible;
    return this.#inPlaceOf(row, group, by, { ...asked, startsAt });
  }

  async #beginNow(id: GroupId, by: MemberId, asked: AskedFormat): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await openGroup(this.deps, id);
    if (isRefusal(group)) return group;
    const last = await lastOf(this.deps, id);
    const now = { startsAt: null, ...asked };
    if (last === null || last.meeting.status === 'ended')
      return createNext(this.deps, group, last, by, now, newDate(), { callerLeads: true });
    const { row, meeting } = last;
    if (meeting.status === 'running' || lobbyOpensAt(meeting) <= clock.now())
      return { meeting: row.id, startsAt: row.startsAt };
    const format = asked.template === null ? usualFormat(group) : asked;
    // What cannot be held must not take the place of what is planned.
    const possible = await formatOfNext(store, group, last, numberOf(meeting, row), format);
    if (isRefusal(possible)) return possible;
    if (!(await giveWay(this.deps, last, by))) return refuse('notNow');
    const usual = { ...now, ...format };
    return createNext(this.deps, group, await lastOf(this.deps, id), by, usual, newDate(), { callerLeads: true });
  }

  async #found(id: GroupId, by: MemberId, startsAt: Time, moves: string | null): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await openGroup(this.deps, id);
    if (isRefusal(group)) return group;
    await followDates(this.deps, id);
    const last = await lastOf(this.deps, id);
    const asked = { startsAt, minutes: null, template: null };
    if (last === null || last.meeting.status === 'ended') return this.#next(id, by, asked);
    const isMoved = last.meeting.status === 'lobby' && (await dateFor(this.deps, last.row)).occasion === moves;
    if (isMoved) return this.#next(id, by, asked);
    const later = await laterDates(store, id, clock.now());
    const moved = later.find(({ occasion }) => occasion === moves);
    const same = later.find((one) => one.startsAt === startsAt) ?? null;
    // What stands already is not doubled; one that is moved would stand twice, which is refused.
    if (moved === undefined && last.row.startsAt === startsAt) return { meeting: last.row.id, startsAt };
    if (moved === undefined && same !== null) return { meeting: same.occasion, startsAt };
    return this.#keepBehind(group, last, by, asked, moved ?? null);
  }

  async #moveLater(id: GroupId, by: MemberId, occasion: string, startsAt: Time): Promise<MeetingPlanned | Refusal> {
    const { store, clock } = this.deps;
    const group = await openGroup(this.deps, id);
    if (isRefusal(group)) return group;
    await followDates(this.deps, id);
    const last = await lastOf(this.deps, id);
    const moved = (await laterDates(store, id, clock.now())).find((one) => one.occasion === occasion);
    if (last === null || moved === undefined) return refuse('stale');
    if (moved.startsAt === startsAt) return { meeting: occasion, startsAt };
    return this.#keepBehind(group, last, by, { startsAt, minutes: null, template: null }, moved);
  }

  /** A further date, or another time for the one before. The earliest date is the group's next meeting. */
  async #keepBehind(
    group: GroupRow,
    last: Last,
    by: MemberId,
    asked: AskedMeeting & { startsAt: Time },
    before: LaterDateRow | null,
  ): Promise<MeetingPlanned | Refusal> {
    const kept = await keptLater(this.deps, group, last, by, asked, before, { isFurther: true });
    if (isRefusal(kept)) return kept;
    await followDates(this.deps, group.id);
    const stands = (await this.deps.store.dates.meetingDates(group.id)).find(
      ({ occasion }) => occasion === kept.occasion,
    );
    return { meeting: stands?.meeting ?? kept.occasion, startsAt: asked.startsAt };
  }

  /** Another meeting takes the place of one that nobody has started. */
  async #inPlaceOf(
    row: MeetingRow,
    group: GroupRow,
    by: MemberId,
    asked: AskedMeeting,
  ): Promise<MeetingPlanned | Refusal> {
    if (!(await this.deps.rooms.cancelled(row.id, by))) return refuse('notNow');
    const before = await dateFor(this.deps, row);
    const date = { ...before, sequence: before.sequence + 1 };
    const planned = await createNext(this.deps, group, await lastOf(this.deps, group.id), by, asked, date);
    if (!isRefusal(planned) && asked.startsAt === row.startsAt) {
      await keepAbsences(this.deps, row.id, planned.meeting);
      await setTurns(this.deps, group.id);
    }
    return planned;
  }
}
