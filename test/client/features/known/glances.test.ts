import { expect, test } from 'vitest';
import { followingOf, nextOf, withTalks } from '../../../../client/features/known/glances';
import type { BuddyGlance, GroupGlance, Home, NextMeeting } from '../../../../shared/protocol/groups';

const next = (meeting: string, startsAt: number, runs = false) =>
  ({ meeting, startsAt, running: runs ? { since: startsAt, stage: null, hasSeat: true } : null }) as NextMeeting;
const group = (id: string, its: NextMeeting | null, behind: number | null = null) =>
  ({
    group: id,
    name: id,
    me: { member: 'me', name: 'Ann' },
    people: [],
    actions: [],
    next: its,
    behind,
  }) as unknown as GroupGlance;
const talk = (its: NextMeeting | null): BuddyGlance => ({
  ...{ group: 'harbour', pair: 'pair', me: 'mine', proposed: null, fellAway: null, next: its, actions: [] },
  with: [{ member: 'ben', name: 'Ben', hasLeft: false }],
});
const home = (groups: GroupGlance[], buddies: BuddyGlance[]): Home =>
  withTalks({ now: 0, groups, buddies } as unknown as Home, (names) => `with ${names.join()}`);
const named = (all: Home) => followingOf(all).map((one) => one.group.name);

test('[BM1] an accepted 1:1 stands among my dates with its people, also when it is not the next one', () => {
  const later = home([group('harbour', next('m1', 10)), group('hill', next('m2', 30))], [talk(next('m3', 20))]);
  expect(nextOf(later)?.next.meeting).toBe('m1');
  expect(named(later)).toEqual(['with Ben', 'hill']);
  const first = home([group('harbour', next('m1', 10)), group('hill', null)], [talk(next('m3', 5))]);
  expect(nextOf(first)?.next.meeting).toBe('m3');
  expect(named(first)).toEqual(['harbour']);
});

test('[BM1] while a meeting runs, all others are the dates behind it', () => {
  const runs = home([group('harbour', next('m1', 10, true)), group('hill', next('m2', 30))], [talk(next('m3', 20))]);
  expect(named(runs)).toEqual(['with Ben', 'hill']);
});

test('[BM1] the date behind a meeting that was called to begin at once stands among the others', () => {
  const called = home([group('harbour', next('m1', 10), 25), group('hill', next('m2', 30))], [talk(next('m3', 20))]);
  expect(nextOf(called)?.next.meeting).toBe('m1');
  expect(followingOf(called).map(({ group: { name }, startsAt }) => [name, startsAt])).toEqual([
    ['with Ben', 20],
    ['harbour', 25],
    ['hill', 30],
  ]);
});
