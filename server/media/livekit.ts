import type { RoomServiceClient } from 'livekit-server-sdk';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { saysNotFound } from './livekitFaults';
import { givesAnything, permissionOf } from './livekitGrants';
import { createReportReader } from './livekitReport';
import {
  type Carried,
  type Generation,
  generations,
  grantFor,
  haveAllMoved,
  memberIn,
  newCarried,
  newGeneration,
} from './livekitRooms';
import { watchRooms } from './livekitSweep';
import { firstToken, type LivekitKeys, opaqueName } from './livekitToken';
import type { Media, MediaServer } from './media';

/** The calls to the media server that are used here. */
export type RoomControl = Pick<
  RoomServiceClient,
  | 'createRoom'
  | 'deleteRoom'
  | 'listRooms'
  | 'listParticipants'
  | 'getParticipant'
  | 'updateParticipant'
  | 'removeParticipant'
>;

export type LivekitLog = {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
};

export type LivekitParts = {
  control: RoomControl;
  keys: LivekitKeys;
  /** Where browsers connect; a path means this app's own address. */
  url: string;
  origin: string | null;
  log: LivekitLog;
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
 * state, given to the one connection that the member's authorised socket vouches for, and taken from there (D27).
 */
export function createLivekit(parts: LivekitParts): LivekitMedia {
  const { control, keys, log, now = Date.now } = parts;
  const meetings = new Map<MeetingId, Carried>();
  const moved: ((meeting: MeetingId, members: MemberId[]) => void)[] = [];
  const leaving = new Set<NodeJS.Timeout>();
  const sweep = watchRooms({
    control,
    log,
    now,
    meetings: () => [...meetings.values()],
    repair: (carried, generation, member) => settle(carried, generation, member),
    emptied: (carried) => finishMove(carried),
    intruded: (carried) => void move(carried).catch(() => undefined),
    returned: () => renew(),
  });

  const carriedOf = (meeting: MeetingId): Carried => {
    const known = meetings.get(meeting);
    if (known) return known;
    const fresh = newCarried(meeting);
    meetings.set(meeting, fresh);
    return fresh;
  };

  const open = (generation: Generation) =>
    control.createRoom({
      name: generation.name,
      emptyTimeout: KEEP_EMPTY_SECONDS,
      departureTimeout: KEEP_EMPTY_SECONDS,
    });

  /** The browser may know its name there a moment before the listing does, on a busy computer a long one. */
  async function appears(
    carried: Carried,
    { name }: Generation,
    identity: string,
    connection: string,
  ): Promise<boolean> {
    for (const pause of [0, 30, 60, 120, 250, 500, 1_000]) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (carried.now.name !== name) return false;
      const there = await control.getParticipant(name, identity).catch(() => null);
      if (there?.sid === connection) return true;
    }
    return false;
  }

  /** Gives or takes rights, after everything that was asked before for this member. */
  function settle(carried: Carried, generation: Generation, member: MemberId): Promise<void> {
    const one = carried.members.get(member);
    if (!one) return Promise.resolve();
    const turn = one.turn.then(() => give(carried, generation, member));
    one.turn = turn.catch(() => undefined);
    return turn;
  }
  async function give(carried: Carried, generation: Generation, member: MemberId): Promise<void> {
    const one = carried.members.get(member);
    const connection = generation.vouched.get(member);
    if (!one || connection === undefined) return;
    const grant = grantFor(carried, member);
    if (givesAnything(grant)) {
      // Somebody else under this name must not be given what the member may do.
      const there = await control.getParticipant(generation.name, one.identity);
      if (there.sid !== connection) return;
    }
    const after = await control.updateParticipant(generation.name, one.identity, { permission: permissionOf(grant) });
    if (after.sid !== connection && givesAnything(grant)) {
      await control.removeParticipant(generation.name, one.identity);
    }
  }

  /** A new room for everybody who is still to be there; the old one is deleted as soon as they have left it. */
  async function move(carried: Carried): Promise<void> {
    finishMove(carried);
    const old = carried.now;
    const members = [...carried.members.keys()];
    carried.now = newGeneration();
    carried.before = old;
    finishMoveIn(MOVE_WITHIN_MS, carried, old);
    try {
      await open(carried.now);
    } finally {
      for (const listener of moved) listener(carried.meeting, members);
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
    control.deleteRoom(old.name).catch((error: unknown) => {
      if (!saysNotFound(error)) log.warn({ err: error }, 'an old room could not be deleted');
    });
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

  async function renew(): Promise<void> {
    if (meetings.size > 0) log.info({ meetings: meetings.size }, 'the media server is back: everybody connects again');
    await Promise.allSettled([...meetings.values()].map(move));
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
      const isThere = await appears(carried, generation, one.identity, connection);
      if (!isThere || carried.now !== generation || !carried.members.has(member)) return false;
      generation.vouched.set(member, connection);
      generation.strangers.delete(connection);
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
      const { identity } = memberIn(carried, member);
      sweep.wake();
      await open(carried.now);
      return { kind: 'livekit', url: parts.url, token: await firstToken(keys, carried.now.name, identity) };
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
    close: async (meeting) => {
      const carried = meetings.get(meeting);
      if (!carried) return;
      meetings.delete(meeting);
      await Promise.all(
        generations(carried).map(async ({ name }) => {
          await emptied(name);
          await control.deleteRoom(name);
        }),
      );
    },
    stop: async () => {
      sweep.stop();
      for (const late of leaving) clearTimeout(late);
      const rooms = [...meetings.values()].flatMap(generations);
      meetings.clear();
      await Promise.allSettled(rooms.map(({ name }) => control.deleteRoom(name)));
      await parts.end?.();
    },
  };
}
