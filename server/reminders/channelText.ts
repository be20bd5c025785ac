import type { ReminderKind } from '../../shared/groups/reminders';

/** What a channel reads: others than members of the group may see it, so it names nothing but the date. */
export function channelText(
  kind: ReminderKind,
  { when, hour }: { when: string; hour: string },
  link: string | null,
): string {
  return link === null ? sentence(kind, when, hour) : `${sentence(kind, when, hour)}\n${link}`;
}

function sentence(kind: ReminderKind, when: string, hour: string): string {
  switch (kind) {
    case 'days':
      return `Our next meeting is on ${when}. An issue card that is written beforehand saves time in it.`;
    case 'hours':
      return `Our meeting is today: ${when}.`;
    case 'minutes':
      return `Our meeting begins at ${hour}. The room is open.`;
    case 'actions':
      return `Half of the time until our next meeting is over; it is on ${when}. How are your actions going?`;
    default:
      return kind satisfies never;
  }
}
