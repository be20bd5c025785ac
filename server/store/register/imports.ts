import type { Tables } from '../tables';
import type { Entries } from './entry';

export const imports: Entries<Tables, 'imported_people' | 'imported_records'> = {
  imported_people: {
    subject: 'people',
    title: 'People of an imported file',
    purpose:
      'Whom the export of a group names that was brought in here. They have no access; what is theirs waits until a member is that person.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      name: ['person', 'what the file calls them'],
      place: ['fact', 'their place in the list'],
      had_left: ['fact', 'whether they had left before the file was written'],
      invited_id: ['fact', 'the invitation by which they come'],
      member_id: ['person', 'who they are in this group'],
    },
  },
  imported_records: {
    subject: 'meetings',
    title: 'Minutes of imported meetings',
    purpose: 'What an imported file shows of a meeting that was held before the group came here.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      group_id: ['fact', 'the group'],
      by_member: ['person', 'who brought the file in'],
      sat_json: ['person', 'who sat in it'],
      record_json: ['text', 'its minutes, with the actions as the file told them'],
      waiting_json: ['fact', 'how many of its actions wait for whom'],
    },
  },
};
