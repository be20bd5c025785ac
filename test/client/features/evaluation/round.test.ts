import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../../shared/bytes';
import { forms, group, names, of, result, rows, sums, withhold } from './aRound';

describe('a round from Send to the totals', () => {
  it('[T5] five members get the sums of their five forms, and every browser adds up the same', async () => {
    of(5);
    await group.send(forms(5));
    await group.settle();
    expect(result()).toEqual({ answerers: 5, shape: 'sums', totals: sums(names.slice(0, 5)) });
    for (const browser of group.browsers) {
      expect(browser.run.kept().published?.ownSum).toBe('same');
      expect(browser.run.kept().trust).toBe('verified');
    }
  });

  it('[EV8] from eight answers on, the result counts how often each score was given', async () => {
    of(8);
    await group.send(forms(8));
    await group.settle();
    const counts = [0, 1, 2, 3].flatMap((question) =>
      [1, 2, 3, 4, 5].map((score) => rows.slice(0, 8).filter((row) => row[question] === score).length),
    );
    expect(result()).toEqual({ answerers: 8, shape: 'counts', totals: counts });
  });

  it('[EV9] from five answers on, all notes are shown, except blank ones', async () => {
    of(5);
    await group.send(forms(5, { ann: '  Shorter check-in ', cem: 'Keep the silences', dan: '   ' }));
    await group.settle();
    const expected = ['Keep the silences', 'Shorter check-in'];
    const stored = group.table.records.flatMap((write) => (write.kind === 'evaluationTexts' ? write.texts : []));
    expect([...stored].sort()).toEqual(expected);
    for (const browser of group.browsers) {
      expect([...(browser.run.kept().published?.texts ?? [])].sort()).toEqual(expected);
      expect(browser.run.kept().ownNote).toBeNull();
      // members with and without a note send the same messages
      expect(browser.sent.map((message) => message.step)).toEqual(['key', 'vector', 'text', 'mask']);
    }
  });

  it('[EV9] with four answers no notes are shown, whatever was typed', async () => {
    of(4);
    await group.send(forms(4, { ann: 'You know who I am' }));
    await group.settle();
    expect(result()).toMatchObject({ answerers: 4 });
    expect(group.table.records).toEqual([]);
    expect(group.browsers.flatMap((browser) => browser.sent).filter((message) => message.step === 'text')).toEqual([]);
    expect(JSON.stringify(group.browsers.map((browser) => browser.sent))).not.toContain('You know who I am');
    // Their writer still has them, also after a reload, and nobody else does.
    group.browser('ann').lose();
    group.browser('ann').return({ reload: true });
    await group.settle();
    expect(group.browsers.map(({ run }) => run.kept().ownNote)).toEqual(['You know who I am', null, null, null]);
    await group.browser('ann').run.deleteNote();
    expect(group.browser('ann').run.kept().ownNote).toBeNull();
  });

  it('[EV1] people who skip the form are not counted, and an early close counts all who have sent it', async () => {
    of(6);
    group.table.by('fay', { type: 'declineEvaluation', from: 'evaluate' });
    await group.send(forms(4, { bea: 'Start on time' }));
    await group.browser('eva').run.keepDraft({ answers: [3, null, null, null], text: 'Not sent yet' });
    await group.settle();
    expect(group.table.phase).toBe('answering');
    group.table.by('ann', { type: 'closeEvaluation', from: 'evaluate' });
    await group.settle();
    expect(result()).toEqual({ answerers: 4, shape: 'sums', totals: sums(names.slice(0, 4)) });
    const left = group.browsers.flatMap(({ run }) => run.kept().ownNote ?? []);
    expect(left).toEqual(['Start on time', 'Not sent yet']);
  });

  it('[EV1] closing with three answers reports that and sends nothing', async () => {
    of(6);
    await group.send(forms(3, { cem: 'More breaks' }));
    group.table.by('ann', { type: 'closeEvaluation', from: 'evaluate' });
    await group.settle();
    expect(result()).toMatchObject({ phase: 'noResult', reason: 'tooFew', turnout: { answers: 3, needed: 4, of: 6 } });
    expect(group.browsers.flatMap((browser) => browser.sent)).toEqual([]);
    expect(group.browser('cem').run.kept()).toMatchObject({ ownNote: 'More breaks', sent: null });
  });

  it('[T5.6] answers and keys are deleted when the totals are known', async () => {
    of(5);
    await group.send(forms(5));
    await group.settle();
    for (const browser of group.browsers) {
      const kept = browser.run.kept();
      expect(kept.sent).toBeNull();
      expect(kept.rounds).toEqual({});
      expect(kept.draft.answers).toEqual([]);
      expect(kept.maskSentIn).toBe(1);
    }
  });
});

