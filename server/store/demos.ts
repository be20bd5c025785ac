import type { Kysely } from 'kysely';
import type { GroupId } from '../../shared/meeting/state';
import { eraseGroupRows } from './erasing';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Groups with simulated members, and how everything of them is erased. */

export async function insertDemo(db: Db, group: GroupId): Promise<void> {
  await db.insertInto('demos').values({ group_id: group }).execute();
}

export async function demos(db: Db): Promise<GroupId[]> {
  const rows = await db.selectFrom('demos').select('group_id').execute();
  return rows.map(({ group_id }) => group_id);
}

/** Does nothing for a group of people: only what was made as a demo can be erased this way. */
export async function eraseDemo(db: Db, group: GroupId): Promise<void> {
  const isDemo = await db.selectFrom('demos').select('group_id').where('group_id', '=', group).executeTakeFirst();
  if (!isDemo) return;
  await eraseGroupRows(db, group);
}
