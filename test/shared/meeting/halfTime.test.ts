import { expect, test } from 'vitest';
import { isHalfTime } from '../../../shared/meeting/views/clocks';
import { MINUTE, running } from './support';

test('[AG21] a pair is told for a moment when half of its time is gone; nobody else is', () => {
  const pair = running({ template: 'frame.buddy', members: ['ann', 'ben'], lead: null, minutes: 60 });
  const half = (pair.state.agenda[0]?.minutes ?? 0) / 2;
  expect(half).toBeGreaterThan(20);
  const tells = (at: number) => isHalfTime(pair.state, pair.now + at);
  expect([half * MINUTE - 1, half * MINUTE, half * MINUTE + 19_999, half * MINUTE + 20_000].map(tells)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const group = running().goTo('reveal');
  const whole = (group.state.progress.reveal?.minutes ?? 0) * MINUTE;
  expect(isHalfTime(group.state, group.now + whole / 2)).toBe(false);
});
