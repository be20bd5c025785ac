import { type Kysely, type Selectable, sql } from 'kysely';
import type { GroupId, MeetingId, Time } from '../../../shared/meeting/state';
import { eraseGroupRows, ofDocument, textsOfMeeting } from '../erasing';
import type { StoreAccess } from '../groups/access';
import { IMPORTED } from '../people';
import type { Tables } from '../tables';
import type { Erasure, RetentionRow, RetentionStore } from './retentionStore';

type Db = Kysely<Tables>;

/** The longest month, so that nothing is erased before its time. */
const MONTH_MS = 31 * 24 * 60 * 60 * 1000;
/** So many events of a log are erased in one commit. */
const EVENTS_AT_ONCE = 500;

type Gone = (rows: number) => void;
type Deleted = { numDeletedRows: bigint };

/** The group decided otherwise while it was being erased. */
class StaysAfterAll extends Error {}

const rowsOf = (results: readonly Deleted[]): number =>
  results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);

export const retentionStore = ({ read, commit }: StoreAccess): RetentionStore => {
  /**
   * One small commit, after which others have their turn. It does nothing, and the erasing ends, when the group has decided
   * otherwise meanwhile.
   */
  const piecesFor =
    (gone: Gone, isDue: (db: Db) => Promise<boolean>) =>
    async (work: (db: Db) => Promise<readonly Deleted[]>): Promise<void> => {
      const results = await commit(async (db) => ((await isDue(db)) ? work(db) : null));
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (results === null) throw new StaysAfterAll();
      gone(rowsOf(results));
    };
  type Piece = ReturnType<typeof piecesFor>;

  async function eraseTexts(meeting: MeetingId, piece: Piece): Promise<void> {
    for (const table of textsOfMeeting)
      await piece((db) => db.deleteFrom(table).where('meeting_id', '=', meeting).execute());
    const pictures = await read((db) =>
      db.selectFrom('images').select('hash').where('meeting_id', '=', meeting).execute(),
    );
    for (const { hash } of pictures)
      await piece((db) => db.deleteFrom('images').where('meeting_id', '=', meeting).where('hash', '=', hash).execute());
    const documents = await read((db) =>
      db.selectFrom('documents').select('name').where('meeting_id', '=', meeting).execute(),
    );
    for (const { name } of documents) {
      for (const table of ofDocument) await piece((db) => db.deleteFrom(table).where('document', '=', name).execute());
      await piece((db) => db.deleteFrom('documents').where('name', '=', name).execute());
    }
  }

  async function eraseLog(meeting: MeetingId, piece: Piece): Promise<void> {
    await piece((db) => db.deleteFrom('snapshots').where('meeting_id', '=', meeting).execute());
    const last = await read((db) =>
      db
        .selectFrom('events')
        .select((e) => e.fn.max('version').as('version'))
        .where('meeting_id', '=', meeting)
        .executeTakeFirst(),
    );
    // From its end: what is left of a log after a crash can still be read.
    for (let from = last?.version ?? 0; from > 0; from -= EVENTS_AT_ONCE)
      await piece((db) =>
        db
          .deleteFrom('events')
          .where('meeting_id', '=', meeting)
          .where('version', '>', from - EVENTS_AT_ONCE)
          .execute(),
      );
  }

  return {
    of: (group) => read((db) => ofGroup(db, group)),
    set: (group, { texts, afterEnd, by, appliesAt, version }) =>
      commit(async (db) => {
        if (((await ofGroup(db, group))?.version ?? 0) !== version - 1) return false;
        const row = {
          text_months: texts,
          after_end_months: afterEnd,
          applies_at: appliesAt,
          changed_by: by,
          version,
        };
        await db
          .insertInto('retention')
          .values({ group_id: group, ended_at: null, ...row })
          .onConflict((c) => c.column('group_id').doUpdateSet(row))
          .execute();
        return true;
      }),
    end: (group, at, afterEnd) => commit((db) => endGroup(db, group, at, afterEnd ?? null)),
    textsDue: (now, limit) =>
      read(async (db) => {
        const rows = await meetingsDue(db, now).orderBy('meetings.starts_at').limit(limit).execute();
        return rows.map(({ id, group_id }) => ({ meeting: id, group: group_id }));
      }),
    groupsDue: (now) =>
      read(async (db) => {
        const rows = await groupsDue(db, now).execute();
        return rows.map(({ group_id }) => group_id);
      }),
    async eraseTexts(meeting, now, gone) {
      const isDue = async (db: Db) =>
        (await meetingsDue(db, now).where('meetings.id', '=', meeting).executeTakeFirst()) !== undefined;
      const piece = piecesFor(gone, isDue);
      try {
        await eraseTexts(meeting, piece);
        await piece(async (db) => {
          await db.updateTable('meetings').set({ texts_erased_at: now }).where('id', '=', meeting).execute();
          return [];
        });
        return true;
      } catch (fault) {
        if (fault instanceof StaysAfterAll) return false;
        throw fault;
      }
    },
    async eraseGroup(group, now, gone) {
      // Nobody comes in any more while it is erased, so nobody decides otherwise either.
      const begun = await commit(async (db) => {
        const due = await groupsDue(db, now).where('group_id', '=', group).executeTakeFirst();
        if (due === undefined) return null;
        const sessions = await db.deleteFrom('sessions').where('group_id', '=', group).execute();
        return [...sessions, ...(await db.deleteFrom('invites').where('group_id', '=', group).execute())];
      });
      if (begun === null) return null;
      gone(rowsOf(begun));
      const piece = piecesFor(gone, async () => true);
      const meetings = await read((db) =>
        db
          .selectFrom('meetings')
          .select('id')
          .where((e) =>
            e.or([
              e('group_id', '=', group),
              e('group_id', 'in', e.selectFrom('groups').select('id').where('parent_id', '=', group)),
            ]),
          )
          .execute(),
      );
      for (const { id } of meetings) {
        await eraseTexts(id, piece);
        await eraseLog(id, piece);
      }
      gone(await commit((db) => eraseGroupRows(db, group)));
      return meetings.length;
    },
    noteErasure: ({ id, group, what, meetings, rows, at }) =>
      commit(async (db) => {
        await db.insertInto('erasures').values({ id, group_id: group, what, meetings, rows_gone: rows, at }).execute();
      }),
    erasures: (of, limit) =>
      read(async (db) => {
        let query = db.selectFrom('erasures').selectAll();
        if (of !== 'all') query = query.where('group_id', '=', of);
        const rows = await query.orderBy('at', 'desc').orderBy('id').limit(limit).execute();
        return rows.map(toErasure);
      }),
  };
};

