import { type Leaving, leavingOf } from '../../../shared/groups/ownership';
import type { LeaveGroup } from '../../../shared/protocol/groupLife';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Known } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { groupNowHere } from './byGroup';
import type { GroupHere } from './here';
import { givePlannedUp } from './life';
import { membersNow } from './people';

/** Months after which the group is erased that its last member left, where the group decided none. */
const LAST_MONTHS = 1;

/** What it means for the group when this member leaves. */
export async function leavingHere(deps: WebDeps, here: GroupHere<Known>): Promise<Leaving> {
  const members = await membersNow(deps.store, here.group.id);
  const others = members.filter(({ id }) => id !== here.known.member).map(({ role }) => role);
  return leavingOf(await groupNowHere(deps, here), here.known, others);
}

/** What has to be settled before somebody leaves, so that no group is left that nobody can run. Null: they may go. */
export async function settledBefore(
  deps: WebDeps,
  here: GroupHere<Known>,
  { handTo, ends }: LeaveGroup,
): Promise<Refusal | null> {
  const { store, clock } = deps;
  const { group, known } = here;
  const leaving = await leavingHere(deps, here);
  const how = { by: known.member, at: clock.now() };
  if (leaving === 'last') {
    if (ends !== true) return refuse('notNow', { why: 'last' });
    await store.life.end(group.id, LAST_MONTHS, how);
    await givePlannedUp(deps, group.id, known.member);
  }
  if (leaving !== 'facilitator') return null;
  if (handTo === undefined) return refuse('notNow', { why: 'facilitator' });
  if (handTo !== 'everybody') {
    const members = await membersNow(store, group.id);
    if (!members.some(({ id }) => id === handTo && id !== known.member)) return refuse('unknownMember');
    await store.life.setRole(handTo, 'facilitator', how);
  }
  await store.life.setRole(known.member, 'member', how);
  return null;
}
