import type { Kysely } from 'kysely';
import type { DocumentName, MeetingId, MemberId } from '../../shared/meeting/state';
import { plain } from './plain';
import { statement } from './statement';
import type { DocumentRows, StoredDocument } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Document names are `group/meeting/kind/slot`. */
const meetingOf = (document: DocumentName): MeetingId => document.split('/')[1] ?? '';

async function know(db: Db, document: DocumentName): Promise<void> {
  await db
    .insertInto('documents')
    .values({ name: document, meeting_id: meetingOf(document), snapshot: null })
    .onConflict((c) => c.column('name').doNothing())
    .execute();
}

export async function insertClient(db: Db, document: DocumentName, clientId: number, member: MemberId): Promise<void> {
  await db.insertInto('document_clients').values({ document, client_id: clientId, member_id: member }).execute();
}

export async function clientsOf(db: Db, document: DocumentName): Promise<Map<number, MemberId>> {
  const rows = await db
    .selectFrom('document_clients')
    .select(['client_id', 'member_id'])
    .where('document', '=', document)
    .execute();
  return new Map(rows.map((row) => [row.client_id, row.member_id]));
}

/** Gives the next position, behind `after`; no row comes back when `after` is not the newest one. */
const nextPosition = statement((db, document: DocumentName, meeting: MeetingId, after: number) =>
  db
    .insertInto('documents')
    .values({ name: document, meeting_id: meeting, snapshot: null, positions: 1 })
    .onConflict((c) =>
      c
        .column('name')
        .doUpdateSet((e) => ({ positions: e('documents.positions', '+', 1) }))
        .where('documents.positions', '=', after),
    )
    .returning('positions'),
);

const appendRow = statement((db, document: DocumentName, position: number, member: MemberId, bytes: Uint8Array) =>
  db.insertInto('document_updates').values({ document, position, member_id: member, bytes }),
);

/** Positions are counted in the document's own row and never repeat, because a compaction names rows by them. */
export async function insertUpdate(
  db: Db,
  document: DocumentName,
  update: Uint8Array,
  member: MemberId,
  after: number,
): Promise<'committed' | 'conflict'> {
  const { rows } = await nextPosition(db, document, meetingOf(document), after);
  const position = rows[0]?.positions;
  if (position === undefined) return 'conflict';
  if (position !== after + 1) throw new Error(`the updates of ${document} up to ${after} are gone`);
  await appendRow(db, document, position, member, update);
  return 'committed';
}

export async function readDocument(db: Db, document: DocumentName): Promise<StoredDocument> {
  const head = await db
    .selectFrom('documents')
    .select(['snapshot', 'compactions', 'positions'])
    .where('name', '=', document)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('document_updates')
    .select(['position', 'bytes'])
    .where('document', '=', document)
    .orderBy('position')
    .execute();
  return {
    snapshot: head?.snapshot ? plain(head.snapshot) : null,
    updates: rows.map((row) => plain(row.bytes)),
    rows: { compactions: head?.compactions ?? 0, positions: rows.map((row) => row.position) },
    last: head?.positions ?? 0,
  };
}

const deleteRow = statement((db, document: DocumentName, position: number) =>
  db.deleteFrom('document_updates').where('document', '=', document).where('position', '=', position),
);

export async function compact(
  db: Db,
  document: DocumentName,
  snapshot: Uint8Array,
  from: DocumentRows,
): Promise<'compacted' | 'stale'> {
  await know(db, document);
  const replaced = await db
    .updateTable('documents')
    .set((e) => ({ snapshot, compactions: e('compactions', '+', 1) }))
    .where('name', '=', document)
    .where('compactions', '=', from.compactions)
    .executeTakeFirst();
  if (replaced.numUpdatedRows === 0n) return 'stale';
  // One statement per row: a statement with a list would have to be prepared again for each length.
  for (const position of from.positions) {
    await deleteRow(db, document, position);
  }
  return 'compacted';
}

export async function documentsOf(db: Db, meeting: MeetingId): Promise<DocumentName[]> {
  const rows = await db
    .selectFrom('documents')
    .select('name')
    .where('meeting_id', '=', meeting)
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}
