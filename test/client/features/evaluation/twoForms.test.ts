import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../../shared/bytes';
import { evaluationsOf } from '../../../../shared/meeting/evaluations';
import { group, names, of, rows } from './aRound';

const ten = (index: number) => Array.from({ length: 10 }, (_, question) => 1 + ((index + question) % 5));
const sheets = (count: number, answersOf: (index: number) => number[], texts: Record<string, string> = {}) =>
  new Map(
    names.slice(0, count).map((name, index) => [name, { answers: answersOf(index), text: texts[name] ?? '' }] as const),
  );
const sumsOf = (answers: number[][]) =>
  answers[0]!.map((_, question) => answers.reduce((sum, row) => sum + row[question]!, 0));
const countsOf = (answers: number[][]) =>
  answers[0]!.flatMap((_, question) =>
    [1, 2, 3, 4, 5].map((score) => answers.filter((row) => row[question] === score).length),
  );

const next = (from: string) => group.table.by('ann', { type: 'advanceStage', from });

async function toTheSecond(count: number, texts: Record<string, string> = {}) {
  of(count, { forms: ['E1', 'E2'] });
  await group.send(sheets(count, (index) => rows[index]!, texts));
  await group.settle();
  next('evaluate');
  next('reveal');
  await group.settle();
}

describe('two forms in one meeting', () => {
  it.each([5, 9])(
    '[EV11] each of %i browsers sends numbers for the form of the stage, and both totals are right',
    async (count) => {
      await toTheSecond(count);
      await group.send(sheets(count, ten), 'final');
      await group.settle();
      const all = Array.from({ length: count }, (_, index) => index);
      const result = (answers: number[][]) =>
        count < 8 ? { shape: 'sums', totals: sumsOf(answers) } : { shape: 'counts', totals: countsOf(answers) };
      expect(evaluationsOf(group.table.meeting())).toMatchObject([
        { form: 'E1', evaluation: { round: 1, result: result(rows.slice(0, count)) } },
        { form: 'E2', evaluation: { round: 3, result: result(all.map(ten)) } },
      ]);
      const lengths = group
        .browser('bea')
        .sent.flatMap((message) =>
          message.step === 'vector' ? [[message.round, fromBase64(message.vector)!.length / 4]] : [],
        );
      expect(lengths).toEqual(
        count < 8
          ? [
              [1, 4],
              [3, 10],
            ]
          : [
              [1, 20],
              [3, 50],
            ],
      );
      for (const browser of group.browsers) expect(browser.run.kept().published?.ownSum).toBe('same');
    },
  );

  it('[EV11] nothing of the first goes into the second, and a note that nobody read stays', async () => {
    await toTheSecond(4, { bea: 'A longer break' });
    const { run, sent } = group.browser('bea');
    expect(run.kept()).toMatchObject({
      stage: 'final',
      sent: null,
      rounds: {},
      maskSentIn: null,
      published: null,
      draft: { answers: [], text: '' },
      ownNote: 'A longer break',
    });
    const before = sent.length;
    await group.settle();
    expect(sent.length).toBe(before);
    expect(group.table.meeting().evaluation).toMatchObject({ phase: 'answering', ready: [] });
  });

  it('[EV11] a browser that was away when the second began forgets what it had sent in the first', async () => {
    of(5, { forms: ['E1', 'E2'] });
    await group.browser('eva').run.send([1, 1, 1, 1], 'Too long', 'evaluate');
    group.browser('eva').lose();
    await group.send(sheets(4, (index) => rows[index]!));
    group.table.by('ann', { type: 'closeEvaluation', from: 'evaluate' });
    await group.settle();
    await group.clock.move(61_000);
    await group.settle();
    next('evaluate');
    next('reveal');
    group.browser('eva').return({ reload: true });
    await group.settle();
    expect(group.browser('eva').run.kept()).toMatchObject({ stage: 'final', sent: null, ownNote: 'Too long' });
    await group.send(sheets(5, ten), 'final');
    await group.settle();
    const all = [0, 1, 2, 3, 4];
    expect(group.table.meeting().evaluation).toMatchObject({ result: { totals: sumsOf(all.map(ten)) } });
  });

  it('[EV11] what an older page kept without naming a stage belongs to the first', async () => {
    of(5, { forms: ['E1', 'E2'] });
    const browser = group.browser('cem');
    browser.close();
    browser.memory.kept = JSON.stringify({
      ...browser.run.kept(),
      stage: undefined,
      draft: { answers: [3, 4, null, null], text: '' },
    });
    browser.lose();
    browser.return({ reload: true });
    await group.settle();
    expect(browser.run.kept()).toMatchObject({ stage: 'evaluate', draft: { answers: [3, 4, null, null] } });
  });

  it('[T5] numbers for another form than the one that the log names are refused, and the round goes on without them', async () => {
    await toTheSecond(5);
    group.meddling = {
      message: (message, from) =>
        from === 'eva' && message.step === 'vector' ? { ...message, vector: btoa('x'.repeat(16)) } : message,
    };
    await group.send(sheets(5, ten), 'final');
    await group.settle();
    expect(group.table.phase).toBe('summing');
    await group.clock.move(26_000);
    await group.settle();
    expect(group.table.meeting().evaluation).toMatchObject({
      phase: 'published',
      round: 4,
      result: { answerers: 4, totals: sumsOf([0, 1, 2, 3].map(ten)) },
    });
  });
});
