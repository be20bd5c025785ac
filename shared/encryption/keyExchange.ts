import type { MeetingId, MemberId } from '../meeting/state';
import { WorkQueue } from '../workQueue';
import {
  type Box,
  closeBox,
  type End,
  firstKey,
  freshKey,
  isBetter,
  isVouched,
  type KeyName,
  type MediaKey,
  makeTabKeys,
  openBox,
  type Passage,
  type TabKeys,
  vouch,
} from './keys';

/** What the browsers of one meeting tell each other about its media key, over a server that may read and lose all of it. */
export type KeyNote =
  /** My tab's public key, vouched for with the group's key; which media key I hold; `answer`: please introduce yourself too. */
  | { step: 'hello'; publicKey: string; mac: string; have: KeyName | null; answer: boolean }
  | { step: 'ask' }
  | ({ step: 'key'; name: KeyName } & Box);

/** What the meeting's log says: how many have left so far, and who is here, the longest seated first. */
export type CircleNow = { departures: number; present: readonly MemberId[] };

export type Proof = 'verified' | 'unknown' | 'forged';

export interface KeyCircle {
  /** The key in use. The one before a departure stays in use until the next is here; null before the first. */
  key(): MediaKey | null;
  /** Whether somebody's browser proved that it has the group's key; `forged`: it has another one, or somebody stands in between. */
  proofOf(member: MemberId): Proof;
  follow(now: CircleNow): void;
  /** `from` is the server's stamp; what it is worth is checked here. */
  receive(from: End, note: KeyNote): void;
  /** Once a second: asks again for what did not come. */
  tick(): void;
  /** After a lost line: nobody knows what was missed. */
  greet(): void;
  /** Everything told so far has been worked through. */
  settled(): Promise<void>;
}

export type CircleParts = {
  meeting: MeetingId;
  me: End;
  inviteKey: string;
  /** To one tab, or to everybody present. May be lost. */
  send(to: End | null, note: KeyNote): void;
  /** Another key, or another proof of somebody. */
  changed(): void;
};

type Peer = { tab: string; publicKey: string; have: KeyName | null };

/** How many seconds each one leaves those who were seated before them to make the key. */
const PATIENCE = 2;
const GREET_EVERY = 3;

/**
 * Agrees on the key of sound and picture. Which one is needed follows from the log (one epoch per departure), so that all
 * browsers want the same; the longest seated one here makes it and gives it to each other one in a box of its own. Rules EN1 to EN8 and EN10.
 */
