import { z } from 'zod';
import type { Rhythm } from '../groups/dates';
import type { PollAnswer } from '../groups/poll';
import type { GroupId, MeetingId, MemberId, Time } from '../meeting/state';

/** Messages over HTTP about the dates of a group. Every answer is an `Answer<T>`. */

const templateId = z.string().max(64);
const minutes = z.number().int().min(5).max(480);
const meetingId = z.string().min(1).max(64);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** What a clock on the wall shows, such as `2026-12-15T18:00`; the server looks whether there is such a time. */
const wall = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const timeZone = z.string().min(1).max(64);
const version = z.number().int().min(0);

/**
 * `POST /api/groups/:group/next`: plans the group's next meeting, or moves the one that is planned. `when: null` means now; null
 * elsewhere keeps what the group has.
 */
export const planNext = z.strictObject({
  when: z.strictObject({ wall, timeZone }).nullable(),
  minutes: minutes.nullable(),
  template: templateId.nullable(),
});
export type PlanNext = z.output<typeof planNext>;

/**
 * `POST /api/groups/:group/begin-now`: a meeting that begins at once, beside one that is planned for later, which stays for its
 * date. Answers `MeetingPlanned`: the meeting to enter, which is one whose room is open already where there is one.
 */
export const beginNow = z.strictObject({
  /** Null: what `GroupDates` says of a meeting that begins at once. */
  template: templateId.nullable().default(null),
  minutes: minutes.nullable().default(null),
});
export type BeginNow = z.input<typeof beginNow>;

/** `POST /api/groups/:group/cancel-next`: gives up the meeting, or the date behind it by its `date`, as long as nobody has started it. `stale`: it is another one now. */
export const cancelGroupNext = z.strictObject({ next: meetingId });

/**
 * `POST /api/groups/:group/move-later`: another time for the date behind the next meeting. The earliest date of the group is its
 * next meeting. `stale`: that date is a meeting by now, or was cancelled.
 */
export const moveLater = z.strictObject({ date: meetingId, when: z.strictObject({ wall, timeZone }) });

/** What holds now. `clock`: the hour that was asked for did not exist on that day, or came twice. */
export type DatePlanned = { meeting: MeetingId; startsAt: Time; clock: 'missing' | 'twice' | null };

/** `POST /api/groups/:group/open-room`: everybody may come into the room of this planned meeting from now on. */
export const openRoom = z.strictObject({ meeting: meetingId });

/** What holds after a meeting was cancelled: the next date of the series, if there is one. */
export type NextCancelled = { next: { meeting: MeetingId; startsAt: Time } | null };

const rhythm = z.union([
  z.strictObject({ every: z.literal('weeks'), weeks: z.number().int().min(1).max(26) }),
  z.strictObject({ every: z.literal('month'), week: z.union([z.literal([1, 2, 3, 4]), z.literal('last')]) }),
]);

/** `PUT /api/groups/:group/series`: a new series in place of the old one with its exceptions. A meeting that is planned stays. */
export const setSeries = z.strictObject({
  version,
  timeZone,
  first: wall,
  rhythm,
  until: day.nullable(),
});
export type SetSeries = z.output<typeof setSeries>;

/** `POST /api/groups/:group/series/change`: ends the series, or changes one date of it that is not planned yet. */
export const changeSeries = z.union([
  z.strictObject({ version, change: z.literal('end') }),
  z.strictObject({ version, change: z.enum(['leaveOut', 'asPlanned']), day }),
  z.strictObject({ version, change: z.literal('move'), day, to: wall }),
  /** Dates keep their hour on the clock of the new zone; a meeting that is planned stays at its moment. */
  z.strictObject({ version, change: z.literal('timeZone'), timeZone }),
]);
export type ChangeSeries = z.output<typeof changeSeries>;

/** `POST /api/groups/:group/my-zone`: the zone of this browser. The others see what hour it is for me. */
export const tellZone = z.strictObject({ timeZone });

/** `POST /api/groups/:group/absence`. The reason is for whoever leads or may plan, and for nobody else. */
export const tellAbsence = z.union([
  z.strictObject({ meeting: meetingId, comes: z.literal(false), reason: z.string().max(300) }),
  z.strictObject({ meeting: meetingId, comes: z.literal(true) }),
]);
export type TellAbsence = z.output<typeof tellAbsence>;

/**
 * `GET /api/groups/:group/next-date`: when the group meets next, as people see it who sit in a meeting or have just left it.
 */
export type ComingDate = {
  group: GroupId;
  me: MemberId;
  people: { member: MemberId; name: string }[];
  mayPlan: boolean;
  /** The planned meeting or, behind one that runs, the date after it; null: nobody planned one. */
  next: DateAhead | null;
  /** Where nothing is planned: the date that the group's rhythm gives, if it has one. */
  proposed: Time | null;
  /** Polls that people answer now. */
  polls: PollGlance[];
};

export type DateAhead = {
  /** What absences are told of: the id of the meeting or, as long as none stands for it, of the date. */
  date: string;
  /** A meeting stands for it. */
  isPlanned: boolean;
  startsAt: Time;
  minutes: number;
  lead: MemberId | null;
  /** Whose turn it is to present; nobody where members take no turns at it. */
  presents: MemberId[];
  absent: MemberId[];
  /** Who else than me would read why I cannot come. */
  readers: MemberId[];
};

