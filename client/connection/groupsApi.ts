import type { GroupId } from '../../shared/meeting/state';
import type { GroupPage } from '../../shared/protocol/groups';
import { askServer } from './api';

/** What pages of a group ask the server over HTTP. */

const ofGroup = (group: GroupId, rest = '') => `/api/groups/${encodeURIComponent(group)}${rest}`;

export const groupPage = (group: GroupId) => askServer<GroupPage>('GET', ofGroup(group));
