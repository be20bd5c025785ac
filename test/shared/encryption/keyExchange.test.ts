import { describe, expect, test } from 'vitest';
import { type CircleNow, createKeyCircle, type KeyCircle, type KeyNote } from '../../../shared/encryption/keyExchange';
import type { End } from '../../../shared/encryption/keys';
import { closeBox, firstKey, freshKey, makeTabKeys, openBox, vouch } from '../../../shared/encryption/keys';

const GROUP_KEY = 'g'.repeat(43);
const MEETING = 'the-meeting';

type Parcel = { from: End; to: End; note: KeyNote };
type Tab = { end: End; circle: KeyCircle };

/** Some browsers and the server between them, which sees everything and delivers what the test lets through. */
class Table {
  readonly tabs = new Map<string, Tab>();
  readonly seen: Parcel[] = [];
  /** What each browser knew of the others' keys whenever it was told of a change. */
  readonly told = new Map<string, string[]>();
  lose: (parcel: Parcel) => boolean = () => false;
  now: CircleNow = { departures: 0, present: [] };
  private queue: Parcel[] = [];

  open(member: string, { key = GROUP_KEY, tab = `tab of ${member}` } = {}): KeyCircle {
    const end = { member, tab };
    const circle = createKeyCircle({
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
    this.tabs.set(member, { end, circle });
    return circle;
  }
  async sit(member: string, options: { key?: string; tab?: string } = {}): Promise<KeyCircle> {
    const circle = this.open(member, options);
    if (!this.now.present.includes(member)) this.now = { ...this.now, present: [...this.now.present, member] };
    await this.tell();
    return circle;
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
    await this.each((circle) => circle.follow(this.now));
    await this.flow();
  }
  /** One after the other, so that what chance does to the messages is the same every time. */
  async each(does: (circle: KeyCircle) => void): Promise<void> {
    for (const member of this.now.present) {
      const circle = this.tabs.get(member)?.circle;
      if (circle) does(circle);
      await circle?.settled();
    }
  }
  async flow(): Promise<void> {
    for (;;) {
      for (const { circle } of this.tabs.values()) await circle.settled();
      const parcels = this.queue.splice(0);
      if (parcels.length === 0) return;
      for (const parcel of parcels) {
        this.seen.push(parcel);
        const receiver = this.tabs.get(parcel.to.member);
        if (this.lose(parcel) || receiver?.end.tab !== parcel.to.tab) continue;
        receiver.circle.receive(parcel.from, parcel.note);
        await receiver.circle.settled();
      }
    }
  }
  async seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) {
      await this.each((circle) => circle.tick());
      await this.flow();
    }
  }
  /** Whose proofs fit (+) and whose do not (-). */
  proofs(member: string): string {
    const circle = this.tabs.get(member)?.circle;
    const sign = { verified: '+', forged: '-', unknown: '' };
    const known = this.now.present.filter((one) => one !== member).map((one) => [one, circle?.proofOf(one)] as const);
    return known.flatMap(([one, proof]) => (proof && proof !== 'unknown' ? [`${sign[proof]}${one}`] : [])).join(' ');
  }
  key(member: string): string | null {
    const key = this.tabs.get(member)?.circle.key();
    return key ? `${key.epoch} ${key.maker} ${Buffer.from(key.bytes).toString('hex')}` : null;
  }
  /** The one key that everybody named holds. */
  shared(...members: string[]): string {
    const keys = new Set(members.map((member) => this.key(member)));
    expect([...keys]).toHaveLength(1);
    return [...keys][0] ?? 'none';
  }
}

const seated = async (...members: string[]): Promise<Table> => {
  const table = new Table();
  for (const member of members) await table.sit(member);
  return table;
};
const keysSent = (table: Table) => table.seen.filter(({ note }) => note.step === 'key');

