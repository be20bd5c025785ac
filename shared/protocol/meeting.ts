import { z } from 'zod';
import { memberCommand } from '../meeting/commands';
import type { Event } from '../meeting/events';
import type { Numbers } from '../meeting/numbers';
import type { GroupId, Meeting, MemberId, PromptId, TalkTimeReaders } from '../meeting/state';

import { commandId, tabId } from './scalars';

const version = z.number().int().min(0);

/** `auth` of the socket handshake. Pages of every version say which protocol they speak. */
export const handshakeProtocol = z.object({ protocol: z.number().int() });
/**
 * The rest of `auth`: which meeting, and which tab. The cookie says who it is, never the page. `screen`: a screen for people
 * who sit together, which follows the log for a member in the room and can do nothing else.
 */
export const handshake = z.object({
  meeting: z.string().min(1).max(64),
  tab: tabId,
  screen: z.literal(true).optional(),
});
export type Handshake = z.infer<typeof handshakeProtocol> & z.infer<typeof handshake>;

/** `have` is the version that this page already knows; null for none. */
export const meetingJoin = z.strictObject({ have: version.nullable() });
export const meetingSince = z.strictObject({ version });
export const meetingCommand = z.strictObject({ commandId, command: memberCommand });

/** The group agreement as it holds in this meeting. `talkTime`: who sees how long each person spoke. */
export type Agreement = {
  version: number;
  lines: string[];
  talkTime: TalkTimeReaders;
  /** I signed this version in the group, and am not asked again. */
  isSigned?: true;
};

/** Names of people are records: rows outside the log. */
export type Person = { member: MemberId; name: string };

/** A text that the lead wrote in place of a prompt: a record, which the state of the meeting names. */
export type OwnPrompt = { id: PromptId; text: string };

/** The other members are simulated by the server, which erases everything of this meeting at `until`. */
export type DemoNotice = { simulated: MemberId[]; until: number };

/** What a seated member gets on joining; later events follow on `meeting:events`. */
export type SeatView = {
  kind: 'seat';
  me: MemberId;
  tab: string;
  title: string;
  groupName: string;
  /** Which meeting of its group this is, from 1; dates that were given up do not count. */
  ordinal: number;
  meeting: Meeting;
  people: Person[];
  prompts: OwnPrompt[];
  agreement: Agreement;
  /** The "one change" that the group noted at its last meeting, if any. */
  lastChange: string | null;
  serverNow: number;
  /** What this server offers: its media adapter, and whether it listens beyond loopback. */
  media: 'mesh' | 'livekit' | 'none';
  demo?: DemoNotice;
};

/** What people in the lobby, and speakers between their stages, may know. */
export type LobbyView = {
  kind: 'lobby';
  me: MemberId;
  tab: string;
  group: GroupId;
  title: string;
  groupName: string;
  admission: 'new' | 'waiting' | 'refused' | 'removed' | 'left';
  status: 'lobby' | 'running' | 'ended';
  startsAt: number;
  /** When somebody opened the lobby before its time. */
  lobbyOpenedAt?: number | undefined;
  /** When the meeting should end: as planned until it starts, then counted from its start. */
  endsAt: number;
  minutes: number;
  /** Where everybody talks: elsewhere, nobody is asked for a microphone or a camera. */
  sound: 'here' | 'elsewhere';
  /** The format begins without pictures. */
  audioOnly?: true;
  leadName: string | null;
  /** Who is in the room and can let people in now, by name. */
  letsIn: string[];
  /** I lead this meeting, so I may come in before the lobby opens. */
  isMine: boolean;
  hereCount: number;
  agreement: Agreement;
  /** I may change what the agreement says, until somebody else has accepted it. */
  mayChangeAgreement: boolean;
  serverNow: number;
  media: 'mesh' | 'livekit' | 'none';
  /**
   * From when on this browser may connect to the media server, so that the person is heard and seen as soon as they sit
   * down; null when it may not.
   */
  connectFrom: number | null;
  demo?: DemoNotice;
};

export type JoinView = SeatView | LobbyView;

/**
 * One frame per room and turn of the event loop: consecutive events as their reader is told them, the first one at `version` + 1 -
 * events.length. `numbers` are those after the last of them; left out while there are none.
 */
export type EventFrame = { version: number; at: number; events: Event[]; numbers?: Numbers };

/** A message for the lead alone. */
export type PrivateNote = { kind: 'noteToLead'; from: MemberId; text: string; at: number };
