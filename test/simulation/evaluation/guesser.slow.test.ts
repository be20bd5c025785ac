import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../shared/bytes';
import { unpackCells } from '../../../shared/evaluation/cells';
import type { MemberId } from '../../../shared/meeting/state';
import type { EvaluationMessage, EvaluationNews } from '../../../shared/protocol/evaluation';
import { Group } from '../../support/evaluation/browsers';
import { chanceFrom, printedSeed } from '../../support/random';

/**
 * A guesser that holds everything one member received (or everything the server saw) tries to tell what another member
 * answered. It learns on half of the evaluations which trick works best and is measured on the other half, against the
 * best guess anybody can make from the published result and their own form.
 */

type Trial = {
  /** What is to be guessed: the first score of the last member. */
  target: number;
  /** My own first score, the sum of all, and how many answered: public or mine. */
  mine: number;
  sum: number;
  answerers: number;
  received: EvaluationNews[];
  /** All live traffic, for who runs the server. */
  traffic: { from: MemberId; message: EvaluationMessage }[];
};

type Trick = { name: string; guess: (trial: Trial) => number | null };

const names = ['ann', 'bea', 'cem', 'dan', 'eva'];

/** `unmasked`: the saboteur. Own and pairwise masks are taken out on the way, so that vectors are the bare answers. */
async function evaluate(chance: () => number, unmasked: boolean): Promise<Trial> {
  const group = new Group(names);
  const answers = new Map(
    names.map((name) => [name, { answers: [0, 1, 2, 3].map(() => 1 + Math.floor(chance() * 5)) }]),
  );
  const traffic: Trial['traffic'] = [];
  group.meddling = {
    message: (message, from) => {
      const bare = unmasked ? strip(message, answers.get(from)!.answers) : message;
      traffic.push({ from, message: bare });
      return bare;
    },
  };
  // who sends first is at random: quickness must not tell either
  const order = [...answers].sort(() => chance() - 0.5);
  await group.send(new Map(order));
  await group.settle();
  const { evaluation } = group.table.meeting();
  group.close();
  if (evaluation.phase !== 'published') throw new Error(`no result: ${JSON.stringify(evaluation)}`);
  return {
    target: answers.get('eva')!.answers[0]!,
    mine: answers.get('ann')!.answers[0]!,
    sum: evaluation.result.totals[0]!,
    answerers: names.length,
    received: group.browser('ann').received,
    traffic,
  };
}

function strip(message: EvaluationMessage, answers: number[]): EvaluationMessage {
  const cells = (numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer).toString('base64');
  if (message.step === 'vector') return { ...message, vector: cells(answers) };
  if (message.step === 'mask') return { ...message, mask: cells([0, 0, 0, 0]) };
  return message;
}

/** How many ways the others can reach a sum with uniform answers; the guess that is right most often. */
function ways(people: number, sum: number): number {
  if (people === 0) return sum === 0 ? 1 : 0;
  return [1, 2, 3, 4, 5].reduce((all, score) => all + (sum - score >= 0 ? ways(people - 1, sum - score) : 0), 0);
}
function chances({ answerers, mine, sum }: Trial): number[] {
  const each = [1, 2, 3, 4, 5].map((score) => ways(answerers - 2, sum - mine - score));
  const all = each.reduce((total, one) => total + one, 0);
  return each.map((one) => one / all);
}
const bestOf = (weights: number[]) => 1 + weights.indexOf(Math.max(...weights));
const fromResult: Trick = { name: 'from the result', guess: (trial) => bestOf(chances(trial)) };

const published = ({ received }: Trial) => received.find((news) => news.step === 'published');
const first = (text: string): number => unpackCells(text, 4)![0]!;
const plausible = (value: number): number | null => (value >= 1 && value <= 5 ? value : null);