describe('drop-outs', () => {
  it.each([
    ['before the key', 'key'],
    ['before the vector', 'vector'],
  ])('[EV5] lost %s: the round starts again without them, nothing retyped', async (_when, step) => {
    of(6);
    withhold('cem', step);
    await group.send(forms(6));
    await group.settle();
    group.browser('cem').lose();
    await group.clock.move(9_000);
    await group.settle();
    expect(group.table.phase).toBe('summing');
    await group.clock.move(1_000);
    await group.settle();
    expect(result()).toEqual({ answerers: 5, shape: 'sums', totals: sums(['ann', 'bea', 'dan', 'eva', 'fay']) });
    expect(group.browser('ann').received.filter((news) => news.step === 'void')).toEqual([{ step: 'void', round: 1 }]);
  });

  it('[EV5] lost after the vector and before the reveal: no mask of the first round is ever sent', async () => {
    of(6);
    // Eva's vector is last, so Cem's is there when Cem's connection is lost
    withhold('eva', 'vector');
    await group.send(forms(6));
    await group.settle();
    group.browser('cem').lose();
    group.meddling = {};
    group.browser('eva').wake();
    await group.settle();
    expect(group.table.phase).toBe('summing');
    await group.clock.move(10_000);
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(['ann', 'bea', 'dan', 'eva', 'fay']) });
    const masks = group.browsers.flatMap((browser) => browser.sent).filter((message) => message.step === 'mask');
    expect(masks.map((mask) => mask.round)).toEqual([2, 2, 2, 2, 2]);
  });

  it('[EV5] back within ten seconds: the same round goes on', async () => {
    of(5);
    withhold('cem', 'vector');
    await group.send(forms(5));
    await group.settle();
    group.browser('cem').lose();
    await group.clock.move(9_000);
    group.meddling = {};
    group.browser('cem').return({ reload: true });
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(names.slice(0, 5)) });
    expect(group.table.meeting().evaluation).toMatchObject({ round: 1 });
  });

  it('[EV5] a member who is connected but silent counts as gone after a while', async () => {
    of(5);
    withhold('cem', 'vector');
    await group.send(forms(5));
    await group.settle();
    await group.clock.move(24_000);
    await group.settle();
    expect(group.table.phase).toBe('summing');
    await group.clock.move(1_000);
    await group.settle();
    expect(result()).toMatchObject({ answerers: 4, totals: sums(['ann', 'bea', 'dan', 'eva']) });
  });

  const nextWorks = () => {
    const from = group.table.meeting().current ?? '';
    return group.table.by('ann', { type: 'advanceStage', from });
  };

  it.each(['key', 'vector'])(
    '[EV5] reconnecting again and again without sending a %s holds nobody up',
    async (step) => {
      of(6);
      withhold('cem', step);
      await group.send(forms(6));
      await group.settle();
      for (let passed = 0; passed < 25; passed += 5) {
        group.browser('cem').lose();
        await group.clock.move(4_000);
        group.browser('cem').return();
        await group.clock.move(1_000);
        await group.settle();
      }
      expect(result()).toMatchObject({ answerers: 5, totals: sums(['ann', 'bea', 'dan', 'eva', 'fay']) });
      expect(nextWorks()).toMatchObject({ ok: true });
    },
  );

  it('[EV5] two people who are away in turn, so that never everybody is here, hold nobody up', async () => {
    of(7);
    const [cem, dan] = [group.browser('cem'), group.browser('dan')];
    withhold('eva', 'vector');
    await group.send(forms(7));
    await group.settle();
    cem.lose();
    group.meddling = {};
    group.browser('eva').wake();
    await group.settle();
    const inTurn = async () => {
      for (let passed = 0; passed < 32 && group.table.phase === 'summing'; passed += 8) {
        await group.clock.move(4_000);
        dan.lose();
        cem.return();
        await group.settle();
        await group.clock.move(4_000);
        cem.lose();
        dan.return();
        await group.settle();
      }
    };
    await inTurn();
    expect(result()).toMatchObject({ answerers: 6 });
    expect(nextWorks()).toMatchObject({ ok: true });
  });

  it('[EV5] a second drop-out ends the evaluation without a result', async () => {
    of(6);
    withhold('cem', 'key');
    await group.send(forms(6));
    await group.settle();
    group.browser('cem').lose();
    group.meddling = { message: (message, from) => (from === 'dan' && message.round === 2 ? null : message) };
    await group.clock.move(10_000);
    await group.settle();
    group.browser('dan').lose();
    await group.clock.move(10_000);
    await group.settle();
    expect(result()).toEqual({ phase: 'noResult', reason: 'leftTwice', without: ['dan'] });
  });

  it('[EV5] one drop-out of four leaves too few: no result', async () => {
    of(4);
    withhold('cem', 'key');
    await group.send(forms(4));
    await group.settle();
    group.browser('cem').lose();
    await group.clock.move(10_000);
    await group.settle();
    expect(result()).toMatchObject({ phase: 'noResult', reason: 'tooFew', without: ['cem'] });
  });

  it('[EV5] lost after the reveal began and back with a reloaded page: the same bytes finish it', async () => {
    of(5);
    withhold('cem', 'mask');
    await group.send(forms(5, { cem: 'Keep the silences' }));
    await group.settle();
    expect(group.table.phase).toBe('revealing');
    group.browser('cem').lose();
    await group.clock.move(30_000);
    group.meddling = {};
    const before = group.browser('cem').sent.length;
    group.browser('cem').return({ reload: true });
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(names.slice(0, 5)) });
    const [first, again] = [group.browser('cem').sent.slice(0, before), group.browser('cem').sent.slice(before)];
    expect(again.find((message) => message.step === 'vector')).toEqual(
      first.find((message) => message.step === 'vector'),
    );
  });

  it('[EV5] lost after the reveal began and never back: no result, and no other round', async () => {
    of(6);
    withhold('cem', 'mask');
    await group.send(forms(6));
    await group.settle();
    group.browser('cem').lose();
    await group.clock.move(59_000);
    await group.settle();
    expect(group.table.phase).toBe('revealing');
    await group.clock.move(1_000);
    await group.settle();
    expect(result()).toEqual({ phase: 'noResult', reason: 'leftDuringReveal', without: ['cem'] });
  });

  it('[EV5] a second, different message for the same step is refused', async () => {
    of(5);
    withhold('cem', 'mask');
    await group.send(forms(5));
    await group.settle();
    const vector = toBase64(new Uint8Array(16).fill(7));
    expect(group.runner.receive('ann', { step: 'vector', round: 1, vector })).toEqual({ refused: 'stale' });
    expect(group.runner.receive('ann', { step: 'mask', round: 1, mask: vector })).toEqual({ refused: 'stale' });
    const [sent] = group.browser('ann').sent.filter((message) => message.step === 'vector');
    expect(group.runner.receive('ann', sent!)).toBeNull();
  });
});

