import { mayChangeAction } from '../../../shared/meeting/rights/records';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { ActionReport } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { RecordWrite, Store } from '../../store/store';
import { tooLong } from './limits';

/** What to store when a member says how an action went: the same in a room and outside of one. */
export async function reportWrite(
  store: Pick<Store, 'action'>,
  { group, member, now }: { group: GroupId; member: MemberId; now: Time },
  { action: id, status, learned }: ActionReport & { action: string },
): Promise<RecordWrite | Refusal> {
  const refusal = tooLong({ what: 'reportAction', action: id, status, learned });
  if (refusal) return refusal;
  const action = await store.action(group, id);
  if (!action) return refuse('notFound');
  if (!mayChangeAction(action, member)) return refuse('notAllowed');
  return { kind: 'actionStatus', action: id, status, learned, at: now };
}
