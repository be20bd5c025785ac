import { decides, decidesEnd } from '../../../shared/groups/ownership';
import type { GroupPerson } from '../../../shared/groups/rights';
import type { Meeting } from '../../../shared/meeting/state';
import type { Asked } from '../../../shared/protocol/groups';
import type { GroupRow, MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { groupNow } from '../meetings/member';

/**
 * What the members of a group decide together and this one has not agreed to: another agreement, a removal, a facilitator, or
 * the end. Nobody reads here that their own removal is proposed, and whoever came later has no vote.
 */
export async function proposalsAtHome(
  deps: WebDeps,
  group: GroupRow,
  me: GroupPerson,
  members: readonly MemberRow[],
  newest: Meeting | null,
): Promise<Asked[]> {
  const isMember = (id: string) => members.some((one) => one.id === id);
  const letInAt = members.find(({ id }) => id === me.member)?.letInAt ?? Number.POSITIVE_INFINITY;
  const open = (await deps.store.ownership.proposals(group.id)).filter(({ by, at, what, agreed }) => {
    if (!isMember(by) || letInAt > at || agreed.includes(me.member)) return false;
    if (what.kind === 'agreement') return what.over === group.agreement.version;
    return what.kind === 'end' || (isMember(what.member) && !(what.kind === 'removal' && what.member === me.member));
  });
  if (open.length === 0) return [];
  const now = await groupNow(deps, group.id, newest);
  return open.flatMap(({ what, by }): Asked[] => {
    const how = what.kind === 'end' ? decidesEnd(now, me) : decides(now, me);
    return how === 'together' ? [{ what: 'proposal', about: what.kind, by }] : [];
  });
}
