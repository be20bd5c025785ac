import { expect, test } from 'vitest';
import { type Hearer, TalkTime } from '../../../server/rooms/meeting/talkTime';

const MINUTE = 60_000;
const seven = ['ann', 'ben', 'cem', 'dan', 'eva', 'fay', 'gus'];

/** A conversation in which honest pages report who speaks; each test adds what the other pages report. */
function conversationOf(members: string[], dishonest: string[] = []) {
  const times = new TalkTime([]);
  let now = 0;
  times.gathered([members.map((member) => ({ member }))], now);
  const note = (listener: string, speaker: string, on: boolean) => times.note(listener, speaker, on, now);
  const honest = members.filter((member) => !dishonest.includes(member));
  return {
    times,
    note,
    pass: (ms: number) => {
      now += ms;
    },
    gathered: (...groups: string[][]) =>
      times.gathered(
        groups.map((group) => group.map((member) => ({ member }))),
        now,
      ),
    sit: (hearers: Hearer[]) => times.gathered([hearers], now),
    speaks: (speaker: string, ms: number) => {
      for (const listener of honest) if (listener !== speaker) note(listener, speaker, true);
      now += ms;
      for (const listener of honest) if (listener !== speaker) note(listener, speaker, false);
    },
    of: (member: string) => times.all(now).find((one) => one.member === member)?.ms ?? 0,
  };
}

test('[TT1] nobody raises their own time: what a page reports about its own member is ignored', () => {
  for (const members of [seven, ['ann', 'ben', 'cem'], ['ann', 'ben'], ['ann']]) {
    const { note, pass, of } = conversationOf(members);
    note('ann', 'ann', true);
    pass(10 * MINUTE);
    note('ann', 'ann', false);
    expect(of('ann'), `${members.length} people`).toBe(0);
  }
});

test('[TT1] one page cannot raise anybody else’s time: the others who hear nothing outvote it', () => {
  for (const members of [seven, ['ann', 'ben', 'cem', 'dan'], ['ann', 'ben', 'cem']]) {
    const { note, pass, speaks, of } = conversationOf(members, ['ann']);
    note('ann', 'ben', true);
    pass(10 * MINUTE);
    expect(of('ben'), `${members.length} people`).toBe(0);
    if (members.length === 3) continue;
    speaks('ben', MINUTE);
    pass(10 * MINUTE);
    expect(of('ben'), `${members.length} people`).toBe(MINUTE);
  }
});

test('[TT1] one page cannot lower anybody’s time, nor can people lower their own by reporting nothing', () => {
  const { note, speaks, of } = conversationOf(seven, ['ann']);
  speaks('ann', 2 * MINUTE);
  note('ann', 'ann', false);
  note('ann', 'ben', false);
  speaks('ben', 3 * MINUTE);
  expect([of('ann'), of('ben')]).toEqual([2 * MINUTE, 3 * MINUTE]);
});

test('[TT1] three of seven who agree on a lie change nothing', () => {
  const liars = ['ann', 'ben', 'cem'];
  const { note, pass, speaks, of } = conversationOf(seven, liars);
  for (const liar of liars) note(liar, 'dan', true);
  pass(10 * MINUTE);
  speaks('eva', MINUTE);
  expect(of('dan')).toBe(0);
  // Three of the six who could hear Eva did: not more than half.
  expect(of('eva')).toBe(0);
  speaks('ann', MINUTE);
  expect(of('ann')).toBe(MINUTE);
});

test('between two people the other person’s report counts', () => {
  const { speaks, of } = conversationOf(['ann', 'ben']);
  speaks('ann', MINUTE);
  expect([of('ann'), of('ben')]).toEqual([MINUTE, 0]);
});

test('somebody who comes late or leaves changes what counts from then on, not before', () => {
  const { speaks, note, pass, gathered, of } = conversationOf(['ann', 'ben', 'cem']);
  speaks('ann', MINUTE);
  gathered(seven);
  expect(of('ann')).toBe(MINUTE);
  for (const listener of ['ben', 'cem', 'dan']) note(listener, 'ann', true);
  pass(MINUTE);
  expect(of('ann'), 'three of six').toBe(MINUTE);
  gathered(['ann', 'ben', 'cem', 'dan']);
  pass(MINUTE);
  expect(of('ann'), 'three of three').toBe(2 * MINUTE);
  gathered(['ben', 'cem', 'dan']);
  pass(MINUTE);
  expect(of('ann'), 'gone').toBe(2 * MINUTE);
});

test('[TT1] [BR10] in pairs and trios one’s own group decides, and nobody else’s report counts', () => {
  const { note, pass, speaks, gathered, of } = conversationOf(seven);
  // Gus is outside.
  gathered(['ann', 'ben'], ['cem', 'dan', 'eva', 'fay']);
  speaks('ann', MINUTE);
  expect(of('ann')).toBe(MINUTE);
  for (const liar of ['ann', 'ben', 'gus']) note(liar, 'cem', true);
  pass(MINUTE);
  note('dan', 'cem', true);
  pass(MINUTE);
  expect(of('cem'), 'one of three').toBe(0);
  note('eva', 'cem', true);
  pass(MINUTE);
  expect(of('cem'), 'two of three').toBe(MINUTE);
  // All are together again, and these two are not more than half.
  gathered(seven);
  pass(MINUTE);
  expect(of('cem'), 'two of six').toBe(MINUTE);
});

test('a new page of a listener starts with no reports, and saved time is the beginning', () => {
  const times = new TalkTime([{ member: 'ann', ms: 5_000 }]);
  times.gathered([[{ member: 'ann' }, { member: 'ben' }]], 0);
  times.note('ben', 'ann', true, 0);
  times.startsAfresh('ben', 1_000);
  expect(times.all(9_000)).toEqual([{ member: 'ann', ms: 6_000 }]);
});

test('[RM6] in one physical room a voice counts for whoever of them has the floor, and pages that play nothing are not asked', () => {
  const { note, pass, sit, of } = conversationOf(['ann', 'ben', 'cem', 'dan']);
  const room = (voice: string | null): Hearer[] => [
    { member: 'ann' },
    { member: 'ben', room: 'r1', voice },
    { member: 'cem', room: 'r1', isSilent: true },
    { member: 'dan', room: 'r1', isSilent: true },
  ];
  sit(room('cem'));
  // Ann is the only person who hears Ben's microphone from somewhere else.
  note('ann', 'ben', true);
  pass(MINUTE);
  sit(room('dan'));
  pass(2 * MINUTE);
  sit(room(null));
  pass(4 * MINUTE);
  expect(['ben', 'cem', 'dan'].map(of)).toEqual([0, MINUTE, 2 * MINUTE]);
  note('cem', 'ann', true);
  pass(MINUTE);
  expect(of('ann'), 'a page that plays nothing hears nobody').toBe(0);
  note('ben', 'ann', true);
  pass(MINUTE);
  expect(of('ann')).toBe(MINUTE);
});
