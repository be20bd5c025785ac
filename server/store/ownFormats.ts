import type { Kysely } from 'kysely';
import type { GroupId, MeetingId, PromptId } from '../../shared/meeting/state';
import type { OwnFormat } from '../../shared/templates/ownFormat';
import { parsed } from './parsed';
import type { FormatRow, RecordWrite } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;
type FormatWrite = Extract<RecordWrite, { kind: 'prompt' | 'format' | 'formatGone' }>;

/** Texts that stand in place of prompts, and the formats of a group. */

export async function prompts(db: Db, meeting: MeetingId): Promise<Map<PromptId, string>> {
  const rows = await db.selectFrom('prompts').select(['id', 'text']).where('meeting_id', '=', meeting).execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

export async function formats(db: Db, group: GroupId): Promise<FormatRow[]> {
  const rows = await db
    .selectFrom('formats')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, format_json, version, at }) => ({
    id,
    version,
    at,
    format: parsed<OwnFormat>(format_json, `a format of group ${group}`),
  }));
}

export async function formatVersion(db: Db, id: string): Promise<number> {
  const row = await db.selectFrom('formats').select('version').where('id', '=', id).executeTakeFirst();
  return row?.version ?? 0;
}

export async function writeFormat(db: Db, write: FormatWrite): Promise<void> {
  switch (write.kind) {
    case 'prompt':
      await db.insertInto('prompts').values({ id: write.id, meeting_id: write.meeting, text: write.text }).execute();
      return;
    case 'format': {
      const row = { format_json: JSON.stringify(write.format), version: write.version };
      await db
        .insertInto('formats')
        .values({ id: write.id, group_id: write.group, at: write.at, ...row })
        .onConflict((c) => c.column('id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'formatGone':
      await db.deleteFrom('formats').where('id', '=', write.id).where('group_id', '=', write.group).execute();
      return;
    default:
      return write satisfies never;
  }
}
