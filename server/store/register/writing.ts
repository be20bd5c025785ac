import type { Tables } from '../tables';
import type { Entries } from './entry';

type Writing =
  | 'issues'
  | 'shared_issues'
  | 'notes'
  | 'pages'
  | 'envelope_cards'
  | 'parked_items'
  | 'actions'
  | 'one_changes'
  | 'evaluation_notes';

export const writing: Entries<Tables, Writing> = {
  issues: {
    subject: 'writing',
    title: 'Issue cards',
    purpose: 'What somebody wants to bring, written before it is shown.',
    seenBy: ['owner'],
    kept: 'ownText',
    columns: {
      member_id: ['person', 'whose card it is'],
      card_json: ['text', 'the issue and what helps with it'],
      version: ['fact', 'how often it was saved'],
      written_at: ['fact', 'when it was last saved'],
    },
  },
  shared_issues: {
    subject: 'writing',
    title: 'Issue cards that were shown',
    purpose: 'The card as its owner showed it in a meeting.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      slot_id: ['fact', 'in whose slot'],
      member_id: ['person', 'whose card it is'],
      card_json: ['text', 'the issue and what helps with it'],
      version: ['fact', 'which version of the card was shown'],
    },
  },
  notes: {
    subject: 'writing',
    title: 'Private notes',
    purpose: 'What somebody writes for themselves during a meeting.',
    seenBy: ['owner'],
    kept: 'ownText',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      member_id: ['person', 'whose notes they are'],
      text: ['text', 'the notes'],
      version: ['fact', 'how often they were saved'],
    },
  },
  pages: {
    subject: 'writing',
    title: 'Pages of silent writing',
    purpose: 'What somebody writes while all are silent. Others read only what its owner gives them.',
    seenBy: ['owner', 'client', 'present'],
    kept: 'ownText',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      stage_key: ['fact', 'in which stage it was written'],
      member_id: ['person', 'who wrote it'],
      text: ['text', 'the whole page, for its owner only'],
      version: ['fact', 'how often it was saved'],
      shown: ['text', 'the part that its owner gave to others'],
    },
  },
  envelope_cards: {
    subject: 'writing',
    title: 'Cards in an envelope',
    purpose: 'Questions, ideas and contacts that people write for the person whose issue it is.',
    seenBy: ['client', 'owner'],
    kept: 'text',
    columns: {
      id: ['fact', 'a random number'],
      meeting_id: ['fact', 'the meeting'],
      slot_id: ['fact', 'in whose slot'],
      kind: ['fact', 'question, idea, experience, link or contact'],
      text: ['text', 'what the card says'],
      from_member: ['person', 'who wrote it'],
      helped: ['fact', 'whether its reader marked it as a help'],
      at: ['fact', 'when it was written'],
    },
  },
  parked_items: {
    subject: 'writing',
    title: 'Topics for later, progress and requests',
    purpose: 'Topics that the group keeps for a later meeting, and what people told or asked for in a network call.',
    seenBy: ['members'],
    kept: 'text',
    columns: {
      id: ['fact', 'a random number'],
      meeting_id: ['fact', 'in which meeting it was written'],
      group_id: ['fact', 'the group'],
      text: ['text', 'the topic'],
      by_member: ['person', 'who wrote it down'],
      at: ['fact', 'when it was written'],
      kind: ['fact', 'topic, progress or request'],
      of_member: ['person', 'whose topic it is'],
      importance: ['fact', 'how important it is to them'],
      urgency: ['fact', 'how urgent it is to them'],
      helpers_json: ['person', 'who offered help'],
    },
  },
  actions: {
    subject: 'writing',
    title: 'Actions',
    purpose: 'What somebody promised to do, and what became of it.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      member_id: ['person', 'who promised it'],
      meeting_id: ['fact', 'in which meeting'],
      slot_id: ['fact', 'in whose slot'],
      words_json: ['text', 'what they will do, by when and with whose support'],
      status: ['fact', 'open, done, partly, not done or dropped'],
      learned: ['text', 'what they learned'],
      accepted_at: ['fact', 'when they promised it'],
      due_day: ['fact', 'the day by which it is to be done'],
      reported_at: ['fact', 'when its owner last said how it went'],
    },
  },
  one_changes: {
    subject: 'writing',
    title: 'One change for next time',
    purpose: 'What the group wants to do differently in its next meeting.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      text: ['text', 'the change'],
      version: ['fact', 'how often it was saved'],
    },
  },
  evaluation_notes: {
    subject: 'writing',
    title: 'Notes from the form at the end',
    purpose:
      'Notes without names, in random order, written once when the form closes. The scores of single people are never stored; their total stands in the log.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      stage: ['fact', 'which form of the meeting'],
      texts_json: ['text', 'the notes, shuffled'],
    },
  },
};
