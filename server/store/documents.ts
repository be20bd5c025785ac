import type { Kysely } from 'kysely';
import type { DocumentName, MeetingId, MemberId } from '../../shared/meeting/state';
import { parsed } from './parsed';
import { plain } from './plain';
import { statement } from './statement';
import type { SnapshotBase, StoredDocument } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Document names are `group/meeting/kind/slot`. */
const meetingOf = (document: DocumentName): MeetingId => document.split('/')[1] ?? '';

/** An update with its checksum, and who wrote it. */
export type Update = { bytes: Uint8Array; member: MemberId };

async function know(db: Db, document: DocumentName): Promise<void> {
  await db
    .insertInto('documents')
    .values({ name: document, meeting_id: meetingOf(document) })
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

const selectLast = statement((db, document: DocumentName) =>
  db.selectFrom('documents').select('positions').where('name', '=', document),
);

/** The position of the newest update that was ever appended; null when nothing of this document is stored. */
export async function lastPosition(db: Db, document: DocumentName): Promise<number | null> {
  const { rows } = await selectLast(db, document);
  return rows[0]?.positions ?? null;
}

const insertDocument = statement((db, document: DocumentName, meeting: MeetingId, last: number) =>
  db.insertInto('documents').values({ name: document, meeting_id: meeting, positions: last }),
);

const moveLast = statement((db, document: DocumentName, from: number, to: number) =>
  db.updateTable('documents').set({ positions: to }).where('name', '=', document).where('positions', '=', from),
);

const insertRow = statement(
  (db, document: DocumentName, position: number, member: MemberId, bytes: Uint8Array, parts: string | null) =>
    db.insertInto('document_updates').values({ document, position, member_id: member, bytes, parts_json: parts }),
);

/**
 * Saves updates as one row behind the one at position `stored`. Positions are counted in the document's own row and never
 * repeat, because a compaction deletes rows up to a position.
 */
export async function insertUpdates(
  db: Db,
  document: DocumentName,
  { stored, last, updates }: { stored: number | null; last: number; updates: readonly Update[] },
): Promise<void> {
  if (stored === null) await insertDocument(db, document, meetingOf(document), last);
  else {
    const { numAffectedRows } = await moveLast(db, document, stored, last);
    if (numAffectedRows !== 1n) throw new Error(`somebody else wrote ${document}`);
  }
  const newest = updates.at(-1);
  if (newest && updates.length === 1) await insertRow(db, document, last, newest.member, newest.bytes, null);
  else if (newest) await insertRow(db, document, last, newest.member, joined(updates), partsOf(updates));
}

/** Who wrote each of the updates that stand in one row, and how long it is. */
type Parts = [member: MemberId, bytes: number][];

const partsOf = (updates: readonly Update[]): string =>
  JSON.stringify(updates.map(({ member, bytes }) => [member, bytes.length]) satisfies Parts);

const joined = (updates: readonly Update[]): Uint8Array => Buffer.concat(updates.map(({ bytes }) => bytes));

function split(bytes: Uint8Array, parts: string | null, row: string): Uint8Array[] {
  if (parts === null) return [bytes];
  let at = 0;
  return parsed<Parts>(parts, row).map(([, length]) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}

export async function readDocument(db: Db, document: DocumentName): Promise<StoredDocument> {
  const head = await db
    .selectFrom('documents')
    .select(['compactions', 'positions'])
    .where('name', '=', document)
    .executeTakeFirst();
  const snapshot = await db
    .selectFrom('document_snapshots')
    .select('bytes')
    .where('document', '=', document)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('document_updates')
    .select(['position', 'bytes', 'parts_json'])
    .where('document', '=', document)
    .orderBy('position')
    .execute();
  return {
    snapshot: snapshot ? plain(snapshot.bytes) : null,
    updates: rows.flatMap((row) => split(plain(row.bytes), row.parts_json, `update ${row.position} of ${document}`)),
    compactions: head?.compactions ?? 0,
    last: head?.positions ?? 0,
  };
}

export async function compact(
  db: Db,
  document: DocumentName,
  snapshot: Uint8Array,
  from: SnapshotBase,
): Promise<'compacted' | 'stale'> {
  await know(db, document);
  const replaced = await db
    .updateTable('documents')
    .set((e) => ({ compactions: e('compactions', '+', 1) }))
    .where('name', '=', document)
    .where('compactions', '=', from.compactions)
    .executeTakeFirst();
  if (replaced.numUpdatedRows === 0n) return 'stale';
  await db
    .insertInto('document_snapshots')
    .values({ document, bytes: snapshot })
    .onConflict((c) => c.column('document').doUpdateSet({ bytes: snapshot }))
    .execute();
  await db.deleteFrom('document_updates').where('document', '=', document).where('position', '<=', from.last).execute();
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
