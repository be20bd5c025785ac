import { haveAllMoved, type MediaRoom, type MeetingRooms } from './rooms';

/** Whoever has not moved by then is cut off with the old room, and comes after with a new ticket. */
const MOVE_WITHIN_MS = 2_500;
/** After everybody is in the new room, their pictures need so long to flow there too; then nobody misses the old one. */
const FLOW_WITHIN_MS = 700;

export type RoomMoves = {
  /** A new room for everybody who is still to be there; the old one is deleted as soon as they have left it. */
  move(rooms: MeetingRooms): Promise<void>;
  /** Everybody has left the previous room: it goes. */
  finish(rooms: MeetingRooms): void;
  /** Somebody came into the current room; the last one to do so ends the move. */
  arrived(rooms: MeetingRooms): void;
  stop(): void;
};

export type RoomMovesDeps = {
  isOpen: (rooms: MeetingRooms) => boolean;
  newRoom: () => MediaRoom;
  open: (rooms: MeetingRooms, room: MediaRoom) => Promise<unknown>;
  remove: (room: string) => Promise<void>;
  /** Tells these members' browsers to ask for a new ticket. */
  tell: (rooms: MeetingRooms, members: string[]) => void;
};

/** Moves a meeting to another room, so that what somebody still holds for the old one opens nothing. */
export function createRoomMoves(deps: RoomMovesDeps): RoomMoves {
  const timers = new Set<NodeJS.Timeout>();

  async function move(rooms: MeetingRooms): Promise<void> {
    if (!deps.isOpen(rooms)) return;
    const old = rooms.current;
    const members = [...rooms.members.keys()];
    rooms.current = deps.newRoom();
    if (rooms.previous !== null && old.vouched.size === 0) {
      // Everybody is still in the room before the last move, which goes when its time is up; nobody has come into this one.
      void deps.remove(old.name);
    } else {
      finish(rooms);
      rooms.previous = old;
      finishIn(MOVE_WITHIN_MS, rooms, old);
    }
    try {
      await deps.open(rooms, rooms.current);
    } finally {
      if (deps.isOpen(rooms)) deps.tell(rooms, members);
    }
  }
  function finishIn(ms: number, rooms: MeetingRooms, old: MediaRoom): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (rooms.previous === old) finish(rooms);
    }, ms);
    timer.unref();
    timers.add(timer);
  }
  function finish(rooms: MeetingRooms): void {
    const old = rooms.previous;
    if (old === null) return;
    rooms.previous = null;
    void deps.remove(old.name);
  }

  return {
    move,
    finish,
    arrived: (rooms) => {
      if (rooms.previous !== null && haveAllMoved(rooms)) finishIn(FLOW_WITHIN_MS, rooms, rooms.previous);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
