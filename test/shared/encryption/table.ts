import { expect } from 'vitest';
import {
  createKeyExchange,
  type KeyExchange,
  type KeyMessage,
  type Participants,
} from '../../../shared/encryption/keyExchange';
import type { Endpoint } from '../../../shared/encryption/keys';

export const GROUP_KEY = 'g'.repeat(43);
export const MEETING = 'the-meeting';

export type Parcel = { from: Endpoint; to: Endpoint; note: KeyMessage };
type Tab = { end: Endpoint; exchange: KeyExchange };

/** Some browsers and the server between them, which sees everything and delivers what the test lets through. */
export class Table {
  readonly tabs = new Map<string, Tab>();
  readonly seen: Parcel[] = [];
  /** What each browser knew of the others' keys whenever it was told of a change. */
  readonly told = new Map<string, string[]>();
  lose: (parcel: Parcel) => boolean = () => false;
  now: Participants = { departures: 0, present: [] };
  private queue: Parcel[] = [];

  open(member: string, { key = GROUP_KEY, tab = `tab of ${member}` } = {}): KeyExchange {
    const end = { member, tab };
    const exchange = createKeyExchange({
      meeting: MEETING,
      me: end,
      inviteKey: key,
      changed: () => {
        const seen = this.told.get(member) ?? [];
        this.told.set(member, [...seen, this.proofs(member)]);
      },
      send: (to, note) => {
        const all = [...this.tabs.values()].map((one) => one.end).filter((one) => one.member !== member);
        for (const receiver of to === null ? all : [to]) this.queue.push({ from: end, to: receiver, note });
      },
    });
    this.tabs.set(member, { end, exchange });
    return exchange;
  }
  async sit(member: string, options: { key?: string; tab?: string } = {}): Promise<KeyExchange> {
    const exchange = this.open(member, options);
    if (!this.now.present.includes(member)) this.now = { ...this.now, present: [...this.now.present, member] };
    await this.tell();
    return exchange;
  }
  /** The log says that somebody left; their browser may go on, but nobody counts it any more. */
  gone(member: string): void {
    const present = this.now.present.filter((one) => one !== member);
    this.now = { departures: this.now.departures + 1, present };
  }
  async leave(member: string): Promise<void> {
    this.gone(member);
    await this.tell();
  }
  /** Everybody still here reads the log. */
  async tell(): Promise<void> {
    await this.each((exchange) => exchange.follow(this.now));
    await this.flow();
  }
  /** One after the other, so that what chance does to the messages is the same every time. */
  async each(does: (exchange: KeyExchange) => void): Promise<void> {
    for (const member of this.now.present) {
      const exchange = this.tabs.get(member)?.exchange;
      if (exchange) does(exchange);
      await exchange?.settled();
    }
  }
  async flow(): Promise<void> {
    for (;;) {
      for (const { exchange } of this.tabs.values()) await exchange.settled();
      const parcels = this.queue.splice(0);
      if (parcels.length === 0) return;
      for (const parcel of parcels) {
        this.seen.push(parcel);
        const receiver = this.tabs.get(parcel.to.member);
        if (this.lose(parcel) || receiver?.end.tab !== parcel.to.tab) continue;
        receiver.exchange.receive(parcel.from, parcel.note);
        await receiver.exchange.settled();
      }
    }
  }
  async seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) {
      await this.each((exchange) => exchange.tick());
      await this.flow();
    }
  }
  /** Whose proofs fit (+) and whose do not (-). */
  proofs(member: string): string {
    const exchange = this.tabs.get(member)?.exchange;
    const sign = { verified: '+', forged: '-', unknown: '' };
    const known = this.now.present.filter((one) => one !== member).map((one) => [one, exchange?.proofOf(one)] as const);
    return known.flatMap(([one, proof]) => (proof && proof !== 'unknown' ? [`${sign[proof]}${one}`] : [])).join(' ');
  }
  key(member: string): string | null {
    const key = this.tabs.get(member)?.exchange.key();
    return key ? `${key.epoch} ${key.maker} ${Buffer.from(key.bytes).toString('hex')}` : null;
  }
  /** The one key that everybody named holds. */
  shared(...members: string[]): string {
    const keys = new Set(members.map((member) => this.key(member)));
    expect([...keys]).toHaveLength(1);
    return [...keys][0] ?? 'none';
  }
}

export const seated = async (...members: string[]): Promise<Table> => {
  const table = new Table();
  for (const member of members) await table.sit(member);
  return table;
};
export const keysSent = (table: Table) => table.seen.filter(({ note }) => note.step === 'key');
