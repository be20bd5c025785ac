import type { Kysely } from 'kysely';
import type { MeetingId, MemberId, StageKey } from '../../shared/meeting/state';
import type { PageRow, RecordWrite } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;
type Which = { meeting: MeetingId; stage: StageKey; member: MemberId };
type PageWrite = Extract<RecordWrite, { kind: 'page' | 'pageShown' | 'pageGone' }>;

/** The pages of silent writing: one row for each member and stage. */

export async function pages(db: Db, meeting: MeetingId, member?: MemberId): Promise<PageRow[]> {
  let query = db.selectFrom('pages').selectAll().where('meeting_id', '=', meeting);
  if (member !== undefined) query = query.where('member_id', '=', member);
  const rows = await query.orderBy('stage_key').orderBy('member_id').execute();
  return rows.map(({ stage_key, member_id, text, version, shown }) => ({
    stage: stage_key,
    member: member_id,
    text,
    version,
    shown,
  }));
}

/** The version stored now; 0 for a page that is not begun. */
export async function pageVersion(db: Db, { meeting, stage, member }: Which): Promise<number> {
  const row = await db
    .selectFrom('pages')
    .select('version')
    .where('meeting_id', '=', meeting)
    .where('stage_key', '=', stage)
    .where('member_id', '=', member)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function writePage(db: Db, write: PageWrite): Promise<void> {
  const { meeting, stage, member } = write;
  switch (write.kind) {
    case 'page': {
      const row = { text: write.text, version: write.version };
      await db
        .insertInto('pages')
        .values({ meeting_id: meeting, stage_key: stage, member_id: member, shown: null, ...row })
        .onConflict((c) => c.columns(['meeting_id', 'stage_key', 'member_id']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'pageShown':
      await db
        .updateTable('pages')
        .set({ shown: write.shown })
        .where('meeting_id', '=', meeting)
        .where('stage_key', '=', stage)
        .where('member_id', '=', member)
        .execute();
      return;
    case 'pageGone':
      await db
        .deleteFrom('pages')
        .where('meeting_id', '=', meeting)
        .where('stage_key', '=', stage)
        .where('member_id', '=', member)
        .execute();
      return;
    default:
      return write satisfies never;
  }
}
