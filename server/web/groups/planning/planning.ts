import { randomUUID } from 'node:crypto';
import { leadOfNext } from '../../../../shared/groups/lead';
import { presentersEach } from '../../../../shared/groups/presenters';
import { turnOf } from '../../../../shared/groups/rota';
import { MINUTE } from '../../../../shared/meeting/clock';
import { present } from '../../../../shared/meeting/people/people';
import type { GroupId, Meeting, MeetingId, MemberId } from '../../../../shared/meeting/state';
import { slotsHeld } from '../../../../shared/meeting/views/agenda';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import type { MeetingTemplate } from '../../../../shared/templates/template';
import { WorkQueues } from '../../../../shared/workQueue';
import { newestMeeting } from '../../../access/invites';
import { lastHeld, numberOf } from '../../../rooms/storedMeeting';
import { type GroupRow, type MeetingDateRow, type MeetingRow, StoreUnavailable } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { newMeeting } from '../../meetings/newRows';
import { inARowWith, openingEvents } from '../../meetings/opening';
import { membersNow } from '../people';
import { type GroupTurns, turnsOf } from '../rota/turns';
import { nextOfSeries } from './calendar';
import { type AskedFormat, formatOfNext, type Last } from './format';
import { startTime } from './startTime';

/** `startsAt: null` means now. */
export type AskedMeeting = AskedFormat & { startsAt: number | null };

type DateOf = Omit<MeetingDateRow, 'meeting' | 'group'>;

/** After so long nobody comes to a planned meeting any more, and the series goes on. */
const FORGOTTEN_MS = 12 * 60 * MINUTE;

/** The one meeting of each group that is planned or runs. Whoever asks here has the right to plan it. */
export class Planning {
  /** One request at a time per group, so that two people who ask for the next meeting get the same one. */
  readonly #byGroup = new WorkQueues<GroupId>();

  constructor(private readonly deps: WebDeps) {}

  /**
   * The group's next meeting. The last plan wins: a planned meeting that nobody has started gives way to another date or
   * format. The answer says what holds.
   */
  next(group: GroupId, by: MemberId, asked: AskedMeeting): Promise<MeetingPlanned | Refusal> {
    return this.#byGroup.add(group, () => this.#next(group, by, asked));
  }

