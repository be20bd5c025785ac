import type { LivekitLog, RoomControl } from './api';
import { isUnreachable, refusesUs } from './errors';
import type { Doomed } from './roomDeletion';
import { type Carried, isResting } from './rooms';

const LOOK_EVERY_MS = 200;
const LOOK_SELDOM_MS = 1_000;
const QUIET_AFTER_MS = 5_000;
/** The same trouble is written down again after this. */
const SAY_AGAIN_MS = 60_000;

export type SweepParts = {
  control: RoomControl;
  log: LivekitLog;
  now: () => number;
  meetings: () => Carried[];
  look: (carried: Carried) => Promise<void>;
  doomed: Doomed;
  /** Makes ready what a former process left behind; done once, as soon as the media server answers. */
  clear: () => Promise<void>;
  /** It answers again after it did not, and knows these meetings' present rooms no more. */
  returned: (forgotten: Carried[]) => Promise<void>;
};

export type Sweep = {
  wake(): void;
  lookNow(): void;
  lost(): void;
  /** Something about one room did not work; the looks go on. */
  odd(error: unknown): void;
  stop(): void;
};

/** Looks into every room several times a second, none of them waiting for another, and notices a media server that is gone. */
export function watchRooms(parts: SweepParts): Sweep {
  const { control, log, now, doomed } = parts;
  const looking = new Set<Carried>();
  const said = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let goneSince: number | null = null;
  let asking = false;
  let cleared: 'no' | 'now' | 'yes' = 'no';
  let stopped = false;

  const awake = (): Carried[] => parts.meetings().filter((carried) => !isResting(carried, now()));

  /** Where it does not work at all nothing else is asked until it does; what is odd about one room must not stop the others. */
  async function trouble(error: unknown): Promise<void> {
    const kind = isUnreachable(error) ? 'gone' : refusesUs(error) ? 'refused' : 'odd';
    say(kind, error);
    if (kind === 'odd') await new Promise((resolve) => setTimeout(resolve, LOOK_SELDOM_MS).unref());
    else goneSince ??= now();
  }
  function say(kind: 'gone' | 'refused' | 'odd', error: unknown): void {
    const last = said.get(kind);
    if (last !== undefined && now() - last < SAY_AGAIN_MS) return;
    said.set(kind, now());
    const words = {
      gone: 'the media server cannot be reached: the meetings go on without it',
      refused: 'the media server refuses our key, or its clock differs: the meetings go on without it',
      odd: 'the media server did not answer as expected',
    };
    log.warn({ err: error }, words[kind]);
  }

  async function lookAt(carried: Carried): Promise<void> {
    if (looking.has(carried)) return;
    looking.add(carried);
    try {
      await parts.look(carried);
    } catch (error) {
      await trouble(error);
    }
    looking.delete(carried);
  }

  async function clear(): Promise<void> {
    if (cleared !== 'no') return;
    cleared = 'now';
    try {
      await parts.clear();
      cleared = 'yes';
    } catch (error) {
      await trouble(error);
      cleared = 'no';
    }
  }

  /** Gone for a moment is no reason for anybody to move: only whose room is gone needs another. */
  async function askAgain(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      const rooms = new Map(awake().map((carried) => [carried, carried.now.name]));
      const there = await control.listRooms(rooms.size > 0 ? [...rooms.values()] : ['']);
      goneSince = null;
      const names = new Set(there.map(({ name }) => name));
      await parts.returned(
        [...rooms].flatMap(([carried, name]) => (carried.now.name === name && !names.has(name) ? [carried] : [])),
      );
    } catch (error) {
      await trouble(error);
    }
    asking = false;
  }

  function round(): void {
    timer = null;
    if (stopped) return;
    const all = awake();
    if (goneSince !== null) void askAgain();
    else {
      void clear();
      doomed.retry();
      for (const carried of all) void lookAt(carried);
    }
    if (all.length === 0 && doomed.names().length === 0 && cleared === 'yes') return;
    const seldom = goneSince !== null && now() - goneSince > QUIET_AFTER_MS;
    timer = setTimeout(round, seldom ? LOOK_SELDOM_MS : LOOK_EVERY_MS);
    timer.unref();
  }

  const wake = (): void => {
    if (timer === null) round();
  };
  const lookNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    round();
  };
  return {
    wake,
    lookNow,
    lost: () => {
      goneSince ??= now();
      lookNow();
    },
    odd: (error) => say('odd', error),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
