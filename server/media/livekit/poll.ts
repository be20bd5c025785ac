import type { LivekitLog, RoomApi } from './api';
import { isUnreachable, refusesUs } from './errors';
import type { RoomDeletion } from './roomDeletion';
import { isIdle, type MeetingRooms } from './rooms';

const POLL_EVERY_MS = 200;
/** While the media server is unreachable, or refuses us, it is asked less often. */
const POLL_SELDOM_MS = 1_000;
const SELDOM_AFTER_MS = 5_000;
/** The same fault is logged again after this. */
const LOG_AGAIN_MS = 60_000;

export type PollDeps = {
  api: RoomApi;
  log: LivekitLog;
  now: () => number;
  meetings: () => MeetingRooms[];
  audit: (rooms: MeetingRooms) => Promise<void>;
  roomDeletion: RoomDeletion;
  /** Deletes what a former process left behind; done once, as soon as the media server answers. */
  clear: () => Promise<void>;
  /** The media server answers again after it did not, and does not know the current rooms of these meetings any more. */
  returned: (forgotten: MeetingRooms[]) => Promise<void>;
};

export type Poll = {
  /** Polls until every meeting is idle. */
  wake(): void;
  pollNow(): void;
  /** The media server was started again and knows no room. */
  lost(): void;
  /** Something about one room did not work; polling goes on. */
  logFault(error: unknown): void;
  stop(): void;
};

type FaultKind = 'unreachable' | 'refused' | 'unexpected';
const faultMessages: Record<FaultKind, string> = {
  unreachable: 'the media server cannot be reached: the meetings go on without it',
  refused: 'the media server refuses our key, or its clock differs: the meetings go on without it',
  unexpected: 'the media server did not answer as expected',
};

/** Audits every meeting several times a second, none of them waiting for another, and notices a media server that is gone. */
export function createPoll(deps: PollDeps): Poll {
  const { api, log, now, roomDeletion } = deps;
  const underAudit = new Set<MeetingRooms>();
  const loggedAt = new Map<FaultKind, number>();
  let timer: NodeJS.Timeout | null = null;
  let goneSince: number | null = null;
  let asking = false;
  let cleared: 'no' | 'now' | 'yes' = 'no';
  let stopped = false;

  const active = (): MeetingRooms[] => deps.meetings().filter((rooms) => !isIdle(rooms, now()));

  function logFault(kind: FaultKind, error: unknown): void {
    const last = loggedAt.get(kind);
    if (last !== undefined && now() - last < LOG_AGAIN_MS) return;
    loggedAt.set(kind, now());
    log.warn({ err: error }, faultMessages[kind]);
  }
  /** A media server that does not work at all is asked nothing else until it does; a fault of one room must not stop the others. */
  async function handleFault(error: unknown): Promise<void> {
    const kind = isUnreachable(error) ? 'unreachable' : refusesUs(error) ? 'refused' : 'unexpected';
    logFault(kind, error);
    if (kind === 'unexpected') await new Promise((resolve) => setTimeout(resolve, POLL_SELDOM_MS).unref());
    else goneSince ??= now();
  }

  async function auditOnce(rooms: MeetingRooms): Promise<void> {
    if (underAudit.has(rooms)) return;
    underAudit.add(rooms);
    try {
      await deps.audit(rooms);
    } catch (error) {
      await handleFault(error);
    }
    underAudit.delete(rooms);
  }

  async function clear(): Promise<void> {
    if (cleared !== 'no') return;
    cleared = 'now';
    try {
      await deps.clear();
      cleared = 'yes';
    } catch (error) {
      await handleFault(error);
      cleared = 'no';
    }
  }

  /** A media server that was gone for a moment is no reason for anybody to move: only meetings whose room is gone need another. */
  async function askAgain(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const names = new Map(active().map((rooms) => [rooms, rooms.current.name]));
      const there = await api.listRooms(names.size > 0 ? [...names.values()] : ['']);
      goneSince = null;
      const known = new Set(there.map(({ name }) => name));
      await deps.returned(
        [...names].flatMap(([rooms, name]) => (rooms.current.name === name && !known.has(name) ? [rooms] : [])),
      );
    } catch (error) {
      await handleFault(error);
    }
    asking = false;
  }

  function tick(): void {
    timer = null;
    if (stopped) return;
    const all = active();
    if (goneSince !== null) void askAgain();
    else {
      void clear();
      roomDeletion.retry();
      for (const rooms of all) void auditOnce(rooms);
    }
    if (all.length === 0 && roomDeletion.pending().length === 0 && cleared === 'yes') return;
    const seldom = goneSince !== null && now() - goneSince > SELDOM_AFTER_MS;
    timer = setTimeout(tick, seldom ? POLL_SELDOM_MS : POLL_EVERY_MS);
    timer.unref();
  }

  const pollNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    tick();
  };
  return {
    wake: () => {
      if (timer === null) tick();
    },
    pollNow,
    lost: () => {
      goneSince ??= now();
      pollNow();
    },
    logFault: (error) => logFault('unexpected', error),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
