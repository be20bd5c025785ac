import { describe, expect, test } from 'vitest';
import { leadOfNext } from '../../../shared/groups/lead';

const person = (member: string, role: 'member' | 'facilitator' = 'member') => ({ member, role });
const four = ['ann', 'ben', 'cleo', 'dan'].map((name) => person(name));
const nobodyYet = { people: four, before: null, led: [], caller: null };

describe('who leads the next meeting', () => {
  test('[IN4] without a policy whoever planned it, and the facilitator of the last one while they are a member', () => {
    expect(leadOfNext({ ...nobodyYet, policy: null, caller: 'cleo' })).toEqual({ member: 'cleo', takesPart: true });
    const people = [...four, person('fay', 'facilitator')];
    const fay = { member: 'fay', takesPart: false };
    expect(leadOfNext({ ...nobodyYet, people, before: 'fay', policy: null, caller: 'ann' })).toEqual(fay);
    expect(leadOfNext({ ...nobodyYet, before: 'fay', policy: null, caller: 'ann' })?.member).toBe('ann');
    expect(leadOfNext({ ...nobodyYet, people, policy: null, caller: 'fay' })).toEqual(fay);
  });

  test('[IN4] in turn: whoever has not led yet, in the order in which people came, then whoever led longest ago', () => {
    const rota = (led: string[], people = four) =>
      leadOfNext({ ...nobodyYet, people, policy: 'rota', led, caller: 'dan' });
    expect(rota([])?.member).toBe('ann');
    expect(rota(['ann'])?.member).toBe('ben');
    expect(rota(['dan', 'cleo', 'ben', 'ann'])?.member).toBe('ann');
    // A newcomer has not led yet; somebody who left is passed over.
    expect(rota(['dan', 'cleo', 'ben', 'ann'], [...four, person('eve')])?.member).toBe('eve');
    expect(rota(['dan', 'cleo', 'ben', 'ann'], four.slice(1))?.member).toBe('ben');
    // Nobody takes two turns in a row while others are there.
    expect(rota(['ann', 'ann', 'ben'])?.member).toBe('cleo');
  });

  test('a facilitated group is led by its facilitator, and by whoever planned the meeting when there is none', () => {
    const people = [person('ann'), person('fay', 'facilitator')];
    const by = (them: typeof people) =>
      leadOfNext({ ...nobodyYet, people: them, policy: 'facilitator', caller: 'ann' });
    expect(by(people)).toEqual({ member: 'fay', takesPart: false });
    expect(by(people.slice(0, 1))).toEqual({ member: 'ann', takesPart: true });
  });

  test('when whoever set the series has left, somebody else leads; a group without people has no lead', () => {
    expect(leadOfNext({ ...nobodyYet, policy: 'caller', led: ['ann'], caller: 'gone' })?.member).toBe('ben');
    expect(leadOfNext({ ...nobodyYet, people: [], policy: 'rota' })).toBeNull();
  });
});
