import { unsettledOf } from '../actions';
import { toMember } from '../people';
import type { StoreAccess } from './access';
import type { GroupStore } from './groupStore';

export const groupStore = ({ read }: StoreAccess): GroupStore => ({
  membershipsOf: (tokenHash) =>
    read(async (db) => {
      const members = db.selectFrom('sessions').select('member_id').where('token_hash', '=', tokenHash);
      const rows = await db
        .selectFrom('members')
        .selectAll()
        .where('id', 'in', members)
        .orderBy('created_at')
        .execute();
      return rows.map(toMember);
    }),
  unsettled: (group, member) => read((db) => unsettledOf(db, group, member)),
});
