import type { GroupId } from '../../shared/meeting/state';
import type { ChangeRetention, Retention } from '../../shared/protocol/retention';
import { askServer } from './api';
import { ofGroup } from './groupsApi';

/** What a group owns and how long it keeps it, over HTTP. */

export const retentionOf = (group: GroupId) => askServer<Retention>('GET', ofGroup(group, '/retention'));
export const changeRetention = (group: GroupId, change: ChangeRetention) =>
  askServer<Retention>('PUT', ofGroup(group, '/retention'), change);

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
