import { expect, test } from 'vitest';
import { belowPrompt } from '../../../client/room/belowPrompt';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { running } from '../../shared/meeting/support';

const members = ['ann', 'ben', 'cleo'];
const inMeeting = { isDemo: false, greets: false };
const inDemo = { isDemo: true, greets: false };

test('[SL6] in the closing round the next date stands before what was left open, and a demo has no next meeting', () => {
  const { state } = running({ members }).goTo('close');
  const stage = currentStage(state)?.stage;
  expect(belowPrompt(state, stage, inMeeting)).toEqual(['nextDate', 'stillOpen']);
  expect(belowPrompt(state, stage, inDemo)).toEqual(['stillOpen']);
});

test('what the stage in hand has beside its talk stands before what was left open', () => {
  const { state } = running({ members }).goTo('close');
  const stage = currentStage(state)?.stage;
  if (!stage) throw new Error('no stage');
  expect(belowPrompt(state, { ...stage, loopTo: 'checkin' }, inDemo)).toEqual(['beside', 'stillOpen']);
  const opening = running({ members }).state;
  expect(belowPrompt(opening, currentStage(opening)?.stage, inMeeting)).toEqual([]);
  expect(belowPrompt(opening, currentStage(opening)?.stage, { ...inMeeting, greets: true })).toEqual(['doneSince']);
});
