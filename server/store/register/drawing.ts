import type { Tables } from '../tables';
import type { Entries } from './entry';

type Drawing = 'documents' | 'document_snapshots' | 'document_updates' | 'document_clients' | 'images';

export const drawing: Entries<Tables, Drawing> = {
  documents: {
    subject: 'drawing',
    title: 'Boards, plans and group notes',
    purpose: 'Which documents a meeting has that several people write at once.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      name: ['fact', 'the group, the meeting and the kind of document'],
      meeting_id: ['fact', 'the meeting'],
      positions: ['fact', 'how many changes it ever had'],
      compactions: ['fact', 'how often its changes were put together'],
    },
  },
  document_snapshots: {
    subject: 'drawing',
    title: 'What the documents hold',
    purpose: 'The content of a board, an action plan in the making, or the notes of the group.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      document: ['fact', 'which document'],
      bytes: ['text', 'its content'],
    },
  },
  document_updates: {
    subject: 'drawing',
    title: 'Newest changes of the documents',
    purpose: 'What was written and drawn since the content was last put together.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      document: ['fact', 'which document'],
      position: ['fact', 'the place among its changes'],
      member_id: ['person', 'who wrote it'],
      bytes: ['text', 'what was written or drawn'],
      parts_json: ['fact', 'how many changes are in it'],
    },
  },
  document_clients: {
    subject: 'drawing',
    title: 'Writers of the documents',
    purpose: 'Keeps anybody from writing in somebody else’s name.',
    seenBy: ['nobody'],
    kept: 'text',
    columns: {
      document: ['fact', 'which document'],
      client_id: ['fact', 'the number under which somebody writes'],
      member_id: ['person', 'who that is'],
    },
  },
  images: {
    subject: 'drawing',
    title: 'Pictures on boards',
    purpose: 'Pictures that people put on a board. Where and with what they were taken is removed first.',
    seenBy: ['present'],
    kept: 'text',
    columns: {
      meeting_id: ['fact', 'the meeting'],
      hash: ['fact', 'a checksum, under which the picture is found'],
      type: ['fact', 'PNG, JPEG or WebP'],
      bytes: ['text', 'the picture'],
      member_id: ['person', 'who put it there; nobody where it was imported'],
    },
  },
};
