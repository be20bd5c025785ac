import { distinctNames } from '../../../shared/distinctNames';
import type { GroupId, MeetingId, MemberId } from '../../../shared/meeting/state';
import type { AskedAfter } from '../../../shared/protocol/groups';
import type { MemberRow, Store } from '../../store/store';

const MOST = 100;

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Actions of others in the group that are open and name this member, as the group calls them, under "Who asks me". */
export async function askedAfter(
  store: Store,
  group: GroupId,
  newest: MeetingId | null,
  people: readonly MemberRow[],
  me: MemberId,
): Promise<AskedAfter[]> {
  const mine = distinctNames(people.map(({ id, name }) => ({ id, name }))).get(me);
  if (mine === undefined || newest === null) return [];
  const called = new Set([plain(mine.short), plain(mine.whole)]);
  const all = await store.actions({
    ...{ group, meeting: newest, of: null, previousOnly: false, before: null, limit: MOST },
    reportedSince: Number.POSITIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
  });
  return all
    .filter(({ member, status }) => member !== me && status !== 'done' && status !== 'dropped')
    .filter(({ member, buddy }) => called.has(plain(buddy)) && people.some(({ id }) => id === member))
    .map(({ id, member, what, by, due }) => ({ id, member, what, by, due }));
}