/** Numbers a curious mind would look at; each is tried bare, and as a hint whose meaning is learnt. */
const clues: { name: string; read: (trial: Trial) => number }[] = [
  ...names.flatMap((_, place) => [
    { name: `vector ${place}`, read: (trial: Trial) => first(published(trial)!.vectors[place]!) },
    { name: `mask ${place}`, read: (trial: Trial) => first(published(trial)!.masks[place]!) },
    {
      name: `vector less mask ${place}`,
      read: (trial: Trial) => (first(published(trial)!.vectors[place]!) - first(published(trial)!.masks[place]!)) >>> 0,
    },
    {
      name: `key ${place}`,
      read: (trial: Trial) => {
        const keys = trial.received.find((news) => news.step === 'keys');
        return keys ? fromBase64(keys.keys[place]!.publicKey)![1]! : 0;
      },
    },
  ]),
  { name: 'number of news', read: (trial) => trial.received.length },
  { name: 'size of news', read: (trial) => JSON.stringify(trial.received).length },
  { name: 'place of Eva in the traffic', read: (trial) => trial.traffic.findIndex((one) => one.from === 'eva') },
  {
    name: 'Eva’s vector in the traffic',
    read: (trial) => {
      const sent = trial.traffic.find((one) => one.from === 'eva' && one.message.step === 'vector');
      return sent?.message.step === 'vector' ? first(sent.message.vector) : 0;
    },
  },
  {
    name: 'Eva’s vector less mask in the traffic',
    read: (trial) => {
      let value = 0;
      for (const { from, message } of trial.traffic) {
        if (from === 'eva' && message.step === 'vector') value += first(message.vector);
        if (from === 'eva' && message.step === 'mask') value -= first(message.mask);
      }
      return value >>> 0;
    },
  },
];

function tricksFor(learned: readonly Trial[]): Trick[] {
  const bare = clues.map((clue): Trick => ({ name: clue.name, guess: (trial) => plausible(clue.read(trial)) }));
  const hints = clues.flatMap((clue) =>
    [5, 8].map((buckets): Trick => {
      const weights = Array.from({ length: buckets }, () => [0, 0, 0, 0, 0]);
      for (const trial of learned) weights[clue.read(trial) % buckets]![trial.target - 1]! += 1;
      // a hint is worth trying together with what the result says
      const guess = (trial: Trial) =>
        bestOf(chances(trial).map((known, score) => known * (weights[clue.read(trial) % buckets]![score]! + 8)));
      return { name: `${clue.name} mod ${buckets}`, guess };
    }),
  );
  return [fromResult, ...bare, ...hints];
}

const right = (trick: Trick, trial: Trial): number =>
  Number((trick.guess(trial) ?? fromResult.guess(trial)) === trial.target);
const share = (trick: Trick, trials: readonly Trial[]) =>
  trials.reduce((sum, trial) => sum + right(trick, trial), 0) / trials.length;

/** The trick that did best on the first half, measured on the second. */
async function measure(trials: number, unmasked: boolean, seed: number) {
  const chance = chanceFrom(seed);
  const all: Trial[] = [];
  for (let count = 0; count < trials; count += 1) all.push(await evaluate(chance, unmasked));
  const [train, test] = [all.slice(0, trials / 2), all.slice(trials / 2)];
  const [best] = tricksFor(train).sort((a, b) => share(b, train) - share(a, train));
  const baseline = share(fromResult, test);
  // both guess at the same evaluations: what varies is only where they differ
  const differ = test.filter((trial) => right(best!, trial) !== right(fromResult, trial)).length;
  const sigma = Math.sqrt(Math.max(1, differ)) / test.length;
  return { trick: best!.name, guessed: share(best!, test), baseline, sigma };
}

describe('a guesser', () => {
  it('[T5] with all that one member received, and with all live traffic, guesses no better than from the result', async () => {
    const found = await measure(500, false, printedSeed('evaluation guesser'));
    console.info('evaluation guesser', found);
    // Four: of three, one honest run in seven hundred would come out above.
    expect(found.guessed - found.baseline).toBeLessThanOrEqual(4 * found.sigma);
    expect(found.baseline).toBeLessThan(0.5);
  });

  it('[T5] finds nearly everything as soon as the masks are taken out', async () => {
    const found = await measure(120, true, 11);
    expect(found.guessed).toBeGreaterThan(0.97);
    expect(found.guessed - found.baseline).toBeGreaterThan(3 * found.sigma);
  });

  it('[T5] the best guess from the result is computed right', () => {
    // two people, sum 9, mine 4: theirs is 5
    const trial = { answerers: 2, mine: 4, sum: 9 } as Trial;
    expect(fromResult.guess(trial)).toBe(5);
    expect(ways(2, 6)).toBe(5);
  });
});
