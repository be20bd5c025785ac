import { wasLetIn } from '../../../shared/meeting/people/people';
import { stageNow } from '../../../shared/meeting/standing';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { MeetingRow, Store } from '../../store/store';
import type { Clock } from '../clock';
import type { BackgroundWork } from './backgroundWork';
import type { TalkTime } from './talkTime';

/** A new snapshot is saved after this many events. */
const SNAPSHOT_EVERY = 200;

export type BesideLogDeps = {
  row: MeetingRow;
  /** People of the group whom the store does not know as let in. */
  newcomers: readonly MemberId[];
  /** The version that the stored snapshot is of; 0 without one. */
  snapshotAt: number;
  talkTime: TalkTime;
  store: Store;
  clock: Clock;
  background: BackgroundWork;
};

/** What is stored of a meeting beside its log: status, snapshot and talk time. All of it could be missing and the log still tells the meeting. */
export class BesideLog {
  #snapshotAt: number;

  constructor(private readonly deps: BesideLogDeps) {
    this.#snapshotAt = deps.snapshotAt;
  }

  loaded(state: Meeting): void {
    // A crash may have come between the log and this row.
    this.#letIn(this.deps.newcomers.filter((member) => wasLetIn(state, member)));
    if (this.deps.row.status !== state.status) this.#saveStatus(state);
  }

  committed(before: Meeting, after: Meeting): void {
    const { background } = this.deps;
    this.#letIn(Object.keys(after.seats).filter((member) => wasLetIn(after, member) && !wasLetIn(before, member)));
    if (before.status !== after.status) this.#saveStatus(after);
    // The minutes that everybody opens at the end hold it, and a crash loses one stage of it at most.
    if (before.status !== after.status || stageNow(before) !== stageNow(after))
      void background.done(() => this.#saveTalkTime());
    if (after.version - this.#snapshotAt >= SNAPSHOT_EVERY) void background.done(() => this.#saveSnapshot(after));
  }

  /** The meeting leaves memory. */
  async close(state: Meeting): Promise<void> {
    const { background } = this.deps;
    await background.done(() => this.#saveTalkTime());
    await background.done(() => this.#saveSnapshot(state));
  }

  /** Whoever has been let in is a member of the group from then on. */
  #letIn(members: MemberId[]): void {
    const { store, clock, background } = this.deps;
    if (members.length > 0) void background.done(() => store.letIn(members, clock.now()));
  }

  #saveStatus(state: Meeting): void {
    const { row, store, background } = this.deps;
    row.status = state.status;
    void background.done(() => store.setMeetingStatus(state.id, state.status));
  }

  async #saveSnapshot(state: Meeting): Promise<void> {
    if (state.version === this.#snapshotAt) return;
    this.#snapshotAt = state.version;
    await this.deps.store.saveSnapshot(state.id, state);
  }

  async #saveTalkTime(): Promise<void> {
    const { talkTime, clock, store, row } = this.deps;
    const writes = talkTime.all(clock.now()).map((time) => ({ kind: 'talkTime' as const, meeting: row.id, ...time }));
    if (writes.length > 0) await store.write(writes);
  }
}
