import type { MeetingId, MemberId } from '../../../shared/meeting/state';
import type { Media, MediaServer } from '../media';
import type { LivekitLog, RoomControl } from './api';
import { createRights } from './applyPermissions';
import { createLook } from './audit';
import { withoutWords } from './errors';
import { watchRooms } from './poll';
import { createDoomed } from './roomDeletion';
import {
  type Carried,
  type Generation,
  generations,
  haveAllMoved,
  memberIn,
  newCarried,
  newGeneration,
  vouch,
} from './rooms';
import { firstToken, type LivekitKeys, opaqueName } from './token';
import { createReportReader } from './webhook';

export type LivekitParts = {
  control: RoomControl;
  keys: LivekitKeys;
  /** Where browsers connect; a path means this app's own address. */
  url: string;
  origin: string | null;
  log: LivekitLog;
  /** What the names of our rooms begin with, where a former process may have left some behind. */
  house?: string;
  /** The media server was told to report to this app. */
  takesReports?: boolean;
  now?: () => number;
  serveOn?: NonNullable<MediaServer['serveOn']>;
  /** Called by `stop`, for a media server that was started here. */
  end?: () => Promise<void>;
};

/** An empty room waits so long for its people: longer than any stage without sound, any break and any waiting before the start. */
const KEEP_EMPTY_SECONDS = 6 * 60 * 60;
/** Nobody who tries their line needs longer to come in. */
const TRIAL_SECONDS = 30;
/** Who has not moved by then is cut off with the old room and comes after with a new ticket. */
const MOVE_WITHIN_MS = 2_500;
/** Everybody leaves by themselves when the meeting ends; whoever has not by then is put out with the room. */
const LEAVE_WITHIN_MS = 2_000;
/** Everybody is in the new room: so long until their pictures flow there too, and the old one is missed by nobody. */
const FLOW_WITHIN_MS = 700;

export type LivekitMedia = Media & {
  /** The media server was started again and knows no room: everybody connects anew as soon as it answers. */
  lost(): void;
};

/**
 * Sound and picture through a LiveKit server. Nothing that a browser holds opens anything by itself: rights are the server's
 * state, given to the one connection that the member's authorised socket vouches for, and taken from there.
 */