describe('the key of sound and picture', () => {
  test('[EN1] the first key follows from the group’s key and the meeting, and from nothing that travels', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^0 {2}[0-9a-f]{64}$/);
    expect(keysSent(table)).toEqual([]);
    const here = await firstKey(GROUP_KEY, MEETING);
    expect(await firstKey(GROUP_KEY, MEETING)).toEqual(here);
    expect((await firstKey(GROUP_KEY, 'another')).bytes).not.toEqual(here.bytes);
    expect((await firstKey('h'.repeat(43), MEETING)).bytes).not.toEqual(here.bytes);
  });

  test('[EN2] after a departure the longest seated one makes a fresh key, once, for each other one', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    const before = table.key('ann');
    await table.leave('dan');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
    expect(keysSent(table).map(({ from, to }) => [from.member, to.member])).toEqual([
      ['ann', 'ben'],
      ['ann', 'cleo'],
    ]);
    expect(table.key('dan')).toBe(before);
    await table.leave('ann');
    expect(table.shared('ben', 'cleo')).toMatch(/^2 ben /);
  });

  test('[EN2] two leave at once, the maker among them: those who stay end with one key', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.gone('dan');
    const one = { ...table.now };
    table.gone('ann');
    // Ann’s browser and Ben’s hear of the first departure, and only then of the second.
    for (const member of ['ann', 'ben']) table.tabs.get(member)?.circle.follow(one);
    await table.tell();
    expect(table.shared('ben', 'cleo')).toMatch(/^2 ben /);
    expect(table.key('ann')).not.toBe(table.key('ben'));
  });

  test('[EN2] two made a key for the same departure: all take the same one', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    await table.sit('dan');
    table.lose = () => true;
    await table.leave('dan');
    await table.seconds(6);
    const made = new Set(['ann', 'ben', 'cleo'].map((member) => table.key(member)));
    expect(made.size).toBe(3);
    table.lose = () => false;
    for (const member of ['cleo', 'ben', 'ann']) table.tabs.get(member)?.circle.greet();
    await table.flow();
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN2] a browser that hears of the departure after the others takes the key up then', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.gone('dan');
    for (const member of ['ann', 'cleo']) table.tabs.get(member)?.circle.follow(table.now);
    await table.flow();
    expect(table.shared('ann', 'cleo')).toMatch(/^1 ann /);
    expect(table.key('ben')).toMatch(/^0 /);
    await table.tell();
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN3] the maker’s browser is silent: the next one makes the key after a while', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    const old = table.key('ben');
    table.lose = ({ from, to }) => from.member === 'ann' || to.member === 'ann';
    await table.leave('dan');
    expect(table.shared('ben', 'cleo')).toBe(old);
    await table.seconds(1);
    expect(table.shared('ben', 'cleo')).toBe(old);
    await table.seconds(1);
    expect(table.shared('ben', 'cleo')).toMatch(/^1 ben /);
  });

  test('[EN4] a latecomer is given the key of the moment, and never an earlier one', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const first = table.key('ann');
    await table.leave('cleo');
    await table.sit('dan');
    expect(table.shared('ann', 'ben', 'dan')).toMatch(/^1 ann /);
    expect(table.key('dan')).not.toBe(first);
    expect(keysSent(table).filter(({ to }) => to.member === 'dan')).toHaveLength(1);
  });

  test('[EN4] a page loaded again takes the key up from the others, also the one who made it', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    await table.leave('cleo');
    const key = table.key('ann');
    await table.sit('ann', { tab: 'loaded again' });
    expect(table.shared('ann', 'ben')).toBe(key);
  });

  test('[EN4] who comes back after leaving gets the new key; their old one is of no use', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    table.tabs.get('cleo')?.circle.follow({ departures: 1, present: ['ann', 'ben'] });
    await table.leave('cleo');
    expect(table.key('cleo')).toBeNull();
    await table.sit('cleo');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN4] all others went and somebody starts afresh: they make a key themselves', async () => {
    const table = new Table();
    table.now = { departures: 3, present: [] };
    await table.sit('ann');
    expect(table.key('ann')).toMatch(/^3 ann /);
    await table.sit('ben');
    expect(table.shared('ann', 'ben')).toMatch(/^3 ann /);
  });

  test('[EN5] a lost message is asked for again, from somebody else if need be', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.lose = ({ from, note }) => from.member === 'ann' && note.step === 'key';
    await table.leave('dan');
    expect(table.key('ann')).toMatch(/^1 ann /);
    expect(table.key('ben')).toMatch(/^0 /);
    // Ann is heard by nobody any more, but by Ben once.
    let once = true;
    table.lose = ({ from, to, note }) => {
      if (from.member !== 'ann' || note.step !== 'key') return false;
      const passes = once && to.member === 'ben';
      if (passes) once = false;
      return !passes;
    };
    await table.seconds(1);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    await table.seconds(2);
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN5] a greeting after a lost line asks again for what was asked for in vain', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    table.lose = ({ note }) => note.step === 'key' || note.step === 'ask';
    await table.leave('cleo');
    expect(table.seen.some(({ from, note }) => from.member === 'ben' && note.step === 'ask')).toBe(true);
    expect(table.key('ben')).toMatch(/^0 /);
    table.lose = () => false;
    await table.each((circle) => circle.greet());
    await table.flow();
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
  });

  test('[EN5] with half of all messages lost everybody still ends with one key', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      let state = seed;
      const chance = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const table = await seated('ann', 'ben', 'cleo', 'dan', 'eve');
      table.lose = () => chance() < 0.5;
      await table.leave('ben');
      await table.sit('fay');
      await table.leave('ann');
      await table.seconds(20);
      // The line is whole again: one greeting each settles what is left.
      table.lose = () => false;
      await table.each((circle) => circle.greet());
      await table.flow();
      const keys = ['cleo', 'dan', 'eve', 'fay'].map((member) => table.key(member));
      expect(new Set(keys).size, `seed ${seed}: ${keys.map((key) => key?.slice(0, 8))}`).toBe(1);
      expect(keys[0]).toMatch(/^2 /);
    }
  });
});

