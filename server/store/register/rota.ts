import type { Tables } from '../tables';
import type { Entries } from './entry';

export const rota: Entries<Tables, 'turn_swaps'> = {
  turn_swaps: {
    subject: 'meetings',
    title: 'Exchanged turns',
    purpose: 'That two members exchanged their turns to lead or to present, or that one of them asked for it.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      turn: ['fact', 'to lead, or to present'],
      from_member: ['person', 'who asked'],
      to_member: ['person', 'who was asked'],
      status: ['fact', 'open, accepted or declined'],
      asked_at: ['fact', 'when it was asked'],
      answered_at: ['fact', 'when it was answered'],
    },
  },
};
