import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../shared/encryption/keys';
import { decryptKey, encryptKey, freshKey, makeTabKeys, signPublicKey } from '../../../shared/encryption/keys';
import { GROUP_KEY, keysSent, MEETING, seated } from './table';

describe('what a server in between, and somebody who left, can do with it', () => {
  const transfers = async () => {
    const [ann, ben] = [await makeTabKeys(), await makeTabKeys()];
    const [a, b] = [
      { member: 'ann', tab: 'a' },
      { member: 'ben', tab: 'b' },
    ];
    const out = { meeting: MEETING, from: a, to: b, mine: ann, theirs: ben.publicKey };
    return { out, into: { ...out, mine: ben, theirs: ann.publicKey } };
  };

  test('[EN6] a box opens for its receiver, under its own name, and in no other way', async () => {
    const { out, into } = await transfers();
    const key = freshKey(3, 'ann');
    const box = await encryptKey(out, key);
    const name = { epoch: 3, maker: 'ann' };
    expect(await decryptKey(into, name, box)).toEqual(key);
    const wrong = [
      decryptKey(into, { epoch: 4, maker: 'ann' }, box),
      decryptKey(into, { epoch: 3, maker: 'ben' }, box),
      decryptKey({ ...into, meeting: 'another' }, name, box),
      decryptKey({ ...into, from: into.to, to: into.from }, name, box),
      decryptKey({ ...into, to: { member: 'ben', tab: 'other' } }, name, box),
      decryptKey({ ...into, mine: await makeTabKeys() }, name, box),
      decryptKey({ ...into, theirs: (await makeTabKeys()).publicKey }, name, box),
      decryptKey(into, name, { ...box, box: `${box.box.startsWith('A') ? 'B' : 'A'}${box.box.slice(1)}` }),
      decryptKey(into, name, { iv: '', box: '!' }),
    ];
    for (const attempt of wrong) expect(await attempt).toBeNull();
  });

  test('[EN6] the public key of a server, or of somebody with another group’s key, is not taken', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const own = await makeTabKeys();
    const end = { member: 'ben', tab: 'tab of ben' };
    const forged = async (key: string, meeting: string, as: Endpoint) => {
      const mac = await signPublicKey(key, meeting, as, own.publicKey);
      table.tabs
        .get('ann')
        ?.exchange.receive(end, { step: 'hello', publicKey: own.publicKey, mac, have: null, answer: true });
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
    expect(await decryptKey(passage, sent.note.name, sent.note)).toBeNull();
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
  });

  test('[EN6] a member whose public key is not on the curve keeps nobody else from the new key', async () => {
    const table = await seated('ann', 'mal', 'ben', 'cleo');
    const publicKey = Buffer.alloc(65, 4).toString('base64');
    const mac = await signPublicKey(GROUP_KEY, MEETING, { member: 'mal', tab: 'other tab of mal' }, publicKey);
    const hello = { step: 'hello', publicKey, mac, have: null, answer: false } as const;
    for (const member of ['ann', 'ben', 'cleo'])
      table.tabs.get(member)?.exchange.receive({ member: 'mal', tab: 'other tab of mal' }, hello);
    table.lose = ({ from }) => from.member === 'mal';
    await table.flow();
    expect(table.proofs('ann')).toContain('-mal');
    await table.leave('cleo');
    await table.seconds(12);
    expect(table.shared('ann', 'ben')).toMatch(/^1 /);
  });

  test('[EN6] a browser without the group’s key gets no key and brings none in', async () => {
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
    const ben = table.tabs.get('ben')?.exchange;
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
    const mac = await signPublicKey(GROUP_KEY, MEETING, from, own.publicKey);
    const theirs = freshKey(epoch, 'mal');
    for (const member of ['ann', 'ben']) {
      const tab = table.tabs.get(member);
      if (!tab) throw new Error('not here');
      const hello = table.seen.findLast((one) => one.from.member === member && one.note.step === 'hello')?.note;
      if (hello?.step !== 'hello') throw new Error('no greeting');
      const passage = { meeting: MEETING, from, to: tab.end, mine: own, theirs: hello.publicKey };
      const name = { epoch, maker: 'mal' };
      tab.exchange.receive(from, { step: 'hello', publicKey: own.publicKey, mac, have: name, answer: false });
      tab.exchange.receive(from, { step: 'key', name, ...(await encryptKey(passage, theirs)) });
    }
    await table.flow();
    expect(table.proofs('ann')).toBe('+ben +mal');
    expect(table.shared('ann', 'ben')).toMatch(/^0 /);
    await table.leave('mal');
    await table.seconds(8);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    expect(table.key('ann')).not.toContain(Buffer.from(theirs.bytes).toString('hex'));
  });

  test('[EN8] a removed person gets nothing new, even when the server goes on relaying for them', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const cleo = table.tabs.get('cleo')?.exchange;
    const before = table.key('cleo');
    // Cleo’s changed browser does not read the log and keeps asking.
    await table.leave('cleo');
    for (let again = 0; again < 5; again += 1) {
      cleo?.introduceAgain();
      for (const member of ['ann', 'ben']) {
        const receiver = table.tabs.get(member);
        receiver?.exchange.receive({ member: 'cleo', tab: 'tab of cleo' }, { step: 'ask' });
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
