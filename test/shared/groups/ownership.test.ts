import { describe, expect, test } from 'vitest';
import { type Decides, decides, votesFor } from '../../../shared/groups/ownership';
import type { GroupNow, GroupPerson } from '../../../shared/groups/rights';
import { lobby, running } from '../meeting/support';

const person = (role: GroupPerson['role'], isMember = true, id = 'ben'): GroupPerson => ({
  member: id,
  role,
  isMember,
});
const removed = () => {
  const scene = running();
  scene.when('ann', { type: 'removeMember', member: 'ben' });
  return scene.state;
};

describe('[GO1] who decides for a group', () => {
  const own: GroupNow = { newest: null, isSelfFacilitated: true };
  const led: GroupNow = { newest: null, isSelfFacilitated: false };
  /** Ann leads it. */
  const started: GroupNow = { newest: lobby().state, isSelfFacilitated: false };
  const withoutSlot: GroupNow = {
    newest: lobby({ lead: { member: 'ann', takesPart: false } }).state,
    isSelfFacilitated: false,
  };

  test.each<[string, GroupNow, GroupPerson, Decides]>([
    ['a member of a group that owns itself', own, person('member'), 'together'],
    ['somebody there who only typed a name', own, person('member', false), 'not'],
    ['a guest speaker there', own, person('speaker'), 'not'],
    ['a member who was removed from its meeting', { ...own, newest: removed() }, person('member'), 'not'],
    ['the facilitator', led, person('facilitator'), 'alone'],
    ['a member beside a facilitator', led, person('member'), 'not'],
    ['whoever leads a group that nobody formed', started, person('member', true, 'ann'), 'alone'],
    ['the others there', started, person('member'), 'not'],
    ['a member who leads beside a facilitator', withoutSlot, person('member', true, 'ann'), 'not'],
  ])('%s: %#', (_who, now, who, expected) => {
    expect(decides(now, who)).toBe(expected);
  });
});

describe('[GO2] deciding together', () => {
  const six = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay'];
  const agreement = { kind: 'agreement', by: 'ann' } as const;
  const removal = { kind: 'removal', by: 'ann', target: 'fay' } as const;

  test('another agreement needs more than half of those who did not propose it', () => {
    expect(votesFor(agreement, six, ['ann', 'ben', 'cleo'])).toEqual({ count: 2, needed: 3, isDecided: false });
    expect(votesFor(agreement, six, ['ben', 'cleo', 'dan'])).toEqual({ count: 3, needed: 3, isDecided: true });
    expect(votesFor(agreement, ['ann', 'ben'], ['ann'])).toMatchObject({ needed: 1, isDecided: false });
  });

  test('in a group of one it holds at once', () => {
    expect(votesFor(agreement, ['ann'], [])).toEqual({ count: 0, needed: 0, isDecided: true });
  });

  test('a removal needs more than half of everybody but the person concerned, and at least two', () => {
    expect(votesFor(removal, six, ['ann', 'ben'])).toEqual({ count: 2, needed: 3, isDecided: false });
    expect(votesFor(removal, six, ['ann', 'ben', 'cleo'])).toMatchObject({ isDecided: true });
    expect(votesFor(removal, six, ['ann', 'ben', 'fay'])).toMatchObject({ count: 2, isDecided: false });
    expect(votesFor(removal, ['ann', 'fay'], ['ann'])).toEqual({ count: 1, needed: 2, isDecided: false });
    expect(votesFor(removal, ['ann', 'ben', 'fay'], ['ann'])).toMatchObject({ needed: 2, isDecided: false });
  });

  test('whoever is no member any more does not count', () => {
    expect(votesFor(agreement, ['ann', 'ben', 'cleo'], ['dan', 'eve', 'ben'])).toMatchObject({ count: 1, needed: 2 });
  });
});
