import type { MemberId } from '../../shared/meeting/state';
import { type Allowance, TokenBucket } from './tokenBucket';

/** Characters and messages. Everything is counted before anything of a message is read. */
type Amounts<T> = { characters: T; messages: T };

/** A large board that is pasted at once, or the signals of a full mesh, fit in. */
const PER_CONNECTION: Amounts<Allowance> = {
  characters: { most: 4_000_000, perSecond: 400_000 },
  messages: { most: 1_500, perSecond: 150 },
};
/** A member may have several tabs open, but not one whole allowance per tab. */
const PER_MEMBER = times(PER_CONNECTION, 2);
/** Whole companies share one address, and behind a proxy that is not trusted everybody does. */
const PER_ADDRESS = times(PER_CONNECTION, 20);
/** After a restart everybody behind one address comes back at the same moment. */
const CONNECTIONS_PER_ADDRESS: Allowance = { most: 2_000, perSecond: 50 };
/** Requests that carry messages where a network refuses WebSocket: a few a second for each person. */
const REQUESTS_PER_ADDRESS: Allowance = { most: 3_000, perSecond: 300 };
/** Before a connection has said which meeting it wants: one short message, sent again a few times. */
const BEFORE_JOINING: Amounts<Allowance> = {
  characters: { most: 8_000, perSecond: 100 },
  messages: { most: 12, perSecond: 1 },
};
/** People whose connection was cut because they sent too much come back when so much of their allowance is there again. */
const TO_COME_BACK = 0.25;
/** Full buckets are dropped when so many connections have ended. */
const SWEEP_EVERY = 500;

function times({ characters, messages }: Amounts<Allowance>, factor: number): Amounts<Allowance> {
  const more = ({ most, perSecond }: Allowance) => ({ most: most * factor, perSecond: perSecond * factor });
  return { characters: more(characters), messages: more(messages) };
}

/** `cut`: the sender went on although they were refused, or sent before they joined what nobody sends there. */
export type Verdict = 'pass' | 'cut' | { retryIn: number };

class Account {
  readonly #characters: TokenBucket;
  readonly #messages: TokenBucket;

  constructor(allowances: Amounts<Allowance>, now: () => number) {
    this.#characters = new TokenBucket(allowances.characters, now);
    this.#messages = new TokenBucket(allowances.messages, now);
  }

  take(characters: number): boolean {
    const fits = this.#characters.take(characters);
    return this.#messages.take(1) && fits;
  }

  waits(part: Amounts<number> = { characters: 0, messages: 0 }): number {
    return Math.max(this.#characters.waitFor(part.characters), this.#messages.waitFor(part.messages));
  }

  isOverdrawn = (): boolean => this.#characters.isOverdrawn() || this.#messages.isOverdrawn();
  isFull = (): boolean => this.#characters.isFull() && this.#messages.isFull();
}

/** How much all connections of this server send: limits per connection, per member and per address. */
export class Traffic {
  readonly #members = new Map<MemberId, Account>();
  readonly #addresses = new Map<string, Account>();
  readonly #arrivals = new Map<string, TokenBucket>();
  readonly #requests = new Map<string, TokenBucket>();
  #ended = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether this address may open one more connection. */
  mayArrive(address: string): boolean {
    return entry(this.#arrivals, address, () => new TokenBucket(CONNECTIONS_PER_ADDRESS, this.now)).take(1);
  }

  /** Whether this address may make one more request for a connection without WebSocket. */
  mayRequest(address: string): boolean {
    return entry(this.#requests, address, () => new TokenBucket(REQUESTS_PER_ADDRESS, this.now)).take(1);
  }

  /** Milliseconds until a member who sent too much may connect again; null when they may. */
  barredFor(member: MemberId): number | null {
    const { characters, messages } = PER_MEMBER;
    const enough = { characters: characters.most * TO_COME_BACK, messages: messages.most * TO_COME_BACK };
    return this.#members.get(member)?.waits(enough) || null;
  }

  opened(address: string): ConnectionTraffic {
    const { now } = this;
    return new ConnectionTraffic({
      address: entry(this.#addresses, address, () => new Account(PER_ADDRESS, now)),
      ofMember: (member) => entry(this.#members, member, () => new Account(PER_MEMBER, now)),
      now,
    });
  }

  closed(): void {
    this.#ended += 1;
    if (this.#ended % SWEEP_EVERY !== 0) return;
    for (const accounts of [this.#members, this.#addresses, this.#arrivals, this.#requests])
      for (const [key, account] of accounts) if (account.isFull()) accounts.delete(key);
  }
}

type ConnectionDeps = { address: Account; ofMember: (member: MemberId) => Account; now: () => number };

/** What one connection sends. */
export class ConnectionTraffic {
  #own: Account;
  #ofMember: Account | null = null;
  #isCut = false;
  member: MemberId | null = null;

  constructor(private readonly deps: ConnectionDeps) {
    this.#own = new Account(BEFORE_JOINING, deps.now);
  }

  /** The handshake has told whose connection this is. */
  belongsTo(member: MemberId): void {
    this.member = member;
    this.#ofMember = this.deps.ofMember(member);
    this.#own = new Account(PER_CONNECTION, this.deps.now);
  }

  received(characters: number): Verdict {
    if (this.#isCut) return 'cut';
    const { address } = this.deps;
    // Every account counts every message: one that is refused by the first must not be free for the others.
    const ownHad = this.#own.take(characters);
    const memberHad = this.#ofMember === null || this.#ofMember.take(characters);
    const addressHad = address.take(characters);
    if (ownHad && memberHad && addressHad) return 'pass';
    const accounts = [this.#own, ...(this.#ofMember ? [this.#ofMember] : []), address];
    // An address may be shared by many people: its debt is nobody's own.
    const isOwnDebt = this.#ofMember === null ? !ownHad : this.#own.isOverdrawn() || this.#ofMember.isOverdrawn();
    if (isOwnDebt) {
      this.#isCut = true;
      return 'cut';
    }
    return { retryIn: Math.max(1, ...accounts.map((account) => account.waits())) };
  }
}

function entry<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const known = map.get(key) ?? made();
  map.set(key, known);
  return known;
}
