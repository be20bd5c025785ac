import type { PrivateTexts } from '../../../shared/groups/privately';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';

/** What a member answered in private while the group was being formed. */
export type PrivateRow = {
  member: MemberId;
  group: GroupId;
  texts: PrivateTexts;
  at: Time;
  /** When whoever formed the group read it; null: not yet. */
  readAt: Time | null;
};

/** Private answers: for whoever formed the group, and gone soon after its first meeting. */
export interface PrivateStore {
  /** The oldest first. */
  answers(group: GroupId): Promise<PrivateRow[]>;
  answer(member: MemberId): Promise<PrivateRow | null>;
  /** In place of the answer before. */
  save(row: Omit<PrivateRow, 'readAt'>): Promise<void>;
  /** Those that were given until then. */
  noteRead(group: GroupId, upTo: Time, at: Time): Promise<void>;
  /** Groups for which there are answers. */
  groups(): Promise<GroupId[]>;
  /** All of a group; how many there were. */
  erase(group: GroupId): Promise<number>;
}
