import type { Tables } from '../tables';
import type { Entries } from './entry';

/** What the library keeps that changes the database from one version to the next. */
export type Ledger = {
  kysely_migration: { name: string; timestamp: string };
  kysely_migration_lock: { id: string; is_locked: number };
};

type Operation =
  | 'retention'
  | 'erasures'
  | 'mails'
  | 'webhooks'
  | 'webhook_posts'
  | 'demos'
  | 'heartbeat'
  | keyof Ledger;

export const operation: Entries<Tables & Ledger, Operation> = {
  mails: {
    subject: 'server',
    title: 'Messages to be sent',
    purpose: 'E-mails from the moment they are written. The text holds a link and is erased once the message is sent.',
    seenBy: ['lead', 'operator'],
    kept: 'mail',
    columns: {
      id: ['fact', 'a random number'],
      to_address: ['contact', 'the e-mail address'],
      kind: ['fact', 'which message it is'],
      subject: ['fact', 'its subject'],
      body: ['secret', 'its text with a link, until it is sent'],
      group_id: ['fact', 'about which group'],
      by_member: ['person', 'who had it sent'],
      status: ['fact', 'waiting, sent, kept or failed'],
      attempts: ['fact', 'how often it was tried'],
      created_at: ['fact', 'when it was written'],
      next_at: ['fact', 'when it is tried again'],
      problem: ['fact', 'why it could not be sent'],
      meeting_id: ['fact', 'of which meeting it reminds'],
      until: ['fact', 'when it would come too late'],
    },
  },
  webhooks: {
    subject: 'server',
    title: 'Channels of other programs',
    purpose: 'Where a group is reminded of its meetings, such as in a channel of a chat.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      address: ['secret', 'the address, encrypted with a secret that is kept apart from the database'],
      host: ['fact', 'on which server the channel is'],
      by_member: ['person', 'who set it'],
      set_at: ['fact', 'when'],
      problem: ['fact', 'why the last message was not taken'],
      is_dead: ['fact', 'whether messages were given up'],
    },
  },
  webhook_posts: {
    subject: 'server',
    title: 'Messages to channels',
    purpose: 'Reminders that wait to be posted: the date of a meeting, and no name and nothing that people wrote.',
    seenBy: ['nobody'],
    kept: 'post',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group'],
      text: ['fact', 'the reminder'],
      meeting_id: ['fact', 'of which meeting it reminds'],
      until: ['fact', 'when it would come too late'],
      attempts: ['fact', 'how often it was tried'],
      created_at: ['fact', 'when it was written'],
      next_at: ['fact', 'when it is tried again'],
    },
  },
  retention: {
    subject: 'people',
    title: 'How long a group keeps its texts',
    purpose: 'What the group decided, and when it ended. The server erases by it every hour.',
    seenBy: ['members'],
    kept: 'group',
    columns: {
      group_id: ['fact', 'the group'],
      text_months: ['fact', 'after how many months texts of a meeting are erased'],
      after_end_months: ['fact', 'how many months after its end everything of the group is erased'],
      applies_at: ['fact', 'from when that holds'],
      changed_by: ['person', 'who decided it last'],
      version: ['fact', 'how often it was changed'],
      ended_at: ['fact', 'when the group ended'],
    },
  },
  erasures: {
    subject: 'server',
    title: 'What was erased',
    purpose: 'Shows a group, and whoever runs the server, that texts were erased when it was time.',
    seenBy: ['members', 'operator'],
    kept: 'server',
    columns: {
      id: ['fact', 'a random number'],
      group_id: ['fact', 'the group; empty when the whole group was erased'],
      what: ['fact', 'texts of meetings, or a whole group'],
      meetings: ['fact', 'of how many meetings'],
      rows_gone: ['fact', 'how many rows'],
      at: ['fact', 'when'],
    },
  },
  demos: {
    subject: 'server',
    title: 'Demos',
    purpose: 'Which groups have simulated members. Everything of them is erased.',
    seenBy: ['nobody'],
    kept: 'demo',
    columns: { group_id: ['fact', 'the group'] },
  },
  heartbeat: {
    subject: 'server',
    title: 'Test of the disk',
    purpose: 'A number that the server raises to see whether it can save.',
    seenBy: ['nobody'],
    kept: 'server',
    columns: { id: ['fact', 'always 1'], beats: ['fact', 'how often it was raised'] },
  },
  kysely_migration: {
    subject: 'server',
    title: 'Versions of the database',
    purpose: 'Which changes of new versions the database has had.',
    seenBy: ['nobody'],
    kept: 'server',
    columns: { name: ['fact', 'the change'], timestamp: ['fact', 'when it was made'] },
  },
  kysely_migration_lock: {
    subject: 'server',
    title: 'Lock for changes of the database',
    purpose: 'Keeps two servers from changing the database at once.',
    seenBy: ['nobody'],
    kept: 'server',
    columns: { id: ['fact', 'always the same'], is_locked: ['fact', 'whether a change is going on'] },
  },
};
