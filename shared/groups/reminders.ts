import type { Time } from '../meeting/state';
import { dayAt, daysBefore, daysBetween } from './dates';

/**
 * Reminders of a planned meeting. `days`: three days before, in time for an issue card; `hours` and `minutes`: two hours and
 * five minutes before; `actions`: half-way between two meetings, how it goes with what people said they would do.
 */
export type ReminderKind = 'days' | 'hours' | 'minutes' | 'actions';

/** `at`: when it is due. From `until` on it would come too late to be of use. */
export type Reminder = { kind: ReminderKind; at: Time; until: Time };

type Planned = {
  startsAt: Time;
  /** When this date was planned: whoever hears of a date now is not reminded of it as well. */
  plannedAt: Time;
  /** When the group met last; null before its first meeting. */
  lastMetAt: Time | null;
  /** In which the group's dates are meant. */
  timeZone: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS_AHEAD = 3;
/** Meetings that follow each other more closely have no middle in which anybody needs to be asked. */
const LEAST_DAYS_BETWEEN = 8;

/** Everything that a planned meeting is reminded of, in the order in which it is due. */
export function remindersOf({ startsAt, plannedAt, lastMetAt, timeZone }: Planned): Reminder[] {
  const ahead = daysBefore(startsAt, timeZone, DAYS_AHEAD);
  const all: Reminder[] = [
    ...middle(startsAt, lastMetAt, timeZone),
    { kind: 'days', at: ahead, until: startsAt - 24 * HOUR },
    { kind: 'hours', at: startsAt - 2 * HOUR, until: startsAt - 30 * MINUTE },
    { kind: 'minutes', at: startsAt - 5 * MINUTE, until: startsAt },
  ];
  return all.filter(({ at }) => at > plannedAt).sort((one, other) => one.at - other.at);
}

/** At the hour of the meeting, on the day in the middle. A meeting that is moved does not ask a second time. */
function middle(startsAt: Time, lastMetAt: Time | null, timeZone: string): Reminder[] {
  if (lastMetAt === null) return [];
  const days = daysBetween(dayAt(lastMetAt, timeZone), dayAt(startsAt, timeZone));
  if (days < LEAST_DAYS_BETWEEN) return [];
  const at = daysBefore(startsAt, timeZone, Math.floor(days / 2));
  return [{ kind: 'actions', at, until: at + 24 * HOUR }];
}
