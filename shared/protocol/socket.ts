import type { KeyMessage } from '../encryption/keyExchange';
import type { MemberCommand } from '../meeting/commands';
import type { DocumentName, MemberId, SlotId } from '../meeting/state';
import type { Answer } from '../refusal';
import type { DocumentOpened, UpdateAnswer } from './documents';
import type { EvaluationMessage, EvaluationNews } from './evaluation';
import type { MediaTicket, NetworkCheckOffer, Signal, SignalNews } from './media';
import type { EventFrame, JoinView, OwnPrompt, Person, PrivateNote } from './meeting';
import type { HeardNote, PresenceNews, PresenceNote } from './presence';
import type { RecordsAnswer, RecordsCommand, RecordsRequest } from './records';

/** Every event of the socket in both directions. Each event to the server gets one answer, its value or a refusal; `presence` gets none. */

type Ack<T> = (answer: Answer<T>) => void;

export interface ToServer {
  'meeting:join': (request: { have: number | null }, ack: Ack<JoinView>) => void;
  /** Events after `version`, or a fresh view when they are too many. */
  'meeting:since': (
    request: { version: number },
    ack: Ack<{ kind: 'events'; frame: EventFrame } | { kind: 'view'; view: JoinView }>,
  ) => void;
  'meeting:command': (request: { commandId: string; command: MemberCommand }, ack: Ack<{ version: number }>) => void;
  clock: (request: Record<string, never>, ack: Ack<{ now: number }>) => void;
  'document:open': (request: { document: DocumentName; stateVector: string | null }, ack: Ack<DocumentOpened>) => void;
  'document:update': (
    request: { document: DocumentName; clientId: number; update: string },
    ack: Ack<UpdateAnswer>,
  ) => void;
  'document:close': (request: { document: DocumentName }, ack: Ack<null>) => void;
  'records:read': (request: RecordsRequest, ack: Ack<RecordsAnswer>) => void;
  'records:change': (request: RecordsCommand, ack: Ack<{ version: number }>) => void;
  'evaluation:send': (request: EvaluationMessage, ack: Ack<null>) => void;
  'media:join': (request: Record<string, never>, ack: Ack<MediaTicket>) => void;
  /**
   * Before sitting down: the addresses that this browser may try, to see whether sound and picture will get out. `server`
   * is a media server with an address of its own.
   */
  'media:check': (request: Record<string, never>, ack: Ack<NetworkCheckOffer>) => void;
  /** For one tab of one member. */
  'media:signal': (request: { to: MemberId; tab: string; signal: Signal }, ack: Ack<null>) => void;
  /** This browser's connection at the media server (LiveKit's SID). `notNow`: it is not in the current room, so join again. */
  'media:here': (request: { sid: string }, ack: Ack<null>) => void;
  /** A message of the key exchange: for one tab, or (null) for everybody who takes part. */
  'media:key': (request: { to: { member: MemberId; tab: string } | null; note: KeyMessage }, ack: Ack<null>) => void;
  presence: (note: PresenceNote | HeardNote) => void;
}

export interface ToClient {
  'meeting:events': (frame: EventFrame) => void;
  /** My admission, role or seat changed what I may see: join again. */
  'meeting:rejoin': (why: { reason: 'admitted' | 'refused' | 'removed' | 'ended' | 'lobby' | 'restart' }) => void;
  /** Another tab of mine took the seat; this one shows "continue here". */
  'meeting:elsewhere': (news: { tab: string }) => void;
  people: (people: Person[]) => void;
  prompts: (prompts: OwnPrompt[]) => void;
  /** Somebody knocked: everybody in the room gets it, so that names are known; the lead's screen asks whether to let them in. */
  'lobby:knocked': (news: { member: MemberId; name: string }) => void;
  /** Updates that were committed together, in this order; my own are among them when several people wrote. */
  'document:update': (news: { document: DocumentName; updates: string[] }) => void;
  /** The document has to be opened again (an update was refused, or a version was restored). */
  'document:reopen': (news: { document: DocumentName }) => void;
  'records:changed': (news: { what: RecordsRequest['what']; slot?: SlotId }) => void;
  'evaluation:news': (news: EvaluationNews) => void;
  'media:signal': (news: SignalNews) => void;
  'media:tabs': (news: { member: MemberId; tabs: string[] }[]) => void;
  /** The room at the media server changed: join again, connect there, then leave the old room. */
  'media:again': (news: { reason: 'moved' }) => void;
  /** Which media belong to which member, by their names at the media server. */
  'media:who': (names: Record<string, MemberId>) => void;
  'media:key': (news: { from: { member: MemberId; tab: string }; note: KeyMessage }) => void;
  presence: (news: PresenceNews[]) => void;
  private: (note: PrivateNote) => void;
  'server:stopping': (news: { retryIn: number }) => void;
}

/** What is asked with an event to the server, and what is answered. */
export type AskOf<E extends keyof ToServer> = Parameters<ToServer[E]>[0];
export type AnswerOf<E extends keyof ToServer> = Answer<
  Parameters<ToServer[E]> extends [unknown, Ack<infer T>] ? T : null
>;

export type NewsEvent = keyof ToClient;
export type NewsOf<E extends NewsEvent> = Parameters<ToClient[E]>[0];
