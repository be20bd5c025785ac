import { z } from 'zod';
import { memberCommand } from '../meeting/commands';
import type { Event } from '../meeting/events';
import type { GroupId, Meeting, MemberId } from '../meeting/state';

import { commandId, tabId } from './scalars';

const version = z.number().int().min(0);

/** `auth` of the socket handshake: a page of any version says which protocol it speaks. */
export const handshakeProtocol = z.object({ protocol: z.number().int() });
/** And which meeting it is about. Who sends is known from the cookie and never said. */
export const handshake = z.object({ meeting: z.string().min(1).max(64), tab: tabId });
export type Handshake = z.infer<typeof handshakeProtocol> & z.infer<typeof handshake>;

/** `have` is the version this page already knows, null for none. */
export const meetingJoin = z.strictObject({ have: version.nullable() });
export const meetingSince = z.strictObject({ version });
export const meetingCommand = z.strictObject({ commandId, command: memberCommand });

/** Names of people are records: rows outside the log. */
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

/** What somebody in the lobby, or a speaker between their stages, may know. */
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
  /** When it should be over: as planned until it starts, then counted from the start. */
  endsAt: number;
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

export type JoinView = SeatView | LobbyView;

/** One frame per room and event-loop turn: consecutive events, the first at `version` + 1 - events.length. */
export type EventFrame = { version: number; at: number; events: Event[] };

/** Something only the lead is told. */
export type PrivateNote = { kind: 'noteToLead'; from: MemberId; text: string; at: number };
