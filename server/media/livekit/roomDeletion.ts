import type { LivekitLog, RoomControl } from './api';
import { saysNotFound } from './errors';

const AGAIN_AFTER_MS = 1_000;

/**
 * Rooms that must not be there any more. Old tickets open them, so only the media server's word that it knows no such room ends
 * the trying. That it deleted one is not enough: whoever was just coming in makes it create the room once more.
 */
export type Doomed = {
  /** Resolves when it was tried once, whatever came of it. */
  doom(room: string): Promise<void>;
  /** Tries those again that are still there. */
  retry(): void;
  names(): string[];
};

export function createDoomed(parts: { control: RoomControl; log: LivekitLog; now: () => number }): Doomed {
  const { control, log, now } = parts;
  /** When each is to be tried next; never while it is being tried. */
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
    rooms.set(room, now() + AGAIN_AFTER_MS);
    return fault;
  }

  /** Deletes it once. Somebody may go on in a room that the media server knows no more: who is still listed there is put out. */
  async function isGone(room: string): Promise<boolean> {
    try {
      await control.deleteRoom(room);
      return false;
    } catch (error) {
      if (!saysNotFound(error)) throw error;
    }
    const there = await control.listParticipants(room);
    const out = await Promise.allSettled(there.map(({ identity }) => control.removeParticipant(room, identity)));
    return !out.some(({ status }) => status === 'fulfilled');
  }

  return {
    doom: async (room) => {
      const fault = await attempt(room);
      if (fault !== null) log.warn({ err: fault }, 'an old room could not be deleted yet: trying until it is');
    },
    retry: () => {
      for (const [room, at] of [...rooms]) if (at <= now()) void attempt(room);
    },
    names: () => [...rooms.keys()],
  };
}
