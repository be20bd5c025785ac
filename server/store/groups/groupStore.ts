import type { GroupId, MemberId } from '../../../shared/meeting/state';
import type { Action } from '../../../shared/protocol/records';
import type { MemberRow } from '../rows';

/** Groups beyond a single meeting. */
export interface GroupStore {
  /** Who the browser with this token is, in every group. */
  membershipsOf(tokenHash: string): Promise<MemberRow[]>;
  /** A member's actions that are not settled, the newest first. */
  unsettled(group: GroupId, member: MemberId): Promise<Action[]>;
}
