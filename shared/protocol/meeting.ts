import type { Event } from '../meeting/events';
import type { GroupId, Meeting, MeetingId, MemberId } from '../meeting/state';

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

export type JoinView = SeatView | DoorView;

/** One frame per room and event-loop turn: consecutive events, the first at `version` + 1 - events.length. */
export type EventFrame = { version: number; at: number; events: Event[] };

/** Something only the lead is told. */
export type PrivateNote = { kind: 'noteToLead'; from: MemberId; text: string; at: number };
