/** What the server stores, for works councils and data-protection officers: `GET /api/data`, for everybody. */

/**
 * What a column holds: text that people wrote, a person (a name, or the number that stands for one), an address to reach
 * somebody, a value that opens something (always as a hash, or erased after use), or a fact such as a time or a count.
 */
export type ColumnKind = 'text' | 'person' | 'contact' | 'secret' | 'fact';

/** Whom the pages show it to. Whoever runs the server can read the whole database; that is said once, for all tables. */
export type DataReader = 'owner' | 'client' | 'present' | 'members' | 'lead' | 'former' | 'operator' | 'nobody';

/** How long a row stays. */
export type Kept =
  /** Until the group has met for the first time. */
  | 'untilMet'
  /** As long as the group. */
  | 'group'
  /** Text of a meeting. */
  | 'text'
  /** Until its owner takes it away; at the latest with the text of its meeting. */
  | 'ownText'
  /** As long as the account, or until it ends by itself. */
  | 'account'
  /** A sign-in. */
  | 'session'
  /** An invitation or return link. */
  | 'link'
  /** A message to be sent. */
  | 'mail'
  /** A message to a channel. */
  | 'post'
  /** Somewhat more than a year. */
  | 'reminder'
  /** An hour. */
  | 'demo'
  /** As long as the database. */
  | 'server';

export type DataSubject = 'people' | 'meetings' | 'writing' | 'drawing' | 'server';

type DataColumn = { name: string; kind: ColumnKind; about: string };

export type DataTable = {
  name: string;
  subject: DataSubject;
  title: string;
  purpose: string;
  seenBy: readonly DataReader[];
  kept: Kept;
  columns: readonly DataColumn[];
};

/** `step` is the newest change of the database that this version knows. */
export type DataRegister = { version: string; step: string; tables: readonly DataTable[] };
