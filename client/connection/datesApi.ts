import type { GroupId, MeetingId } from '../../shared/meeting/state';
import type {
  AnswerPoll,
  AskDates,
  BeginNow,
  ChangePoll,
  ChangeSeries,
  ComingDate,
  DatePlanned,
  FeedMade,
  GroupDates,
  NextCancelled,
  PlanNext,
  Poll,
  SetSeries,
  TellAbsence,
} from '../../shared/protocol/dates';
import type { MeetingPlanned } from '../../shared/protocol/http';
import { askServer } from './api';

/** What the pages about the dates of a group ask the server over HTTP. */

const at = (group: GroupId, rest: string) => `/api/groups/${encodeURIComponent(group)}${rest}`;
const atPoll = (group: GroupId, poll: string, rest = '') => at(group, `/polls/${encodeURIComponent(poll)}${rest}`);

export const groupDates = (group: GroupId) => askServer<GroupDates>('GET', at(group, '/dates'));
export const planNext = (group: GroupId, ask: PlanNext) => askServer<DatePlanned>('POST', at(group, '/next'), ask);
export const beginNow = (group: GroupId, ask: BeginNow) =>
  askServer<MeetingPlanned>('POST', at(group, '/begin-now'), ask);
export const nextDateOf = (group: GroupId) => askServer<ComingDate>('GET', at(group, '/next-date'));
export const cancelGroupNext = (group: GroupId, next: MeetingId) =>
  askServer<NextCancelled>('POST', at(group, '/cancel-next'), { next });
export const moveLater = (group: GroupId, date: string, when: { wall: string; timeZone: string }) =>
  askServer<DatePlanned>('POST', at(group, '/move-later'), { date, when });
export const openRoom = (group: GroupId, meeting: MeetingId) =>
  askServer<null>('POST', at(group, '/open-room'), { meeting });
export const setSeries = (group: GroupId, ask: SetSeries) => askServer<GroupDates>('PUT', at(group, '/series'), ask);
export const changeSeries = (group: GroupId, ask: ChangeSeries) =>
  askServer<GroupDates>('POST', at(group, '/series/change'), ask);
export const tellAbsence = (group: GroupId, ask: TellAbsence) =>
  askServer<GroupDates>('POST', at(group, '/absence'), ask);
export const tellZone = (group: GroupId, timeZone: string) =>
  askServer<null>('POST', at(group, '/my-zone'), { timeZone });

export const askDates = (group: GroupId, ask: AskDates) => askServer<Poll>('POST', at(group, '/polls'), ask);
export const readPoll = (group: GroupId, poll: string) => askServer<Poll>('GET', atPoll(group, poll));
export const answerPoll = (group: GroupId, poll: string, ask: AnswerPoll) =>
  askServer<Poll>('POST', atPoll(group, poll, '/answer'), ask);
/** Null: the poll was withdrawn. */
export const changePoll = (group: GroupId, poll: string, ask: ChangePoll) =>
  askServer<Poll | null>('POST', atPoll(group, poll, '/change'), ask);

export const newFeed = (group: GroupId) => askServer<FeedMade>('POST', at(group, '/feed'), {});
export const endFeed = (group: GroupId) => askServer<null>('DELETE', at(group, '/feed'), {});
/** The file of one meeting, for a calendar. */
export const calendarFilePath = (group: GroupId, meeting: MeetingId) =>
  at(group, `/calendar/${encodeURIComponent(meeting)}.ics`);
