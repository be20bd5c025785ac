import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import type { Time } from '../../../../shared/meeting/state';
import type { Entry } from './entries';
import { formatName } from './formatName';

const MINUTE = 60_000;
/** How often a calendar that subscribed asks again. */
const ASK_AGAIN_SECONDS = 60 * 60;

/** What members have on their own is called so, whatever its format. */
export const TALK = '1:1';
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/**
 * A calendar file. It names the group and the format, and nothing that people wrote in a meeting. Moments are written in UTC, as
 * the standard has it for dates that do not repeat: every calendar shows them in its owner's zone, whatever rules for daylight
 * saving hold there.
 */
export function calendarFile(
  group: { id: string; name: string },
  entries: readonly Entry[],
  { now, base }: { now: Time; base: string },
): string {
  const calendar = ical({
    name: group.name,
    prodId: { company: 'Roundel', product: 'Roundel', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASK_AGAIN_SECONDS,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.occasion}@roundel`,
      sequence: entry.sequence,
      stamp: new Date(now),
      start: new Date(entry.startsAt),
      end: new Date(entry.startsAt + entry.minutes * MINUTE),
      summary: titleOf(group.name, entry),
      // Whoever may see somebody's calendar, colleagues for example, need not see whom they meet.
      ...(entry.talk === null ? {} : { class: ICalEventClass.PRIVATE }),
      url: `${base}${entry.path}`,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

function titleOf(group: string, { frame, talk }: Entry): string {
  if (talk !== null) return talk.names.length === 0 ? TALK : `${TALK} with ${list.format(talk.names)}`;
  const format = frame === null ? '' : formatName(frame);
  return format === '' ? group : `${group}: ${format}`;
}
