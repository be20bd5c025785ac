import { describe, expect, test } from 'vitest';
import { answersTo, bestTimes, type GivenAnswer } from '../../../shared/groups/poll';

const times = [
  { id: 'mon', at: 100 },
  { id: 'tue', at: 200 },
  { id: 'wed', at: 300 },
];
const letters = { y: 'yes', m: 'ifNeedBe', n: 'no' } as const;
/** `yym.`: what the people answered to each time, one letter each; a dot is no answer. */
const given = (rows: Record<string, string>): GivenAnswer[] =>
  Object.entries(rows).flatMap(([time, row]) =>
    [...row].flatMap((letter, person) => {
      const answer = letters[letter as keyof typeof letters];
      const { at } = times.find(({ id }) => id === time)!;
      return answer === undefined ? [] : [{ time, member: `p${person}`, at, answer }];
    }),
  );

describe('the best time', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['has the fewest no', { mon: 'yyn', tue: 'mmm', wed: 'yyyn' }, ['tue']],
    ['then the most yes', { mon: 'ymm', tue: 'yym', wed: 'mmm' }, ['tue']],
    ['several that are equal are a tie, the earliest in front', { mon: 'yn', tue: 'yym', wed: 'myy' }, ['tue', 'wed']],
    ['nobody has answered', {}, []],
    ['a time without an answer is none, though nobody said no to it', { tue: 'yn' }, ['tue']],
    ['fewer answers with no refusal win over many yes with one', { mon: 'yyyyn', tue: 'y....' }, ['tue']],
  ])('[DT6] %s', (_what, rows, best) => {
    expect(bestTimes(times, given(rows), 0)).toEqual(best);
  });

  test('[DT6] is not in the past', () => {
    expect(bestTimes(times, given({ mon: 'yyy', tue: 'yyn' }), 150)).toEqual(['tue']);
  });

  test('[DT7] an answer to a time that was moved since does not count', () => {
    const answers = given({ mon: 'yy', tue: 'yn' });
    const moved = times.map((time) => (time.id === 'mon' ? { ...time, at: 120 } : time));
    expect(answersTo(moved[0]!, answers)).toEqual({});
    expect(bestTimes(moved, answers, 0)).toEqual(['tue']);
  });
});
