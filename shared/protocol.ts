import type { KeyNote } from './encryption/keyExchange';
import type { MemberCommand } from './meeting/commands';
import type { Event } from './meeting/events';
import type { EvaluationTotals, GroupId, Help, Meeting, MeetingId, MemberId, SlotId } from './meeting/state';
import type { Answer } from './refusal';

/**
 * Every message between browser and server. Who sends is known from the handshake (cookie) and never in a body;
 * the meeting is named once, in the handshake's `auth`, and checked there. Servers speak PROTOCOL and PROTOCOL - 1.
 */
export const PROTOCOL = 1;

/** `auth` of the socket handshake. `tab` is random per page and tells the tabs of one member apart. */
export type Handshake = { protocol: number; meeting: MeetingId; tab: string };

/** Names and colours of people are words: rows outside the log. */
export type Person = { member: MemberId; name: string };

/** What a seated member receives on joining; events of later versions follow on `meeting:events`. */
export type SeatView = {
  kind: 'seat';
  me: MemberId;
  tab: string;
  title: string;
  groupName: string;
  /** The ordinal of this meeting in its group, from 1. */
  ordinal: number;
  meeting: Meeting;
  people: Person[];
  agreement: { version: number; lines: string[] };
  /** "One change" the group noted at its last meeting, if any. */
  lastChange: string | null;
  serverNow: number;
  /** What this server offers: media adapter, and whether it runs on more than loopback. */
  media: 'mesh' | 'livekit' | 'none';
};

/** What somebody at the door, or a speaker between their stages, may know. */
export type DoorView = {
  kind: 'door';
  me: MemberId;
  tab: string;
  group: GroupId;
  title: string;
  groupName: string;
  admission: 'new' | 'waiting' | 'refused' | 'removed' | 'left';
  status: 'lobby' | 'running' | 'ended';
  startsAt: number;
  minutes: number;
  leadName: string | null;
  /** The meeting is mine to lead, so that I may come in before the doors open. */
  isMine: boolean;
  hereCount: number;
  agreement: { version: number; lines: string[] };
  serverNow: number;
  media: 'mesh' | 'livekit' | 'none';
  /** From when on a connection to the media server may be made, so that sitting down is heard and seen at once; null: not from here. */
  connectFrom: number | null;
};

/** What a browser may try before it sits down; `trial` opens an empty room of the media server, for who is not connected there anyway. */
export type LineOffer = {
  iceServers: IceServer[];
  trial: { url: string; token: string } | null;
};

export type JoinView = SeatView | DoorView;

/** One frame per room and event-loop turn: consecutive events, the first at `version` + 1 - events.length. */
export type EventFrame = { version: number; at: number; events: Event[] };

// ---------------------------------------------------------------- documents

/** `group/meeting/kind/slot`; the server checks membership and role, the slot part is 'common' outside slots. */
export type DocumentName = string;

export type DocumentOpened = {
  /** Fresh Yjs clientID reserved for this member and this open; to be set after the snapshot is applied. */
  clientId: number;
  /** Base64 of the update the client lacks, and of the server's state vector. */
  update: string;
  stateVector: string;
  /** False for who listens or only reads: the screen is read-only (soft). */
  writable: boolean;
};

/** `behind`: predecessors missing, resync from `stateVector`; `retryIn` in milliseconds. */
export type UpdateAnswer =
  | { outcome: 'committed' }
  | { outcome: 'behind'; stateVector: string }
  | { outcome: 'retry'; retryIn: number };

// -------------------------------------------------------------------- words

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
export type SharedIssue = { member: MemberId; version: number; card: IssueCard };

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
export type WordsRequest =
  | { what: 'myIssue' }
  | { what: 'sharedIssues' }
  | { what: 'myNote' }
  | { what: 'envelope'; slot: SlotId }
  | { what: 'parking' }
  | { what: 'actions' } // accepted in this meeting, and those brought along from earlier ones that are still open
  | { what: 'oneChange' }
  | { what: 'talkTime' };

export type WordsAnswer =
  | { what: 'myIssue'; card: IssueCard; version: number; shared: number | null }
  | { what: 'sharedIssues'; issues: SharedIssue[] }
  | { what: 'myNote'; text: string; version: number }
  | { what: 'envelope'; cards: EnvelopeCard[] }
  | { what: 'parking'; items: ParkedItem[] }
  | { what: 'actions'; actions: Action[] }
  | { what: 'oneChange'; text: string; version: number }
  | { what: 'talkTime'; mineMs: number; totalMs: number };