export function createKeyCircle({ meeting, me, inviteKey, send, changed }: CircleParts): KeyCircle {
  const peers = new Map<MemberId, Peer>();
  /** Whose proof did not fit, and from which tab. */
  const strangers = new Map<MemberId, string>();
  let now: CircleNow = { departures: 0, present: [] };
  let held: MediaKey | null = null;
  let mine: TabKeys | null = null;
  let mac = '';
  let waited = 0;
  let asked = 0;
  let isIn = false;
  let isAsking = false;
  const work = new WorkQueue();

  /** One step after the other: a key that arrives while another is made must meet a settled state. */
  function then(step: () => Promise<void> | void): void {
    work.add(step).catch(() => undefined);
  }
  /** No later one either: who is about to leave could bring it in, and nobody would make another when they have left. */
  const isNeeded = (name: KeyName | null) => name?.epoch === now.departures;
  const isSettled = () => isNeeded(held);
  const endOf = (member: MemberId, { tab }: Peer): End => ({ member, tab });
  const nameOf = (key: MediaKey | null): KeyName | null => (key ? { epoch: key.epoch, maker: key.maker } : null);

  async function tabKeys(): Promise<TabKeys> {
    if (mine !== null) return mine;
    const made = await makeTabKeys();
    mac = await vouch(inviteKey, meeting, me, made.publicKey);
    mine = made;
    return made;
  }
  async function introduce(to: End | null, answer: boolean): Promise<void> {
    const { publicKey } = await tabKeys();
    send(to, { step: 'hello', publicKey, mac, have: nameOf(held), answer });
  }
  async function give(member: MemberId, peer: Peer, key: MediaKey): Promise<void> {
    const to = endOf(member, peer);
    const passage: Passage = { meeting, from: me, to, mine: await tabKeys(), theirs: peer.publicKey };
    const name: KeyName = { epoch: key.epoch, maker: key.maker };
    send(to, { step: 'key', name, ...(await closeBox(passage, key)) });
  }
  function adopt(key: MediaKey): void {
    held = key;
    waited = 0;
    isAsking = false;
    changed();
  }
  async function make(): Promise<void> {
    const key = freshKey(now.departures, me.member);
    // The others first, so that they can read what I then send.
    for (const [member, peer] of peers) await give(member, peer, key);
    adopt(key);
    await introduce(null, false);
  }

  /** How many seconds I leave to others before I make the key that is needed. */
  function patience(): number {
    const able = now.present.filter((member) => member === me.member || peers.has(member));
    const rank = able.indexOf(me.member);
    const others = [...peers.values()];
    const allKnown = able.length === now.present.length && others.every(({ have }) => !isNeeded(have));
    // Who has just come may not know yet that the key exists.
    const isNew = held === null && !allKnown;
    return PATIENCE * (rank + (isNew ? 1 : 0));
  }
  async function seek(): Promise<void> {
    if (!isIn || isSettled()) return;
    if (now.departures === 0) {
      adopt(await firstKey(inviteKey, meeting));
      return;
    }
    if (waited >= patience()) await make();
  }
  /** Of those who say that they hold a better key than I do, another one each time. */
  function askSomebody(): void {
    if (isAsking) return;
    const knowing = [...peers].filter(
      ([, { have }]) => have !== null && isNeeded(have) && (held === null || isBetter(have, held)),
    );
    const chosen = knowing[asked % Math.max(1, knowing.length)];
    if (!chosen) return;
    asked += 1;
    isAsking = true;
    send(endOf(...chosen), { step: 'ask' });
  }

  async function enter(): Promise<void> {
    isIn = true;
    await seek();
    await introduce(null, true);
  }
  function leave(): void {
    isIn = false;
    peers.clear();
    strangers.clear();
    held = null;
    changed();
  }

  /** A proof that this tab gave before stands. Whose does not fit is answered once, so that they learn of it as well. */
  async function mistrust(from: End, answer: boolean): Promise<void> {
    if (peers.get(from.member)?.tab === from.tab || strangers.get(from.member) === from.tab) return;
    strangers.set(from.member, from.tab);
    changed();
    if (answer) await introduce(from, false);
  }
  async function hearHello(from: End, note: Extract<KeyNote, { step: 'hello' }>): Promise<void> {
    if (!(await isVouched(inviteKey, meeting, from, note.publicKey, note.mac))) return mistrust(from, note.answer);
    const isNews = strangers.delete(from.member) || !peers.has(from.member);
    peers.set(from.member, { tab: from.tab, publicKey: note.publicKey, have: note.have });
    if (isNews) changed();
    if (note.answer) await introduce(from, false);
    askSomebody();
    await seek();
  }
  async function hearKey(from: End, note: Extract<KeyNote, { step: 'key' }>, peer: Peer): Promise<void> {
    const { name } = note;
    if (!isNeeded(name) || (held !== null && !isBetter(name, held))) return;
    const passage: Passage = { meeting, from, to: me, mine: await tabKeys(), theirs: peer.publicKey };
    const key = await openBox(passage, name, note);
    if (key === null) return;
    peers.set(from.member, { ...peer, have: name });
    adopt(key);
    await introduce(null, false);
  }
  async function hear(from: End, note: KeyNote): Promise<void> {
    if (!isIn || from.member === me.member || !now.present.includes(from.member)) return;
    if (note.step === 'hello') return hearHello(from, note);
    const peer = peers.get(from.member);
    if (peer?.tab !== from.tab) return introduce(from, true);
    switch (note.step) {
      case 'ask':
        if (held !== null && isSettled()) await give(from.member, peer, held);
        return;
      case 'key':
        return hearKey(from, note, peer);
      default: {
        const never: never = note;
        throw new Error(`unknown step ${String(never)}`);
      }
    }
  }

  return {
    key: () => held,
    proofOf: (member) => (strangers.has(member) ? 'forged' : peers.has(member) ? 'verified' : 'unknown'),
    follow: (next) =>
      then(async () => {
        if (next.departures !== now.departures) {
          waited = 0;
          isAsking = false;
        }
        now = next;
        for (const known of [peers, strangers]) {
          for (const member of [...known.keys()]) if (!now.present.includes(member)) known.delete(member);
        }
        const amIn = now.present.includes(me.member);
        if (amIn && !isIn) await enter();
        else if (!amIn && isIn) leave();
        else {
          // The others may have heard of the departure before, and the key may have come too early.
          askSomebody();
          await seek();
        }
      }),
    receive: (from, note) => then(() => hear(from, note)),
    tick: () =>
      then(async () => {
        if (!isIn) return;
        isAsking = false;
        askSomebody();
        if (isSettled()) return;
        waited += 1;
        if (waited % GREET_EVERY === 0) await introduce(null, true);
        await seek();
      }),
    greet: () =>
      then(async () => {
        isAsking = false;
        if (isIn) await introduce(null, true);
      }),
    settled: () => work.settled(),
  };
}
