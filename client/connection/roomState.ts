import type { MemberCommand } from '../../shared/meeting/commands';
import type { GroupId, Meeting, MemberId } from '../../shared/meeting/state';
import type { LobbyView, PrivateNote, SeatView } from '../../shared/protocol/meeting';
import type { PresenceNews } from '../../shared/protocol/presence';
import type { RecordsRequest } from '../../shared/protocol/records';
import type { ToClient, ToServer } from '../../shared/protocol/socket';
import type { Answer } from '../../shared/refusal';

/** `reconnecting`: no answer from the server for the moment, also while the page opens. `elsewhere`: another tab of mine has the seat. `refused`: the server will not have this socket; `why` says it in a code. */
export type Link =
  | { kind: 'connecting' }
  | { kind: 'here' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'elsewhere' }
  | { kind: 'refused'; why: string };

/** What every feature sees of the meeting; changed only by the connection. */
export type RoomState = {
  link: Link;
  /** Null until the first answer. */
  view: SeatView | LobbyView | null;
  /** The engine's state, evolved from the same events as everybody's; null in the lobby. */
  meeting: Meeting | null;
  names: ReadonlyMap<MemberId, string>;
  /** Latest live note per member, tab and kind. */
  presence: ReadonlyMap<string, PresenceNews>;
  privateNotes: readonly PrivateNote[];
  /** Grows when records of this kind changed on the server. */
  recordsVersion: Readonly<Record<RecordsRequest['what'], number>>;
  /** Commands on their way, by type, for pending states. */
  sending: ReadonlySet<MemberCommand['type']>;
};

/** The group whose meeting this is, for people in the lobby too. */
export const groupOf = ({ view }: RoomState): GroupId | null =>
  view === null ? null : view.kind === 'lobby' ? view.group : view.meeting.group;

type Asked<E extends keyof ToServer> = Parameters<ToServer[E]>[0];
type Given<E extends keyof ToServer> = Parameters<ToServer[E]>[1] extends (answer: Answer<infer T>) => void ? T : never;

export interface Connection {
  state(): RoomState;
  subscribe(listener: () => void): () => void;
  /** Server time now, from the client's clock and the measured offset. */
  now(): number;
  /** Has a command done once, whatever the network does: sent under the same id until an answer comes, one at a time. */
  send(command: MemberCommand): Promise<Answer<{ version: number }>>;
  /** Asks anything else with a typed answer. Never rejects: without a connection the answer is `unavailable` after ten seconds. */
  ask<E extends Exclude<keyof ToServer, 'presence' | 'meeting:command'>>(
    event: E,
    payload: Asked<E>,
  ): Promise<Answer<Given<E>>>;
  presence(note: Parameters<ToServer['presence']>[0]): void;
  /** Messages of the server as they arrive, for documents, media and the evaluation. */
  on<E extends keyof ToClient>(event: E, listener: ToClient[E]): () => void;
  close(): void;
}
