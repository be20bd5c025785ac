import { expect, test } from 'vitest';
import { type TalkSample, talkHint } from '../../../shared/meeting/views/talkHints';
import { MINUTE, running, type Scene } from './support';

/** In Ben's questions, for so many minutes, in which people spoke for so many seconds each. */
function talked(minutes: number, seconds: Record<string, number>, stage = 's2/questions'): [Scene, TalkSample[]] {
  const scene = running().goTo(stage);
  const before: TalkSample = { at: scene.now, ms: { eve: 600_000 } };
  scene.wait(minutes * MINUTE);
  const spoken = Object.entries(seconds).map(([member, count]) => [member, count * 1_000] as const);
  const ms = { ...before.ms, ...Object.fromEntries(spoken) };
  ms.eve = 600_000 + (seconds.eve ?? 0) * 1_000;
  return [scene, [before, { at: scene.now, ms }]];
}
const hintOf = ([scene, samples]: [Scene, TalkSample[]]) => talkHint(scene.state, samples, scene.now);

test('[TT3] two people who had over four fifths of the last five minutes', () => {
  expect(hintOf(talked(5, { ben: 120, cleo: 120, dan: 30 }))).toEqual({ kind: 'duet', first: 'ben', second: 'cleo' });
  expect(hintOf(talked(5, { ben: 120, cleo: 80, dan: 40, eve: 20 })), 'four fifths are not over it').toBeNull();
  expect(hintOf(talked(4, { ben: 120, cleo: 120 })), 'not five minutes yet').toBeNull();
  expect(hintOf(talked(5, { ben: 20, cleo: 20 })), 'hardly anybody spoke').toBeNull();
  expect(hintOf(talked(5, { ann: 120, cleo: 120 }, 's2/advice')), 'a round has an order of its own').toBeNull();
});

test('[TT3] one person who spoke most of the time, unless it is the client', () => {
  expect(hintOf(talked(5, { dan: 160, cleo: 60, ann: 60 }))).toEqual({ kind: 'most', member: 'dan' });
  expect(hintOf(talked(5, { ben: 160, cleo: 45, ann: 45, dan: 45 })), 'the client of this slot').toBeNull();
});

test('[TT3] what was said before the stage began does not count, and a pause is no talk', () => {
  const [scene, samples] = talked(5, { ben: 120, cleo: 120 });
  const [before, after] = samples as [TalkSample, TalkSample];
  const earlier: TalkSample = { ...before, at: before.at - MINUTE };
  expect(hintOf([scene, [earlier, after]])).toBeNull();
  expect(hintOf([scene, [before, after]])).not.toBeNull();
  scene.when('ann', { type: 'pause' });
  expect(hintOf([scene, [before, after]])).toBeNull();
});

test('[TT3] where nobody’s time is shown to the lead, turns alone: somebody who was called three times while two have not asked', () => {
  const scene = running().goTo('s2/questions');
  const asks = (member: string) => {
    scene.when(member, { type: 'raiseHand' });
    scene.when(member, { type: 'handOn', turnOf: member });
  };
  for (const member of ['cleo', 'cleo', 'dan']) asks(member);
  expect(hintOf([scene, []])).toBeNull();
  asks('cleo');
  expect(hintOf([scene, []])).toEqual({ kind: 'asksAgain', member: 'cleo', count: 3 });
  asks('eve');
  expect(hintOf([scene, []]), 'only Ann has not asked').toBeNull();
});

test('[TT3] with three people two of them always speak most', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo'] }).goTo('s2/questions');
  const at = scene.now;
  scene.wait(5 * MINUTE);
  const samples = [
    { at, ms: {} },
    { at: scene.now, ms: { ben: 100_000, cleo: 100_000 } },
  ];
  expect(hintOf([scene, samples])).toBeNull();
});