export function createLivekit(parts: LivekitParts): LivekitMedia {
  const { keys, log, house = '', now = Date.now } = parts;
  const control = withoutWords(parts.control);
  const meetings = new Map<MeetingId, Carried>();
  const moved: ((meeting: MeetingId, members: MemberId[]) => void)[] = [];
  const leaving = new Set<NodeJS.Timeout>();
  const { appears, settle } = createRights(control);
  const doomed = createDoomed({ control, log, now });
  const look = createLook({
    control,
    log,
    now,
    repair: settle,
    emptied: finishMove,
    intruded: (carried) => void move(carried).catch(() => undefined),
    failed: (error) => sweep.odd(error),
    forgotten: (carried) => renew([carried]),
  });
  const sweep = watchRooms({
    control,
    log,
    now,
    look,
    doomed,
    meetings: () => [...meetings.values()],
    clear: clearHouse,
    returned: renew,
  });
  // A former process may have ended without a word; whoever was in its rooms is still there, with rights nobody changes.
  if (house !== '') sweep.wake();

  const carriedOf = (meeting: MeetingId): Carried => {
    const known = meetings.get(meeting);
    if (known) return known;
    const fresh = newCarried(meeting, house);
    meetings.set(meeting, fresh);
    return fresh;
  };

  /** False when it is not to be there any more: the meeting was closed, or moved on, while the media server made it. */
  async function open(carried: Carried, generation: Generation): Promise<boolean> {
    await control.createRoom({
      name: generation.name,
      emptyTimeout: KEEP_EMPTY_SECONDS,
      departureTimeout: KEEP_EMPTY_SECONDS,
    });
    if (isOpen(carried) && generations(carried).includes(generation)) return true;
    await doomed.doom(generation.name);
    sweep.wake();
    return false;
  }
  const isOpen = (carried: Carried): boolean => meetings.get(carried.meeting) === carried;

  /** A new room for everybody who is still to be there; the old one is deleted as soon as they have left it. */
  async function move(carried: Carried): Promise<void> {
    if (!isOpen(carried)) return;
    const old = carried.now;
    const members = [...carried.members.keys()];
    carried.now = newGeneration(house);
    if (carried.before !== null && old.vouched.size === 0) {
      // Everybody is still in the room before the last move, which goes when its time is up; nobody has come into this one.
      void doomed.doom(old.name);
    } else {
      finishMove(carried);
      carried.before = old;
      finishMoveIn(MOVE_WITHIN_MS, carried, old);
    }
    try {
      await open(carried, carried.now);
    } finally {
      if (isOpen(carried)) for (const listener of moved) listener(carried.meeting, members);
    }
  }
  function finishMoveIn(ms: number, carried: Carried, old: Generation): void {
    const late = setTimeout(() => {
      leaving.delete(late);
      if (carried.before === old) finishMove(carried);
    }, ms);
    late.unref();
    leaving.add(late);
  }
  function finishMove(carried: Carried): void {
    const old = carried.before;
    if (old === null) return;
    carried.before = null;
    void doomed.doom(old.name);
  }

  /** Resolves when nobody is in the room any more, or when that has taken too long. Nobody in it has rights by now. */
  async function emptied(room: string): Promise<void> {
    const until = now() + LEAVE_WITHIN_MS;
    while (now() < until) {
      const there = await control.listParticipants(room).catch(() => []);
      if (there.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function renew(forgotten: Carried[]): Promise<void> {
    if (forgotten.length === 0) return;
    log.info({ meetings: forgotten.length }, 'the media server knows these rooms no more: their people connect again');
    await Promise.allSettled(forgotten.map(move));
  }
  async function clearHouse(): Promise<void> {
    if (house === '') return;
    const rooms = await control.listRooms();
    const ours = new Set([...meetings.values()].flatMap(generations).map(({ name }) => name));
    const left = rooms.filter(({ name }) => name.startsWith(house) && !ours.has(name));
    await Promise.all(left.map(({ name }) => doomed.doom(name)));
  }

  const readReport = createReportReader(keys);
  /** A report saves the moment until the next look round; nothing depends on it. */
  async function report(body: string, authorization: string | undefined): Promise<boolean> {
    const room = await readReport(body, authorization);
    if (room !== null) sweep.lookNow();
    return room !== null;
  }

  const server: MediaServer = {
    origin: parts.origin,
    names: (meeting) => {
      const names: Record<string, MemberId> = {};
      for (const [member, { identity }] of meetings.get(meeting)?.members ?? []) names[identity] = member;
      return names;
    },
    here: async (meeting, member, connection, rights) => {
      const carried = meetings.get(meeting);
      const one = carried?.members.get(member);
      if (!carried || !one) return false;
      const generation = carried.now;
      one.rights = rights;
      carried.emptySince = null;
      const isThere = await appears(carried, generation, one.identity, connection);
      if (!isThere || carried.now !== generation || !carried.members.has(member)) return false;
      vouch(generation, member, connection);
      await settle(carried, generation, member);
      if (carried.before !== null && haveAllMoved(carried)) finishMoveIn(FLOW_WITHIN_MS, carried, carried.before);
      sweep.wake();
      return true;
    },
    trial: async () => {
      const name = opaqueName();
      await control.createRoom({ name, emptyTimeout: TRIAL_SECONDS, departureTimeout: 1, maxParticipants: 1 });
      return { url: parts.url, token: await firstToken(keys, name, opaqueName()) };
    },
    onMoved: (listener) => moved.push(listener),
    ...(parts.takesReports ? { report } : {}),
    ...(parts.serveOn ? { serveOn: parts.serveOn } : {}),
  };

  return {
    kind: 'livekit',
    server,
    lost: () => sweep.lost(),
    join: async (meeting, member) => {
      const carried = carriedOf(meeting);
      const generation = carried.now;
      const one = memberIn(carried, member);
      carried.emptySince = null;
      sweep.wake();
      const isThere = await open(carried, generation);
      if (!isThere || carried.members.get(member) !== one) return { kind: 'none' };
      return { kind: 'livekit', url: parts.url, token: await firstToken(keys, generation.name, one.identity) };
    },
    change: async (meeting, member, rights) => {
      const carried = meetings.get(meeting);
      const one = carried?.members.get(member);
      if (!carried || !one) return;
      one.rights = rights;
      await Promise.all(generations(carried).map((generation) => settle(carried, generation, member)));
    },
    remove: async (meeting, member, why) => {
      const carried = meetings.get(meeting);
      const one = carried?.members.get(member);
      if (!carried || !one) return;
      carried.members.delete(member);
      const rooms = generations(carried);
      for (const { vouched } of rooms) vouched.delete(member);
      // The name is forgotten; what still comes in under it is a stranger, and thrown out. The room behind it closes too.
      const out = rooms.map(({ name }) => control.removeParticipant(name, one.identity).catch(() => undefined));
      if (why === 'removed') await move(carried);
      await Promise.all(out);
    },
    close: async (meeting, why = 'ended') => {
      const carried = meetings.get(meeting);
      if (!carried) return;
      meetings.delete(meeting);
      const rooms = generations(carried);
      carried.before = null;
      await Promise.all(
        rooms.map(async ({ name }) => {
          if (why === 'ended') await emptied(name);
          await doomed.doom(name);
        }),
      );
      sweep.wake();
    },
    stop: async () => {
      sweep.stop();
      for (const late of leaving) clearTimeout(late);
      const rooms = [...meetings.values()].flatMap(generations).map(({ name }) => name);
      meetings.clear();
      await Promise.allSettled([...rooms, ...doomed.names()].map((name) => control.deleteRoom(name)));
      await parts.end?.();
    },
  };
}
