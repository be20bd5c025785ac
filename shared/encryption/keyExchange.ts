import type { MeetingId, MemberId } from '../meeting/state';
import { WorkQueue } from '../workQueue';
import {
  decryptKey,
  type EncryptedKey,
  type Endpoint,
  encryptKey,
  firstKey,
  freshKey,
  isBetter,
  type KeyName,
  type KeyTransfer,
  type MediaKey,
  makeTabKeys,
  signPublicKey,
  type TabKeys,
  verifyPublicKey,
} from './keys';

/** What the browsers of one meeting tell each other about its media key, over a server that may read and lose all of it. */
export type KeyMessage =
  /** My tab's public key, vouched for with the group's key; which media key I hold; `answer`: please introduce yourself too. */
  | { step: 'hello'; publicKey: string; mac: string; have: KeyName | null; answer: boolean }
  | { step: 'ask' }
  | ({ step: 'key'; name: KeyName } & EncryptedKey);

/** From the meeting's log: how many have left so far, and who is here, the longest seated first. */
export type Participants = { departures: number; present: readonly MemberId[] };

export type Proof = 'verified' | 'unknown' | 'forged';

export interface KeyExchange {
  /** The key in use. The one before a departure stays in use until the next is here; null before the first. */
  key(): MediaKey | null;
  /** Whether somebody's browser proved that it has the group's key; `forged`: it has another one, or somebody stands in between. */
  proofOf(member: MemberId): Proof;
  follow(now: Participants): void;
  /** `from` is the server's stamp; what it is worth is checked here. */
  receive(from: Endpoint, note: KeyMessage): void;
  /** Called once a second: asks again for what did not come. */
  tick(): void;
  /** After a lost connection nobody knows what was missed. */
  introduceAgain(): void;
  /** Resolves when everything told so far has been worked through. */
  settled(): Promise<void>;
}

export type KeyExchangeDeps = {
  meeting: MeetingId;
  me: Endpoint;
  inviteKey: string;
  /** To one tab, or to everybody present. May be lost. */
  send(to: Endpoint | null, note: KeyMessage): void;
  /** Another key, or another proof of somebody. */
  changed(): void;
};

type Peer = { tab: string; publicKey: string; have: KeyName | null };

/** Each browser leaves those who were seated before it this long to make the key. */
const SECONDS_PER_RANK = 2;
const INTRODUCE_EVERY_SECONDS = 3;

/**
 * Agrees on the key of sound and picture. Which one is needed follows from the log (one epoch per departure), so that all
 * browsers want the same one; whoever has been seated longest makes it and sends it to each of the others, encrypted for that
 * browser alone. Rules EN1 to EN8 and EN10.
 */
