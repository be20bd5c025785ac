import { randomUUID } from 'node:crypto';
import type { RemovedRecord } from '../../../shared/meeting/commands';
import { most } from '../../../shared/meeting/limits';
import { takingPart } from '../../../shared/meeting/people/people';
import {
  mayOfferHelp,
  mayRemoveRecords,
  mayScoreParked,
  mayTakeOffParked,
} from '../../../shared/meeting/rights/records';
import type { MemberId, SlotId, Time } from '../../../shared/meeting/state';
import type { ParkedItem, RecordsAnswer, RecordsChange } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { RecordWrite, Store } from '../../store/store';
import type { Clock } from '../clock';
import type { Room } from '../meeting/room';

type Saved = { version: number } | Refusal;

type ParkingDeps = {
  room: Room;
  store: Store;
  clock: Clock;
  save: (
    me: MemberId,
    commandId: string,
    write: RecordWrite,
    news: { what: 'parking' },
    readers: 'room',
  ) => Promise<Saved>;
  removed: (
    me: MemberId,
    commandId: string,
    removed: { record: RemovedRecord; id: string; slot: SlotId | null; of: MemberId },
    write: RecordWrite,
    changed: 'parking'[],
  ) => Promise<Saved>;
};

type Change = Extract<RecordsChange, { what: 'park' | 'unpark' | 'scoreParked' | 'offerHelp' }>;

const parkingChanges: ReadonlySet<RecordsChange['what']> = new Set(['park', 'unpark', 'scoreParked', 'offerHelp']);

export const isParkingChange = (change: RecordsChange): change is Change => parkingChanges.has(change.what);

/** Topics that the group puts off, which stay with the group; and the progress and requests of one network call. */
export class Parking {
  constructor(private readonly deps: ParkingDeps) {}

  async read(until: Time): Promise<RecordsAnswer> {
    return { what: 'parking', items: (await this.#items()).filter((item) => item.at <= until) };
  }

  async change(me: MemberId, commandId: string, change: Change): Promise<Saved> {
    const { room } = this.deps;
    if (change.what === 'park') return this.#park(me, commandId, change);
    const item = (await this.#items()).find((one) => one.id === change.item);
    if (!item) return refuse('notFound');
    switch (change.what) {
      case 'unpark': {
        const write = { kind: 'unparked', item: item.id } as const;
        if (mayTakeOffParked(item, me)) return this.#save(me, commandId, write);
        if (!mayRemoveRecords(room.meeting(), me)) return refuse('notAllowed');
        const removed = { record: 'parked', id: item.id, slot: null, of: item.by } as const;
        return this.deps.removed(me, commandId, removed, write, ['parking']);
      }
      case 'scoreParked': {
        if (!mayScoreParked(item, me)) return refuse('notAllowed');
        const score = { importance: change.importance, urgency: change.urgency };
        return this.#save(me, commandId, { kind: 'parkedChanged', item: item.id, change: { score } });
      }
      case 'offerHelp': {
        if (!mayOfferHelp(item, me)) return refuse('notAllowed');
        const others = item.helpers.filter((member) => member !== me);
        const helpers = change.on ? [...others, me] : others;
        return this.#save(me, commandId, { kind: 'parkedChanged', item: item.id, change: { helpers } });
      }
      default:
        return change satisfies never;
    }
  }

  async #park(me: MemberId, commandId: string, change: Extract<Change, { what: 'park' }>): Promise<Saved> {
    const { room, store, clock } = this.deps;
    const { text, kind = 'topic', of = me } = change;
    if (of !== me && !(kind === 'topic' && takingPart(room.meeting()).includes(of))) return refuse('notAllowed');
    const parked = parkedIn(room.id, await store.parked(room.group));
    const mine = parked.filter((one) => one.by === me);
    if (parked.length >= most.parked) return refuse('tooMany', { largest: most.parked });
    if (mine.length >= most.parkedByMember) return refuse('tooMany', { largest: most.parkedByMember });
    const item = { id: randomUUID(), kind, text, by: me, of, score: null, helpers: [], at: clock.now() };
    return this.#save(me, commandId, { kind: 'parked', meeting: room.id, group: room.group, item });
  }

  #save(me: MemberId, commandId: string, write: RecordWrite): Promise<Saved> {
    return this.deps.save(me, commandId, write, { what: 'parking' }, 'room');
  }

  async #items(): Promise<ParkedItem[]> {
    const { room, store } = this.deps;
    return parkedIn(room.id, await store.parked(room.group)).map(({ meeting: _, ...item }) => item);
  }
}

/** What one meeting shows of its group's items: all topics, and of progress and requests its own. */
const parkedIn = <T extends { meeting: string; kind: ParkedItem['kind'] }>(meeting: string, items: readonly T[]): T[] =>
  items.filter((item) => item.kind === 'topic' || item.meeting === meeting);
