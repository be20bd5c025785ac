import type { MeetingId, MemberId } from '../../../shared/meeting/state';
import type { Media, MediaServer } from '../media';
import type { LivekitLog, RoomApi } from './api';
import { createAudit } from './audit';
import { redactErrors } from './errors';
import { createPermissionUpdates } from './permissionUpdates';
import { createPoll } from './poll';
import { createRoomDeletion } from './roomDeletion';
import { createRoomMoves } from './roomMoves';
import { type MediaRoom, type MeetingRooms, memberIn, newMeetingRooms, newRoom, roomsOf, vouch } from './rooms';
import { joinToken, type LivekitKeys, opaqueId } from './token';
import { createWebhookReader } from './webhook';

export type LivekitDeps = {
  api: RoomApi;
  keys: LivekitKeys;
  /** Where browsers connect; a path means this app's own address. */
  url: string;
  origin: string | null;
  log: LivekitLog;
  /** What the names of our rooms begin with, where a former process may have left some behind. */
  prefix?: string;
  /** The media server was told to report to this app. */
  takesReports?: boolean;
  now?: () => number;
  serveOn?: NonNullable<MediaServer['serveOn']>;
  /** Called by `stop`, for a media server that was started here. */
  end?: () => Promise<void>;
};

/** An empty room waits so long for its people: longer than any stage without sound, any break and any waiting before the start. */
const KEEP_EMPTY_SECONDS = 6 * 60 * 60;
/** A browser that tries its connection needs no longer than this to come in. */
const TRIAL_SECONDS = 30;
/** Everybody leaves by themselves when the meeting ends; whoever has not by then is put out with the room. */
const LEAVE_WITHIN_MS = 2_000;
const ASK_WHO_IS_LEFT_EVERY_MS = 100;

export type LivekitMedia = Media & {
  /** The media server was started again and knows no room: everybody connects anew as soon as it answers. */
  lost(): void;
};

/**
 * Sound and picture through a LiveKit server. Nothing that a browser holds opens anything by itself: permissions are the server's
 * state, given to the one participant that the member's authorised socket vouches for, and taken from there.
 */
