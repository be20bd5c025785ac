import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';

/** Months after which texts are erased; null: they stay as long as the group. */
type RetentionMonths = {
  /** Texts of a meeting, counted from its beginning. */
  texts: number | null;
  /** Everything of the group, counted from its end. */
  afterEnd: number | null;
};

export type RetentionRow = RetentionMonths & {
  group: GroupId;
  /** Nothing is erased by these months before this time, so that everybody can save what is theirs. */
  appliesAt: Time;
  changedBy: MemberId | null;
  version: number;
  /** When the group ended; null while it goes on. */
  endedAt: Time | null;
  /** When everything of it is erased; null while it goes on, or keeps everything. */
  erasedAt: Time | null;
};

/** What was erased at once. `group`: null for a group that is gone. */
export type Erasure = {
  id: string;
  group: GroupId | null;
  what: 'texts' | 'group' | 'answers';
  meetings: number;
  rows: number;
  at: Time;
};

/** How long groups keep what they wrote. */
export interface RetentionStore {
  /** Null while the group has decided nothing and goes on. */
  of(group: GroupId): Promise<RetentionRow | null>;
  /** False, and nothing changes, when another version is stored than the one before this. */
  set(group: GroupId, change: RetentionMonths & { by: MemberId; appliesAt: Time; version: number }): Promise<boolean>;
  /**
   * The group is over since then; null: it goes on after all. `afterEnd` holds where the group decided nothing about the months
   * after its end.
   */
  end(group: GroupId, at: Time | null, afterEnd?: number): Promise<void>;
  /** Meetings whose texts are to be erased now, the oldest first. */
  textsDue(now: Time, limit: number): Promise<{ meeting: MeetingId; group: GroupId }[]>;
  /** Groups of which everything is to be erased now. */
  groupsDue(now: Time): Promise<GroupId[]>;
  /**
   * Erases what people wrote and drew in a meeting, in many small commits, so that others are not held up; the log stays,
   * because it holds ids only. `gone` is told after each commit how many rows it erased. It goes on where a crash or a fault
   * ended it. Each commit asks what the group has decided by then: false when the texts are to stay after all.
   */
  eraseTexts(meeting: MeetingId, now: Time, gone: (rows: number) => void): Promise<boolean>;
  /**
   * The same for everything of a group, its logs and itself included; answers how many meetings it had. Null, and nothing is
   * erased, when the group is to stay after all; once its sessions are gone nobody can decide otherwise.
   */
  eraseGroup(group: GroupId, now: Time, gone: (rows: number) => void): Promise<number | null>;
  noteErasure(erasure: Erasure): Promise<void>;
  /** The newest first; of one group, or of all. */
  erasures(of: GroupId | 'all', limit: number): Promise<Erasure[]>;
}
