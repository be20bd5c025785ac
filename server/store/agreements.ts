import type { Kysely } from 'kysely';
import type { GroupId, Time } from '../../shared/meeting/state';
import type { RecordWrite, SignatureRow } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;
type AgreementWrite = Extract<RecordWrite, { kind: 'agreement' | 'signature' }>;

/** The text of a group's agreement stands in the row of the group; who signed which version of it stands here. */

export async function agreementVersion(db: Db, group: GroupId): Promise<number> {
  const row = await db.selectFrom('groups').select('agreement_version').where('id', '=', group).executeTakeFirst();
  return row?.agreement_version ?? 0;
}

export async function signatures(db: Db, group: GroupId): Promise<SignatureRow[]> {
  const rows = await db
    .selectFrom('signatures')
    .select(['member_id', 'version', 'at'])
    .where('group_id', '=', group)
    .orderBy('at')
    .orderBy('member_id')
    .execute();
  return rows.map(({ member_id, version, at }) => ({ member: member_id, version, at }));
}

export async function writeAgreement(db: Db, write: AgreementWrite): Promise<void> {
  switch (write.kind) {
    case 'agreement':
      await keepFormer(db, write.group, write.at);
      await db
        .updateTable('groups')
        .set({ agreement_version: write.version, agreement_json: JSON.stringify(write.lines) })
        .where('id', '=', write.group)
        .execute();
      return;
    case 'signature': {
      const { member, version, at } = write.signature;
      await db
        .insertInto('signatures')
        .values({ group_id: write.group, member_id: member, version, at })
        .onConflict((c) => c.columns(['group_id', 'member_id', 'version']).doUpdateSet({ at }))
        .execute();
      return;
    }
    default:
      return write satisfies never;
  }
}

/** The text that holds is kept when another one takes its place. */
export async function keepFormer(db: Db, group: GroupId, until: Time): Promise<void> {
  const row = await db
    .selectFrom('groups')
    .select(['agreement_version', 'agreement_json'])
    .where('id', '=', group)
    .executeTakeFirst();
  if (row === undefined) return;
  await db
    .insertInto('former_agreements')
    .values({ group_id: group, version: row.agreement_version, lines_json: row.agreement_json, until })
    .onConflict((c) => c.columns(['group_id', 'version']).doNothing())
    .execute();
}