/** Writes of words. Versions guard against two tabs overwriting each other (`stale` carries nothing away: the text stays on screen). */
export type WordsChange =
  | { what: 'saveIssue'; card: IssueCard; version: number }
  | { what: 'shareIssue'; slot: SlotId; version: number }
  | { what: 'saveNote'; text: string; version: number }
  | { what: 'addEnvelope'; slot: SlotId; kind: EnvelopeKind; text: string }
  | { what: 'markEnvelope'; card: string; helped: boolean }
  | { what: 'removeEnvelope'; card: string }
  | { what: 'park'; text: string }
  | { what: 'unpark'; item: string }
  /** The client accepts a drafted row: `hash` is of its text as seen; a different text on the server answers `stale`. */
  | { what: 'acceptAction'; page: string; row: number; hash: string }
  | { what: 'withdrawAction'; action: string }
  | { what: 'reportAction'; action: string; status: ActionStatus; learned: string }
  | { what: 'saveOneChange'; text: string; version: number }
  | { what: 'noteToLead'; text: string };

// --------------------------------------------------------------- evaluation

/** The three messages of a masked sum; numbers are unsigned 32-bit, base64 little-endian. See trust.md section 5. */
export type EvaluationMessage =
  | { step: 'key'; round: number; publicKey: string; mac: string | null }
  | { step: 'vector'; round: number; vector: string }
  | { step: 'mask'; round: number; mask: string }
  | { step: 'text'; round: number; text: string };

export type EvaluationNews =
  /** Keys of all answerers of the frozen list: time to send the vector. */
  | { step: 'keys'; round: number; keys: { member: MemberId; publicKey: string; mac: string | null }[] }
  /** All vectors are in and the reveal is committed: time to send the self-mask. */
  | { step: 'reveal'; round: number }
  /** Everything needed to add up and compare. */
  | { step: 'published'; round: number; vectors: string[]; masks: string[]; result: EvaluationTotals; texts: string[] }
  | { step: 'void'; round: number };

// ------------------------------------------------------------ live, unstored

/** Never stored; stamped with member and tab by the server. */
export type PresenceNote =
  | { kind: 'cursor'; document: DocumentName; x: number; y: number; tool: string }
  | { kind: 'typing'; document: DocumentName; field: string | null; index: number }
  | { kind: 'speaking'; on: boolean }
  | { kind: 'media'; microphone: boolean; camera: boolean; screen: boolean };
/** Whom this browser hears now: counted for the talk time (median over the browsers), never relayed. */
export type HeardNote = { kind: 'heard'; member: MemberId; on: boolean };
export type PresenceNews = PresenceNote & { member: MemberId; tab: string };

/** WebRTC signalling of the mesh: offers, answers, candidates as the browser made them. */
export type Signal = {
  description?: { type: string; sdp: string };
  candidate?: unknown;
  restart?: true;
  mac?: string | null;
  /** Each side names its own RTCPeerConnection and the one it believes to answer, so that news for a closed one is dropped. */
  session?: { mine: string; yours: string | null };
};
export type SignalNews = { from: MemberId; tab: string; signal: Signal };

export type IceServer = { urls: string | string[]; username?: string; credential?: string };
export type MediaTicket =
  | { kind: 'mesh'; iceServers: IceServer[] }
  | { kind: 'livekit'; url: string; token: string }
  | { kind: 'none' };

/** Something only the lead is told. */
export type PrivateNote = { kind: 'noteToLead'; from: MemberId; text: string; at: number };

type Ack<T> = (answer: Answer<T>) => void;

