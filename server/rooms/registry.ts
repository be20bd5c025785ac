import { evolve } from '../../shared/meeting/evolve';
import type { GroupId, Meeting, MeetingId, MemberId } from '../../shared/meeting/state';
import type { Person } from '../../shared/protocol/meeting';
import type { MeetingRow, MemberRow, Store } from '../store/store';
import type { Cancel, Clock } from './clock';
import { Alarm } from './meeting/alarm';
import { type Line, Presence } from './meeting/presence';
import { type Committed, MeetingRoom, type Room } from './meeting/room';
import { TalkTime } from './meeting/talkTime';

/** A room in memory with all that belongs to it. */
export type Open<L extends Line> = {
  room: MeetingRoom;
  presence: Presence<L>;
  talkTime: TalkTime;
  names: Map<MemberId, string>;
  agreement: { version: number; lines: string[] };
  groupName: string;
  /** "One change" noted at the group's last meeting. */
  lastChange: string | null;
};

export type RegistryParts = {
  store: Store;
  clock: Clock;
  chance: () => number;
  committed: (news: Committed) => void;
  unload: (room: Room) => Promise<void>;
  /** Something failed that nobody waits for; it is logged and tried again or done without. */
  fault: (error: unknown, meeting: MeetingId) => void;
};

/** Nobody connected for this long: the room leaves memory. */
const IDLE_MS = 60_000;
/** Events since the last snapshot after which a new one is worth its bytes. */
const SNAPSHOT_EVERY = 200;

type Kept<L extends Line> = Open<L> & { alarm: Alarm; snapshotAt: number; idle: Cancel | null };

/** A meeting that has ended tells nobody who joined the group later. */
const wasThere =
  ({ endedAt }: Meeting) =>
  ({ createdAt }: MemberRow): boolean =>
    endedAt === null || createdAt <= endedAt;

/** Rooms are read from the store when somebody comes, and forgotten when everybody is gone. Nothing is replayed at start. */
export class Registry<L extends Line> {
  readonly #rooms = new Map<MeetingId, Promise<Kept<L> | null>>();
  readonly #open = new Map<MeetingId, Kept<L>>();
  #closing = false;

  constructor(private readonly parts: RegistryParts) {}

  get size(): number {
    return this.#open.size;
  }

