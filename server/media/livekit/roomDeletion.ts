import type { LivekitLog, RoomApi } from './api';
import { saysNotFound } from './errors';

const RETRY_AFTER_MS = 1_000;

/**
 * Rooms that must not exist any more. Old tickets open them, so only the media server's word that it knows no such room ends a
 * pending removal. That it deleted one is not enough: whoever was just coming in makes it create the room once more.
 */
export type RoomDeletion = {
  /** Resolves after the first attempt, whatever came of it. */
  remove(room: string): Promise<void>;
  /** Tries the pending removals again whose time has come. */
  retry(): void;
  pending(): string[];
};

export function createRoomDeletion(deps: { api: RoomApi; log: LivekitLog; now: () => number }): RoomDeletion {
  const { api, log, now } = deps;
  /** When each room is to be tried next; never while an attempt is under way. */
  const rooms = new Map<string, number>();

  async function attempt(room: string): Promise<unknown> {
    rooms.set(room, Number.POSITIVE_INFINITY);
    let fault: unknown = null;
    try {
      if (await isGone(room)) {
        rooms.delete(room);
        return null;
      }
    } catch (error) {
      fault = error;
    }
    rooms.set(room, now() + RETRY_AFTER_MS);
    return fault;
  }

  /** Somebody may go on in a room that the media server does not know any more: whoever is still listed there is put out. */
  async function isGone(room: string): Promise<boolean> {
    try {
      await api.deleteRoom(room);
      return false;
    } catch (error) {
      if (!saysNotFound(error)) throw error;
    }
    const there = await api.listParticipants(room);
    const out = await Promise.allSettled(there.map(({ identity }) => api.removeParticipant(room, identity)));
    return !out.some(({ status }) => status === 'fulfilled');
  }

  return {
    remove: async (room) => {
      const fault = await attempt(room);
      if (fault !== null) log.warn({ err: fault }, 'an old room could not be deleted yet: trying until it is');
    },
    retry: () => {
      for (const [room, at] of [...rooms]) if (at <= now()) void attempt(room);
    },
    pending: () => [...rooms.keys()],
  };
}
