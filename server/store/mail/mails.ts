import type { Kysely, Selectable } from 'kysely';
import type { StoreAccess } from '../groups/access';
import { noteSent } from '../reminders/sent';
import type { Tables } from '../tables';
import type { MailRow, MailStore } from './mailStore';

export const mailStore = ({ read, commit }: StoreAccess): MailStore => ({
  add: (mail, sent) =>
    commit(async (db) => {
      if (sent !== undefined && !(await noteSent(db, sent))) return false;
      await db
        .insertInto('mails')
        .values({
          id: mail.id,
          to_address: mail.to,
          kind: mail.kind,
          subject: mail.subject,
          body: mail.body,
          group_id: mail.group,
          by_member: mail.by,
          status: mail.status,
          attempts: mail.attempts,
          created_at: mail.createdAt,
          next_at: mail.nextAt,
          problem: mail.problem,
          meeting_id: mail.meeting,
          until: mail.until,
        })
        .execute();
      return true;
    }),
  waiting: (limit) =>
    read(async (db) => {
      const rows = await all(db)
        .where('status', '=', 'waiting')
        .orderBy('next_at')
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toMail);
    }),
  tried: (id, { status, attempts, nextAt, problem }) =>
    commit(async (db) => {
      const gone = status === 'waiting' ? {} : { body: '' };
      await db
        .updateTable('mails')
        .set({ status, attempts, next_at: nextAt, problem, ...gone })
        .where('id', '=', id)
        .execute();
    }),
  cameBack: (to, problem) =>
    commit(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('mails')
        .set({ status: 'failed', problem })
        .where('status', '=', 'sent')
        .where((is) => is(is.fn('lower', ['to_address']), '=', to.toLowerCase()))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    }),
  drop: (id) =>
    commit(async (db) => {
      await db.deleteFrom('mails').where('id', '=', id).execute();
    }),
  forgetTo: (group, kind, to) =>
    commit(async (db) => {
      await db
        .deleteFrom('mails')
        .where('group_id', '=', group)
        .where('kind', '=', kind)
        .where('to_address', '=', to)
        .execute();
    }),
  list: (of, limit) =>
    read(async (db) => {
      const some =
        of === 'undelivered'
          ? all(db).where('status', 'in', ['kept', 'failed'])
          : of.kind === undefined
            ? all(db).where('group_id', '=', of.group)
            : all(db).where('group_id', '=', of.group).where('kind', '=', of.kind);
      const rows = await some.orderBy('created_at', 'desc').orderBy('id').limit(limit).execute();
      return rows.map(toMail);
    }),
  forget: (before) =>
    commit(async (db) => {
      await db.deleteFrom('mails').where('created_at', '<', before).execute();
    }),
});

const all = (db: Kysely<Tables>) => db.selectFrom('mails').selectAll();

const toMail = (row: Selectable<Tables['mails']>): MailRow => ({
  id: row.id,
  to: row.to_address,
  kind: row.kind,
  subject: row.subject,
  body: row.body,
  group: row.group_id,
  by: row.by_member,
  status: row.status as MailRow['status'],
  attempts: row.attempts,
  createdAt: row.created_at,
  nextAt: row.next_at,
  problem: row.problem,
  meeting: row.meeting_id,
  until: row.until,
});
