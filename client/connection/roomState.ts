import type { MemberCommand } from '../../shared/meeting/commands';
import type { GroupId, Meeting, MemberId, PromptId } from '../../shared/meeting/state';
import type { LobbyView, PrivateNote, SeatView } from '../../shared/protocol/meeting';
import type { PresenceNews } from '../../shared/protocol/presence';
import type { RecordsRequest } from '../../shared/protocol/records';
import type { AnswerOf, AskOf, ToClient, ToServer } from '../../shared/protocol/socket';
import type { Answer } from '../../shared/refusal';

/**
 * `reconnecting`: the server does not answer at the moment, also while the page opens. `elsewhere`: another tab of mine
 * has the seat. `refused`: the server does not accept this socket, and `why` is the code.
 */
export type Link =
  | { kind: 'connecting' }
  | { kind: 'here' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'elsewhere' }
  | { kind: 'refused'; why: string };

/** What features see of the meeting. Only the connection changes it. */
export type RoomState = {
  link: Link;
  /** Nothing has come from the server for some seconds, although the connection still looks open. */
  isSilent: boolean;
  /** Null until the first answer. */
  view: SeatView | LobbyView | null;
  /** The state of the engine, evolved from the same events as everybody's; null in the lobby. */
  meeting: Meeting | null;
  names: ReadonlyMap<MemberId, string>;
  /** Texts that stand in place of prompts, by the ids that the meeting names. */
  prompts: ReadonlyMap<PromptId, string>;
  /** The latest live note per member, tab and kind. */
  presence: ReadonlyMap<string, PresenceNews>;
  privateNotes: readonly PrivateNote[];
  /** Grows when records of this kind change on the server. */
  recordsVersion: Readonly<Record<RecordsRequest['what'], number>>;
  /** The types of commands that are not answered yet, for pending states. */
  sending: ReadonlySet<MemberCommand['type']>;
};

/** Nothing comes from the server at the moment, so that what the page shows may be old. */
export const isCutOff = ({ link, isSilent }: RoomState): boolean =>
  isSilent || link.kind === 'reconnecting' || link.kind === 'connecting';

/** A demo: everybody else in the meeting is simulated. */
export const isOfDemo = ({ view }: RoomState): boolean => view?.demo !== undefined;

/** The group of this meeting, also for people in the lobby. */
export const groupOf = ({ view }: RoomState): GroupId | null =>
  view === null ? null : view.kind === 'lobby' ? view.group : view.meeting.group;

export interface Connection {
  state(): RoomState;
  subscribe(listener: () => void): () => void;
  /** Server time now, from the client's clock and the measured offset. */
  now(): number;
  /**
   * Sends a command, one at a time and under the same id until an answer comes, so that it is done once whatever the
   * network does.
   */
  send(command: MemberCommand): Promise<Answer<{ version: number }>>;
  /**
   * Makes any other request, with a typed answer. Never rejects: without a connection the answer is `unavailable` after
   * ten seconds.
   */
  ask<E extends Exclude<keyof ToServer, 'presence' | 'meeting:command'>>(
    event: E,
    payload: AskOf<E>,
  ): Promise<AnswerOf<E>>;
  presence(note: AskOf<'presence'>): void;
  /** Calls the listener for messages of the server, for documents, media and the evaluation. */
  on<E extends keyof ToClient>(event: E, listener: ToClient[E]): () => void;
  close(): void;
}
