import type { Command } from '../../shared/meeting/commands';
import { present } from '../../shared/meeting/people/people';
import type { Meeting } from '../../shared/meeting/state';
import type { GroupRow, MemberRow } from '../store/store';

/**
 * What was saved of the group outside of this meeting and never told to it, because the server was killed in between: the
 * agreement that is in force, whose membership ended, and that the group went into the archive. Who did it is no longer known.
 */
export function notTold(meeting: Meeting, group: GroupRow | null, members: readonly MemberRow[]): Command[] {
  if (meeting.status === 'ended') return [];
  const by = meeting.leadership.rightful ?? '';
  const gone = members
    .filter(({ id, removedAt }) => removedAt !== null && meeting.seats[id]?.leftGroup === undefined)
    .filter(({ id }) => Object.hasOwn(meeting.seats, id))
    .map(({ id }): Command => ({ type: 'noteRemovedFromGroup', member: id, by: id }));
  if (group === null || meeting.status !== 'lobby') return gone;
  if (group.archivedAt !== null && present(meeting).length === 0) return [{ type: 'cancelMeeting', by }];
  const { version } = group.agreement;
  if (version <= meeting.settings.agreementVersion) return gone;
  return [...gone, { type: 'noteAgreementWritten', version, by, onGroupPage: true }];
}
