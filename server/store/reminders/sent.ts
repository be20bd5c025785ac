import type { Transaction } from 'kysely';
import type { Tables } from '../tables';
import type { ReminderSent } from './reminderStore';

/** False when it was noted before. */
export async function noteSent(db: Transaction<Tables>, { meeting, kind, member, at }: ReminderSent): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reminders_sent')
    .values({ meeting_id: meeting, kind, member_id: member, at })
    .onConflict((c) => c.columns(['meeting_id', 'kind', 'member_id']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
