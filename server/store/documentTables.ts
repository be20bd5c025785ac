import { type Kysely, sql } from 'kysely';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import type { DocumentName } from '../../shared/protocol';
import type { ImageRow } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Names are `group/meeting/kind/slot`. */
const meetingOf = (document: DocumentName): MeetingId => document.split('/')[1] ?? '';

/** Drivers hand out buffers of their own kind; Yjs wants plain bytes. */
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

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

export async function insertUpdate(
  db: Db,
  document: DocumentName,
  update: Uint8Array,
  member: MemberId,
): Promise<void> {
  await know(db, document);
  await db
    .insertInto('document_updates')
    .values({
      document,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from document_updates where document = ${document})`,
      member_id: member,
      bytes: update,
    })
    .execute();
}

export async function readDocument(
  db: Db,
  document: DocumentName,
): Promise<{ snapshot: Uint8Array | null; updates: Uint8Array[] }> {
  const head = await db.selectFrom('documents').select('snapshot').where('name', '=', document).executeTakeFirst();
  const rows = await db
    .selectFrom('document_updates')
    .select('bytes')
    .where('document', '=', document)
    .orderBy('position')
    .execute();
  return { snapshot: head?.snapshot ? plain(head.snapshot) : null, updates: rows.map((row) => plain(row.bytes)) };
}

export async function compact(
  db: Db,
  document: DocumentName,
  snapshot: Uint8Array,
  updatesContained: number,
): Promise<void> {
  await know(db, document);
  await db.updateTable('documents').set({ snapshot }).where('name', '=', document).execute();
  const oldest = db
    .selectFrom('document_updates')
    .select('position')
    .where('document', '=', document)
    .orderBy('position')
    .limit(updatesContained);
  await db.deleteFrom('document_updates').where('document', '=', document).where('position', 'in', oldest).execute();
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

export async function insertImage(db: Db, image: ImageRow): Promise<void> {
  await db
    .insertInto('images')
    .values({
      meeting_id: image.meeting,
      hash: image.hash,
      type: image.type,
      bytes: image.bytes,
      member_id: image.member,
    })
    .onConflict((c) => c.columns(['meeting_id', 'hash']).doNothing())
    .execute();
}

export async function image(
  db: Db,
  meeting: MeetingId,
  hash: string,
): Promise<{ type: string; bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('images')
    .select(['type', 'bytes'])
    .where('meeting_id', '=', meeting)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row ? { type: row.type, bytes: plain(row.bytes) } : null;
}
