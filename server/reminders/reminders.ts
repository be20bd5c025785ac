import type { Logger } from 'pino';
import { type Reminder, remindersOf } from '../../shared/groups/reminders';
import type { GroupId, MeetingId, Time } from '../../shared/meeting/state';
import { rounds } from '../../shared/rounds';
import type { Mail, Outgoing } from '../mail/mail';
import type { Cancel, Clock } from '../rooms/clock';
import { lastHeld, storedState } from '../rooms/storedMeeting';
import type { GroupRow, MeetingRow, Store } from '../store/store';
import type { Webhooks } from '../webhooks/webhooks';
import { channelText } from './channelText';
import { messageFor, talkMessageFor } from './message';
import { stopToken } from './stopLink';
import { whenIn } from './when';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** When the group met last, and in which meeting. */
type Met = { meeting: MeetingId; at: Time };

/** Shortly after a start there is more to do. */
const FIRST_AFTER_MS = 2_000;
/** A planned meeting that nobody came to gives way to the next date of its series by then. */
const MISSED_MS = 13 * HOUR;
/** So many groups get their next date in one run. */
const MOST_FOLLOWED = 200;
/** Longer than the longest time between two meetings of a group. */
const REMEMBERED_MS = 400 * DAY;

export type RemindersDeps = {
  store: Store;
  clock: Clock;
  log: Logger;
  mail: Mail;
  webhooks: Webhooks;
  /** The address that links lead to; null: nobody said, and links are without a host. */
  publicUrl: string | null;
  /** Signs the links by which people stop reminders. */
  secret: string;
  /** The group's next date is planned, where it has a series. */
  follow(group: GroupId): Promise<void>;
  /** The planned meeting is told whose turn it is, where the server died before it was. */
  toldLate(group: GroupId): Promise<void>;
};

