import type { Kysely } from 'kysely';

type Db = Kysely<{ imported_records: { meeting_id: string; record_json: string; waiting_json: string } }>;
type Record1 = { minutes: { actions: { name: string; action: { status: string } }[] } };

/** How many actions of each person wait in an imported record, so that counting them reads no minutes. */
export const fortyThirdMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('imported_records')
      .addColumn('waiting_json', 'text', (c) => c.notNull().defaultTo('{}'))
      .execute();
    const records = db as Db;
    const rows = await records.selectFrom('imported_records').select(['meeting_id', 'record_json']).execute();
    for (const { meeting_id, record_json } of rows) {
      const waiting = waitingIn(record_json);
      if (waiting !== null)
        await records
          .updateTable('imported_records')
          .set({ waiting_json: JSON.stringify(waiting) })
          .where('meeting_id', '=', meeting_id)
          .execute();
    }
  },
};

/** Null for a record that cannot be read: whoever opens its minutes is told. */
function waitingIn(json: string): Record<string, { open: number; settled: number }> | null {
  const waiting: Record<string, { open: number; settled: number }> = {};
  try {
    for (const { name, action } of (JSON.parse(json) as Record1).minutes.actions) {
      const { open, settled } = waiting[name] ?? { open: 0, settled: 0 };
      const isSettled = action.status === 'done' || action.status === 'dropped';
      waiting[name] = isSettled ? { open, settled: settled + 1 } : { open: open + 1, settled };
    }
  } catch {
    return null;
  }
  return waiting;
}
