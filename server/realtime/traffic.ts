import type { MemberId } from '../../shared/meeting/state';
import { TABS_PER_MEMBER } from './rates';
import { type Allowance, KeyedBuckets, TokenBucket } from './tokenBucket';

/** Characters and messages. Everything is counted before anything of a message is read. */
type Amounts<T> = { characters: T; messages: T };

/** A large board that is pasted at once, or the signals of a full mesh, fit in. */
const PER_CONNECTION: Amounts<Allowance> = {
  characters: { most: 4_000_000, perSecond: 400_000 },
  messages: { most: 1_500, perSecond: 150 },
};
const PER_MEMBER = times(PER_CONNECTION, TABS_PER_MEMBER);
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
  readonly #members: KeyedBuckets<Account>;
  readonly #addresses: KeyedBuckets<Account>;
  readonly #arrivals: KeyedBuckets;
  readonly #requests: KeyedBuckets;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.#members = new KeyedBuckets(() => new Account(PER_MEMBER, now));
    this.#addresses = new KeyedBuckets(() => new Account(PER_ADDRESS, now));
    this.#arrivals = new KeyedBuckets(() => new TokenBucket(CONNECTIONS_PER_ADDRESS, now));
    this.#requests = new KeyedBuckets(() => new TokenBucket(REQUESTS_PER_ADDRESS, now));
  }

  /** Whether this address may open one more connection. */
  mayArrive(address: string): boolean {
    return this.#arrivals.of(address).take(1);
  }

  /** Whether this address may make one more request for a connection without WebSocket. */
  mayRequest(address: string): boolean {
    return this.#requests.of(address).take(1);
  }

  /** Milliseconds until a member who sent too much may connect again; null when they may. */
  barredFor(member: MemberId): number | null {
    const { characters, messages } = PER_MEMBER;
    const enough = { characters: characters.most * TO_COME_BACK, messages: messages.most * TO_COME_BACK };
    return this.#members.of(member).waits(enough) || null;
  }

  opened(address: string): ConnectionTraffic {
    return new ConnectionTraffic({
      ofAddress: () => this.#addresses.of(address),
      ofMember: (member) => this.#members.of(member),
      now: this.now,
    });
  }
}

/** Accounts are asked for with each message: those of a connection that was quiet may have been dropped meanwhile. */
type ConnectionDeps = { ofAddress: () => Account; ofMember: (member: MemberId) => Account; now: () => number };

/** What one connection sends. */
export class ConnectionTraffic {
  #own: Account;
  #isCut = false;
  member: MemberId | null = null;

  constructor(private readonly deps: ConnectionDeps) {
    this.#own = new Account(BEFORE_JOINING, deps.now);
  }

  /** The handshake has told whose connection this is. */
  belongsTo(member: MemberId): void {
    this.member = member;
    this.#own = new Account(PER_CONNECTION, this.deps.now);
  }

  received(characters: number): Verdict {
    if (this.#isCut) return 'cut';
    const address = this.deps.ofAddress();
    const ofMember = this.member === null ? null : this.deps.ofMember(this.member);
    // Every account counts every message: one that is refused by the first must not be free for the others.
    const ownHad = this.#own.take(characters);
    const memberHad = ofMember === null || ofMember.take(characters);
    const addressHad = address.take(characters);
    if (ownHad && memberHad && addressHad) return 'pass';
    const accounts = [this.#own, ...(ofMember ? [ofMember] : []), address];
    // An address may be shared by many people: its debt is nobody's own.
    const isOwnDebt = ofMember === null ? !ownHad : this.#own.isOverdrawn() || ofMember.isOverdrawn();
    if (isOwnDebt) {
      this.#isCut = true;
      return 'cut';
    }
    return { retryIn: Math.max(1, ...accounts.map((account) => account.waits())) };
  }
}
