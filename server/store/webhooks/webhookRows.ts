import type { Kysely } from 'kysely';
import type { GroupId } from '../../../shared/meeting/state';
import type { StoreAccess } from '../groups/access';
import { noteSent } from '../reminders/sent';
import type { Tables } from '../tables';
import type { WebhookStore } from './webhookStore';

type Db = Kysely<Tables>;

export const webhookStore = ({ read, commit }: StoreAccess): WebhookStore => ({
  of: (group) =>
    read(async (db) => {
      const row = await db.selectFrom('webhooks').selectAll().where('group_id', '=', group).executeTakeFirst();
      if (row === undefined) return null;
      const { address, host, by_member: by, set_at: setAt, problem, is_dead } = row;
      return { group, address, host, by, setAt, problem, isDead: is_dead === 1 };
    }),
  set: ({ group, address, host, by, setAt, problem, isDead }) =>
    commit(async (db) => {
      // They are noted as sent, so nobody makes them again: they wait for this address now, and it has taken a message.
      await db
        .updateTable('webhook_posts')
        .set({ next_at: setAt, attempts: 0 })
        .where('group_id', '=', group)
        .execute();
      await db.deleteFrom('webhooks').where('group_id', '=', group).execute();
      await db
        .insertInto('webhooks')
        .values({
          group_id: group,
          address,
          host,
          by_member: by,
          set_at: setAt,
          problem,
          is_dead: Number(isDead),
        })
        .execute();
    }),
  remove: (group) =>
    commit(async (db) => {
      await erasePosts(db, group);
      await db.deleteFrom('webhooks').where('group_id', '=', group).execute();
    }),
  add: ({ id, group, text, meeting, until, attempts, createdAt, nextAt }, sent) =>
    commit(async (db) => {
      if (!(await noteSent(db, sent))) return;
      await db
        .insertInto('webhook_posts')
        .values({
          id,
          group_id: group,
          text,
          meeting_id: meeting,
          until,
          attempts,
          created_at: createdAt,
          next_at: nextAt,
        })
        .execute();
    }),
  waiting: (limit) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('webhook_posts')
        .selectAll()
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, group_id, text, meeting_id, until, attempts, created_at, next_at }) => ({
        id,
        group: group_id,
        text,
        meeting: meeting_id,
        until,
        attempts,
        createdAt: created_at,
        nextAt: next_at,
      }));
    }),
  taken: (id, group) =>
    commit(async (db) => {
      await db.deleteFrom('webhook_posts').where('id', '=', id).execute();
      await db.updateTable('webhooks').set({ problem: null }).where('group_id', '=', group).execute();
    }),
  tryLater: (id, group, nextAt, problem) =>
    commit(async (db) => {
      await db
        .updateTable('webhook_posts')
        .set((e) => ({ attempts: e('attempts', '+', 1), next_at: nextAt }))
        .where('id', '=', id)
        .execute();
      await db.updateTable('webhooks').set({ problem }).where('group_id', '=', group).execute();
    }),
  giveUp: (group, problem) =>
    commit(async (db) => {
      await erasePosts(db, group);
      await db.updateTable('webhooks').set({ problem, is_dead: 1 }).where('group_id', '=', group).execute();
    }),
  drop: (id) =>
    commit(async (db) => {
      await db.deleteFrom('webhook_posts').where('id', '=', id).execute();
    }),
});

async function erasePosts(db: Db, group: GroupId): Promise<void> {
  await db.deleteFrom('webhook_posts').where('group_id', '=', group).execute();
}