describe('a server that is restarted', () => {
  it.each(['key', 'vector', 'mask'])('[EV5] kill -9 while it waits for a %s: the round ends right', async (step) => {
    of(5);
    withhold('cem', step);
    await group.send(forms(5));
    await group.settle();
    expect(group.table.phase).toBe(step === 'mask' ? 'revealing' : 'summing');
    group.meddling = {};
    group.restart();
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(names.slice(0, 5)) });
  });

  it('[EV5] killed when all masks were in and the result was not saved: the result comes after the restart', async () => {
    of(5);
    let failing = true;
    group.table.beforeCommit = (command) => {
      if (failing && command.type === 'publishEvaluation') throw new Error('disk full');
    };
    await group.send(forms(5, { ann: 'Shorter check-in' }));
    await group.settle();
    expect(group.table.phase).toBe('revealing');
    expect(group.faults).not.toEqual([]);
    failing = false;
    group.restart();
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(names.slice(0, 5)) });
    expect(group.table.records).toEqual([
      { kind: 'evaluationTexts', meeting: 'meeting-1', stage: 'evaluate', texts: ['Shorter check-in'] },
    ]);
  });

  it('[FA3] a store that fails for a moment delays the step and loses nothing', async () => {
    of(5);
    let failures = 3;
    group.table.beforeCommit = (command) => {
      if (command.type !== 'startReveal' || failures === 0) return;
      failures -= 1;
      throw new Error('busy');
    };
    await group.send(forms(5));
    await group.settle();
    await group.clock.move(5_000);
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5 });
  });

  it('[EV5] no mask is sent before the reveal is committed', async () => {
    of(5);
    // a server that announces the reveal without having committed it
    withholdAndAnnounce();
    await group.send(forms(5));
    await group.settle();
    expect(group.browsers.flatMap((browser) => browser.sent).filter((message) => message.step === 'mask')).toEqual([]);
  });
});

function withholdAndAnnounce(): void {
  let told = false;
  group.table.beforeCommit = (command) => {
    if (command.type !== 'startReveal') return;
    if (!told) for (const browser of group.browsers) browser.hear({ step: 'reveal', round: 1 });
    told = true;
    throw new Error('not committed');
  };
}

describe('a page that is closed', () => {
  it('[EV5] closed after Send and before the server knew: the next page sends it, and nothing has to be typed again', async () => {
    of(5);
    const bea = group.browser('bea');
    await bea.memory.save({ ...bea.run.kept(), sent: { answers: rows[1]!, text: '' } });
    bea.lose();
    bea.return({ reload: true });
    await group.send(new Map([...forms(5)].filter(([name]) => name !== 'bea')));
    await group.settle();
    expect(result()).toMatchObject({ answerers: 5, totals: sums(names.slice(0, 5)) });
  });

  it('[EV1] a refused Send leaves the form open', async () => {
    of(5);
    group.table.by('ann', { type: 'closeEvaluation', from: 'evaluate' });
    const answer = await group.browser('bea').run.send(rows[1]!, '', 'checkin');
    expect(answer).toMatchObject({ ok: false });
    await group.settle();
    expect(group.browser('bea').run.kept().sent).toBeNull();
  });

  it('the answers so far are there after a reload', async () => {
    of(5);
    const bea = group.browser('bea');
    await bea.run.keepDraft({ answers: [5, null, 3, null], text: 'Shorter' });
    bea.lose();
    bea.return({ reload: true });
    await group.settle();
    expect(bea.run.kept().draft).toEqual({ answers: [5, null, 3, null], text: 'Shorter' });
  });
});
