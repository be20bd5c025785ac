import type { Kysely } from 'kysely';
import type { GroupId, MeetingId } from '../../shared/meeting/state';
import type { ParkedItem, ParkedKind } from '../../shared/protocol/records';
import { parsed } from './parsed';
import type { RecordWrite } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Topics for later, and the progress and requests of network calls. Rows from before hold topics of their writer. */

export async function parked(db: Db, group: GroupId): Promise<(ParkedItem & { meeting: MeetingId })[]> {
  const rows = await db
    .selectFrom('parked_items')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    meeting: row.meeting_id,
    kind: (row.kind ?? 'topic') as ParkedKind,
    text: row.text,
    by: row.by_member,
    of: row.of_member ?? row.by_member,
    score:
      row.importance === null || row.urgency === null ? null : { importance: row.importance, urgency: row.urgency },
    helpers:
      row.helpers_json === null ? [] : parsed<string[]>(row.helpers_json, `the helpers of parked item ${row.id}`),
    at: row.at,
  }));
}

export async function write(
  db: Db,
  change: Extract<RecordWrite, { kind: 'parked' | 'parkedChanged' | 'unparked' }>,
): Promise<void> {
  switch (change.kind) {
    case 'parked': {
      const { id, text, by, at, kind, of } = change.item;
      const row = { id, meeting_id: change.meeting, group_id: change.group, text, by_member: by, at };
      await db
        .insertInto('parked_items')
        .values({ ...row, kind, of_member: of, ...columns(change.item), ...columns({ helpers: change.item.helpers }) })
        .execute();
      return;
    }
    case 'parkedChanged':
      await db.updateTable('parked_items').set(columns(change.change)).where('id', '=', change.item).execute();
      return;
    case 'unparked':
      await db.deleteFrom('parked_items').where('id', '=', change.item).execute();
      return;
    default:
      return change satisfies never;
  }
}

const columns = (change: Pick<ParkedItem, 'score'> | Pick<ParkedItem, 'helpers'>) =>
  'score' in change
    ? { importance: change.score?.importance ?? null, urgency: change.score?.urgency ?? null }
    : { helpers_json: JSON.stringify(change.helpers) };