  /** Gives up the group's meeting `next`, as long as nobody has started it. The series goes on with its next date. */
  cancel(group: GroupId, by: MemberId, next: MeetingId): Promise<Refusal | null> {
    return this.#byGroup.add(group, async () => {
      const newest = await newestMeeting(this.deps.store, group);
      if (newest?.id !== next) return refuse('stale');
      if (!(await this.deps.rooms.cancelled(next, by))) return refuse('notNow');
      await this.#follow(group);
      return null;
    });
  }

  /**
   * Plans the next date of the group's series when the meeting before it is over. Whatever shows the next meeting asks for it
   * first: dates need no alarm of their own, and none is missed while the server is down. When the lead of the planned meeting
   * has left the group, the next one leads it.
   */
  async follow(group: GroupId): Promise<void> {
    if (this.deps.demos.isDemo(group)) return;
    const calendar = await this.deps.store.dates.calendar(group);
    try {
      if (calendar?.series) await this.#byGroup.add(group, () => this.#follow(group));
      const led = await this.#leadHasLeft(group);
      if (led?.takesPart === true) await this.followTurns(group);
      // Whoever facilitated it took no turn, so it goes to no turn.
      if (led?.takesPart === false) await this.leadAnew(group, led.lead);
    } catch (fault) {
      // What can be read is still shown; the next request tries again.
      if (!(fault instanceof StoreUnavailable)) throw fault;
    }
  }

  /**
   * What somebody says of the meeting that is planned, such as that they cannot come. Nobody gives it another date or format
   * meanwhile, or what was said would be kept for a meeting that is none any more.
   */
  async saidOf(meeting: MeetingId, group: GroupId, keep: () => Promise<void>): Promise<Refusal | null> {
    return this.#byGroup.add(group, async () => {
      const last = await this.#last(group);
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
    const group = await store.group(id);
    if (!group) return refuse('notFound');
    const whole = group.parent === undefined ? group : await store.group(group.parent);
    if (whole?.archivedAt !== null) return refuse('archived');
    const last = await this.#last(id);
    if (last === null || last.meeting.status === 'ended') return this.#planned(group, last, by, asked, newDate());
    const { row } = last;
    const startsAt = asked.startsAt ?? row.startsAt;
    const isAsPlanned = startsAt === row.startsAt && asked.template === null && asked.minutes === null;
    if (isAsPlanned || last.meeting.status === 'running') return { meeting: row.id, startsAt: row.startsAt };
    const wanted = startTime(startsAt, clock.now());
    if (isRefusal(wanted)) return wanted;
    // Asked before the planned meeting is given up: what cannot be held must not take its place.
    const givenUp: Last = { row, meeting: { ...last.meeting, givenUp: true } };
    const possible = await formatOfNext(store, group, givenUp, numberOf(last.meeting, row), asked);
    if (isRefusal(possible)) return possible;
    return this.#inPlaceOf(row, group, by, { ...asked, startsAt });
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
    const planned = await this.#planned(group, await this.#last(group.id), by, asked, date);
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
    if (!calendar?.series) return;
    let last = await this.#last(id);
    if (last !== null && this.#isForgotten(last)) {
      await rooms.cancelled(last.row.id, last.meeting.leadership.rightful ?? calendar.by);
      last = await this.#last(id);
    }
    if (last !== null && last.meeting.status !== 'ended') return;
    const group = await store.group(id);
    const next = await nextOfSeries(store, calendar, last, clock.now());
    if (group === null || group.archivedAt !== null || next === null) return;
    const series = { id: calendar.series.id, day: next.day };
    const date = { occasion: `${series.id}-${series.day}`, sequence: calendar.version, series };
    await this.#planned(group, last, calendar.by, { startsAt: next.at, minutes: null, template: null }, date);
  }

  #isForgotten({ row, meeting }: Last): boolean {
    const late = this.deps.clock.now() - row.startsAt - row.minutes * MINUTE;
    return meeting.status === 'lobby' && late > FORGOTTEN_MS && present(meeting).length === 0;
  }

  async #last(group: GroupId): Promise<Last | null> {
    const row = await newestMeeting(this.deps.store, group);
    if (row === null) return null;
    const meeting = await this.deps.rooms.meeting(row.id);
    // It is being ended or erased just now: that is no group without a meeting.
    if (meeting === null) throw new StoreUnavailable('the newest meeting of a group is being closed');
    return { row, meeting };
  }

  async #planned(
    group: GroupRow,
    last: Last | null,
    by: MemberId,
    asked: AskedMeeting,
    date: DateOf,
  ): Promise<MeetingPlanned | Refusal> {
    const { store, clock, chance } = this.deps;
    const now = clock.now();
    const startsAt = startTime(asked.startsAt, now);
    if (isRefusal(startsAt)) return startsAt;
    const number = last === null ? 1 : numberOf(last.meeting, last.row) + (last.meeting.givenUp ? 0 : 1);
    const planned = await formatOfNext(store, group, last, number, asked);
    if (isRefusal(planned)) return planned;
    const turns = await turnsOf(this.deps, group.id);
    const lead = await this.#leadOfNext(group, last, by, turns);
    if (lead === null) return refuse('notAllowed');
    const { minutes, own, slots, records } = planned;
    const template = group.parent === undefined ? planned.template : withPlaces(planned.template, group);
    const presenters = presentersIn(template, turns, minutes);
    const title = last === null || group.model !== null ? group.name : last.row.title;
    const ordinal = (last?.row.ordinal ?? 0) + 1;
    const meeting = newMeeting({ group: group.id, title, ordinal, startsAt, minutes }, now);
    const events = openingEvents(
      {
        meeting,
        template,
        settings: this.#settings(group, last?.meeting ?? null),
        lead,
        ...(await this.#whatLastLeft(last)),
        inARow: last === null ? 1 : inARowWith(last.meeting, template),
        isPlanned: asked.startsAt !== null,
        number,
        ...(own === undefined ? {} : { own }),
        ...(slots === undefined ? {} : { slots }),
        ...(presenters.length === 0 ? {} : { presenters }),
      },
      { now, chance },
    );
    if (isRefusal(events)) return events;
    await store.createMeeting({ meeting, group: null, members: [], records: records(meeting.id), date }, events);
    this.deps.reminders.look();
    return { meeting: meeting.id, startsAt };
  }

  #settings(group: GroupRow, last: Meeting | null): Meeting['settings'] {
    // Nobody but its two or three members comes to a 1:1.
    const admission = group.parent === undefined ? ('ask' as const) : ('open' as const);
    const before = last?.settings ?? { admission, oneVoice: false, encrypted: false, sound: 'here' };
    const sound = this.deps.config.carriesSound ? before.sound : 'elsewhere';
    const agreementVersion = Math.max(group.agreement.version, last?.settings.agreementVersion ?? 0);
    return { ...before, sound, agreementVersion };
  }

  async #leadOfNext(group: GroupRow, last: Last | null, caller: MemberId, turns: GroupTurns) {
    const people = (await membersNow(this.deps.store, group.id)).map(({ id, role }) => ({ member: id, role }));
    const before = last?.meeting.leadership.rightful ?? null;
    return leadOfNext({ policy: group.plan?.leads ?? null, people, before, turn: turns.lead[0] ?? null, caller });
  }

  /** Who spoke in which order last time, and who was client: a meeting that was cancelled before it began has neither. */
  async #whatLastLeft(last: Last | null): Promise<Pick<Meeting, 'lastOrder' | 'lastClients'>> {
    if (last === null) return { lastOrder: [] };
    const { row, meeting } = last;
    const held = meeting.startedAt !== null ? meeting : await lastHeld(this.deps.store, row.group, row.ordinal);
    if (!held) {
      return { lastOrder: meeting.lastOrder, ...(meeting.lastClients ? { lastClients: meeting.lastClients } : {}) };
    }
    const lastClients = slotsHeld(held).flatMap(({ client }) => (client === '' ? [] : [client]));
    return { lastOrder: held.order, lastClients };
  }

  /** The same date in another format: whoever cannot come still cannot. */
  async #keepAbsences(from: MeetingId, to: MeetingId): Promise<void> {
    const { dates } = this.deps.store;
    for (const absence of await dates.absences(from)) await dates.saveAbsence({ ...absence, meeting: to });
  }
}

const newDate = (): DateOf => ({ occasion: randomUUID(), sequence: 0, series: null });
/** Of a meeting that was planned before occasions existed. */
const dateOf = (meeting: MeetingId): DateOf => ({ occasion: meeting, sequence: 0, series: null });

/** A 1:1 has a place for each of its members: a third comes to two where their number is odd. */
const withPlaces = (template: MeetingTemplate, { plan }: GroupRow): MeetingTemplate => {
  const { people } = template.frame;
  return { ...template, frame: { ...template.frame, people: { ...people, most: plan?.people.most ?? people.most } } };
};

/** In which order members are due to present; nobody where they take no turns at it. */
const presentersIn = (template: MeetingTemplate, { present }: GroupTurns, minutes: number): MemberId[] =>
  presentersEach(template, present, minutes) > 0 ? present : [];
