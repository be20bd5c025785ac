import { type Kysely, sql } from 'kysely';
import type { MeetingId } from '../../shared/meeting/state';
import { plain } from './plain';
import type { ImageQuota, ImageRow } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** The bytes that pictures take already: in the meeting, of this member in the meeting, and in all meetings of the group. */
async function taken(db: Db, { meeting, member }: ImageRow): Promise<ImageQuota> {
  const bytes = sql<number>`coalesce(sum(length(bytes)), 0)`;
  const mine = sql<number>`coalesce(sum(case when member_id = ${member} then length(bytes) else 0 end), 0)`;
  const here = await db
    .selectFrom('images')
    .select([bytes.as('bytes'), mine.as('mine')])
    .where('meeting_id', '=', meeting)
    .executeTakeFirstOrThrow();
  const all = await db
    .selectFrom('images')
    .select(bytes.as('bytes'))
    .where('meeting_id', 'in', (meetings) =>
      meetings
        .selectFrom('meetings')
        .select('id')
        .where('group_id', '=', (own) => own.selectFrom('meetings').select('group_id').where('id', '=', meeting)),
    )
    .executeTakeFirstOrThrow();
  return { meeting: here.bytes, member: here.mine, group: all.bytes };
}

const isKept = async (db: Db, { meeting, hash }: ImageRow): Promise<boolean> =>
  (await db
    .selectFrom('images')
    .select('hash')
    .where('meeting_id', '=', meeting)
    .where('hash', '=', hash)
    .executeTakeFirst()) !== undefined;

/** The narrowest quota is named first: what a person can do about it is closest to them. */
export async function insert(db: Db, image: ImageRow, most: ImageQuota): Promise<'kept' | keyof ImageQuota> {
  if (await isKept(db, image)) return 'kept';
  const before = await taken(db, image);
  for (const whose of ['member', 'meeting', 'group'] as const) {
    if (before[whose] + image.bytes.length > most[whose]) return whose;
  }
  await db
    .insertInto('images')
    .values({
      meeting_id: image.meeting,
      hash: image.hash,
      type: image.type,
      bytes: image.bytes,
      member_id: image.member,
    })
    .execute();
  return 'kept';
}

export async function read(
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

/** More than the largest command, record or stroke takes. */
const PROBE_BYTES = 64 * 1024;
const NO_MEETING = '';

/** Takes that much room and gives it back. No meeting has this id, so nobody can ask for the row. */
export async function probe(db: Db): Promise<void> {
  await db
    .insertInto('images')
    .values({ meeting_id: NO_MEETING, hash: '', type: '', bytes: new Uint8Array(PROBE_BYTES), member_id: '' })
    .execute();
  await db.deleteFrom('images').where('meeting_id', '=', NO_MEETING).execute();
}
