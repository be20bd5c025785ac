import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import type { Store } from '../../store/store';
import { emptyCard } from './emptyCard';

/** The card of a member as the store holds it. It belongs to no meeting, so it goes along when a date moves or is cancelled. */
export async function issueOf(
  store: Pick<Store, 'issue'>,
  group: GroupId,
  member: MemberId,
): Promise<{ card: IssueCard; version: number }> {
  return (await store.issue(group, member)) ?? { card: emptyCard, version: 0 };
}

/** The version of somebody's card that the group sees in this meeting; null: it sees none. */
export function sharedVersion({ slots }: Meeting, client: MemberId): number | null {
  const slot = Object.values(slots).find((one) => one.client === client && one.issue !== null);
  return slot?.issue?.version ?? null;
}
