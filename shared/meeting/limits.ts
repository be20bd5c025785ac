/**
 * How long a text of the group's records may be, and how many rows a list may have. The server refuses what is beyond, on
 * every way in; the fields on the screen stop at the same numbers. Characters are counted as JavaScript counts them (UTF-16).
 */

/** Characters. */
export const longest = {
  issueLine: 300,
  issueField: 2_000,
  privateNotes: 20_000,
  /** A page of silent writing. */
  page: 20_000,
  envelopeCard: 1_000,
  parkedItem: 300,
  /** What the lead writes in place of a prompt: read in a second by everybody, and on the wall. */
  prompt: 300,
  /** What a group calls a format of its own, and the file that one is read from. */
  formatName: 80,
  formatFile: 32_000,
  /** What somebody learned from an action, said when its status is reported. */
  learned: 500,
  oneChange: 200,
  noteToLead: 500,
  /** One point of the group agreement. */
  agreementLine: 300,
  /** Whom people of the group can turn to for help. */
  helpContacts: 1_000,
  /** What somebody without a microphone says in writing. */
  words: 500,
  /** One field of an action, drafted or accepted. */
  planField: 1_000,
  groupNotes: 50_000,
  /** One text of a board, written as text. */
  boardText: 2_000,
  /** A person's name, and the title of a meeting. */
  name: 80,
  title: 120,
} as const;

/** Rows. A share for each member keeps one person from filling a list for all. */
export const most = {
  /** Parked items of a group, and of one member among them. */
  parked: 100,
  parkedByMember: 25,
  /** Texts in place of prompts, in one meeting. */
  promptsInMeeting: 200,
  /** Formats that a group keeps, and places in one of them. */
  formats: 20,
  /** Points of a group agreement. */
  agreementLines: 30,
  /** Cards of one author in the envelope of one slot. */
  envelopeCards: 30,
  /** Actions that one member accepts in one meeting: twice the rows of a plan. */
  actionsInMeeting: 24,
  /** Dates that a group has planned behind its next meeting. */
  laterDates: 24,
  /** Actions of one answer; older ones are asked for. */
  actionsInPage: 50,
} as const;

/**
 * People type into a shared text at once, and a browser that was offline brings what it wrote: each stops at the limit, and
 * together they may pass it. Up to this many times the limit is taken.
 */
export const SHARED_TEXT_SLACK = 2;

/** An evaluation is held and shown with so many answers at least: fewer protect nobody. */
export const LEAST_ANSWERERS = 4;
