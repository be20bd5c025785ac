import { type Known, membershipsOf } from '../../access/sessions';
import type { WebDeps } from '../deps';

/** The groups that this browser is a member of. Guest speakers have nothing to do with the group, and demos are soon gone. */
export async function myGroups({ store, demos }: WebDeps, cookie: string | undefined): Promise<Known[]> {
  const known = await membershipsOf(store, cookie);
  return known.filter(({ isMember, role, group }) => isMember && role !== 'speaker' && !demos.isDemo(group));
}
