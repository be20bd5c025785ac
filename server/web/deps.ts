import type { Logger } from 'pino';
import type { GroupId, Meeting, MeetingId, MemberId } from '../../shared/meeting/state';
import type { Person } from '../../shared/protocol/meeting';
import type { Clock } from '../rooms/clock';
import type { Store } from '../store/store';

/** What HTTP asks of the rooms that are in memory. */
interface LiveRooms {
  /** The meeting as it stands now, loaded if it has to be; null when there is none. */
  meeting(id: MeetingId): Promise<Meeting | null>;
  /** A new member of the group: rooms of its meetings tell everybody the name. */
  memberAdded(group: GroupId, person: Person): void;
  /** Somebody is no member of the group any more: their place in this meeting ends. */
  memberRemoved(meeting: MeetingId, member: MemberId, by: MemberId): Promise<void>;
  /** Some or all sessions of a member ended: the sockets that were opened by them are closed. */
  sessionsEnded(member: MemberId): void;
}

export type WebConfig = {
  /** The built client; null when there is none (tests of the API alone). */
  clientFolder: string | null;
  /** The address people use, e.g. `https://rooms.example`, when a proxy hands us another host name. */
  publicUrl: string | null;
  /** Media server that browsers connect to (`wss://...`), for the content security policy. */
  mediaUrl: string | null;
  /** Sound and picture run through Roundel here; false: every meeting of this server talks somewhere else. */
  carriesSound: boolean;
  /** Requests a minute from one address; left out: the defaults of limits.ts. */
  limits?: Partial<Limits>;
};

export type Limits = { start: number; look: number; missedLooks: number; change: number; images: number };

/** Everything `webRoutes` needs; server/app.ts wires it. `trust proxy` is a setting of the app that mounts the routes. */
export interface WebDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rooms: LiveRooms;
  readonly config: WebConfig;
  /** Uniform in [0, 1), for the engine's first events. */
  chance(): number;
  /** Takes a report of the media server; false when it is not signed by it. Left out: there is nowhere to send one. */
  readonly mediaReport?: (body: string, authorization: string | undefined) => Promise<boolean>;
  /** Numbers for /metrics, read when somebody asks, e.g. `{ roundel_rooms: () => registry.size }`. */
  readonly gauges: Readonly<Record<string, () => number>>;
  /** False while the server stops: /readyz then says so. */
  isServing(): boolean;
}