describe('keys that differ', () => {
  const wrong = { key: 'w'.repeat(43) };

  test.each([
    ['comes last', ['ann', 'ben', 'mal']],
    ['comes first', ['mal', 'ann', 'ben']],
    ['comes between', ['ann', 'mal', 'ben']],
  ])('[EN10] who has another key and %s is known by all, and knows it of all', async (_when, order) => {
    const table = new Table();
    for (const member of order) await table.sit(member, member === 'mal' ? wrong : {});
    expect(table.proofs('mal').split(' ').sort()).toEqual(['-ann', '-ben']);
    expect(table.proofs('ann').split(' ').sort()).toEqual(['+ben', '-mal']);
    expect(table.proofs('ben').split(' ').sort()).toEqual(['+ann', '-mal']);
  });

  test('[EN10] it stays said through every change of key, and is said of nobody else', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    await table.sit('mal', wrong);
    table.told.clear();
    for (const member of ['dan', 'cleo']) {
      await table.leave(member);
      await table.seconds(8);
    }
    await table.sit('eve');
    await table.leave('ben');
    await table.seconds(8);
    for (const member of ['ann', 'eve']) {
      const told = table.told.get(member) ?? [];
      expect(told.length).toBeGreaterThan(0);
      for (const proofs of told) expect(proofs).not.toMatch(/-(?!mal)/);
    }
    for (const proofs of table.told.get('ann') ?? []) expect(proofs).toContain('-mal');
    expect(table.proofs('ann')).toBe('-mal +eve');
  });

  test('[EN10] who comes again with the right key, or leaves, is no longer said to have another one', async () => {
    const table = await seated('ann', 'ben');
    await table.sit('mal', wrong);
    expect(table.proofs('ann')).toBe('+ben -mal');
    await table.sit('mal', { tab: 'opened again' });
    await table.seconds(1);
    expect(table.proofs('ann')).toBe('+ben +mal');
    expect(table.proofs('mal')).toBe('+ann +ben');
    await table.sit('mal', { ...wrong, tab: 'and the damaged link once more' });
    expect(table.proofs('ann')).toBe('+ben -mal');
    await table.leave('mal');
    table.now = { ...table.now, present: [...table.now.present, 'mal'] };
    expect(table.proofs('ann')).toBe('+ben');
  });

  test('[EN10] a proof that a tab once gave stands, whatever is said in its name later', async () => {
    const table = await seated('ann', 'ben');
    const ben = table.tabs.get('ben')?.end ?? { member: '', tab: '' };
    const hello = { step: 'hello', publicKey: 'cHVi', mac: 'bWFj', have: null, answer: true } as const;
    table.tabs.get('ann')?.circle.receive(ben, hello);
    await table.flow();
    expect(table.proofs('ann')).toBe('+ben');
  });

  test('[EN10] a stranger is answered once, however often they greet', async () => {
    const table = await seated('ann');
    await table.sit('mal', wrong);
    const before = table.seen.length;
    for (let again = 0; again < 5; again += 1) table.tabs.get('mal')?.circle.greet();
    await table.flow();
    expect(table.seen.slice(before).map(({ from }) => from.member)).toEqual(Array(5).fill('mal'));
  });
});

