import type { GroupId, MemberId } from '../../shared/meeting/state';
import type {
  ChangeInvitation,
  Coming,
  FormGroup,
  GroupFormed,
  InvitationChanged,
  InvitePeople,
  NoteTold,
  PeopleInvited,
  WaitingToComeIn,
} from '../../shared/protocol/forming';
import type { LeaveGroup } from '../../shared/protocol/groupLife';
import type { GroupPage } from '../../shared/protocol/groups';
import type { ChangeAgreement, Ownership } from '../../shared/protocol/ownership';
import { askServer } from './api';
import { comingIn } from './knownHere';

/** What pages of a group ask the server over HTTP. */

export const ofGroup = (group: GroupId, rest = '') => `/api/groups/${encodeURIComponent(group)}${rest}`;

export const groupPictureAddress = (group: GroupId, hash: string) =>
  ofGroup(group, `/picture/${encodeURIComponent(hash)}`);

export const groupPage = (group: GroupId) => askServer<GroupPage>('GET', ofGroup(group));

export const formGroup = (order: FormGroup) => comingIn(askServer<GroupFormed>('POST', '/api/groups', order));

export const noteTold = (group: GroupId, invited: string[]) =>
  askServer<null>('POST', ofGroup(group, '/told'), { invited } satisfies NoteTold);
export const comingTo = (group: GroupId) => askServer<Coming>('GET', ofGroup(group, '/coming'));
export const invitePeople = (group: GroupId, order: InvitePeople) =>
  askServer<PeopleInvited>('POST', ofGroup(group, '/invited'), order);
export const changeInvitation = (group: GroupId, id: string, change: ChangeInvitation) =>
  askServer<InvitationChanged>('POST', ofGroup(group, `/invited/${encodeURIComponent(id)}`), change);
export const changeGroupLink = (group: GroupId, change: 'newLink' | 'withdraw') =>
  askServer<InvitationChanged>('POST', ofGroup(group, '/link'), { change });
export const answerNewcomer = (group: GroupId, member: MemberId, letIn: boolean) =>
  askServer<null>('POST', ofGroup(group, `/newcomers/${encodeURIComponent(member)}`), { letIn });
/** For somebody who came by the group's link and is no member yet. */
export const waitingFor = (group: GroupId) =>
  askServer<WaitingToComeIn>('GET', `/api/waiting/${encodeURIComponent(group)}`);

/** The agreement of the group, who signed it, and what members decide together. */
export const ownershipOf = (group: GroupId) => askServer<Ownership>('GET', ofGroup(group, '/ownership'));
export const changeAgreement = (group: GroupId, change: ChangeAgreement) =>
  askServer<unknown>('POST', ofGroup(group, '/agreement'), change);
export const signAgreement = (group: GroupId, version: number) =>
  askServer<null>('POST', ofGroup(group, '/agreement/sign'), { version });
export const answerProposal = (group: GroupId, id: string, answer: 'agree' | 'not' | 'takeBack') =>
  askServer<unknown>('POST', ofGroup(group, `/proposals/${encodeURIComponent(id)}`), { answer });
export const removeMember = (group: GroupId, member: MemberId) =>
  askServer<unknown>('POST', ofGroup(group, '/members/remove'), { member });
export const leaveGroup = (group: GroupId, how: LeaveGroup) => askServer<null>('POST', ofGroup(group, '/leave'), how);
export const setRole = (group: GroupId, member: MemberId, role: 'facilitator' | 'member') =>
  askServer<unknown>('POST', ofGroup(group, `/members/${encodeURIComponent(member)}/role`), { role });
