import type { GroupId } from '../../shared/meeting/state';
import type { ChangeAbout } from '../../shared/protocol/groupLife';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** What changes while a group lives, over HTTP. */

export const changeAbout = (group: GroupId, change: ChangeAbout) =>
  askServer<null>('PUT', ofGroup(group, '/about'), change);
