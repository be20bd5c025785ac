import type { MeetingId } from '../../shared/meeting/state';
import { StoreUnavailable } from '../store/store';
import { Effort } from './documents/effort';
import { LiveMeeting, type LiveMeetingDeps } from './liveMeeting';
import type { Connection } from './meeting/connection';

export type RegistryDeps<C extends Connection> = Omit<LiveMeetingDeps<C>, 'idle' | 'effort'>;

/**
 * The meetings in memory: read from the store when somebody comes, forgotten when everybody is gone. Nothing is replayed at
 * start.
 */
export class Registry<C extends Connection> {
  readonly #loading = new Map<MeetingId, Promise<LiveMeeting<C> | null>>();
  readonly #open = new Map<MeetingId, LiveMeeting<C>>();
  /** Meetings that are being saved: somebody who comes now waits, and reads everything they saved. */
  readonly #leaving = new Map<MeetingId, Promise<void>>();
  /** One for all meetings, so that somebody who sits in many of them gets no more of the server than anybody else. */
  readonly #effort: Effort;
  /** Meetings that are being erased. */
  readonly #ended = new Set<MeetingId>();
  #closing = false;

  constructor(private readonly deps: RegistryDeps<C>) {
    this.#effort = new Effort(deps.clock);
    deps.media.server?.onMoved((meeting, members) => this.inMemory(meeting)?.media.moved(members));
  }

  get size(): number {
    return this.#open.size;
  }

  inMemory(meeting: MeetingId): LiveMeeting<C> | null {
    return this.#open.get(meeting) ?? null;
  }
  all(): LiveMeeting<C>[] {
    return [...this.#open.values()];
  }

  /** Loads the meeting if necessary; null when there is none. A server that is stopping opens none. */
  async open(meeting: MeetingId): Promise<LiveMeeting<C> | null> {
    if (this.#closing) throw new StoreUnavailable('the server is stopping');
    if (this.#ended.has(meeting)) return null;
    let loading = this.#loading.get(meeting);
    if (!loading) {
      loading = this.#load(meeting);
      this.#loading.set(meeting, loading);
      loading.then(
        (live) => live === null && this.#loading.delete(meeting),
        () => this.#loading.delete(meeting),
      );
    }
    return loading;
  }

  /** Closes a meeting as if nobody had been connected for a while, and keeps it closed until `then` is done. */
  async end(meeting: MeetingId, then: () => Promise<void>): Promise<void> {
    this.#ended.add(meeting);
    try {
      const live = await this.#loading.get(meeting);
      if (live) await this.#forget(live);
      await this.#leaving.get(meeting);
      await then();
    } finally {
      this.#ended.delete(meeting);
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#loading.values());
    await Promise.all(this.all().map((live) => this.#forget(live)));
    await Promise.all(this.#leaving.values());
  }

  async #load(meeting: MeetingId): Promise<LiveMeeting<C> | null> {
    await this.#leaving.get(meeting);
    const live = await LiveMeeting.load<C>(meeting, {
      ...this.deps,
      effort: this.#effort,
      idle: (idle) => void this.#forget(idle),
    });
    if (live) this.#open.set(meeting, live);
    return live;
  }

  async #forget(live: LiveMeeting<C>): Promise<void> {
    if (this.#open.get(live.id) !== live) return;
    this.#open.delete(live.id);
    this.#loading.delete(live.id);
    const leaving = live.close().finally(() => this.#leaving.delete(live.id));
    this.#leaving.set(live.id, leaving);
    await leaving;
  }
}