/** Meetings that are over and whose texts the group does not keep any longer. */
const meetingsDue = (db: Db, now: Time) =>
  db
    .selectFrom('meetings')
    .leftJoin('groups', 'groups.id', 'meetings.group_id')
    // A 1:1 keeps its texts as long as the group of its people.
    .innerJoin('retention', (join) =>
      join.on((e) => e('retention.group_id', '=', e.fn.coalesce('groups.parent_id', 'meetings.group_id'))),
    )
    .select(['meetings.id', 'retention.group_id'])
    .where('retention.applies_at', '<=', now)
    .where('meetings.status', 'in', ['ended', IMPORTED])
    .where('meetings.texts_erased_at', 'is', null)
    .where(sql<boolean>`meetings.starts_at + retention.text_months * ${MONTH_MS} <= ${now}`);

const groupsDue = (db: Db, now: Time) =>
  db
    .selectFrom('retention')
    .select('group_id')
    .where('applies_at', '<=', now)
    .where(sql<boolean>`ended_at + after_end_months * ${MONTH_MS} <= ${now}`);
/** The group is over since then; null: it goes on after all. */
export async function endGroup(db: Db, group: GroupId, at: Time | null, afterEnd: number | null): Promise<void> {
  const row = { text_months: null, after_end_months: afterEnd, applies_at: 0, version: 0, ended_at: at };
  await db
    .insertInto('retention')
    .values({ group_id: group, ...row })
    .onConflict((c) => c.column('group_id').doUpdateSet({ ended_at: at }))
    .execute();
  if (afterEnd === null) return;
  await db
    .updateTable('retention')
    .set({ after_end_months: afterEnd })
    .where('group_id', '=', group)
    .where('after_end_months', 'is', null)
    .execute();
}

async function ofGroup(db: Db, group: GroupId): Promise<RetentionRow | null> {
  const row = await db.selectFrom('retention').selectAll().where('group_id', '=', group).executeTakeFirst();
  if (!row) return null;
  const { ended_at, after_end_months, applies_at } = row;
  const isOver = ended_at !== null && after_end_months !== null;
  return {
    group,
    texts: row.text_months,
    afterEnd: row.after_end_months,
    appliesAt: row.applies_at,
    changedBy: row.changed_by,
    version: row.version,
    endedAt: row.ended_at,
    erasedAt: isOver ? Math.max(applies_at, ended_at + after_end_months * MONTH_MS) : null,
  };
}

const toErasure = (row: Selectable<Tables['erasures']>): Erasure => ({
  id: row.id,
  group: row.group_id,
  what: row.what as Erasure['what'],
  meetings: row.meetings,
  rows: row.rows_gone,
  at: row.at,
});
