import { describe, expect, it } from 'vitest';
import { keySentence } from '../../../../client/features/evaluation/keyStanding';
import { proveKey } from '../../../../shared/evaluation/keyProof';
import type { EvaluationMessage } from '../../../../shared/protocol/evaluation';
import { forms, group, of, result } from './aRound';

const KEY = 'the-key-of-the-invite';
const keyOf = (keys: Record<string, string | null>) => (member: string) => (member in keys ? keys[member]! : KEY);

describe("which browsers have the group's key, before anybody sends", () => {
  it('[EV10] every browser says that all have it, when all proved it', async () => {
    of(5);
    expect(group.browser('ann').sentence()).toEqual({
      kind: 'notAll',
      none: [],
      other: [],
      asking: ['bea', 'cem', 'dan', 'eva'],
      proved: 1,
    });
    await group.proveKeys();
    for (const browser of group.browsers) expect(browser.sentence()).toEqual({ kind: 'all', count: 5 });
  });

  it('[EV10] a browser without the key says so of itself, and the others name it', async () => {
    of(5, { inviteKey: keyOf({ dan: null }) });
    await group.proveKeys();
    expect(group.browser('dan').sentence()).toEqual({ kind: 'noKey' });
    expect(group.browser('ann').sentence()).toEqual({
      kind: 'notAll',
      none: ['dan'],
      other: [],
      asking: [],
      proved: 4,
    });
    // It proved nothing, so it breaks no promise: its answers count.
    await group.send(forms(5));
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5 });
    expect(group.browser('ann').run.kept().trust).toBe('partly');
  });

  it('[EV10] another key is named as such, and whose key fits nobody is told that the fault is theirs', async () => {
    of(5, { inviteKey: keyOf({ dan: 'the-key-of-another-group' }) });
    await group.proveKeys();
    expect(group.browser('ann').sentence()).toMatchObject({ none: [], other: ['dan'], proved: 4 });
    expect(group.browser('dan').sentence()).toEqual({ kind: 'foreign' });
  });

  it('[EV10] people who skip the form do not count, and a browser that comes later is asked for', async () => {
    of(6, { inviteKey: keyOf({ fay: null }) });
    group.browser('eva').lose();
    await group.proveKeys();
    group.table.by('fay', { type: 'declineEvaluation', from: 'evaluate' });
    expect(group.browser('ann').sentence()).toEqual({ kind: 'all', count: 4 });
    group.browser('eva').return();
    expect(group.browser('ann').sentence()).toMatchObject({ kind: 'notAll', asking: ['eva'] });
    await group.proveKeys();
    expect(group.browser('ann').sentence()).toEqual({ kind: 'all', count: 5 });
    expect(group.browser('eva').sentence()).toEqual({ kind: 'all', count: 5 });
  });

  it('[EV10] after the server starts again every browser proves it once more', async () => {
    of(5);
    await group.proveKeys();
    const proofs = () => group.browsers.flatMap(({ sent }) => sent).filter(({ step }) => step === 'proof').length;
    expect(proofs()).toBe(5);
    group.restart();
    await group.settle();
    expect(proofs()).toBe(10);
    for (const browser of group.browsers) expect(browser.sentence()).toEqual({ kind: 'all', count: 5 });
  });

  it('[EV10] what the server says of my own browser changes nothing', () => {
    const of = new Map([
      ['ann', 'none' as const],
      ['bea', 'proved' as const],
    ]);
    expect(keySentence(['ann', 'bea'], 'ann', true, of)).toEqual({ kind: 'all', count: 2 });
  });
});

describe('a server that wants the form to say that all browsers have the key', () => {
  it("[EV10] cannot use another member's proof for somebody without the key", async () => {
    of(5, { inviteKey: keyOf({ dan: null }) });
    const stolen = await proveKey(KEY, { meeting: group.table.id, round: 1, member: 'bea' });
    group.meddling = {
      news: (news) =>
        news.step !== 'proofs'
          ? news
          : { ...news, proofs: news.proofs.map((one) => (one.member === 'dan' ? { ...one, proof: stolen } : one)) },
    };
    await group.proveKeys();
    expect(group.browser('ann').sentence()).toMatchObject({ kind: 'notAll', other: ['dan'] });
  });

  it('[EV10] can only hold proofs back', async () => {
    of(5);
    group.meddling = {
      message: (message, from) => (from === 'bea' && message.step === 'proof' ? null : message),
    };
    await group.proveKeys();
    expect(group.browser('ann').sentence()).toMatchObject({ kind: 'notAll', asking: ['bea'] });
  });

  it('[EV10] takes a proof away from the sum afterwards: nobody who sent because of it masks for that key', async () => {
    of(5);
    await group.proveKeys();
    const stripped = (message: EvaluationMessage): EvaluationMessage =>
      message.step === 'key' ? { ...message, mac: null } : message;
    group.meddling = { message: (message, from) => (from === 'dan' ? stripped(message) : message) };
    await group.send(forms(5));
    await group.settle();
    const first = (member: string) => group.browser(member).sent.filter((message) => message.round === 1);
    for (const member of ['ann', 'bea', 'cem', 'eva']) {
      expect(first(member).map(({ step }) => step)).toEqual(['proof', 'key', 'doubt']);
      expect(group.browser(member).run.kept().doubted).toEqual(['dan']);
    }
    expect(result()).toMatchObject({ answerers: 4 });
  });

  it('[EV10] fills the sum with people whom the form did not know: a browser that was promised "all" sends nothing', async () => {
    of(6, { inviteKey: keyOf({ dan: null, eva: null, fay: null }) });
    for (const member of ['dan', 'eva', 'fay']) group.browser(member).lose();
    await group.proveKeys();
    const all = forms(6);
    const send = (members: string[]) => group.send(new Map(members.map((name) => [name, all.get(name)!])));
    for (const member of ['ann', 'bea']) expect(group.browser(member).knew().saidAll).toBe(true);
    await send(['ann', 'bea']);
    for (const member of ['dan', 'eva', 'fay']) group.browser(member).return();
    await send(['cem', 'dan', 'eva', 'fay']);
    await group.settle();
    const steps = (member: string) => group.browser(member).sent.map(({ step }) => step);
    for (const member of ['ann', 'bea']) expect(steps(member)).toEqual(['proof', 'key']);
    expect(steps('cem')).toContain('vector');
  });
});
