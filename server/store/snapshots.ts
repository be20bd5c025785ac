import type { Kysely } from 'kysely';
import type { Meeting, MeetingId } from '../../shared/meeting/state';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** The format of a saved state. Raise it with every change of `Meeting`, so that older snapshots are rebuilt from the log. */
export const SNAPSHOT_FORMAT = 6;

/** Saved states of meetings: each shortens the reading of a log, and could be missing. */

export async function save(db: Db, meeting: MeetingId, state: Meeting): Promise<void> {
  const row = {
    meeting_id: meeting,
    version: state.version,
    format: SNAPSHOT_FORMAT,
    state_json: JSON.stringify(state),
  };
  await db
    .insertInto('snapshots')
    .values(row)
    .onConflict((c) =>
      c
        .column('meeting_id')
        .doUpdateSet(row)
        .where((e) => e.or([e('snapshots.version', '<', row.version), e('snapshots.format', '!=', row.format)])),
    )
    .execute();
}

export async function read(db: Db, meeting: MeetingId): Promise<Meeting | null> {
  const row = await db
    .selectFrom('snapshots')
    .select('state_json')
    .where('meeting_id', '=', meeting)
    .where('format', '=', SNAPSHOT_FORMAT)
    .executeTakeFirst();
  return row ? snapshotOf(row.state_json) : null;
}

/** A damaged snapshot is ignored: the log holds everything needed to rebuild it. */
function snapshotOf(json: string): Meeting | null {
  try {
    return JSON.parse(json) as Meeting;
  } catch {
    return null;
  }
}