export type Reminders = {
  /** A meeting was planned, moved or cancelled: what is due next may be another. */
  look(): void;
  /** Resolves when nothing is being sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** Reminds people of planned meetings: wakes when the next reminder is due, and at least once an hour. */
export function startReminders(deps: RemindersDeps): Reminders {
  const { clock, log } = deps;
  const held = new Map<MeetingId, Met | null>();
  const looking = rounds(async () => {
    const next = await remind(deps, held, () => looking.isStopped).catch((fault: unknown) => {
      log.warn({ err: fault }, 'reminders could not be read or sent yet');
      return clock.now() + MINUTE;
    });
    cancel();
    if (!looking.isStopped) cancel = clock.callAt(Math.min(next, clock.now() + HOUR), looking.wake);
  });
  let cancel: Cancel = clock.callAt(clock.now() + FIRST_AFTER_MS, looking.wake);

  return {
    look: looking.wake,
    settled: looking.settled,
    stop() {
      cancel();
      return looking.stop();
    },
  };
}

/** Sends what is due, and answers when something is due next. `held` remembers when groups met before their planned meeting. */
async function remind(deps: RemindersDeps, held: Map<MeetingId, Met | null>, isStopped: () => boolean): Promise<Time> {
  const { store, clock } = deps;
  // Beside damaged pages nothing is written.
  if (store.damage() !== null) return Number.POSITIVE_INFINITY;
  for (const group of await store.reminders.withoutNext(clock.now() - MISSED_MS, MOST_FOLLOWED))
    await deps.follow(group);
  await store.reminders.forget(clock.now() - REMEMBERED_MS);
  let next = Number.POSITIVE_INFINITY;
  const planned = await store.reminders.planned(clock.now());
  for (const id of held.keys()) if (!planned.some((row) => row.id === id)) held.delete(id);
  for (const row of planned) {
    if (isStopped()) break;
    // Nobody need open a page of the group: a mail leads straight into the room.
    await deps.toldLate(row.group);
    const home = await homeOf(store, row.group);
    if (home === null) continue;
    const timeZone = (await store.dates.calendar(home.id))?.timeZone ?? home.plan?.timeZone ?? 'UTC';
    const before = home.id === row.group ? await metBefore(store, row, held) : null;
    const all = remindersOf({
      startsAt: row.startsAt,
      plannedAt: row.createdAt,
      lastMetAt: before?.at ?? null,
      timeZone,
    });
    for (const reminder of all) {
      if (reminder.at > clock.now()) next = Math.min(next, reminder.at);
      else if (reminder.until > clock.now()) await sendToAll(deps, { row, home: home.id, reminder, before, timeZone });
    }
  }
  return next;
}

/** The group that has a page: of members who meet on their own, the one that they come from. */
async function homeOf(store: Store, id: GroupId): Promise<GroupRow | null> {
  const group = await store.group(id);
  return group?.parent === undefined ? group : store.group(group.parent);
}

/** A meeting that is planned stays the newest one, so what was held before it does not change. */
async function metBefore(store: Store, row: MeetingRow, held: Map<MeetingId, Met | null>): Promise<Met | null> {
  const known = held.get(row.id);
  if (known !== undefined) return known;
  const last = await lastHeld(store, row.group, row.ordinal);
  const met = last?.startedAt == null ? null : { meeting: last.id, at: last.startedAt };
  held.set(row.id, met);
  return met;
}

type Due = { row: MeetingRow; home: GroupId; reminder: Reminder; before: Met | null; timeZone: string };

async function sendToAll(deps: RemindersDeps, due: Due): Promise<void> {
  const { store, clock, mail, publicUrl, secret } = deps;
  const { row, home, reminder, before, timeZone } = due;
  const isTalk = home !== row.group;
  // A message that is kept because nobody sends it would only tell the operator of a 1:1.
  if (isTalk && !mail.sends) return;
  const [people, absences, zones, meeting] = await Promise.all([
    store.reminders.addressees(row.group),
    store.dates.absences(row.id),
    store.dates.zones(home),
    storedState(store, row.id),
  ]);
  if (meeting === null || meeting.status !== 'lobby') return;
  // Between two meetings nobody is asked again because the later one was moved.
  const of = reminder.kind === 'actions' && before !== null ? before.meeting : row.id;
  if (!isTalk) await postToChannel(deps, due, of);
  const away = new Set(absences.map(({ member }) => member));
  for (const { member, role, email } of people) {
    if (away.has(member)) continue;
    const about = isTalk
      ? talkMessageFor(meeting, home, reminder)
      : await messageFor(store, meeting, row.group, { member, role, away }, reminder);
    if (about === null) continue;
    const at = publicUrl ?? '';
    const outgoing: Outgoing = {
      to: email,
      message: {
        kind: about.kind,
        link: `${at}${about.path}`,
        ...whenIn(row.startsAt, zones.get(member) ?? timeZone),
        stop: `${at}/reminders#stop=${member}.${stopToken(secret, member)}`,
      },
      about: { group: row.group, by: null },
      remindsOf: { meeting: row.id, until: reminder.until },
    };
    await mail.remind(outgoing, { meeting: of, kind: reminder.kind, member, at: clock.now() });
  }
}

/** Once for the whole group, in its own time zone. */
async function postToChannel(
  { clock, webhooks, publicUrl }: RemindersDeps,
  { row, reminder, timeZone }: Due,
  of: MeetingId,
): Promise<void> {
  if (!(await webhooks.reaches(row.group))) return;
  const link =
    publicUrl === null ? null : `${publicUrl}${reminder.kind === 'actions' ? '/actions' : `/g/${row.group}`}`;
  const text = channelText(reminder.kind, whenIn(row.startsAt, timeZone), link);
  await webhooks.remind(
    row.group,
    text,
    { meeting: row.id, until: reminder.until },
    { meeting: of, kind: reminder.kind, member: '', at: clock.now() },
  );
}
