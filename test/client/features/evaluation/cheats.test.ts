import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../../shared/bytes';
import { makeRoundKeys } from '../../../../shared/evaluation/keys';
import type { EvaluationNews } from '../../../../shared/protocol/evaluation';
import { forms, group, of, result, withhold } from './aRound';

describe('a server that swaps keys', () => {
  const swapBea = async () => {
    const forged = await makeRoundKeys();
    group.meddling = {
      news: (news: EvaluationNews, to) =>
        news.step !== 'keys' || to === 'bea'
          ? news
          : {
              ...news,
              keys: news.keys.map((key) => (key.member === 'bea' ? { ...key, publicKey: forged.publicKey } : key)),
            },
    };
  };

  it("[IN1] every browser with the group's key notices, and sends no vector", async () => {
    of(5);
    await swapBea();
    await group.send(forms(5));
    await group.settle();
    for (const browser of group.browsers.filter((one) => one.me !== 'bea')) {
      expect(browser.run.kept().doubted).toEqual(['bea']);
      const first = browser.sent.filter((message) => message.round === 1);
      expect(first.map((message) => message.step)).toEqual(['key', 'doubt']);
    }
    // It goes on without Bea, with new keys; what was noticed stays said.
    expect(group.table.meeting().evaluation).toMatchObject({ phase: 'published', round: 2 });
  });

  it("[IN1] a browser without the group's key does not notice, and its page says that it depends on an honest server", async () => {
    of(5, { inviteKey: () => null });
    await swapBea();
    await group.send(forms(5));
    await group.settle();
    expect(group.browser('ann').run.kept().trust).toBe('noKey');
    // Bea masks for another list, so the totals do not add up
    expect(result()).toEqual({ phase: 'noResult', reason: 'impossible' });
  });

  it('[IN1] when one browser lacks the key, the others show "partly"', async () => {
    of(5, { inviteKey: (member) => (member === 'dan' ? null : 'the-key-of-the-invite') });
    await group.send(forms(5));
    await group.settle();
    expect(group.browser('ann').run.kept().trust).toBe('partly');
    expect(group.browser('dan').run.kept().trust).toBe('noKey');
    expect(result()).toMatchObject({ answerers: 5 });
  });

  it('[IN1] a list with a member too few or too many is not trusted', async () => {
    of(5);
    group.meddling = {
      news: (news) => (news.step === 'keys' ? { ...news, keys: news.keys.slice(1) } : news),
    };
    await group.send(forms(5));
    await group.settle();
    expect(group.browsers.flatMap((browser) => browser.sent).filter((message) => message.step === 'vector')).toEqual(
      [],
    );
  });

  it('[T5.4] every browser notices a total that differs from the sum of what was sent', async () => {
    of(5);
    group.meddling = {
      news: (news) =>
        news.step === 'published' ? { ...news, result: { ...news.result, totals: [25, 25, 25, 25] } } : news,
    };
    await group.send(forms(5));
    await group.settle();
    for (const browser of group.browsers) expect(browser.run.kept().published?.ownSum).toBe('different');
  });
});

describe('a member who cheats', () => {
  it('[T5] an out-of-range vector leads to no result', async () => {
    of(5);
    group.meddling = {
      message: (message, from) => {
        if (from !== 'eva' || message.step !== 'mask') return message;
        const bytes = fromBase64(message.mask)!;
        bytes[3] = (bytes[3]! + 1) % 256;
        return { ...message, mask: toBase64(bytes) };
      },
    };
    await group.send(forms(5));
    await group.settle();
    expect(result()).toEqual({ phase: 'noResult', reason: 'impossible' });
  });

  it('[T5] messages of strangers, of other rounds, early masks and malformed bytes are refused', async () => {
    of(5);
    withhold('cem', 'key');
    await group.send(forms(5));
    await group.settle();
    const cells = toBase64(new Uint8Array(16));
    const put = (message: Parameters<typeof group.runner.receive>[1], member = 'cem') =>
      group.runner.receive(member, message);
    expect(put({ step: 'vector', round: 1, vector: cells }, 'zoe')).toEqual({ refused: 'notAllowed' });
    expect(put({ step: 'vector', round: 2, vector: cells })).toEqual({ refused: 'stale' });
    expect(put({ step: 'vector', round: 1, vector: cells })).toEqual({ refused: 'notNow' });
    expect(put({ step: 'mask', round: 1, mask: cells })).toEqual({ refused: 'notNow' });
    expect(put({ step: 'text', round: 1, text: 'early' })).toEqual({ refused: 'notNow' });
    expect(put({ step: 'vector', round: 1, vector: 'AAAA' })).toEqual({ refused: 'badInput' });
    expect(put({ step: 'key', round: 1, publicKey: 'AAAA', mac: null })).toEqual({ refused: 'badInput' });
  });

  it("[IN1] the owner of a key without the group's proof is left out and named, not the browsers that notice it", async () => {
    of(6, { inviteKey: (member) => (member === 'eva' ? 'the-key-of-another-group' : 'the-key-of-the-invite') });
    await group.send(forms(6));
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5 });
    const moves = group.table.events.flatMap((event) => (event.type === 'evaluationMoved' ? [event.evaluation] : []));
    expect(moves.filter((move) => move.phase === 'summing').map((move) => move.without)).toEqual([undefined, ['eva']]);
    expect(group.browser('ann').run.kept().trust).toBe('verified');
    expect(group.browser('eva').run.kept().trust).toBe('forged');
    expect(group.browser('eva').sent.map((message) => message.step)).toEqual(['key', 'doubt']);
  });

  it('[T5] one member who doubts everybody puts nobody out', async () => {
    of(6);
    withhold('eva', 'vector');
    await group.send(forms(6));
    await group.settle();
    const members = ['ann', 'bea', 'cem', 'dan', 'fay'];
    expect(group.runner.receive('eva', { step: 'doubt', round: 1, members })).toBeNull();
    await group.settle();
    expect(group.table.phase).toBe('summing');
    expect(group.table.meeting().evaluation).toMatchObject({ round: 1 });
    group.meddling = {};
    group.browser('eva').wake();
    await group.settle();
    expect(result()).toMatchObject({ answerers: 6 });
  });

  it('[T5] a public key that is not on the curve is refused, and the round goes on without its sender alone', async () => {
    of(6);
    const offCurve = toBase64(new Uint8Array(65).fill(4));
    group.meddling = {
      message: (message, from) =>
        from === 'eva' && message.step === 'key' ? { ...message, publicKey: offCurve } : message,
    };
    await group.send(forms(6));
    await group.settle();
    expect(group.runner.receive('eva', { step: 'key', round: 1, publicKey: offCurve, mac: null })).toEqual({
      refused: 'badInput',
    });
    await group.clock.move(25_000);
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5 });
    const moves = group.table.events.flatMap((event) => (event.type === 'evaluationMoved' ? [event.evaluation] : []));
    expect(moves.filter((move) => move.phase === 'summing').map((move) => move.without)).toEqual([undefined, ['eva']]);
  });
});