export interface ToServer {
  'meeting:join': (ask: { have: number | null }, ack: Ack<JoinView>) => void;
  /** Events after `version`, or a fresh view when they are too many. */
  'meeting:since': (
    ask: { version: number },
    ack: Ack<{ kind: 'events'; frame: EventFrame } | { kind: 'view'; view: JoinView }>,
  ) => void;
  'meeting:command': (ask: { commandId: string; command: MemberCommand }, ack: Ack<{ version: number }>) => void;
  clock: (ask: Record<string, never>, ack: Ack<{ now: number }>) => void;
  'document:open': (ask: { document: DocumentName; stateVector: string | null }, ack: Ack<DocumentOpened>) => void;
  'document:update': (
    ask: { document: DocumentName; clientId: number; update: string },
    ack: Ack<UpdateAnswer>,
  ) => void;
  'document:close': (ask: { document: DocumentName }, ack: Ack<null>) => void;
  'words:read': (ask: WordsRequest, ack: Ack<WordsAnswer>) => void;
  'words:change': (ask: { commandId: string; change: WordsChange }, ack: Ack<{ version: number }>) => void;
  'evaluation:send': (ask: EvaluationMessage, ack: Ack<null>) => void;
  'media:join': (ask: Record<string, never>, ack: Ack<MediaTicket>) => void;
  /**
   * Before sitting down: which addresses this browser may try, to see whether sound and picture will get out. `server` is a
   * media server with an address of its own.
   */
  'media:check': (ask: Record<string, never>, ack: Ack<LineOffer>) => void;
  /** To one tab of one member. */
  'media:signal': (ask: { to: MemberId; tab: string; signal: Signal }, ack: Ack<null>) => void;
  /** Which connection at the media server is mine (LiveKit's SID); `notNow`: not in the present room, ask for a new ticket. */
  'media:here': (ask: { sid: string }, ack: Ack<null>) => void;
  /** What browsers agree on about their media key: to one tab, or (null) to everybody in the circle. */
  'media:key': (ask: { to: { member: MemberId; tab: string } | null; note: KeyNote }, ack: Ack<null>) => void;
  presence: (note: PresenceNote | HeardNote) => void;
}

export interface ToClient {
  'meeting:events': (frame: EventFrame) => void;
  /** My admission, role or seat changed in a way that changes what I may see: ask `meeting:join` again. */
  'meeting:rejoin': (why: { reason: 'admitted' | 'refused' | 'removed' | 'ended' | 'doors' | 'restart' }) => void;
  /** Another tab of mine took the seat; this one shows "continue here". */
  'meeting:elsewhere': (news: { tab: string }) => void;
  people: (people: Person[]) => void;
  'door:knocked': (news: { member: MemberId; name: string }) => void;
  'document:update': (news: { document: DocumentName; update: string; member: MemberId }) => void;
  /** The document must be opened again (refused update, restored version). */
  'document:reopen': (news: { document: DocumentName }) => void;
  'words:changed': (news: { what: WordsRequest['what']; slot?: SlotId }) => void;
  'evaluation:news': (news: EvaluationNews) => void;
  'media:signal': (news: SignalNews) => void;
  'media:tabs': (news: { member: MemberId; tabs: string[] }[]) => void;
  /** The room at the media server changed: ask `media:join` again, connect there, then leave the old one. */
  'media:again': (news: { reason: 'moved' }) => void;
  /** Whose picture is whose at the media server. */
  'media:who': (names: Record<string, MemberId>) => void;
  'media:key': (news: { from: { member: MemberId; tab: string }; note: KeyNote }) => void;
  presence: (news: PresenceNews[]) => void;
  private: (note: PrivateNote) => void;
  'server:stopping': (news: { retryIn: number }) => void;
}

// --------------------------------------------------------------------- HTTP

export type StartMeeting = {
  template: string;
  title: string;
  name: string;
  minutes: number;
  startsAt: number | null;
  takesPart: boolean;
  sound: 'here' | 'elsewhere';
  /** Sound and picture are encrypted from browser to browser; so are the group's next meetings, until the lead stops it. */
  encrypted: boolean;
};
/** `invite` goes behind `/j#`; the browser adds its own key after a dot. */
export type MeetingStarted = { meeting: MeetingId; group: string; invite: string };

export type InviteLook = {
  kind: 'group' | 'personal' | 'return';
  title: string;
  groupName: string;
  group: string;
  startsAt: number;
  status: 'lobby' | 'running' | 'ended';
  /** True when a name has to be given; a return link knows it. */
  needsName: boolean;
  /** Set when this browser already has a seat in the group. */
  knownAs: string | null;
};
export type InviteUsed = { meeting: MeetingId; group: string; name: string };

export type Minutes = {
  title: string;
  groupName: string;
  startedAt: number;
  endedAt: number | null;
  attendance: { name: string; minutesPresent: number; role: string }[];
  stages: { words: string; slotOf: string | null; plannedMinutes: number; actualMinutes: number; skipped: boolean }[];
  actions: { name: string; mine: boolean; action: Action }[];
  parking: string[];
  evaluation: EvaluationTotals | null;
  /** Who could have answered when the evaluation was published. */
  evaluationPresent: number | null;
  evaluationTexts: string[];
  /** The latest earlier result of the group, for the ring of last time. */
  lastEvaluation: EvaluationTotals | null;
  oneChange: string | null;
  issues: { name: string; card: IssueCard }[];
  myTalkMs: number | null;
  boards: { document: DocumentName; label: string }[];
  nextStartsAt: number | null;
};
