import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import type { MemberId } from '../../../shared/meeting/state';
import type { LivekitLog, RoomApi } from './api';
import { saysNotFound } from './errors';
import { isDisguised, isGranted } from './permissions';
import { grantFor, type MediaRoom, type MeetingRooms, memberWith } from './rooms';

/** The member's own socket vouches for a participant while it still connects; a slow network may take its time. */
const VOUCH_WITHIN_MS = 4_000;
/** The media server renews tickets for so long, and a renewed one brings permissions along. */
const TICKET_LIVES_MS = 10 * 60_000;

export type AuditDeps = {
  api: RoomApi;
  log: LivekitLog;
  now: () => number;
  /** A member's permissions differ from the meeting's state. */
  repair: (rooms: MeetingRooms, room: MediaRoom, member: MemberId) => Promise<void>;
  /** Everybody has moved out of the previous room. */
  moved: (rooms: MeetingRooms) => void;
  /** Somebody keeps coming in with a ticket that was kept. */
  intruded: (rooms: MeetingRooms) => void;
  /** Somebody could not be put out, or permissions not be set right; the next audit tries again. */
  failed: (error: unknown) => void;
  /** The media server does not know the meeting's current room any more. */
  forgotten: (rooms: MeetingRooms) => Promise<void>;
};

/**
 * Compares the media server's list of participants with ours, for the rooms of one meeting. Whoever has permissions under a
 * participant that no authorised socket vouched for is put out, and permissions that differ from the meeting's are set right.
 */
export function createAudit(deps: AuditDeps): (rooms: MeetingRooms) => Promise<void> {
  const { api, log, now } = deps;

  async function audit(rooms: MeetingRooms): Promise<void> {
    const { current, previous } = rooms;
    const [here, there] = await Promise.all([
      auditRoom(rooms, current),
      previous === null ? null : auditRoom(rooms, previous),
    ]);
    if (here.people > 0 || previous !== null) rooms.emptySince = null;
    else rooms.emptySince ??= now();
    if (there?.deserted && rooms.previous === previous) deps.moved(rooms);
    if (here.people === 0 && current.vouched.size > 0) await askForRoom(rooms, current);
  }

  /** The media server lists nobody for a room it does not know, so such a room looks like an empty one. */
  async function askForRoom(rooms: MeetingRooms, { name }: MediaRoom): Promise<void> {
    const known = await api.listRooms([name]);
    if (known.length === 0 && rooms.current.name === name) await deps.forgotten(rooms);
  }

  /** `deserted`: nobody is there any more whom a member's socket vouches for. */
  async function auditRoom(rooms: MeetingRooms, room: MediaRoom): Promise<{ people: number; deserted: boolean }> {
    const listed = await api.listParticipants(room.name);
    const there = listed.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED);
    const sids = new Set(there.map(({ sid }) => sid));
    for (const sid of room.unvouched.keys()) if (!sids.has(sid)) room.unvouched.delete(sid);
    let deserted = true;
    const work: Promise<unknown>[] = [];
    for (const participant of there) {
      const member = memberWith(rooms, participant.identity);
      if (member === null || room.vouched.get(member) !== participant.sid) {
        work.push(handleUnvouched(rooms, room, participant, member));
        continue;
      }
      deserted = false;
      if (isDisguised(participant)) work.push(putOutDisguised(rooms, room, participant));
      else if (!isGranted(participant, grantFor(rooms, member))) work.push(deps.repair(rooms, room, member));
    }
    const done = await Promise.allSettled(work);
    const failed = done.find((one) => one.status === 'rejected' && !saysNotFound(one.reason));
    if (failed?.status === 'rejected') deps.failed(failed.reason);
    return { people: there.length, deserted };
  }

  async function putOutDisguised({ meeting }: MeetingRooms, { name }: MediaRoom, one: ParticipantInfo): Promise<void> {
    await api.removeParticipant(name, one.identity);
    log.warn({ meeting }, 'somebody sent sound as if it were a picture, and was put out of the sound and picture');
  }

  /**
   * A page of ours always comes with a ticket without permissions. Permissions that no socket ever vouched for were brought along
   * by a renewed ticket that somebody kept: its holder is put out at once, and so is an identity that is nobody's now.
   */
  async function handleUnvouched(
    rooms: MeetingRooms,
    room: MediaRoom,
    participant: ParticipantInfo,
    member: MemberId | null,
  ): Promise<void> {
    const { sid, identity, permission } = participant;
    const hasPermissions = permission?.canSubscribe === true || permission?.canPublish === true;
    const intrudes = hasPermissions && !room.known.has(sid);
    if (intrudes) countIntruder(rooms, room, identity, sid);
    const since = room.unvouched.get(sid) ?? now();
    room.unvouched.set(sid, since);
    if (!intrudes && member !== null && now() - since < VOUCH_WITHIN_MS) return;
    await api.removeParticipant(room.name, identity);
    log.warn({ meeting: rooms.meeting }, 'somebody nobody vouches for was put out of the sound and picture');
  }

  /** Each return would hear for a moment; a new room for the others ends that. */
  function countIntruder(rooms: MeetingRooms, room: MediaRoom, identity: string, sid: string): void {
    const { intruders } = rooms;
    for (const [name, { at }] of intruders) if (now() - at > TICKET_LIVES_MS) intruders.delete(name);
    const last = intruders.get(identity);
    if (last?.sid === sid) return;
    intruders.set(identity, { sid, at: now() });
    if (last === undefined || room !== rooms.current) return;
    intruders.clear();
    deps.intruded(rooms);
  }

  return audit;
}
