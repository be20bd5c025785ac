import type { GroupColour } from '../../../shared/groups/colours';
import type { GroupPlan } from '../../../shared/groups/models';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { GroupChange } from '../../../shared/protocol/groups';

/** What a group is called and looks like, and how it plans its meetings. */
export type GroupAbout = { name: string; colour: GroupColour | null; plan: GroupPlan | null };

/** What changes about a group while it lives. */
export interface LifeStore {
  /**
   * Saves what is different, and notes who changed it; a meeting that nobody has started and that is called like the group is
   * renamed with it. Answers what was changed; null, and nothing is, when another version is stored than the one before this.
   */
  saveAbout(
    group: GroupId,
    about: GroupAbout,
    change: { by: MemberId; at: Time; version: number },
  ): Promise<GroupChange['what'][] | null>;
  /** What was changed since then, the newest first. */
  changes(group: GroupId, since: Time): Promise<GroupChange[]>;
}
