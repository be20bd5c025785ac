import type { GroupId } from '../../shared/meeting/state';
import type { Preparing, WriteCard } from '../../shared/protocol/preparing';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** What I prepare before the group meets, over HTTP. */

export const preparingIn = (group: GroupId) => askServer<Preparing>('GET', ofGroup(group, '/issue-card'));
export const writeCardIn = (group: GroupId, written: WriteCard) =>
  askServer<{ version: number }>('POST', ofGroup(group, '/issue-card'), written, { keepalive: true });
