import type { Tables } from '../tables';
import type { Entries } from './entry';

type Dates =
  | 'calendars'
  | 'meeting_dates'
  | 'later_dates'
  | 'absences'
  | 'member_zones'
  | 'date_polls'
  | 'date_answers'
  | 'calendar_feeds'
  | 'reminders_sent'
  | 'reminders_off';

export const dates: Entries<Tables, Dates> = {
  calendars: {
    subject: 'meetings',
    title: 'Series of dates',
    purpose: 'In which time zone a group means its dates, and on which days it meets.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      time_zone: ['fact', 'the time zone'],
      series_json: ['fact', 'weekday, hour and rhythm, and the dates that were moved or left out'],
      by_member: ['person', 'who set the series'],
      version: ['fact', 'how often it was changed'],
    },
  },
  meeting_dates: {
    subject: 'meetings',
    title: 'Dates of meetings',
    purpose: 'Which date of the group a meeting is, so that calendars move their entry with it.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      group_id: ['fact', 'the group'],
      occasion: ['fact', 'the same for a date and for what it was moved to'],
      sequence: ['fact', 'how often it was moved'],
      series_id: ['fact', 'the series'],
      series_day: ['fact', 'the day of the series'],
    },
  },
  later_dates: {
    subject: 'meetings',
    title: 'Dates behind the next meeting',
    purpose: 'On which date the group meets after the meeting that runs or begins at once.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      occasion: ['fact', 'the same for a date and for what it was moved to'],
      sequence: ['fact', 'how often it was moved'],
      series_id: ['fact', 'the series'],
      series_day: ['fact', 'the day of the series'],
      starts_at: ['fact', 'when it begins'],
      minutes: ['fact', 'how long it takes, if somebody said so'],
      template: ['fact', 'the format, if somebody chose one'],
      by_member: ['person', 'who planned it'],
      gave_way: ['fact', 'the meeting that stood for it before'],
      is_further: ['fact', 'whether it was found beside what is planned'],
    },
  },
  absences: {
    subject: 'meetings',
    title: 'People who cannot come',
    purpose: 'That somebody cannot come to a planned meeting. The reason is shown only to whoever leads it.',
    seenBy: ['owner', 'lead'],
    kept: 'ownText',
    columns: {
      meeting_id: ['fact', 'the meeting, or the date of one that is not planned yet'],
      member_id: ['person', 'who cannot come'],
      reason: ['text', 'why, if they said so'],
    },
  },
  member_zones: {
    subject: 'people',
    title: 'Time zones of members',
    purpose: 'In which time zone the browser of a member was last, so that the others see what hour it is there.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      member_id: ['person', 'the member'],
      time_zone: ['fact', 'the time zone'],
    },
  },
  date_polls: {
    subject: 'meetings',
    title: 'Polls about dates',
    purpose: 'Times that somebody proposed for the next meeting.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      by_member: ['person', 'who asked'],
      minutes: ['fact', 'how long the meeting takes'],
      status: ['fact', 'open, closed, or fixed'],
      times_json: ['fact', 'the proposed times'],
      fixed_time: ['fact', 'which time was chosen'],
      fixed_meeting: ['fact', 'the meeting that was planned for it'],
      moves: ['fact', 'the planned date that it finds another time for'],
      version: ['fact', 'how often it was changed'],
      created_at: ['fact', 'when it was asked'],
    },
  },
  date_answers: {
    subject: 'meetings',
    title: 'Answers to polls about dates',
    purpose: 'Whether somebody can come at a proposed time.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      poll_id: ['fact', 'the poll'],
      time_id: ['fact', 'the proposed time'],
      member_id: ['person', 'who answered'],
      at: ['fact', 'the moment that they answered for'],
      answer: ['fact', 'yes, if need be, or no'],
    },
  },
  calendar_feeds: {
    subject: 'meetings',
    title: 'Addresses of calendars',
    purpose: 'The address to which the calendar of a member subscribes.',
    seenBy: ['nobody'],
    kept: 'session',
    columns: {
      member_id: ['person', 'whose calendar it is'],
      token_hash: ['secret', 'the hash of the address'],
      created_at: ['fact', 'when it was made'],
    },
  },
  reminders_sent: {
    subject: 'meetings',
    title: 'Reminders that were sent',
    purpose: 'Keeps a restart of the server from reminding anybody twice.',
    seenBy: ['nobody'],
    kept: 'reminder',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      kind: ['fact', 'three days, two hours or five minutes before, or between two meetings'],
      member_id: ['person', 'who was reminded; empty for the channel of the group'],
      at: ['fact', 'when'],
    },
  },
  reminders_off: {
    subject: 'people',
    title: 'Members who want no reminders',
    purpose: 'Leaves out members who turned the reminders of a group off.',
    seenBy: ['owner'],
    kept: 'group',
    columns: {
      member_id: ['person', 'the member'],
      since: ['fact', 'since when'],
    },
  },
};
