import { z } from 'zod';
import type { Day } from '../day';
import { slotId as slot, stageKey as stage } from '../meeting/commands';
import type { MeetingId, MemberId, SlotId, StageKey, Time } from '../meeting/state';
import { commandId } from './scalars';

/** Records on the wire: text that people wrote, kept outside the log and answered only to people who may read it. */

const id = z.string().min(1).max(64);
const version = z.number().int().min(0);
/** How long a text may be is checked by the rules of records; the guard has already bounded the whole message. */
const text = z.string();
const someText = text.min(1);

/** `line` is the issue in one sentence; it and `help` are the two required fields. */
export const issueCard = z.strictObject({
  line: text,
  whyNow: text,
  tried: text,
  wanted: text,
  keyQuestion: text,
  notWanted: text,
  help: z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice'])).max(5),
});
export type IssueCard = z.infer<typeof issueCard>;

const envelopeKind = z.enum(['question', 'idea', 'experience', 'link', 'contact']);
export type EnvelopeKind = z.infer<typeof envelopeKind>;

const parkedKind = z.enum(['topic', 'progress', 'request']);
export type ParkedKind = z.infer<typeof parkedKind>;
const score = z.number().int().min(1).max(10);

const actionStatus = z.enum(['open', 'done', 'partly', 'notDone', 'dropped']);
export type ActionStatus = z.infer<typeof actionStatus>;

/** `POST /api/groups/:group/actions/:action/report`: how one of my actions went. In a room `reportAction` says the same. */
export const actionReport = z.strictObject({ status: actionStatus, learned: text });
export type ActionReport = z.infer<typeof actionReport>;

/** What a browser may read. Each answer holds only what this member may see. */
export const recordsRequest = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('myIssue') }),
  z.strictObject({ what: z.literal('sharedIssues') }),
  z.strictObject({ what: z.literal('myNote') }),
  /** My own pages of this meeting. */
  z.strictObject({ what: z.literal('myPages') }),
  /** What I may read of pages: those released to the group, given to me as the client, and my own among them. */
  z.strictObject({ what: z.literal('shownPages') }),
  z.strictObject({ what: z.literal('envelope'), slot }),
  z.strictObject({ what: z.literal('parking') }),
  /**
   * Actions accepted in this meeting, and previous actions that are still open; a page at a time, newest first. `older`
   * comes from the answer before. `previous` asks only for actions from earlier meetings.
   */
  z.strictObject({
    what: z.literal('actions'),
    of: id.optional(),
    previous: z.literal(true).optional(),
    older: z.string().max(100).optional(),
  }),
  z.strictObject({ what: z.literal('oneChange') }),
  /** Whom people of the group can turn to for help. */
  z.strictObject({ what: z.literal('helpContacts') }),
  z.strictObject({ what: z.literal('agreement') }),
  z.strictObject({ what: z.literal('talkTime') }),
  z.strictObject({ what: z.literal('said') }),
]);
export type RecordsRequest = z.infer<typeof recordsRequest>;

/** What a browser may write. A `version` keeps two tabs from overwriting each other: the later one gets `stale` and keeps its text. */
const recordsChange = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('saveIssue'), card: issueCard, version }),
  z.strictObject({ what: z.literal('shareIssue'), slot, version }),
  z.strictObject({ what: z.literal('saveNote'), text, version }),
  z.strictObject({ what: z.literal('savePage'), stage, text, version }),
  /** Who reads my page: nobody else, the client, or the group. They get `part` of it, or all of it as it is in this version. */
  z.strictObject({
    what: z.literal('releasePage'),
    stage,
    to: z.enum(['owner', 'client', 'group']),
    version,
    part: someText.optional(),
  }),
  z.strictObject({ what: z.literal('erasePage'), stage }),
  /** The lead takes a page away that somebody released to the group. Its owner keeps it. */
  z.strictObject({ what: z.literal('removePage'), stage, member: id }),
  z.strictObject({ what: z.literal('addEnvelope'), slot, kind: envelopeKind, text: someText }),
  z.strictObject({ what: z.literal('markEnvelope'), card: id, helped: z.boolean() }),
  z.strictObject({ what: z.literal('removeEnvelope'), card: id }),
  /** A topic for later, `of` the member who told it; or, in a network call, progress or a request. */
  z.strictObject({ what: z.literal('park'), text: someText, kind: parkedKind.optional(), of: id.optional() }),
  z.strictObject({ what: z.literal('unpark'), item: id }),
  /** How important and how urgent a topic is to the member whose topic it is. */
  z.strictObject({ what: z.literal('scoreParked'), item: id, importance: score, urgency: score }),
  /** I can help with this request, or not any more. */
  z.strictObject({ what: z.literal('offerHelp'), item: id, on: z.boolean() }),
  /** The lead takes a shared card, or an accepted action, away from everybody. */
  z.strictObject({ what: z.literal('removeIssue'), slot }),
  z.strictObject({ what: z.literal('removeAction'), action: id }),
  /** The client accepts a drafted row. `hash` is of the text they saw; when the server holds another text it answers `stale`. */
  z.strictObject({
    what: z.literal('acceptAction'),
    page: z.string().min(1).max(68),
    row: z.number().int().min(0).max(11),
    hash: z.string().min(1).max(128),
  }),
  z.strictObject({ what: z.literal('withdrawAction'), action: id }),
  z.strictObject({ what: z.literal('reportAction'), action: id, status: actionStatus, learned: text }),
  /** The lead writes a text in place of the prompt of a stage; `seen` is the version of the meeting that they saw. */
  z.strictObject({ what: z.literal('setPrompt'), place: stage, text: someText, seen: version }),
  z.strictObject({ what: z.literal('saveOneChange'), text, version }),
  z.strictObject({ what: z.literal('saveHelpContacts'), text, version }),
  /** The agreement in the group's own words, point by point. */
  z.strictObject({ what: z.literal('saveAgreement'), lines: z.array(text).min(1), version }),
  /** I sign the agreement as I read it. */
  z.strictObject({ what: z.literal('signAgreement'), version }),
  z.strictObject({ what: z.literal('noteToLead'), text: someText }),
  /** Whoever has the floor and no microphone says it in writing. */
  z.strictObject({ what: z.literal('say'), text: someText }),
]);
export type RecordsChange = z.infer<typeof recordsChange>;

