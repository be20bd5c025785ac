import type { Logger } from 'pino';
import type { GroupId, Meeting, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { DataRegister } from '../../shared/protocol/dataRegister';
import type { DemoFormat } from '../../shared/protocol/http';
import type { OperatorPage, SettingInForce } from '../../shared/protocol/operator';
import type { Refusal } from '../../shared/refusal';
import type { MeetingTemplate } from '../../shared/templates/template';
import type { Accounts } from '../accounts/accounts';
import type { Mail } from '../mail/mail';
import type { Clock } from '../rooms/clock';
import type { Store } from '../store/store';
import type { Webhooks } from '../webhooks/webhooks';
import type { Numbers } from './http/numbers';
import type { OwnLook } from './http/ownLook';
import type { Disk } from './images/room';

/** What the HTTP routes need from the meetings in memory. */
interface LiveRooms {
  /** The meeting as it is now, loaded if necessary; null when there is none. */
  meeting(id: MeetingId): Promise<Meeting | null>;
  /** Members may come in before its time; false for a meeting that runs or is over. */
  lobbyOpened(meeting: MeetingId, by: MemberId): Promise<boolean>;
  /** Gives up a meeting that nobody has started; false when somebody has. */
  cancelled(meeting: MeetingId, by: MemberId): Promise<boolean>;
  /** Ends a meeting that runs and in which one person at most is left. */
  ended(meeting: MeetingId, by: MemberId): Promise<void>;
  /** Whose turn it is in a meeting that nobody has started: to lead (null: that stays), and in which order to present. */
  turnsSet(meeting: MeetingId, lead: MemberId | null, presenters: MemberId[]): Promise<void>;
  /** Somebody is no longer a member of the group: their seat in this meeting ends. */
  memberRemoved(meeting: MeetingId, member: MemberId, by: MemberId): Promise<void>;
  /** Somebody of the group said outside of its rooms how an action went: open rooms show it. */
  actionReported(group: GroupId, member: MemberId): void;
  /** A member wrote their issue card outside of the group's rooms: an open room shows it to them. */
  issueWritten(group: GroupId, member: MemberId): void;
  /** The agreement of the group reads so from now on: people in the lobby of this meeting read it and accept this version. */
  agreementWritten(meeting: MeetingId, agreement: { version: number; lines: string[]; by: MemberId }): Promise<void>;
  /** The group is called otherwise, also where a room of it is open. */
  groupRenamed(group: GroupId, before: string, name: string): void;
  /** Some or all sessions of a member ended: sockets that were opened with them are closed. */
  sessionsEnded(member: MemberId): void;
  /** Cuts everybody off from these meetings, which nobody can open until `then` is done. */
  closedWhile(meetings: readonly MeetingId[], then: () => Promise<void>): Promise<void>;
}

/** What the HTTP routes need from the groups whose members are simulated. */
interface SimulatedGroups {
  /** False where the operator has turned them off. */
  readonly areOffered: boolean;
  isDemo(group: GroupId): boolean;
  scriptOf(format: DemoFormat): { title: string; names: string[]; template: MeetingTemplate; minutes: number };
  /** A place for one more; a refusal when there are too many, of this address or of all. */
  reserve(address: string): DemoPlace | Refusal;
}

interface DemoPlace {
  begin(demo: {
    group: GroupId;
    meeting: MeetingId;
    format: DemoFormat;
    guest: MemberId;
    people: readonly { member: MemberId; cookie: string }[];
  }): Promise<void>;
  release(): void;
}

/** What the HTTP routes need from the reminders of planned meetings. */
interface MeetingReminders {
  /** A meeting was planned, moved or cancelled. */
  look(): void;
  /** The link of a mail that stops the reminders of this member. */
  isStopLink(member: MemberId, token: string): boolean;
}

export type WebConfig = {
  /** The built client; null when there is none (tests of the API alone). */
  clientFolder: string | null;
  /** The address people use, such as `https://rooms.example`, when a proxy hands us another host name. */
  publicUrl: string | null;
  /** The media server that browsers connect to (`wss://...`), for the content security policy. */
  mediaUrl: string | null;
  /** Roundel carries sound and picture on this server. False: every meeting of this server talks somewhere else. */
  carriesSound: boolean;
  /** Where to report a weakness (`mailto:` or `https:`), for /.well-known/security.txt; null: there is no such file. */
  securityContact: string | null;
  /** The operator's own name and logo; null: Roundel's. */
  look: OwnLook | null;
  /** Who may start a meeting of a new group. With a link: the hash of its secret. Groups that exist always go on. */
  starting: 'anyone' | 'nobody' | { passHash: string };
  /** Requests per minute from one address; left out: the defaults of http/limits.ts. */
  limits?: Partial<Limits>;
};

/** What the operator's page shows that the store does not know. */
export type Operator = {
  /** Whether a link with this secret opens the page now; it does so once. */
  takesLink(secret: string): Promise<boolean>;
  readonly settings: readonly SettingInForce[];
  readonly startedAt: Time;
  disk(): Promise<OperatorPage['disk']>;
  /** Meetings in memory, and connections to them. */
  use(): Pick<OperatorPage, 'rooms' | 'connections'>;
};

export type Limits = {
  /** New names by one link. */
  names: number;
  start: number;
  look: number;
  read: number;
  missedLooks: number;
  change: number;
  exports: number;
  signIn: number;
  newAccounts: number;
  accountMails: number;
  /** Of one account, from whatever address. */
  triesPerAccount: number;
  mailsPerAccount: number;
  /** What somebody else's doing tells the owner of an account: nobody uses it up by asking for mails in the owner's name. */
  noticesPerAccount: number;
  invitationMails: number;
  images: number;
  imageBytes: number;
};

/** Everything `webRoutes` needs; server/app.ts provides it. `trust proxy` is set on the app that mounts the routes. */
export interface WebDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rooms: LiveRooms;
  readonly accounts: Accounts;
  readonly mail: Mail;
  readonly reminders: MeetingReminders;
  readonly webhooks: Webhooks;
  readonly demos: SimulatedGroups;
  readonly config: WebConfig;
  /** What this version stores. */
  readonly register: DataRegister;
  /** Null: there is no such page. */
  readonly operator: Operator | null;
  /** Where pictures are kept; null in memory. */
  readonly disk: Disk | null;
  /** Uniform in [0, 1), for the engine's first events. */
  chance(): number;
  /** Takes a report of the media server; false when the media server did not sign it. Left out: reports are not accepted. */
  readonly mediaReport?: (body: string, authorization: string | undefined) => Promise<boolean>;
  /** For /metrics. */
  readonly numbers: Numbers;
  /** False while the server stops; /readyz then reports it. */
  isServing(): boolean;
}
