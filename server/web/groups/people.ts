import { belongs } from '../../../shared/groups/roles';
import type { GroupId } from '../../../shared/meeting/state';
import type { MemberRow, Store } from '../../store/store';

export type MemberNow = MemberRow & { role: 'member' | 'facilitator' };

/** Everybody who is a member now: let in, and neither removed nor a guest speaker. Those who came first stand in front. */
export async function membersNow(store: Store, group: GroupId): Promise<MemberNow[]> {
  const rows = await store.membersOf(group);
  return rows.filter((row): row is MemberNow => row.letInAt !== null && row.removedAt === null && belongs(row.role));
}

/** Whoever looks after the group without taking part: they are counted nowhere, and everybody in it sees who they are. */
export async function organisersNow(store: Store, group: GroupId): Promise<MemberRow[]> {
  const rows = await store.membersOf(group);
  return rows.filter(({ letInAt, removedAt, role }) => letInAt !== null && removedAt === null && role === 'organiser');
}
