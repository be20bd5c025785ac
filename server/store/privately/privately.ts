import type { Kysely, Selectable } from 'kysely';
import type { MemberId } from '../../../shared/meeting/state';
import type { StoreAccess } from '../groups/access';
import type { Tables } from '../tables';
import type { PrivateRow, PrivateStore } from './privateStore';

type Db = Kysely<Tables>;

export const privateStore = ({ read, commit }: StoreAccess): PrivateStore => ({
  answers: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('private_answers')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('at')
        .orderBy('member_id')
        .execute();
      return rows.map(toRow);
    }),
  answer: (member) =>
    read(async (db) => {
      const row = await db.selectFrom('private_answers').selectAll().where('member_id', '=', member).executeTakeFirst();
      return row === undefined ? null : toRow(row);
    }),
  save: ({ member, group, texts, at }) =>
    commit(async (db) => {
      const given = { ...texts, at, read_at: null };
      await db
        .insertInto('private_answers')
        .values({ member_id: member, group_id: group, ...given })
        .onConflict((c) => c.column('member_id').doUpdateSet(given))
        .execute();
    }),
  noteRead: (group, upTo, at) =>
    commit(async (db) => {
      await db
        .updateTable('private_answers')
        .set({ read_at: at })
        .where('group_id', '=', group)
        .where('at', '<=', upTo)
        .where('read_at', 'is', null)
        .execute();
    }),
  groups: () =>
    read(async (db) => {
      const rows = await db.selectFrom('private_answers').select('group_id').distinct().execute();
      return rows.map(({ group_id }) => group_id);
    }),
  erase: (group) =>
    commit(async (db) => {
      const gone = await db.deleteFrom('private_answers').where('group_id', '=', group).executeTakeFirst();
      return Number(gone.numDeletedRows);
    }),
});

/** Whoever leaves takes their answer along. */
export async function forgetAnswer(db: Db, member: MemberId): Promise<void> {
  await db.deleteFrom('private_answers').where('member_id', '=', member).execute();
}

const toRow = (row: Selectable<Tables['private_answers']>): PrivateRow => ({
  member: row.member_id,
  group: row.group_id,
  texts: { manager: row.manager, report: row.report, competitor: row.competitor, objection: row.objection },
  at: row.at,
  readAt: row.read_at,
});
