import type { Logger } from 'pino';
import type { GroupId, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { DemoFormat } from '../../shared/protocol/http';
import type { DemoNotice } from '../../shared/protocol/meeting';
import { type Refusal, refuse } from '../../shared/refusal';
import type { MeetingTemplate } from '../../shared/templates/template';
import type { Cancel, Clock } from '../rooms/clock';
import type { Store } from '../store/store';
import type { Dial } from './line';
import { Rehearsal } from './rehearsal';
import { scripts } from './scripts/scripts';

const MINUTE = 60_000;
/** Everything of a demo is erased at the latest this long after it began. */
const LASTS_MS = 60 * MINUTE;
/** When the person who tries it has been away for so long, nobody waits for them any more. */
const ABANDONED_MS = 10 * MINUTE;
const TICK_MS = 500;
/** When the store could not erase something, it is tried again after this time. */
const AGAIN_MS = MINUTE;
/** Demos from one address that are not erased yet. Whole companies share one. */
const MOST_OF_ADDRESS = 6;

type DemosDeps = {
  store: Pick<Store, 'demos' | 'eraseDemo'>;
  clock: Clock;
  log: Logger;
  dial: Dial;
  /** How many may be kept at the same time; 0: this server offers none. */
  most: number;
  /** Ends the meeting for everybody who is connected, keeps it closed, and then does this. */
  ending: (meeting: MeetingId, then: () => Promise<void>) => Promise<void>;
};

type NewDemo = {
  group: GroupId;
  meeting: MeetingId;
  format: DemoFormat;
  guest: MemberId;
  /** The simulated members in the order of the script, with the cookies of their sessions. */
  people: readonly { member: MemberId; cookie: string }[];
};

/** Kept for a demo that is about to begin; it is given back when none came of it. */
type Place = { begin: (demo: NewDemo) => Promise<void>; release: () => void };

type Running = NewDemo & { address: string; until: Time; rehearsal: Rehearsal };

/** The demos of this server: how many there may be, what the simulated members do, and when everything of them is erased. */
export class Demos {
  readonly #running = new Map<MeetingId, Running>();
  readonly #reserved = new Map<symbol, string>();
  readonly #erasing = new Set<MeetingId>();
  /** What is to be tried again later. */
  readonly #later = new Set<Cancel>();
  #tick: Cancel | null = null;
  #stopped = false;

  constructor(private readonly deps: DemosDeps) {}

  /** Simulated members do not outlive the server that ran them, so what is left of earlier demos is erased. */
  async eraseLeftovers(): Promise<void> {
    const { store, log } = this.deps;
    try {
      for (const group of await store.demos()) await store.eraseDemo(group);
    } catch (fault) {
      // A full disk must not keep the meetings of people from going on.
      log.warn({ err: fault }, 'what is left of demos was not erased yet');
      this.#again(() => void this.eraseLeftovers());
    }
  }

  /** False where the operator has turned them off. */
  get areOffered(): boolean {
    return this.deps.most > 0;
  }

  /** What a meeting of this format is made of. */
  scriptOf(format: DemoFormat): { title: string; names: string[]; template: MeetingTemplate; minutes: number } {
    const { title, people, template, minutes } = scripts[format];
    return { title, names: people.map(({ name }) => name), template, minutes };
  }

  /** Keeps a place for one more demo from this address. */
  reserve(address: string): Place | Refusal {
    if (!this.areOffered) return refuse('notAllowed', { demos: 'off' });
    const held = [...this.#reserved.values(), ...[...this.#running.values()].map((demo) => demo.address)];
    if (held.length >= this.deps.most) return refuse('full', { demos: 'server' });
    if (held.filter((other) => other === address).length >= MOST_OF_ADDRESS)
      return refuse('full', { demos: 'address' });
    const place = Symbol(address);
    this.#reserved.set(place, address);
    const release = () => void this.#reserved.delete(place);
    const begin = (demo: NewDemo) => {
      release();
      return this.#begin(demo, address);
    };
    return { begin, release };
  }

  /** The simulated members have come and sit when this resolves, so that the guest comes last. */
  async #begin(demo: NewDemo, address: string): Promise<void> {
    const { clock, dial } = this.deps;
    const rehearsal = new Rehearsal(demo, { clock, dial, fault: (fault) => this.#fault(demo.meeting, fault) });
    this.#running.set(demo.meeting, { ...demo, address, until: clock.now() + LASTS_MS, rehearsal });
    this.#tick ??= this.#nextTick();
    await rehearsal.sitDown().catch((fault: unknown) => this.#fault(demo.meeting, fault));
  }

  isDemo(group: GroupId): boolean {
    return [...this.#running.values()].some((demo) => demo.group === group);
  }

  /** What everybody in this meeting is told of it; null for a meeting of people. */
  noticeOf(meeting: MeetingId): DemoNotice | null {
    const demo = this.#running.get(meeting);
    return demo === undefined ? null : { simulated: demo.people.map(({ member }) => member), until: demo.until };
  }

  get count(): number {
    return this.#running.size;
  }

  stop(): void {
    this.#stopped = true;
    this.#tick?.();
    for (const cancel of this.#later) cancel();
    for (const { rehearsal } of this.#running.values()) rehearsal.close();
  }

  #nextTick(): Cancel {
    const { clock } = this.deps;
    return clock.callAt(clock.now() + TICK_MS, () => {
      for (const demo of this.#running.values()) this.#look(demo, clock.now());
      this.#tick = this.#running.size > 0 && !this.#stopped ? this.#nextTick() : null;
    });
  }

  #look(demo: Running, now: Time): void {
    if (this.#erasing.has(demo.meeting)) return;
    if (now >= demo.until || demo.rehearsal.abandonedFor(now) >= ABANDONED_MS) void this.#erase(demo);
    else demo.rehearsal.proceed(now);
  }

  async #erase({ meeting, group, rehearsal }: Running): Promise<void> {
    const { store, log } = this.deps;
    this.#erasing.add(meeting);
    rehearsal.close();
    try {
      await this.deps.ending(meeting, () => store.eraseDemo(group));
      this.#running.delete(meeting);
      this.#erasing.delete(meeting);
      log.info({ meeting }, 'a demo was erased');
    } catch (fault) {
      this.#fault(meeting, fault);
      this.#again(() => this.#erasing.delete(meeting));
    }
  }

  /** Not after a stop, which may come while something is being erased: the store is closed then. */
  #again(work: () => void): void {
    if (this.#stopped) return;
    const { clock } = this.deps;
    const cancel = clock.callAt(clock.now() + AGAIN_MS, () => {
      this.#later.delete(cancel);
      work();
    });
    this.#later.add(cancel);
  }

  #fault(meeting: MeetingId, fault: unknown): void {
    this.deps.log.warn({ meeting, err: fault }, 'a demo met a fault');
  }
}
