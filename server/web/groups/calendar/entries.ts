import type { MemberId, Time } from '../../../../shared/meeting/state';
import { storedState } from '../../../rooms/storedMeeting';
import type { GroupRow, LaterDateRow, MeetingDateRow, MeetingRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { aheadOfSeries } from '../planning/calendar';
import { laterDates } from '../planning/later';

/** One date as a calendar shows it. `occasion` stays the same when the date is moved, and `sequence` grows. */
export type Entry = {
  occasion: string;
  sequence: number;
  startsAt: Time;
  minutes: number;
  /** The frame of the format; null for a date of the series that no meeting stands for yet. */
  frame: string | null;
  isCancelled: boolean;
  /** The address below the server's own. */
  path: string;
  /** What members have on their own: nobody else's. `names` are the others, where the entry may say who they are. */
  talk: { names: string[] } | null;
};

const DAY = 24 * 60 * 60 * 1000;
/** Meetings that are longer ago leave the calendar. */
const KEPT_MS = 400 * DAY;
/** Of many meetings a calendar shows the latest. */
const MOST_ENTRIES = 120;
const MOST_OF_PAIR = 20;
const USUAL_MINUTES = 120;

/** All dates of a group: meetings of the last year, the one that is planned, and those of the series behind it. */
export async function entriesOf(
  deps: WebDeps,
  group: GroupRow,
  { page = group.id, most = MOST_ENTRIES } = {},
): Promise<Entry[]> {
  const { store, clock } = deps;
  const now = clock.now();
  const [meetings, dates, calendar] = await Promise.all([
    store.meetingsOf(group.id),
    store.dates.meetingDates(group.id),
    store.dates.calendar(group.id),
  ]);
  const newest = meetings.at(-1);
  const state = newest && calendar !== null ? await deps.rooms.meeting(newest.id) : null;
  const last = newest && state ? { row: newest, meeting: state } : null;
  const kept = latestOf(meetings, dates).filter(({ row }) => row.startsAt > now - KEPT_MS);
  const entries: Entry[] = [];
  // One after the other, and from the store: a calendar that asks must not bring old meetings to life.
  for (const one of kept.slice(-most)) entries.push(await entryOf(deps, one));
  const later = await laterDates(store, group.id, now);
  const ahead = calendar === null ? [] : await aheadOfSeries(store, calendar, last, now);
  const minutes = usualMinutes(meetings, group);
  return [
    // A meeting that gave way to one that began at once is none any more, but its date is.
    ...entries.filter(({ occasion }) => !later.some((date) => date.occasion === occasion)),
    ...later.map((date) => entryOfLater(date, minutes, page)),
    ...ahead.map(({ day, at, state: how }) => ({
      occasion: `${calendar?.series?.id}-${day}`,
      sequence: calendar?.version ?? 0,
      startsAt: at,
      minutes,
      frame: null,
      isCancelled: how === 'leftOut',
      path: `/g/${page}`,
      talk: null,
    })),
  ];
}

/** The 1:1s of one member: those of the last year and the planned ones. Their members find them on the page of the group. */
export async function talksOf(deps: WebDeps, member: MemberId): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { group, parent, seats } of await deps.store.buddies.pairsOf(member)) {
    const pair = await deps.store.group(group);
    const others = seats.filter(({ parentMember }) => parentMember !== member);
    const talk = { names: others.map(({ name }) => name).sort() };
    const theirs = pair === null ? [] : await entriesOf(deps, pair, { page: parent, most: MOST_OF_PAIR });
    entries.push(...theirs.map((entry) => ({ ...entry, talk })));
  }
  return entries;
}

/** A date that no meeting stands for yet. */
const entryOfLater = (
  { occasion, sequence, startsAt, minutes: asked }: LaterDateRow,
  minutes: number,
  page: string,
) => ({
  ...{ occasion, sequence, startsAt, minutes: asked ?? minutes },
  ...{ frame: null, isCancelled: false, path: `/g/${page}`, talk: null },
});

/**
 * One meeting of a group as it holds now, the same as in the calendar that asks by itself: of a date that was moved, the meeting
 * that took its place, and of a meeting that gave way to one that began at once, the date that still stands.
 */
export async function entryOfMeeting(deps: WebDeps, meeting: MeetingRow, page: string): Promise<Entry> {
  const { store, clock } = deps;
  const [meetings, dates, later, group] = await Promise.all([
    store.meetingsOf(meeting.group),
    store.dates.meetingDates(meeting.group),
    laterDates(store, meeting.group, clock.now()),
    store.group(meeting.group),
  ]);
  const occasion = dates.find((date) => date.meeting === meeting.id)?.occasion ?? meeting.id;
  const waiting = later.find((date) => date.occasion === occasion);
  if (waiting !== undefined) return entryOfLater(waiting, usualMinutes(meetings, group), page);
  const now = latestOf(meetings, dates).find(({ date }) => date.occasion === occasion);
  return entryOf(deps, now ?? { row: meeting, date: { occasion, sequence: 0 } });
}

const usualMinutes = (meetings: readonly MeetingRow[], group: GroupRow | null): number =>
  meetings.at(-1)?.minutes ?? group?.plan?.minutes ?? USUAL_MINUTES;

type Dated = { row: MeetingRow; date: Pick<MeetingDateRow, 'occasion' | 'sequence'> };

/** The newest meeting of each occasion. Meetings from before occasions existed are one each. */
function latestOf(meetings: readonly MeetingRow[], dates: readonly MeetingDateRow[]): Dated[] {
  const byMeeting = new Map(dates.map((date) => [date.meeting, date]));
  const latest = new Map<string, Dated>();
  for (const row of meetings) {
    const date = byMeeting.get(row.id) ?? { occasion: row.id, sequence: 0 };
    latest.set(date.occasion, { row, date });
  }
  return [...latest.values()];
}

async function entryOf({ rooms, store }: WebDeps, { row, date }: Dated): Promise<Entry> {
  const meeting = row.status === 'ended' ? await storedState(store, row.id) : await rooms.meeting(row.id);
  const isCancelled = meeting?.givenUp === true;
  return {
    occasion: date.occasion,
    // To cancel is a change of its own.
    sequence: date.sequence + (isCancelled ? 1 : 0),
    startsAt: row.startsAt,
    minutes: meeting?.minutes ?? row.minutes,
    frame: meeting?.template.frame.id ?? null,
    isCancelled,
    path: `/m/${row.id}`,
    talk: null,
  };
}
