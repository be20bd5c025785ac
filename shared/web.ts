import type { GroupId, MeetingId, MemberId, Time } from './meeting/state';

/** Asks and answers of the HTTP calls beside those in protocol.ts. Every answer travels as `Answer<T>`. */

/** `POST /api/invites/use`. `name: null` goes in as whom this browser or the link already knows. */
export type UseInvite = { invite: string; name: string | null };

/** `POST /api/meetings/:id/invites`. A new group link replaces the old one; a personal link is good for one person, once. */
export type InviteOrder =
  | { make: 'group' }
  | { make: 'personal'; role: 'member' | 'speaker' }
  | { revoke: 'group' | 'personal' };

/** The secret goes behind `/j#`; null after a revocation. It is told once and kept nowhere. */
export type InviteMade = { invite: string | null; expiresAt: Time | null };

/** `POST /api/meetings/:id/sign-out`: this browser is no longer a member of the group, or none of mine is. Open pages end too. */
export type SignOut = { everywhere: boolean };

/**
 * `POST /api/meetings/:id/remove-from-group`, by the lead of the group's newest meeting. All their sessions end, and the links
 * that lead strangers into the group stop working. To come back they need a new link and to be let in, as a new member.
 */
export type RemoveFromGroup = { member: MemberId };

/** `POST /api/meetings/:id/again`. Null keeps what the last meeting had; `startsAt: null` means now. */
export type MeetAgain = { startsAt: Time | null; minutes: number | null; template: string | null };

/** `GET /api/meetings/:id`, for members of the group. */
export type MeetingSummary = {
  meeting: MeetingId;
  group: GroupId;
  groupName: string;
  title: string;
  ordinal: number;
  startsAt: Time;
  minutes: number;
  status: 'lobby' | 'running' | 'ended';
  me: { member: MemberId; name: string; role: 'member' | 'facilitator' | 'speaker' };
  /** May make and withdraw links, and call the next meeting. */
  mayInvite: boolean;
  /** The group's newest meeting, when it is not this one. */
  newest: { meeting: MeetingId; startsAt: Time; status: 'lobby' | 'running' | 'ended' } | null;
};

/** `PUT /api/meetings/:id/images`: the name under which the picture is kept. */
export type ImageStored = { hash: string };
