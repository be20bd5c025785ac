import type { GroupId } from '../../../shared/meeting/state';
import type { MemberRow, Store } from '../../store/store';

/** Everybody who is a member now: let in, and neither removed nor a guest speaker. Those who came first stand in front. */
export async function membersNow(store: Store, group: GroupId): Promise<MemberRow[]> {
  const rows = await store.membersOf(group);
  return rows.filter(({ letInAt, removedAt, role }) => letInAt !== null && removedAt === null && role !== 'speaker');
}