export const recordsCommand = z.strictObject({ commandId, change: recordsChange });
export type RecordsCommand = z.infer<typeof recordsCommand>;

type SharedIssue = { member: MemberId; version: number; card: IssueCard };

/** `from` is null when the reader is neither the client nor the author. */
export type EnvelopeCard = {
  id: string;
  slot: SlotId;
  kind: EnvelopeKind;
  text: string;
  from: MemberId;
  helped: boolean;
  at: number;
};

/** `shown` is what others read of it; null while nobody does, or while they read all of it as it is. */
export type OwnPage = { stage: StageKey; text: string; version: number; shown: string | null };

export type ShownPage = { stage: StageKey; member: MemberId; text: string };

export type Words = { by: MemberId; text: string; at: number };

/** `of`: whose topic it is, when `by` wrote it down for somebody else; `helpers` offer help with a request. */
export type ParkedItem = {
  id: string;
  kind: ParkedKind;
  text: string;
  by: MemberId;
  of: MemberId;
  score: { importance: number; urgency: number } | null;
  helpers: MemberId[];
  at: number;
};

export type Action = {
  id: string;
  member: MemberId;
  meeting: MeetingId;
  slot: SlotId | null;
  what: string;
  firstStep: string;
  /** When in words, beside `due` or in its place. */
  by: string;
  /** By which day; null where none was chosen, and in actions from before there were days. */
  due: Day | null;
  measure: string;
  support: string;
  ifThen: string;
  buddy: string;
  status: ActionStatus;
  learned: string;
  acceptedAt: number;
  /** When its owner last said how it went; null while it is open, and where that was before this was kept. */
  reportedAt: number | null;
};

export type RecordsAnswer =
  | { what: 'myIssue'; card: IssueCard; version: number; shared: number | null }
  | { what: 'sharedIssues'; issues: SharedIssue[] }
  | { what: 'myNote'; text: string; version: number }
  | { what: 'myPages'; pages: OwnPage[] }
  | { what: 'shownPages'; pages: ShownPage[] }
  | { what: 'envelope'; cards: EnvelopeCard[] }
  | { what: 'parking'; items: ParkedItem[] }
  | {
      what: 'actions';
      /** In the order in which they were accepted. */
      actions: Action[];
      /** Goes into the next request to get the page before this one; null when there is none. */
      older: string | null;
      /** When the group last met: what was told later is news. */
      since: Time;
      /** The day of the group's next meeting, as far as its plan tells: what a new action is due by, unless somebody says otherwise. */
      nextDay: Day | null;
      /** How many previous actions each member has not reported on yet. */
      unreported: { member: MemberId; count: number }[];
    }
  | { what: 'oneChange'; text: string; version: number }
  | { what: 'helpContacts'; text: string; version: number }
  | { what: 'agreement'; lines: string[]; version: number }
  /** `people`: for whoever leads. */
  | { what: 'talkTime'; mineMs: number; people: { member: MemberId; ms: number }[] | null }
  /** What people wrote who cannot speak, in the stage in hand. */
  | { what: 'said'; said: Words[] };
