import type { Kysely } from 'kysely';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { statement } from './statement';
import type { Tables } from './tables';

/** The commands that changed something, so that a command that is sent again gets the answer it got the first time. */
export type CommandKey = { meeting: MeetingId; member: MemberId; id: string };

const selectVersion = statement((db, member: MemberId, id: string) =>
  db.selectFrom('commands').select('version').where('member_id', '=', member).where('command_id', '=', id),
);

const insertCommand = statement((db, member: MemberId, id: string, meeting: MeetingId, version: number) =>
  db
    .insertInto('commands')
    .values({ member_id: member, command_id: id, meeting_id: meeting, version })
    .onConflict((c) => c.columns(['member_id', 'command_id']).doNothing()),
);

/** The version in the answer to the command; null when it never changed anything. */
export async function versionOf(
  db: Kysely<Tables>,
  { member, id }: Omit<CommandKey, 'meeting'>,
): Promise<number | null> {
  const { rows } = await selectVersion(db, member, id);
  return rows[0]?.version ?? null;
}

/** False when the command is stored already; then nothing was inserted. */
export async function note(db: Kysely<Tables>, { member, id, meeting }: CommandKey, version: number): Promise<boolean> {
  const { numAffectedRows } = await insertCommand(db, member, id, meeting, version);
  return numAffectedRows === 1n;
}
