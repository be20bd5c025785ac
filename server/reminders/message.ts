import type { Reminder } from '../../shared/groups/reminders';
import { bringsIssue } from '../../shared/meeting/people/bringsIssue';
import type { GroupId, Meeting, MemberId, SeatRole } from '../../shared/meeting/state';
import type { MailMessage } from '../mail/messages';
import type { Store } from '../store/store';

type About = { kind: MailMessage['kind']; path: string };

/** Null: there is nothing to remind this member of. */
export async function messageFor(
  store: Store,
  meeting: Meeting,
  group: GroupId,
  member: MemberId,
  role: SeatRole,
  { kind }: Reminder,
): Promise<About | null> {
  switch (kind) {
    case 'days':
      return (await needsCard(store, meeting, group, member, role))
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

async function needsCard(
  store: Store,
  meeting: Meeting,
  group: GroupId,
  member: MemberId,
  role: SeatRole,
): Promise<boolean> {
  if (!bringsIssue(meeting, role)) return false;
  const issue = await store.issue(group, member);
  return issue === null || issue.card.line.trim() === '';
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
