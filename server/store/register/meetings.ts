import type { Tables } from '../tables';
import type { Entries } from './entry';

type Meetings = 'meetings' | 'events' | 'commands' | 'snapshots' | 'talk_times' | 'prompts' | 'formats';

export const meetings: Entries<Tables, Meetings> = {
  meetings: {
    subject: 'meetings',
    title: 'Meetings',
    purpose: 'When a group meets, and which of its meetings were held.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number that stands for the meeting'],
      group_id: ['fact', 'the group'],
      title: ['text', 'what the meeting is called'],
      ordinal: ['fact', 'its place among the meetings of the group'],
      starts_at: ['fact', 'when it was planned to start'],
      minutes: ['fact', 'how long it was planned to be'],
      status: ['fact', 'whether it waits, runs or is over'],
      created_at: ['fact', 'when it was planned'],
      texts_erased_at: ['fact', 'when what people wrote in it was erased'],
    },
  },
  events: {
    subject: 'meetings',
    title: 'The log of a meeting',
    purpose:
      'What happened in which order: who came and left, whose turn it was, which stage ran. Minutes are worked out from it. It holds no text that people wrote and no single answer.',
    seenBy: ['present'],
    kept: 'group',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      version: ['fact', 'the place in the log'],
      at: ['fact', 'when it happened'],
      format: ['fact', 'in which form the event is written'],
      event_json: ['person', 'what happened, with the numbers of the people it happened to, also who voted for what'],
      command_member: ['person', 'who asked for it'],
      command_id: ['fact', 'a random number, so that nothing is done twice after a lost connection'],
    },
  },
  commands: {
    subject: 'meetings',
    title: 'Answered requests',
    purpose: 'Keeps a request that is sent again after a lost connection from being carried out twice.',
    seenBy: ['nobody'],
    kept: 'text',
    columns: {
      member_id: ['person', 'who sent it'],
      command_id: ['fact', 'a random number'],
      meeting_id: ['fact', 'the meeting'],
      version: ['fact', 'what was answered'],
    },
  },
  snapshots: {
    subject: 'meetings',
    title: 'State of a meeting',
    purpose: 'The log added up, so that a meeting opens quickly. It can be left out and made again.',
    seenBy: ['present'],
    kept: 'group',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      version: ['fact', 'how much of the log it holds'],
      state_json: ['person', 'stages, times and turns, with the numbers of people'],
      format: ['fact', 'in which form it is written'],
    },
  },
  talk_times: {
    subject: 'meetings',
    title: 'Speaking times',
    purpose:
      'How long each person spoke. Everybody sees their own, the lead sees all while it runs, and the group afterwards if its agreement says so.',
    seenBy: ['owner', 'lead'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      member_id: ['person', 'who spoke'],
      ms: ['fact', 'for how long'],
    },
  },
  prompts: {
    subject: 'meetings',
    title: 'Changed prompts',
    purpose: 'What the lead wrote in place of the usual words of a stage.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      id: ['fact', 'a random number, which the log names'],
      meeting_id: ['fact', 'the meeting'],
      text: ['text', 'the words'],
    },
  },
  formats: {
    subject: 'meetings',
    title: 'Formats of the group',
    purpose: 'Agendas that a group keeps to hold a meeting in the same way again.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      format_json: ['text', 'its name, stages, minutes and prompts'],
      version: ['fact', 'how often it was renamed'],
      at: ['fact', 'when it was kept'],
    },
  },
};
