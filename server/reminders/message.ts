import { isAskedForCard } from '../../shared/groups/issueCards';
import type { Reminder } from '../../shared/groups/reminders';
import type { GroupId, Meeting, MemberId, SeatRole } from '../../shared/meeting/state';
import type { MailMessage } from '../mail/messages';
import { needsCard } from '../rooms/records/issue';
import type { Store } from '../store/store';

type About = { kind: MailMessage['kind']; path: string };

/** Null: there is nothing to remind this member of. */
export async function messageFor(
  store: Store,
  meeting: Meeting,
  group: GroupId,
  { member, role, away }: { member: MemberId; role: SeatRole; away: ReadonlySet<MemberId> },
  { kind }: Reminder,
): Promise<About | null> {
  switch (kind) {
    case 'days':
      return isAskedForCard(meeting, { member, role }, away) && (await needsCard(store, group, member))
        ? { kind: 'remindCard', path: `/g/${group}#prepare` }
        : { kind: 'remindDays', path: `/g/${group}` };
    case 'hours':
      return { kind: 'remindHours', path: `/m/${meeting.id}` };
    case 'minutes':
      return { kind: 'remindMinutes', path: `/m/${meeting.id}` };
    case 'actions': {
      const open = await store.groups.unsettled(group, member);
      return open.length === 0 ? null : { kind: 'remindActions', path: '/actions' };
    }
    default:
      return kind satisfies never;
  }
}

/** What members who meet on their own are reminded of; `home` is the group that they come from. Null: of nothing. */
export function talkMessageFor(meeting: Meeting, home: GroupId, { kind }: Reminder): About | null {
  switch (kind) {
    case 'days':
      return { kind: 'remindTalkDays', path: `/g/${home}` };
    case 'hours':
      return { kind: 'remindTalkHours', path: `/m/${meeting.id}` };
    case 'minutes':
      return { kind: 'remindTalkMinutes', path: `/m/${meeting.id}` };
    case 'actions':
      // What they promised each other stands among their own actions, of which their group reminds them.
      return null;
    default:
      return kind satisfies never;
  }
}