export function createLivekit(deps: LivekitDeps): LivekitMedia {
  const { keys, log, prefix = '', now = Date.now } = deps;
  const api = redactErrors(deps.api);
  const meetings = new Map<MeetingId, MeetingRooms>();
  const moved: ((meeting: MeetingId, members: MemberId[]) => void)[] = [];
  const permissions = createPermissionUpdates(api);
  const roomDeletion = createRoomDeletion({ api, log, now });
  const moves = createRoomMoves({
    isOpen,
    newRoom: () => newRoom(prefix),
    open,
    remove: roomDeletion.remove,
    tell: (rooms, members) => {
      for (const listener of moved) listener(rooms.meeting, members);
    },
  });
  const audit = createAudit({
    api,
    log,
    now,
    repair: permissions.apply,
    moved: moves.finish,
    intruded: (rooms) => void moves.move(rooms).catch(() => undefined),
    failed: (error) => poll.logFault(error),
    forgotten: (rooms) => renew([rooms]),
  });
  const poll = createPoll({
    api,
    log,
    now,
    audit,
    roomDeletion,
    meetings: () => [...meetings.values()],
    clear: deleteLeftRooms,
    returned: renew,
  });
  // A former process may have ended without a word; whoever was in its rooms is still there, with permissions nobody changes.
  if (prefix !== '') poll.wake();

  function isOpen(rooms: MeetingRooms): boolean {
    return meetings.get(rooms.meeting) === rooms;
  }
  const roomsFor = (meeting: MeetingId): MeetingRooms => {
    const known = meetings.get(meeting);
    if (known) return known;
    const fresh = newMeetingRooms(meeting, prefix);
    meetings.set(meeting, fresh);
    return fresh;
  };

  /** False when the room must not exist any more: the meeting was closed, or moved on, while the media server made it. */
  async function open(rooms: MeetingRooms, room: MediaRoom): Promise<boolean> {
    await api.createRoom({
      name: room.name,
      emptyTimeout: KEEP_EMPTY_SECONDS,
      departureTimeout: KEEP_EMPTY_SECONDS,
    });
    if (isOpen(rooms) && roomsOf(rooms).includes(room)) return true;
    await roomDeletion.remove(room.name);
    poll.wake();
    return false;
  }
  /** Resolves when nobody is in the room any more, or when that has taken too long. Nobody in it has permissions by now. */
  async function untilEmpty(room: string): Promise<void> {
    const until = now() + LEAVE_WITHIN_MS;
    while (now() < until) {
      const there = await api.listParticipants(room).catch(() => []);
      if (there.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_WHO_IS_LEFT_EVERY_MS));
    }
  }
  async function renew(forgotten: MeetingRooms[]): Promise<void> {
    if (forgotten.length === 0) return;
    log.info({ meetings: forgotten.length }, 'the media server knows these rooms no more: their people connect again');
    await Promise.allSettled(forgotten.map(moves.move));
  }
  async function deleteLeftRooms(): Promise<void> {
    if (prefix === '') return;
    const there = await api.listRooms();
    const ours = new Set([...meetings.values()].flatMap(roomsOf).map(({ name }) => name));
    const left = there.filter(({ name }) => name.startsWith(prefix) && !ours.has(name));
    await Promise.all(left.map(({ name }) => roomDeletion.remove(name)));
  }

  const readWebhook = createWebhookReader(keys);
  /** A report saves the moment until the next poll; nothing depends on it. */
  async function report(body: string, authorization: string | undefined): Promise<boolean> {
    const isOurs = await readWebhook(body, authorization);
    if (isOurs) poll.pollNow();
    return isOurs;
  }

  const server: MediaServer = {
    origin: deps.origin,
    names: (meeting) => {
      const names: Record<string, MemberId> = {};
      for (const [member, { identity }] of meetings.get(meeting)?.members ?? []) names[identity] = member;
      return names;
    },
    here: async (meeting, member, sid, rights) => {
      const rooms = meetings.get(meeting);
      const one = rooms?.members.get(member);
      if (!rooms || !one) return false;
      const room = rooms.current;
      one.rights = rights;
      rooms.emptySince = null;
      const isThere = await permissions.isListed(rooms, room, one.identity, sid);
      if (!isThere || rooms.current !== room || !rooms.members.has(member)) return false;
      vouch(room, member, sid);
      await permissions.apply(rooms, room, member);
      moves.arrived(rooms);
      poll.wake();
      return true;
    },
    trial: async () => {
      const name = opaqueId();
      await api.createRoom({ name, emptyTimeout: TRIAL_SECONDS, departureTimeout: 1, maxParticipants: 1 });
      return { url: deps.url, token: await joinToken(keys, name, opaqueId()) };
    },
    onMoved: (listener) => moved.push(listener),
    ...(deps.takesReports ? { report } : {}),
    ...(deps.serveOn ? { serveOn: deps.serveOn } : {}),
  };

  return {
    kind: 'livekit',
    server,
    lost: () => poll.lost(),
    join: async (meeting, member) => {
      const rooms = roomsFor(meeting);
      const room = rooms.current;
      const one = memberIn(rooms, member);
      rooms.emptySince = null;
      poll.wake();
      const isThere = await open(rooms, room);
      if (!isThere || rooms.members.get(member) !== one) return { kind: 'none' };
      return { kind: 'livekit', url: deps.url, token: await joinToken(keys, room.name, one.identity) };
    },
    change: async (meeting, member, rights) => {
      const rooms = meetings.get(meeting);
      const one = rooms?.members.get(member);
      if (!rooms || !one) return;
      one.rights = rights;
      await Promise.all(roomsOf(rooms).map((room) => permissions.apply(rooms, room, member)));
    },
    remove: async (meeting, member, why) => {
      const rooms = meetings.get(meeting);
      const one = rooms?.members.get(member);
      if (!rooms || !one) return;
      rooms.members.delete(member);
      const all = roomsOf(rooms);
      for (const { vouched } of all) vouched.delete(member);
      // The identity is forgotten: whoever still comes in under it is thrown out. The others move, so the room closes too.
      const out = all.map(({ name }) => api.removeParticipant(name, one.identity).catch(() => undefined));
      if (why === 'removed') await moves.move(rooms);
      await Promise.all(out);
    },
    close: async (meeting, why = 'ended') => {
      const rooms = meetings.get(meeting);
      if (!rooms) return;
      meetings.delete(meeting);
      const all = roomsOf(rooms);
      rooms.previous = null;
      await Promise.all(
        all.map(async ({ name }) => {
          if (why === 'ended') await untilEmpty(name);
          await roomDeletion.remove(name);
        }),
      );
      poll.wake();
    },
    stop: async () => {
      poll.stop();
      moves.stop();
      const names = [...meetings.values()].flatMap(roomsOf).map(({ name }) => name);
      meetings.clear();
      await Promise.allSettled([...names, ...roomDeletion.pending()].map((name) => api.deleteRoom(name)));
      await deps.end?.();
    },
  };
}
