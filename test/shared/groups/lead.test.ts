import { describe, expect, test } from 'vitest';
import { leadOfNext } from '../../../shared/groups/lead';

const person = (member: string, role: 'member' | 'facilitator' = 'member') => ({ member, role });
const four = ['ann', 'ben', 'cleo', 'dan'].map((name) => person(name));
const nobodyYet = { people: four, before: null, turn: 'ann', caller: null };

describe('who leads the next meeting', () => {
  test('[IN4] without a policy whoever planned it, and the facilitator of the last one while they are a member', () => {
    expect(leadOfNext({ ...nobodyYet, policy: null, caller: 'cleo' })).toEqual({ member: 'cleo', takesPart: true });
    const people = [...four, person('fay', 'facilitator')];
    const fay = { member: 'fay', takesPart: false };
    expect(leadOfNext({ ...nobodyYet, people, before: 'fay', policy: null, caller: 'ann' })).toEqual(fay);
    expect(leadOfNext({ ...nobodyYet, before: 'fay', policy: null, caller: 'ann' })?.member).toBe('ann');
    expect(leadOfNext({ ...nobodyYet, people, policy: null, caller: 'fay' })).toEqual(fay);
  });

  test('[IN4] in turn: whoever has the turn, whoever planned it, and no facilitator', () => {
    const rota = (turn: string | null, people = four) =>
      leadOfNext({ ...nobodyYet, people, policy: 'rota', turn, caller: 'dan' })?.member;
    expect(rota('ann')).toBe('ann');
    expect(rota('gone')).toBe('dan');
    expect(rota('fay', [...four, person('fay', 'facilitator')])).toBe('dan');
  });

  test('a facilitated group is led by its facilitator, and by whoever planned the meeting when there is none', () => {
    const people = [person('ann'), person('fay', 'facilitator')];
    const by = (them: typeof people) =>
      leadOfNext({ ...nobodyYet, people: them, policy: 'facilitator', caller: 'ann' });
    expect(by(people)).toEqual({ member: 'fay', takesPart: false });
    expect(by(people.slice(0, 1))).toEqual({ member: 'ann', takesPart: true });
  });

  test('when whoever set the series has left, whoever has the turn leads; a group without people has no lead', () => {
    expect(leadOfNext({ ...nobodyYet, policy: 'caller', turn: 'ben', caller: 'gone' })?.member).toBe('ben');
    expect(leadOfNext({ ...nobodyYet, people: [], policy: 'rota' })).toBeNull();
  });
});
