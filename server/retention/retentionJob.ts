import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { GroupId, MeetingId } from '../../shared/meeting/state';
import type { Cancel, Clock } from '../rooms/clock';
import type { MeetingRow, Store } from '../store/store';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Months after which a group without members is erased, where it decided none. */
const DESERTED_MONTHS = 1;
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
  /** The group has held a meeting, which is over. */
  hasMet: (group: GroupId) => Promise<boolean>;
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

/** A fault in one meeting or group ends nothing for the others; the next hour tries it again. */
async function run(deps: Deps, isStopped: () => boolean): Promise<void> {
  const { store, clock, log, ending } = deps;
  const { retention } = store;
  const all: Sum[] = [];
  let groupsGone = 0;
  let faults = 0;

  // Beside damaged pages nothing is written.
  const goesOn = () => !isStopped() && store.damage() === null;

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (!goesOn()) return;
    try {
      await work();
    } catch (fault) {
      faults += 1;
      log.warn({ err: fault }, 'stored texts were not erased yet');
    }
  }

  /** What was erased before a fault is gone too, and counts. */
  async function counted(group: GroupId | null, what: 'texts' | 'group', erase: (sum: Sum) => Promise<void>) {
    const sum: Sum = { meetings: 0, rows: 0 };
    try {
      await erase(sum);
    } finally {
      if (sum.meetings > 0 || sum.rows > 0) {
        all.push(sum);
        await retention.noteErasure({ id: randomUUID(), group, what, at: clock.now(), ...sum });
      }
    }
  }

  await attempt(async () => {
    for (const [group, due] of inGroups(await retention.textsDue(clock.now(), MOST_MEETINGS)))
      await attempt(() =>
        counted(group, 'texts', async (sum) => {
          for (const meeting of due) await attempt(() => ending(meeting, () => eraseTexts(meeting, sum)));
        }),
      );
  });
  await attempt(async () => {
    for (const group of await store.privately.groups())
      await attempt(async () => {
        if (await isWaitedFor(group)) return;
        const rows = await store.privately.erase(group);
        if (rows === 0) return;
        const sum = { meetings: 0, rows };
        all.push(sum);
        // Not with the group: nobody in it learns that somebody answered.
        await retention.noteErasure({ id: randomUUID(), group: null, what: 'answers', at: clock.now(), ...sum });
      });
  });
  // Whoever was invited and never came is no business of the group any more.
  let addressesGone = 0;
  await attempt(async () => {
    addressesGone = await store.forming.forgetAddresses(clock.now());
  });
  // Nobody is left who could end it, or read that it was ended.
  await attempt(async () => {
    for (const group of await store.life.deserted(clock.now()))
      await store.life.end(group, DESERTED_MONTHS, { by: '', at: clock.now() });
  });
  await attempt(async () => {
    for (const group of await retention.groupsDue(clock.now()))
      await attempt(async () => {
        const meetings = await store.meetingsOf(group);
        if (meetings.some(runs)) return;
        const own = meetings.map(({ id }) => id);
        const rooms = [...own, ...(await store.buddies.meetingsUnder(group))];
        // What is left of a group is that there was one.
        await endingAll(ending, rooms, () => counted(null, 'group', (sum) => eraseGroup(group, sum)));
      });
  });

  /** Private answers are for the time in which a group is formed, and for whoever forms it. */
  async function isWaitedFor(id: GroupId): Promise<boolean> {
    const group = await store.group(id);
    if (group === null || group.formedBy === undefined || group.archivedAt !== null) return false;
    if (await deps.hasMet(id)) return false;
    const reader = await store.member(group.formedBy);
    return reader !== null && reader.removedAt === null;
  }
  /** Nobody is cut in the middle of a meeting; one that was never ended is not waited for. */
  function runs({ status, startsAt }: MeetingRow): boolean {
    return status === 'running' && clock.now() - startsAt < DAY_MS;
  }
  async function eraseTexts(meeting: MeetingId, sum: Sum): Promise<void> {
    if (await retention.eraseTexts(meeting, clock.now(), countedIn(sum))) sum.meetings += 1;
  }
  async function eraseGroup(group: GroupId, sum: Sum): Promise<void> {
    const meetings = await retention.eraseGroup(group, clock.now(), countedIn(sum));
    if (meetings === null) return;
    sum.meetings += meetings;
    groupsGone += 1;
  }

  if (addressesGone > 0)
    log.info({ addresses: addressesGone }, 'addresses of people who were invited and never came were erased');
  if (all.length === 0) {
    if (addressesGone > 0) await store.emptyJournal();
    return;
  }
  const isClean = await store.emptyJournal();
  const total = (of: (sum: Sum) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const facts = { groups: groupsGone, meetings: total((one) => one.meetings), rows: total((one) => one.rows), faults };
  log.info({ ...facts, journalEmptied: isClean }, 'what groups no longer keep was erased');
}

const countedIn = (sum: Sum) => (rows: number) => {
  sum.rows += rows;
};

function inGroups(due: readonly { meeting: MeetingId; group: GroupId }[]): Map<GroupId, MeetingId[]> {
  const groups = new Map<GroupId, MeetingId[]>();
  for (const { meeting, group } of due) groups.set(group, [...(groups.get(group) ?? []), meeting]);
  return groups;
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
