import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { GroupId, MeetingId } from '../../shared/meeting/state';
import type { Cancel, Clock } from '../rooms/clock';
import type { Store } from '../store/store';

const HOUR_MS = 60 * 60 * 1000;
/** Shortly after a start there is more to do than to erase. */
const FIRST_AFTER_MS = 60_000;
/** So many meetings are erased in one run; the next hour goes on. */
const MOST_MEETINGS = 200;

type Deps = {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Nobody is in this meeting, and nobody comes in, until `then` is done. */
  ending: (meeting: MeetingId, then: () => Promise<void>) => Promise<void>;
};

export type RetentionJob = {
  /** Resolves when nothing is being erased. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** Every hour, erases what groups no longer want to keep, and says what it did. */
export function startRetention(deps: Deps): RetentionJob {
  const { clock, log } = deps;
  let stopped = false;
  let running: Promise<void> | null = null;
  let cancel: Cancel = wait(FIRST_AFTER_MS);

  function wait(ms: number): Cancel {
    return clock.callAt(clock.now() + ms, () => {
      // One at a time: a run that takes longer than an hour is not joined by a second.
      running ??= run(deps, () => stopped)
        .catch((fault: unknown) => log.warn({ err: fault }, 'stored texts were not erased yet'))
        .finally(() => {
          running = null;
        });
      if (!stopped) cancel = wait(HOUR_MS);
    });
  }

  return {
    settled: async () => void (await running),
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}

type Sum = { meetings: number; rows: number };

async function run({ store, clock, log, ending }: Deps, isStopped: () => boolean): Promise<void> {
  // Beside damaged pages nothing is written.
  if (store.damage() !== null) return;
  const { retention } = store;
  const byGroup = new Map<GroupId, Sum>();
  const groups: Sum[] = [];
  try {
    for (const { meeting, group } of await retention.textsDue(clock.now(), MOST_MEETINGS)) {
      if (isStopped()) break;
      await ending(meeting, async () => {
        const rows = await retention.eraseTexts(meeting, clock.now());
        const before = byGroup.get(group) ?? { meetings: 0, rows: 0 };
        byGroup.set(group, { meetings: before.meetings + 1, rows: before.rows + rows });
      });
    }
    for (const group of await retention.groupsDue(clock.now())) {
      if (isStopped()) break;
      const meetings = await store.meetingsOf(group);
      await endingAll(
        ending,
        meetings.map(({ id }) => id),
        async () => void groups.push(await retention.eraseGroup(group, clock.now())),
      );
    }
  } finally {
    await tell();
  }

  async function tell(): Promise<void> {
    if (byGroup.size === 0 && groups.length === 0) return;
    const at = clock.now();
    for (const [group, sum] of byGroup)
      await retention.noteErasure({ id: randomUUID(), group, what: 'texts', at, ...sum });
    // What is left of a group is that there was one.
    for (const sum of groups) await retention.noteErasure({ id: randomUUID(), group: null, what: 'group', at, ...sum });
    const isClean = await store.emptyJournal();
    const all = [...byGroup.values(), ...groups];
    const total = (of: (sum: Sum) => number) => all.reduce((sum, one) => sum + of(one), 0);
    const facts = {
      groups: groups.length,
      meetings: total(({ meetings }) => meetings),
      rows: total(({ rows }) => rows),
    };
    log.info({ ...facts, journalEmptied: isClean }, 'what groups no longer keep was erased');
  }
}

/** All meetings of a group are closed while it is erased. */
async function endingAll(
  ending: Deps['ending'],
  [first, ...others]: readonly MeetingId[],
  then: () => Promise<void>,
): Promise<void> {
  if (first === undefined) return then();
  return ending(first, () => endingAll(ending, others, then));
}
