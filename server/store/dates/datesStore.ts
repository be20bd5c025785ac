import type { Day } from '../../../shared/day';
import type { Series } from '../../../shared/groups/dates';
import type { PollAnswer } from '../../../shared/groups/poll';
import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';

/** The dates of groups: zones, series, polls, who cannot come, and calendars. */

export type CalendarRow = {
  group: GroupId;
  timeZone: string;
  series: Series | null;
  /** Whoever set the series. */
  by: MemberId;
  /** Counts its changes, from 1. */
  version: number;
};

/**
 * Which date of the group a meeting is. A meeting that is moved is given up for another with the same `occasion`, so that a
 * calendar moves its entry; `sequence` counts the changes.
 */
export type MeetingDateRow = {
  meeting: MeetingId;
  group: GroupId;
  occasion: string;
  sequence: number;
  /** Which date of which series it stands for; null for a date that somebody planned. */
  series: { id: string; day: Day } | null;
};

/** A date behind the group's meeting that is planned or runs: it becomes a meeting when that one is over. */
export type LaterDateRow = Omit<MeetingDateRow, 'meeting'> & {
  startsAt: Time;
  /** Null: what the group has. */
  minutes: number | null;
  template: string | null;
  by: MemberId;
  /** The meeting that stood for it before and gave way to one that began at once. What was prepared in it goes on. */
  gaveWay: MeetingId | null;
  /** It comes beside what is planned, so it stands in the place of no date of a series. */
  isFurther: boolean;
};

/** `meeting`: or the occasion of a date that no meeting stands for yet. */
type AbsenceRow = { meeting: MeetingId; member: MemberId; reason: string };

export type PollRow = {
  id: string;
  group: GroupId;
  by: MemberId;
  minutes: number;
  status: 'open' | 'closed' | 'fixed';
  times: StoredTime[];
  /** The meeting, or the occasion of a date behind the next meeting. */
  fixed: { time: string; meeting: MeetingId } | null;
  /** The occasion of the planned date that it finds another time for; null: it finds a further date. */
  moves: string | null;
  /** Counts its changes, from 1; answers are none. */
  version: number;
  createdAt: Time;
};

export type StoredTime = { id: string; at: Time; clock: 'missing' | 'twice' | null; movedFrom: Time | null };

/** An answer counts for the moment that it was given to. */
export type AnswerRow = { poll: string; time: string; member: MemberId; at: Time; answer: PollAnswer };

export interface DatesStore {
  calendar(group: GroupId): Promise<CalendarRow | null>;
  /** False, and nothing is saved, when it was changed since `row.version - 1`. */
  saveCalendar(row: CalendarRow): Promise<boolean>;
  meetingDates(group: GroupId): Promise<MeetingDateRow[]>;

  /** The earliest first. A meeting that is made for one takes its place, and its absences. */
  later(group: GroupId): Promise<LaterDateRow[]>;
  /** What was said of it before it was moved is forgotten. */
  saveLater(row: LaterDateRow): Promise<void>;
  /** With what was said of it. The meeting that gave way for it has then come to its `sequence`. */
  endLater(group: GroupId, occasion: string): Promise<void>;

  absences(meeting: MeetingId): Promise<AbsenceRow[]>;
  saveAbsence(row: AbsenceRow): Promise<void>;
  endAbsence(meeting: MeetingId, member: MemberId): Promise<void>;

  zones(group: GroupId): Promise<ReadonlyMap<MemberId, string>>;
  saveZone(member: MemberId, timeZone: string): Promise<void>;

  polls(group: GroupId): Promise<PollRow[]>;
  poll(group: GroupId, id: string): Promise<PollRow | null>;
  addPoll(row: PollRow): Promise<void>;
  /** False, and nothing is saved, when it was changed or withdrawn since `row.version - 1`. */
  savePoll(row: PollRow): Promise<boolean>;
  withdrawPoll(id: string): Promise<void>;
  answers(poll: string): Promise<AnswerRow[]>;
  saveAnswer(row: AnswerRow): Promise<void>;
  endAnswer(poll: string, time: string, member: MemberId): Promise<void>;

  /** Whose calendar this is; null for a token that was replaced. */
  feedMember(tokenHash: string): Promise<MemberId | null>;
  hasFeed(member: MemberId): Promise<boolean>;
  /** A new token in place of the old one; null: none any more. */
  replaceFeed(member: MemberId, tokenHash: string | null, at: Time): Promise<void>;
}
