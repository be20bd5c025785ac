import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { packCells } from '../../../shared/evaluation/cells';
import { forms, isComplete, partsOf, scoresOf } from '../../../shared/evaluation/forms';
import { makeRoundKeys } from '../../../shared/evaluation/keys';
import { answerCells, cellCount, maskedAnswers, ownMask } from '../../../shared/evaluation/mask';
import { showing } from '../../../shared/evaluation/thresholds';
import { totalOf } from '../../../shared/evaluation/total';
import { evaluationMessage } from '../../../shared/protocol/evaluation';
import { chanceFrom, printedSeed } from '../../support/random';

const each = Object.values(forms);

describe('forms', () => {
  test('[EV12] E1 has four questions, E2 ten under three headings, each with a text and a short one', () => {
    expect(each.map((form) => [form.id, form.questions.length])).toEqual([
      ['E1', 4],
      ['E2', 10],
    ]);
    expect(partsOf(forms.E1).map(({ part, questions }) => [part, questions.length])).toEqual([[null, 4]]);
    expect(partsOf(forms.E2).map(({ part, questions }) => [part, questions.length])).toEqual([
      ['work', 4],
      ['safety', 3],
      ['meetings', 3],
    ]);
    const questions = each.flatMap((form) => form.questions);
    expect(new Set(questions.map((question) => question.id)).size).toBe(14);
    const texts = english.evaluation.questions as Record<string, { ask: string; short: string }>;
    for (const { messages } of questions) {
      const { ask = '', short = '' } = texts[messages.replace('questions.', '')] ?? {};
      expect(ask.length, messages).toBeGreaterThan(10);
      expect(short.length, messages).toBeLessThanOrEqual(36);
    }
  });

  test('[EV12] whether to go on is a score from "stop" over "changed" to "as it is", so that it can be added up', () => {
    const last = forms.E2.questions.at(-1);
    expect(last).toMatchObject({ captions: 'goOn', explained: 'goOn' });
    expect(Object.keys(english.evaluation.captions.goOn)).toEqual(['1', '3', '5']);
    for (const form of each) expect(scoresOf(form)).toEqual([1, 2, 3, 4, 5]);
  });

  test('[EV12] answers to one form are not answers to the other', () => {
    expect(isComplete(forms.E2, [1, 2, 3, 4])).toBe(false);
    expect(
      isComplete(
        forms.E1,
        Array.from({ length: 10 }, () => 3),
      ),
    ).toBe(false);
    expect(() => answerCells(forms.E2, [1, 2, 3, 4], 'sums')).toThrow();
  });

  test.each([
    ['E1', 'sums', 4],
    ['E1', 'counts', 20],
    ['E2', 'sums', 10],
    ['E2', 'counts', 50],
  ] as const)('[EV12] %s is sent as %s of %i numbers, which fit a message', (name, shape, numbers) => {
    const form = forms[name];
    expect(cellCount(form, shape)).toBe(numbers);
    const vector = packCells(ownMask(numbers));
    expect(evaluationMessage.safeParse({ step: 'vector', round: 1, vector }).success).toBe(true);
    expect(evaluationMessage.safeParse({ step: 'mask', round: 1, mask: vector }).success).toBe(true);
  });

  test('[EV12] more numbers than any form has are refused before they are read', () => {
    const vector = packCells(ownMask(54));
    expect(evaluationMessage.safeParse({ step: 'vector', round: 1, vector }).success).toBe(false);
  });

  test('[T5.3] random answers to either form, by four to twelve people, add up to what was answered', async () => {
    const chance = chanceFrom(printedSeed('forms'));
    for (const form of each) {
      for (let people = 4; people <= 12; people += 1) {
        const answers = Array.from({ length: people }, () => form.questions.map(() => 1 + Math.floor(chance() * 5)));
        const shape = people < 8 ? 'sums' : 'counts';
        const keys = await Promise.all(
          answers.map(async (_, index) => ({ member: `m${index.toString(36)}`, ...(await makeRoundKeys()) })),
        );
        const place = { meeting: 'm', round: 3, keys };
        const sent = await Promise.all(keys.map((mine, at) => maskedAnswers(place, mine, form, answers[at]!)));
        const vectors = sent.map(({ vector }) => vector);
        const masks = sent.map(({ mask }) => mask);
        const total = totalOf(form, vectors, masks);
        if (total === 'impossible') throw new Error(`${form.id} of ${people}`);
        const columns = form.questions.map((_, question) => answers.map((row) => row[question]!));
        const sums = columns.map((column) => column.reduce((sum, score) => sum + score, 0));
        const counts = columns.map((column) => [1, 2, 3, 4, 5].map((one) => column.filter((s) => s === one).length));
        expect(total).toEqual({ answerers: people, shape, totals: shape === 'sums' ? sums : counts.flat() });
        const means = sums.map((sum) => Math.round((sum / people) * 2) / 2);
        expect(showing(form, total)).toMatchObject({ means, ...(shape === 'counts' ? { spread: counts } : {}) });
        const other = form.id === 'E1' ? forms.E2 : forms.E1;
        expect(totalOf(other, vectors, masks)).toBe('impossible');
      }
    }
  });
});
