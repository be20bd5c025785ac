import type { GroupId, MemberId } from '../../shared/meeting/state';
import type {
  Coming,
  FormGroup,
  GroupFormed,
  InvitationChanged,
  InvitePeople,
  PeopleInvited,
} from '../../shared/protocol/forming';
import type { GroupPage } from '../../shared/protocol/groups';
import { askServer } from './api';

/** What pages of a group ask the server over HTTP. */

const ofGroup = (group: GroupId, rest = '') => `/api/groups/${encodeURIComponent(group)}${rest}`;

export const groupPage = (group: GroupId) => askServer<GroupPage>('GET', ofGroup(group));

export const formGroup = (order: FormGroup) => askServer<GroupFormed>('POST', '/api/groups', order);

export const comingTo = (group: GroupId) => askServer<Coming>('GET', ofGroup(group, '/coming'));
export const invitePeople = (group: GroupId, order: InvitePeople) =>
  askServer<PeopleInvited>('POST', ofGroup(group, '/invited'), order);
export const changeInvitation = (group: GroupId, id: string, change: 'newLink' | 'withdraw') =>
  askServer<InvitationChanged>('POST', ofGroup(group, `/invited/${encodeURIComponent(id)}`), { change });
export const changeGroupLink = (group: GroupId, change: 'newLink' | 'withdraw') =>
  askServer<InvitationChanged>('POST', ofGroup(group, '/link'), { change });
export const answerNewcomer = (group: GroupId, member: MemberId, letIn: boolean) =>
  askServer<null>('POST', ofGroup(group, `/newcomers/${encodeURIComponent(member)}`), { letIn });
/**
 * A ZIP with what the group owns, or with what is mine. Rejects with the code of the refusal. It takes as long as it takes:
 * a year of meetings is more than a phone loads in a moment.
 */
export async function exportOf(group: GroupId, what: 'group' | 'mine'): Promise<Uint8Array<ArrayBuffer>> {
  const path = ofGroup(group, what === 'mine' ? '/export/mine' : '/export');
  const response = await fetch(path, { credentials: 'same-origin', referrerPolicy: 'no-referrer' });
  if (response.status === 429) throw new Error('tooFast');
  if (!response.ok) throw new Error('unavailable');
  return new Uint8Array(await response.arrayBuffer());
}