/** `GET /api/groups/:group/dates`. */
export type GroupDates = {
  group: GroupId;
  /** The group's zone; null where nobody has said it yet. */
  timeZone: string | null;
  /** Counts changes of the series and the zone: whoever changes them names what they saw. */
  version: number;
  series: GroupSeries | null;
  next: ComingMeeting | null;
  /** Dates behind it that somebody planned, the earliest first. */
  later: LaterDate[];
  /** Which zone each member's browser is in, as far as it was told. */
  zones: Record<MemberId, string>;
  /** Polls whose date is not fixed yet, the newest first. */
  polls: PollGlance[];
  hasFeed: boolean;
  /** What a meeting is held in, unless somebody chooses otherwise: one that is planned now, and one that begins at once. */
  usual: { planned: FormatAhead | null; now: FormatAhead | null };
};

/** As `templateFor` takes it, and how many minutes it takes. */
export type FormatAhead = { format: string; minutes: number };

/** `date` is what cancels it. */
type LaterDate = { date: string; startsAt: Time };

export type GroupSeries = {
  first: string;
  rhythm: Rhythm;
  until: string | null;
  /** Its next dates, behind the planned meeting. */
  ahead: AheadDate[];
};

export type AheadDate = {
  day: string;
  at: Time;
  state: 'asPlanned' | 'moved' | 'leftOut';
  clock: 'missing' | 'twice' | null;
};

export type ComingMeeting = {
  meeting: MeetingId;
  startsAt: Time;
  minutes: number;
  /** The series set this date. */
  isOfSeries: boolean;
  /** People who cannot come; the reason only for whoever leads or may plan, and for themselves. */
  absent: { member: MemberId; reason: string | null }[];
  coming: number;
  /** How many the format needs. */
  least: number;
};

// ------------------------------------------------------------------------------ polls

const proposedTimes = z.array(z.strictObject({ wall })).min(2).max(12);

/**
 * `POST /api/groups/:group/polls`. Times are meant on the clock of `timeZone`. `moves`: the planned meeting that another time is
 * found for; null: a further date is found, and what is planned stays. `stale`: that one is planned no more.
 */
export const askDates = z.strictObject({ timeZone, times: proposedTimes, moves: meetingId.nullable().default(null) });
export type AskDates = z.output<typeof askDates>;

/** `POST /api/groups/:group/polls/:poll/answer`. `at` is the moment that was answered: `stale` when the time was moved since. */
export const answerPoll = z.strictObject({
  time: z.string().max(64),
  at: z.number().int(),
  answer: z.enum(['yes', 'ifNeedBe', 'no']).nullable(),
  timeZone,
});
export type AnswerPoll = z.output<typeof answerPoll>;

/** `POST /api/groups/:group/polls/:poll/change`, for whoever asked or may plan; `add` for every member. */
export const changePoll = z.union([
  z.strictObject({ change: z.literal('add'), timeZone, wall }),
  z.strictObject({ change: z.literal('move'), time: z.string().max(64), timeZone, wall }),
  z.strictObject({ change: z.literal('remove'), time: z.string().max(64) }),
  /** Nobody answers any more; it stays to be read. */
  z.strictObject({ change: z.literal('close') }),
  z.strictObject({ change: z.literal('reopen') }),
  /** It disappears with its answers. */
  z.strictObject({ change: z.literal('withdraw') }),
  /** The group meets then: on a further date, or instead of the planned one where the poll finds another time for it. */
  z.strictObject({ change: z.literal('fix'), time: z.string().max(64), at: z.number().int() }),
]);
export type ChangePoll = z.output<typeof changePoll>;

export type PollGlance = {
  poll: string;
  askedBy: MemberId;
  status: Poll['status'];
  times: number;
  /** How many people gave an answer. */
  answered: number;
  /** I answered every time. */
  iAnswered: boolean;
};

/** `GET /api/groups/:group/polls/:poll`. */
export type Poll = {
  poll: string;
  group: GroupId;
  groupName: string;
  askedBy: MemberId;
  /** Who asked may take no part, or have left. */
  askedByName: string;
  minutes: number;
  status: 'open' | 'closed' | 'fixed';
  /**
   * The time that was fixed, and its meeting, or its date behind the planned meeting. `standsAt`: when that is now, because it
   * may have been moved since; null: it is planned no more.
   */
  fixed: { time: string; meeting: MeetingId; standsAt: Time | null } | null;
  me: MemberId;
  people: { member: MemberId; name: string }[];
  zones: Record<MemberId, string>;
  times: PollTime[];
  /** The best times so far: several are a tie, none while nobody has answered. */
  best: string[];
  /** I take part, so I am asked. */
  mayAnswer: boolean;
  /** I asked, or may plan. */
  mayChange: boolean;
  mayFix: boolean;
  /** When the date is that this poll finds another time for; null: it finds a further one. */
  moves: { startsAt: Time } | null;
  /** What is planned next; null: nothing. */
  planned: { startsAt: Time } | null;
};

export type PollTime = {
  time: string;
  at: Time;
  /** It was moved: the moment before, and when. Answers to that are not counted. */
  movedFrom: Time | null;
  clock: 'missing' | 'twice' | null;
  answers: Record<MemberId, PollAnswer>;
  /** What I had said of it before it was moved. */
  myFormer: PollAnswer | null;
  /** Those who did not say no are fewer than the format of the meeting needs. */
  tooFew: { coming: number; least: number } | null;
};

// --------------------------------------------------------------------------- calendar

/** `POST /api/groups/:group/feed`: a new address for my calendar; the one before stops working. Told once, never stored. */
export type FeedMade = { path: string };
