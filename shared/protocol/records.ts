import type { Help, MeetingId, MemberId, SlotId } from '../meeting/state';

/** Records on the wire: text that people wrote, kept outside the log and answered only to people who may read it. */

export type IssueCard = {
  /** One sentence; with `help` the two required fields. */
  line: string;
  whyNow: string;
  tried: string;
  wanted: string;
  keyQuestion: string;
  notWanted: string;
  help: Help[];
};

type SharedIssue = { member: MemberId; version: number; card: IssueCard };

export type EnvelopeKind = 'question' | 'idea' | 'experience' | 'link' | 'contact';

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

export type ParkedItem = { id: string; text: string; by: MemberId; at: number };

export type ActionStatus = 'open' | 'done' | 'partly' | 'notDone' | 'dropped';

export type Action = {
  id: string;
  member: MemberId;
  meeting: MeetingId;
  slot: SlotId | null;
  what: string;
  firstStep: string;
  by: string;
  measure: string;
  support: string;
  ifThen: string;
  buddy: string;
  status: ActionStatus;
  learned: string;
  acceptedAt: number;
};

/** Reads of words. Each answers only what this member may see. */
export type RecordsRequest =
  | { what: 'myIssue' }
  | { what: 'sharedIssues' }
  | { what: 'myNote' }
  | { what: 'envelope'; slot: SlotId }
  | { what: 'parking' }
  /** By the page, newest first: `older` is what the answer before said. `previous`: only those from earlier meetings. */
  | { what: 'actions'; of?: MemberId | undefined; previous?: true | undefined; older?: string | undefined } // accepted in this meeting, and those brought along from earlier ones that are still open
  | { what: 'oneChange' }
  | { what: 'talkTime' };

export type RecordsAnswer =
  | { what: 'myIssue'; card: IssueCard; version: number; shared: number | null }
  | { what: 'sharedIssues'; issues: SharedIssue[] }
  | { what: 'myNote'; text: string; version: number }
  | { what: 'envelope'; cards: EnvelopeCard[] }
  | { what: 'parking'; items: ParkedItem[] }
  | {
      what: 'actions';
      /** In the order in which they were accepted. */
      actions: Action[];
      /** What to ask with for those before the first one; null: there are none. */
      older: string | null;
      /** How many actions from earlier meetings each member has said nothing about yet. */
      unreported: { member: MemberId; count: number }[];
    }
  | { what: 'oneChange'; text: string; version: number }
  | { what: 'talkTime'; mineMs: number; totalMs: number };

/** Writes of words. Versions guard against two tabs overwriting each other (`stale` carries nothing away: the text stays on screen). */
export type RecordsChange =
  | { what: 'saveIssue'; card: IssueCard; version: number }
  | { what: 'shareIssue'; slot: SlotId; version: number }
  | { what: 'saveNote'; text: string; version: number }
  | { what: 'addEnvelope'; slot: SlotId; kind: EnvelopeKind; text: string }
  | { what: 'markEnvelope'; card: string; helped: boolean }
  | { what: 'removeEnvelope'; card: string }
  | { what: 'park'; text: string }
  | { what: 'unpark'; item: string }
  /** The lead takes a card that was shared, or an accepted action, away from everybody. */
  | { what: 'removeIssue'; slot: SlotId }
  | { what: 'removeAction'; action: string }
  /** The client accepts a drafted row: `hash` is of its text as seen; a different text on the server answers `stale`. */
  | { what: 'acceptAction'; page: string; row: number; hash: string }
  | { what: 'withdrawAction'; action: string }
  | { what: 'reportAction'; action: string; status: ActionStatus; learned: string }
  | { what: 'saveOneChange'; text: string; version: number }
  | { what: 'noteToLead'; text: string };