  /** What is in memory already. */
  inMemory(meeting: MeetingId): Open<L> | null {
    return this.#open.get(meeting) ?? null;
  }
  allInMemory(): Open<L>[] {
    return [...this.#open.values()];
  }

  /** Loads the meeting if it has to be; null when there is none. */
  async open(meeting: MeetingId): Promise<Open<L> | null> {
    if (this.#closing) return this.inMemory(meeting);
    let loading = this.#rooms.get(meeting);
    if (!loading) {
      loading = this.#load(meeting);
      this.#rooms.set(meeting, loading);
      loading.then(
        (kept) => kept === null && this.#rooms.delete(meeting),
        () => this.#rooms.delete(meeting),
      );
    }
    return loading;
  }

  /** To be called when lines came or went. */
  looked(meeting: MeetingId): void {
    const kept = this.#open.get(meeting);
    if (!kept) return;
    kept.idle?.();
    kept.idle = null;
    if (kept.presence.isEmpty()) {
      kept.idle = this.parts.clock.ringAt(this.parts.clock.now() + IDLE_MS, () => void this.#unload(kept));
    }
  }

  memberAdded(group: GroupId, person: Person): Open<L>[] {
    const rooms = [...this.#open.values()].filter(
      (kept) => kept.room.group === group && kept.room.meeting().status !== 'ended',
    );
    for (const kept of rooms) kept.names.set(person.member, person.name);
    return rooms;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#rooms.values());
    await Promise.all([...this.#open.values()].map((kept) => this.#put(kept)));
  }

  async #load(id: MeetingId): Promise<Kept<L> | null> {
    const { store, clock, chance } = this.parts;
    const row = await store.meeting(id);
    if (!row) return null;
    const snapshot = await store.readSnapshot(id);
    const [events, group, members, talk, lastChange] = await Promise.all([
      store.readEvents(id, snapshot?.version ?? 0),
      store.group(row.group),
      store.membersOf(row.group),
      store.talkTime(id),
      this.#lastChange(row),
    ]);
    const state = events.reduce<Meeting | null>(evolve, snapshot);
    if (!state) return null;
    const room = new MeetingRoom(row, state, { store, clock, chance, announce: (news) => this.#announce(kept, news) });
    const fault = (error: unknown) => this.parts.fault(error, id);
    const kept: Kept<L> = {
      room,
      presence: new Presence<L>(room, clock, fault),
      talkTime: new TalkTime(talk),
      names: new Map(members.filter(wasThere(state)).map((member) => [member.id, member.name])),
      agreement: group?.agreement ?? { version: state.settings.agreementVersion, lines: [] },
      groupName: group?.name ?? row.title,
      lastChange,
      snapshotAt: snapshot?.version ?? 0,
      idle: null,
      alarm: new Alarm(clock, async (command) => {
        try {
          await room.submit(command, { kind: 'system' }, null);
        } catch (error) {
          fault(error);
        }
      }),
    };
    this.#open.set(id, kept);
    this.looked(id);
    kept.alarm.set(state);
    if (row.status !== state.status) this.#noteStatus(kept, state);
    return kept;
  }

  async #lastChange(row: MeetingRow): Promise<string | null> {
    if (row.ordinal <= 1) return null;
    const before = (await this.parts.store.meetingsOf(row.group)).filter((other) => other.ordinal < row.ordinal).at(-1);
    return before ? ((await this.parts.store.oneChange(before.id))?.text ?? null) : null;
  }

  #announce(kept: Kept<L>, news: Committed): void {
    kept.alarm.set(news.after);
    this.parts.committed(news);
    if (news.before.status !== news.after.status) this.#noteStatus(kept, news.after);
    if (news.after.version - kept.snapshotAt >= SNAPSHOT_EVERY) this.#snapshot(kept).catch(this.#faultOf(kept));
  }

  #noteStatus(kept: Kept<L>, state: Meeting): void {
    kept.room.row.status = state.status;
    this.parts.store.setMeetingStatus(state.id, state.status).catch(this.#faultOf(kept));
  }

  async #snapshot(kept: Kept<L>): Promise<void> {
    const state = kept.room.meeting();
    if (state.version === kept.snapshotAt) return;
    kept.snapshotAt = state.version;
    await this.parts.store.saveSnapshot(state.id, state);
  }

  async #unload(kept: Kept<L>): Promise<void> {
    if (!kept.presence.isEmpty()) return;
    this.#rooms.delete(kept.room.id);
    await this.#put(kept);
  }

  /** Saves what belongs to the room and forgets it. */
  async #put(kept: Kept<L>): Promise<void> {
    if (this.#open.get(kept.room.id) === kept) this.#open.delete(kept.room.id);
    kept.idle?.();
    kept.presence.close();
    await kept.room.settled();
    // Only now: what was still being saved has set it again.
    kept.alarm.stop();
    try {
      await this.parts.unload(kept.room);
      await this.#saveTalk(kept);
      await this.#snapshot(kept);
    } catch (error) {
      this.parts.fault(error, kept.room.id);
    }
  }

  async #saveTalk(kept: Kept<L>): Promise<void> {
    const times = kept.talkTime.all(this.parts.clock.now());
    const writes = times.map((time) => ({ kind: 'talkTime' as const, meeting: kept.room.id, ...time }));
    if (writes.length > 0) await this.parts.store.write(writes);
  }

  #faultOf(kept: Kept<L>): (error: unknown) => void {
    return (error) => this.parts.fault(error, kept.room.id);
  }
}
