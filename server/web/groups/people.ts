import { belongs } from '../../../shared/groups/roles';
import type { GroupId, Time } from '../../../shared/meeting/state';
import type { GroupPage } from '../../../shared/protocol/groups';
import { inviteProblem } from '../../access/invites';
import type { MemberRow, Store } from '../../store/store';

export type MemberNow = MemberRow & { role: 'member' | 'facilitator' };

/** Everybody who is a member now: let in, and neither removed nor a guest speaker. Those who came first stand in front. */
export async function membersNow(store: Store, group: GroupId): Promise<MemberNow[]> {
  const rows = await store.membersOf(group);
  return rows.filter((row): row is MemberNow => row.letInAt !== null && row.removedAt === null && belongs(row.role));
}

/** Whoever looks after the group without taking part: they are counted nowhere, and everybody in it sees who they are. */
export async function organisersNow(store: Store, group: GroupId): Promise<MemberRow[]> {
  const rows = await store.membersOf(group);
  return rows.filter(({ letInAt, removedAt, role }) => letInAt !== null && removedAt === null && role === 'organiser');
}

/** Who was invited and can still come: their link works. */
export async function stillInvited(store: Store, group: GroupId, now: Time): Promise<GroupPage['invited']> {
  const outstanding = (await store.forming.invited(group)).filter(({ member }) => member === null);
  const links = await Promise.all(outstanding.map(({ secretHash }) => store.invite(secretHash)));
  return outstanding
    .filter((_, place) => {
      const link = links[place] ?? null;
      return link !== null && inviteProblem(link, now) === null;
    })
    .map(({ id, name }) => ({ id, name }));
}
