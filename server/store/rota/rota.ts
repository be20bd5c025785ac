import type { Kysely, Selectable } from 'kysely';
import type { StoreAccess } from '../groups/access';
import type { Tables } from '../tables';
import type { RotaStore, SwapRow } from './rotaStore';

type Db = Kysely<Tables>;

export const rotaStore = ({ read, commit }: StoreAccess): RotaStore => ({
  swaps: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('turn_swaps')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(toSwap);
    }),
  swap: (group, id) =>
    read(async (db) => {
      const row = await db
        .selectFrom('turn_swaps')
        .selectAll()
        .where('id', '=', id)
        .where('group_id', '=', group)
        .executeTakeFirst();
      return row ? toSwap(row) : null;
    }),
  ask: (row) =>
    commit(async (db) => {
      await db
        .deleteFrom('turn_swaps')
        .where('group_id', '=', row.group)
        .where('turn', '=', row.turn)
        .where('from_member', '=', row.from)
        .where('status', '!=', 'accepted')
        .execute();
      await db
        .insertInto('turn_swaps')
        .values({
          id: row.id,
          group_id: row.group,
          turn: row.turn,
          from_member: row.from,
          to_member: row.to,
          status: row.status,
          asked_at: row.askedAt,
          answered_at: row.answeredAt,
        })
        .execute();
    }),
  answer: (id, status, at) =>
    commit(async (db) => {
      const changed = await db
        .updateTable('turn_swaps')
        .set({ status, answered_at: at })
        .where('id', '=', id)
        .where('status', '=', 'open')
        .executeTakeFirst();
      if (changed.numUpdatedRows !== 1n) return false;
      if (status === 'accepted') await endOthers(db, id);
      return true;
    }),
  withdraw: (id) =>
    commit(async (db) => {
      const gone = await db
        .deleteFrom('turn_swaps')
        .where('id', '=', id)
        .where('status', '=', 'open')
        .executeTakeFirst();
      return gone.numDeletedRows === 1n;
    }),
});

async function endOthers(db: Db, id: string): Promise<void> {
  const { group_id, turn, from_member, to_member } = await db
    .selectFrom('turn_swaps')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const both = [from_member, to_member];
  await db
    .deleteFrom('turn_swaps')
    .where('group_id', '=', group_id)
    .where('turn', '=', turn)
    .where('status', '!=', 'accepted')
    .where((e) => e.or([e('from_member', 'in', both), e('to_member', 'in', both)]))
    .execute();
}

const toSwap = (row: Selectable<Tables['turn_swaps']>): SwapRow => ({
  id: row.id,
  group: row.group_id,
  turn: row.turn as SwapRow['turn'],
  from: row.from_member,
  to: row.to_member,
  status: row.status as SwapRow['status'],
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
});