describe('what a server in between, and somebody who left, can do with it', () => {
  const passages = async () => {
    const [ann, ben] = [await makeTabKeys(), await makeTabKeys()];
    const [a, b] = [
      { member: 'ann', tab: 'a' },
      { member: 'ben', tab: 'b' },
    ];
    const out = { meeting: MEETING, from: a, to: b, mine: ann, theirs: ben.publicKey };
    return { out, into: { ...out, mine: ben, theirs: ann.publicKey } };
  };

  test('[EN6] a box opens for its receiver, under its own name, and in no other way', async () => {
    const { out, into } = await passages();
    const key = freshKey(3, 'ann');
    const box = await closeBox(out, key);
    const name = { epoch: 3, maker: 'ann' };
    expect(await openBox(into, name, box)).toEqual(key);
    const wrong = [
      openBox(into, { epoch: 4, maker: 'ann' }, box),
      openBox(into, { epoch: 3, maker: 'ben' }, box),
      openBox({ ...into, meeting: 'another' }, name, box),
      openBox({ ...into, from: into.to, to: into.from }, name, box),
      openBox({ ...into, to: { member: 'ben', tab: 'other' } }, name, box),
      openBox({ ...into, mine: await makeTabKeys() }, name, box),
      openBox({ ...into, theirs: (await makeTabKeys()).publicKey }, name, box),
      openBox(into, name, { ...box, box: `${box.box.startsWith('A') ? 'B' : 'A'}${box.box.slice(1)}` }),
      openBox(into, name, { iv: '', box: '!' }),
    ];
    for (const attempt of wrong) expect(await attempt).toBeNull();
  });

  test('[EN6] the public key of a server, or of somebody with another group’s key, is not taken', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const own = await makeTabKeys();
    const end = { member: 'ben', tab: 'tab of ben' };
    const forged = async (key: string, meeting: string, as: End) => {
      const mac = await vouch(key, meeting, as, own.publicKey);
      table.tabs
        .get('ann')
        ?.circle.receive(end, { step: 'hello', publicKey: own.publicKey, mac, have: null, answer: true });
    };
    await forged('h'.repeat(43), MEETING, end);
    await forged(GROUP_KEY, 'another', end);
    await forged(GROUP_KEY, MEETING, { member: 'cleo', tab: end.tab });
    await forged(GROUP_KEY, MEETING, { member: 'ben', tab: 'other' });
    await table.flow();
    await table.leave('cleo');
    const [sent] = keysSent(table);
    if (sent?.note.step !== 'key') throw new Error('no key was sent');
    const theirs = table.seen.findLast(({ from, note }) => from.member === 'ann' && note.step === 'hello')?.note;
    if (theirs?.step !== 'hello') throw new Error('ann never said hello');
    const passage = { meeting: MEETING, from: sent.from, to: sent.to, mine: own, theirs: theirs.publicKey };
    expect(await openBox(passage, sent.note.name, sent.note)).toBeNull();
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
  });

  test('[EN6] who lacks the group’s key gets no key and brings none in', async () => {
    const table = await seated('ann', 'ben');
    await table.sit('mal', { key: 'h'.repeat(43) });
    await table.sit('cleo');
    await table.leave('cleo');
    await table.seconds(8);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    expect(keysSent(table).some(({ from, to }) => [from.member, to.member].includes('mal'))).toBe(false);
    expect(table.key('mal')).not.toBe(table.key('ann'));
  });

  test('[EN7] an old key sent once more is not taken, nor one under a changed name', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    await table.leave('dan');
    const old = keysSent(table).filter(({ to }) => to.member === 'ben');
    expect(old).toHaveLength(1);
    await table.leave('cleo');
    const now = table.shared('ann', 'ben');
    expect(now).toMatch(/^2 ann /);
    const ben = table.tabs.get('ben')?.circle;
    for (const { from, note } of old) {
      if (note.step !== 'key') throw new Error('not a key');
      ben?.receive(from, note);
      ben?.receive(from, { ...note, name: { epoch: 7, maker: 'ann' } });
      ben?.receive(from, { ...note, name: { epoch: 2, maker: 'aaa' } });
      ben?.receive({ member: 'dan', tab: 'tab of dan' }, note);
    }
    await table.flow();
    expect(table.shared('ann', 'ben')).toBe(now);
  });

  test.each([
    ['the next one', 1],
    ['one that never comes', 1_000_000],
  ])('[EN7][EN8] somebody about to leave brings in no key for a later epoch: %s', async (_which, epoch) => {
    const table = await seated('ann', 'ben');
    const own = await makeTabKeys();
    const from = { member: 'mal', tab: 'tab of mal' };
    table.now = { ...table.now, present: [...table.now.present, 'mal'] };
    await table.tell();
    const mac = await vouch(GROUP_KEY, MEETING, from, own.publicKey);
    const theirs = freshKey(epoch, 'mal');
    for (const member of ['ann', 'ben']) {
      const tab = table.tabs.get(member);
      if (!tab) throw new Error('not here');
      const hello = table.seen.findLast((one) => one.from.member === member && one.note.step === 'hello')?.note;
      if (hello?.step !== 'hello') throw new Error('no greeting');
      const passage = { meeting: MEETING, from, to: tab.end, mine: own, theirs: hello.publicKey };
      const name = { epoch, maker: 'mal' };
      tab.circle.receive(from, { step: 'hello', publicKey: own.publicKey, mac, have: name, answer: false });
      tab.circle.receive(from, { step: 'key', name, ...(await closeBox(passage, theirs)) });
    }
    await table.flow();
    expect(table.proofs('ann')).toBe('+ben +mal');
    expect(table.shared('ann', 'ben')).toMatch(/^0 /);
    await table.leave('mal');
    await table.seconds(8);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    expect(table.key('ann')).not.toContain(Buffer.from(theirs.bytes).toString('hex'));
  });

  test('[EN8] who was removed gets nothing new, even when the server goes on relaying for them', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const cleo = table.tabs.get('cleo')?.circle;
    const before = table.key('cleo');
    // Cleo’s changed browser does not read the log and keeps asking.
    await table.leave('cleo');
    for (let again = 0; again < 5; again += 1) {
      cleo?.greet();
      for (const member of ['ann', 'ben']) {
        const receiver = table.tabs.get(member);
        receiver?.circle.receive({ member: 'cleo', tab: 'tab of cleo' }, { step: 'ask' });
      }
      await table.flow();
    }
    expect(table.key('cleo')).toBe(before);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    expect(keysSent(table).filter(({ to }) => to.member === 'cleo')).toEqual([]);
    // Nor does the key before lead to the next one: nothing that travelled opens with it.
    expect(table.key('ann')?.split(' ')[2]).not.toBe(before?.split(' ')[2]);
  });
});
