import type { GroupId } from '../../shared/meeting/state';
import type { ChangeAbout, ChangeArchive, EndGroup } from '../../shared/protocol/groupLife';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** What changes while a group lives, over HTTP. */

export const changeAbout = (group: GroupId, change: ChangeAbout) =>
  askServer<null>('PUT', ofGroup(group, '/about'), change);

export const changeArchive = (group: GroupId, change: ChangeArchive) =>
  askServer<null>('POST', ofGroup(group, '/archive'), { change });
export const endGroup = (group: GroupId, order: EndGroup) => askServer<unknown>('POST', ofGroup(group, '/end'), order);
export const savePicture = (group: GroupId, picture: Blob) =>
  askServer<null>('PUT', ofGroup(group, '/picture'), picture);
export const dropPicture = (group: GroupId) => askServer<null>('DELETE', ofGroup(group, '/picture'), {});
