import type { Kysely, Selectable } from 'kysely';
import type { GroupId, MemberId } from '../../../shared/meeting/state';
import { keepFormer } from '../agreements';
import { endBuddySeats } from '../buddies/buddies';
import { forgetInvitation } from '../forming/forming';
import type { StoreAccess } from '../groups/access';
import { note } from '../life/life';
import { parsed } from '../parsed';
import * as people from '../people';
import { forgetAnswer } from '../privately/privately';
import { endSessions } from '../sessions';
import type { Tables } from '../tables';
import type { OwnershipStore, ProposalRow } from './ownershipStore';

type Db = Kysely<Tables>;

export const ownershipStore = ({ read, commit }: StoreAccess): OwnershipStore => ({
  proposals: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('proposals')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('at')
        .orderBy('id')
        .execute();
      const votes = await db.selectFrom('proposal_votes').selectAll().where('group_id', '=', group).execute();
      return rows.map((row) =>
        toProposal(
          row,
          votes.filter((vote) => vote.proposal_id === row.id).map((vote) => vote.member_id),
        ),
      );
    }),
  propose: ({ id, group, by, at, what, agreed }) =>
    commit(async (db) => {
      await db
        .insertInto('proposals')
        .values({
          id,
          group_id: group,
          by_member: by,
          at,
          kind: what.kind,
          member_id: 'member' in what ? what.member : null,
          lines_json: what.kind === 'agreement' ? JSON.stringify(what.lines) : null,
          over_version: what.kind === 'agreement' ? what.over : null,
          months: what.kind === 'end' ? what.afterEnd : null,
        })
        .execute();
      for (const member of agreed) await vote(db, group, id, member);
    }),
  agree: (proposal, member, agrees) =>
    commit(async (db) => {
      const row = await db.selectFrom('proposals').select('group_id').where('id', '=', proposal).executeTakeFirst();
      if (row === undefined) return;
      if (agrees) return vote(db, row.group_id, proposal, member);
      await db
        .deleteFrom('proposal_votes')
        .where('proposal_id', '=', proposal)
        .where('member_id', '=', member)
        .execute();
    }),
  drop: (proposals) =>
    commit(async (db) => {
      if (proposals.length === 0) return;
      await db
        .deleteFrom('proposal_votes')
        .where('proposal_id', 'in', [...proposals])
        .execute();
      await db
        .deleteFrom('proposals')
        .where('id', 'in', [...proposals])
        .execute();
    }),
  writeAgreement: (group, { version, lines }, now) =>
    commit(async (db) => {
      const row = await people.group(db, group);
      if (row === null || row.agreement.version >= version) return false;
      await keepFormer(db, group, now);
      await db
        .updateTable('groups')
        .set({ agreement_version: version, agreement_json: JSON.stringify(lines) })
        .where('id', '=', group)
        .execute();
      return true;
    }),
  formerAgreements: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('former_agreements')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('version', 'desc')
        .execute();
      return rows.map(({ version, lines_json, until }) => ({
        version,
        lines: parsed<string[]>(lines_json, `a former agreement of group ${group}`),
        until,
      }));
    }),
  leave: (id, now) =>
    commit(async (db) => {
      const row = await people.member(db, id);
      if (!row || !(await people.endMembership(db, id, now))) return;
      await people.revokeInvites(db, { group: row.group, member: id }, now);
      await endSessions(db, id, undefined);
      await forgetInvitation(db, id);
      await forgetAnswer(db, id);
      await endBuddySeats(db, id, now);
      await db.deleteFrom('proposal_votes').where('member_id', '=', id).execute();
      await note(db, row.group, 'left', id, now);
    }),
});

async function vote(db: Db, group: GroupId, proposal: string, member: MemberId): Promise<void> {
  await db
    .insertInto('proposal_votes')
    .values({ group_id: group, proposal_id: proposal, member_id: member })
    .onConflict((c) => c.columns(['proposal_id', 'member_id']).doNothing())
    .execute();
}

function toProposal(row: Selectable<Tables['proposals']>, agreed: MemberId[]): ProposalRow {
  const { id, group_id: group, by_member: by, at } = row;
  return { id, group, by, at, what: whatOf(row), agreed };
}

function whatOf({
  kind,
  group_id,
  member_id,
  lines_json,
  over_version,
  months,
}: Selectable<Tables['proposals']>): ProposalRow['what'] {
  if (member_id !== null) return { kind: kind === 'facilitator' ? kind : 'removal', member: member_id };
  if (months !== null) return { kind: 'end', afterEnd: months };
  const lines = parsed<string[]>(lines_json ?? '[]', `a proposal of group ${group_id}`);
  return { kind: 'agreement', lines, over: over_version ?? 0 };
}
