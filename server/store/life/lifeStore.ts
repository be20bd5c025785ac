import type { GroupColour } from '../../../shared/groups/colours';
import type { GroupPlan } from '../../../shared/groups/models';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { GroupChange } from '../../../shared/protocol/groups';

/** What a group is called and looks like, and how it plans its meetings. */
export type GroupAbout = { name: string; colour: GroupColour | null; plan: GroupPlan | null };

type GroupPicture = { hash: string; type: string; bytes: Uint8Array };

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
  ): Promise<(keyof GroupAbout)[] | null>;
  /** Nothing new happens in the group any more, or it goes on. False: it is so already. */
  archive(group: GroupId, isArchived: boolean, change: { by: MemberId; at: Time }): Promise<boolean>;
  /**
   * The group is archived and over: everything of it is erased when its time is over. `afterEnd`: the months until then, where
   * the group decided none. False: it is over already.
   */
  end(group: GroupId, afterEnd: number, change: { by: MemberId; at: Time }): Promise<boolean>;
  /** It is not over after all, and stays in the archive. False: it is not over. */
  keep(group: GroupId, change: { by: MemberId; at: Time }): Promise<boolean>;
  /**
   * A member facilitates from now on, or no longer. Where the facilitator leads, that follows: with the first one the plan says so,
   * and after the last one members lead in turn. False: they are no member, or have that role already.
   */
  setRole(member: MemberId, role: 'facilitator' | 'member', change: { by: MemberId; at: Time }): Promise<boolean>;
  /** Groups that go on without a member, and that nobody can come into: everybody in them deleted their account. */
  deserted(now: Time): Promise<GroupId[]>;
  /** Null: it has no picture any more. The same picture, or none again, is no change. */
  setPicture(group: GroupId, picture: GroupPicture | null, change: { by: MemberId; at: Time }): Promise<void>;
  picture(group: GroupId): Promise<GroupPicture | null>;
  /** Its checksum alone; null: it has none. */
  pictureHash(group: GroupId): Promise<string | null>;
  /** What was changed since then, the newest first. */
  changes(group: GroupId, since: Time): Promise<Omit<GroupChange, 'formerName'>[]>;
}