export function createKeyExchange({ meeting, me, inviteKey, send, changed }: KeyExchangeDeps): KeyExchange {
  const peers = new Map<MemberId, Peer>();
  /** Members whose proof did not fit, and the tab it came from. */
  const forged = new Map<MemberId, string>();
  let now: Participants = { departures: 0, present: [] };
  let held: MediaKey | null = null;
  let mine: TabKeys | null = null;
  let mac = '';
  let waited = 0;
  let asked = 0;
  let isIn = false;
  let isAsking = false;
  const work = new WorkQueue();

  /** One step after the other: a key that arrives while another is made must meet a settled state. */
  function inTurn(step: () => Promise<void> | void): void {
    work.add(step).catch(() => undefined);
  }
  /** A later key is not taken either: whoever is about to leave could bring it in, and nobody would make another when they have left. */
  const isNeeded = (name: KeyName | null) => name?.epoch === now.departures;
  const hasNeededKey = () => isNeeded(held);
  const endOf = (member: MemberId, { tab }: Peer): Endpoint => ({ member, tab });
  const nameOf = (key: MediaKey | null): KeyName | null => (key ? { epoch: key.epoch, maker: key.maker } : null);

  async function tabKeys(): Promise<TabKeys> {
    if (mine !== null) return mine;
    const made = await makeTabKeys();
    mac = await signPublicKey(inviteKey, meeting, me, made.publicKey);
    mine = made;
    return made;
  }
  async function introduce(to: Endpoint | null, answer: boolean): Promise<void> {
    const { publicKey } = await tabKeys();
    send(to, { step: 'hello', publicKey, mac, have: nameOf(held), answer });
  }
  async function sendKey(member: MemberId, peer: Peer, key: MediaKey): Promise<void> {
    const to = endOf(member, peer);
    const transfer: KeyTransfer = { meeting, from: me, to, mine: await tabKeys(), theirs: peer.publicKey };
    const name: KeyName = { epoch: key.epoch, maker: key.maker };
    send(to, { step: 'key', name, ...(await encryptKey(transfer, key)) });
  }
  function takeKey(key: MediaKey): void {
    held = key;
    waited = 0;
    isAsking = false;
    changed();
  }
  async function makeKey(): Promise<void> {
    const key = freshKey(now.departures, me.member);
    // The others first, so that they can read what I then send.
    for (const [member, peer] of peers) await sendKey(member, peer, key);
    takeKey(key);
    await introduce(null, false);
  }

  /** How many seconds I leave to others before I make the key that is needed. */
  function secondsToWait(): number {
    const able = now.present.filter((member) => member === me.member || peers.has(member));
    const rank = able.indexOf(me.member);
    const others = [...peers.values()];
    const allKnown = able.length === now.present.length && others.every(({ have }) => !isNeeded(have));
    // Somebody who has just come may not know yet that the key exists.
    const isNew = held === null && !allKnown;
    return SECONDS_PER_RANK * (rank + (isNew ? 1 : 0));
  }
  async function obtainKey(): Promise<void> {
    if (!isIn || hasNeededKey()) return;
    if (now.departures === 0) {
      takeKey(await firstKey(inviteKey, meeting));
      return;
    }
    if (waited >= secondsToWait()) await makeKey();
  }
  /** Asks one of those who say that they hold a better key than I do, another one each time. */
  function requestKey(): void {
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

  async function join(): Promise<void> {
    isIn = true;
    await obtainKey();
    await introduce(null, true);
  }
  function leave(): void {
    isIn = false;
    peers.clear();
    forged.clear();
    held = null;
    changed();
  }

  /** A proof that this tab gave before stands. A proof that does not fit is answered once, so that its sender learns of it as well. */
  async function noteForged(from: Endpoint, answer: boolean): Promise<void> {
    if (peers.get(from.member)?.tab === from.tab || forged.get(from.member) === from.tab) return;
    forged.set(from.member, from.tab);
    changed();
    if (answer) await introduce(from, false);
  }
  async function handleHello(from: Endpoint, note: Extract<KeyMessage, { step: 'hello' }>): Promise<void> {
    if (!(await verifyPublicKey(inviteKey, meeting, from, note.publicKey, note.mac)))
      return noteForged(from, note.answer);
    const isNews = forged.delete(from.member) || !peers.has(from.member);
    peers.set(from.member, { tab: from.tab, publicKey: note.publicKey, have: note.have });
    if (isNews) changed();
    if (note.answer) await introduce(from, false);
    requestKey();
    await obtainKey();
  }
  async function handleKey(from: Endpoint, note: Extract<KeyMessage, { step: 'key' }>, peer: Peer): Promise<void> {
    const { name } = note;
    if (!isNeeded(name) || (held !== null && !isBetter(name, held))) return;
    const transfer: KeyTransfer = { meeting, from, to: me, mine: await tabKeys(), theirs: peer.publicKey };
    const key = await decryptKey(transfer, name, note);
    if (key === null) return;
    peers.set(from.member, { ...peer, have: name });
    takeKey(key);
    await introduce(null, false);
  }
  async function handle(from: Endpoint, note: KeyMessage): Promise<void> {
    if (!isIn || from.member === me.member || !now.present.includes(from.member)) return;
    if (note.step === 'hello') return handleHello(from, note);
    const peer = peers.get(from.member);
    if (peer?.tab !== from.tab) return introduce(from, true);
    switch (note.step) {
      case 'ask':
        if (held !== null && hasNeededKey()) await sendKey(from.member, peer, held);
        return;
      case 'key':
        return handleKey(from, note, peer);
      default: {
        const never: never = note;
        throw new Error(`unknown step ${String(never)}`);
      }
    }
  }

  return {
    key: () => held,
    proofOf: (member) => (forged.has(member) ? 'forged' : peers.has(member) ? 'verified' : 'unknown'),
    follow: (next) =>
      inTurn(async () => {
        if (next.departures !== now.departures) {
          waited = 0;
          isAsking = false;
        }
        now = next;
        for (const known of [peers, forged]) {
          for (const member of [...known.keys()]) if (!now.present.includes(member)) known.delete(member);
        }
        const amIn = now.present.includes(me.member);
        if (amIn && !isIn) await join();
        else if (!amIn && isIn) leave();
        else {
          // The others may have heard of the departure before, and the key may have come too early.
          requestKey();
          await obtainKey();
        }
      }),
    receive: (from, note) => inTurn(() => handle(from, note)),
    tick: () =>
      inTurn(async () => {
        if (!isIn) return;
        isAsking = false;
        requestKey();
        if (hasNeededKey()) return;
        waited += 1;
        if (waited % INTRODUCE_EVERY_SECONDS === 0) await introduce(null, true);
        await obtainKey();
      }),
    introduceAgain: () =>
      inTurn(async () => {
        isAsking = false;
        if (isIn) await introduce(null, true);
      }),
    settled: () => work.settled(),
  };
}
