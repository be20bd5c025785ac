import type { MemberId } from '../../../shared/meeting/state';
import type { RoomApi } from './api';
import { gaveUp, saysNotFound } from './errors';
import { givesAnything, permissionOf } from './permissions';
import { grantFor, type MediaRoom, type MeetingRooms } from './rooms';

/** A participant is listed a moment after its browser knows its own id there, on a busy computer a long one. */
const LISTED_AFTER_MS = [0, 30, 60, 120, 250, 500, 1_000];

export type PermissionUpdates = {
  /** Whether this participant is in the meeting's current room under this identity. */
  isListed(rooms: MeetingRooms, room: MediaRoom, identity: string, sid: string): Promise<boolean>;
  /** Gives or takes permissions, after everything that was asked before for this member. */
  apply(rooms: MeetingRooms, room: MediaRoom, member: MemberId): Promise<void>;
};

/** Permissions at the media server follow the meeting's state, and only for the participant that is vouched for. */
export function createPermissionUpdates(api: RoomApi): PermissionUpdates {
  async function isListed(rooms: MeetingRooms, { name }: MediaRoom, identity: string, sid: string): Promise<boolean> {
    for (const pause of LISTED_AFTER_MS) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (rooms.current.name !== name) return false;
      const there = await api.getParticipant(name, identity).catch(() => null);
      if (there?.sid === sid) return true;
    }
    return false;
  }

  async function apply(rooms: MeetingRooms, room: MediaRoom, member: MemberId): Promise<void> {
    await rooms.members.get(member)?.changes.add(() => updateUnlessGone(rooms, room, member));
  }

  /** Somebody who has closed their page is not there any more, and nobody is vouched for under their identity. */
  async function updateUnlessGone(rooms: MeetingRooms, room: MediaRoom, member: MemberId): Promise<void> {
    const one = rooms.members.get(member);
    const sid = room.vouched.get(member);
    if (!one || sid === undefined) return;
    try {
      await update(rooms, room, member, one.identity, sid);
    } catch (error) {
      if (!(await isGone(room.name, one.identity, error))) throw error;
      if (room.vouched.get(member) === sid) room.vouched.delete(member);
    }
  }
  async function isGone(room: string, identity: string, error: unknown): Promise<boolean> {
    if (saysNotFound(error)) return true;
    return gaveUp(error) && api.getParticipant(room, identity).then(() => false, saysNotFound);
  }
  async function update(
    rooms: MeetingRooms,
    { name }: MediaRoom,
    member: MemberId,
    identity: string,
    sid: string,
  ): Promise<void> {
    const grant = grantFor(rooms, member);
    if (givesAnything(grant)) {
      // Another participant under this identity must not be given what the member may do.
      const there = await api.getParticipant(name, identity);
      if (there.sid !== sid) return;
    }
    const after = await api.updateParticipant(name, identity, { permission: permissionOf(grant) });
    if (after.sid !== sid && givesAnything(grant)) await api.removeParticipant(name, identity);
  }

  return { isListed, apply };
}
