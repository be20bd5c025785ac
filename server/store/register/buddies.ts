import type { Tables } from '../tables';
import type { Entries } from './entry';

export const buddies: Entries<Tables, 'buddy_seats' | 'buddy_asks' | 'buddy_draws'> = {
  buddy_seats: {
    subject: 'people',
    title: 'Who meets for a 1:1',
    purpose:
      'Lets two or three members of a group meet on their own. Nobody else of the group sees who meets whom by choice.',
    seenBy: ['present'],
    kept: 'group',
    columns: {
      member_id: ['person', 'who they are in their 1:1'],
      group_id: ['fact', 'the 1:1'],
      parent_member: ['person', 'who they are in the group'],
      said: ['fact', 'their answer to the time that is proposed'],
    },
  },
  buddy_asks: {
    subject: 'meetings',
    title: 'Times that are proposed for a 1:1',
    purpose:
      'A time that one of two members proposes to the other, until it is agreed on or withdrawn, or to tell the other that it fell away.',
    seenBy: ['present'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the 1:1'],
      by_member: ['person', 'who proposes it'],
      starts_at: ['fact', 'the time'],
      minutes: ['fact', 'how long it is meant to be'],
      format: ['fact', 'the format'],
      asked_at: ['fact', 'when it was proposed'],
    },
  },
  buddy_draws: {
    subject: 'people',
    title: 'Buddies that were drawn',
    purpose: 'Tells a group who was drawn together, and keeps the next draw from repeating it.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      by_member: ['person', 'who asked for the draw'],
      at: ['fact', 'when it was drawn'],
      turn: ['fact', 'which draw it was in this order'],
      order_json: ['person', 'the order from which the next draw goes on'],
      sets_json: ['person', 'who was drawn together'],
    },
  },
};
