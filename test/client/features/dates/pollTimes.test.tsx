import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PollTimes } from '../../../../client/features/dates/pollTimes';
import type { Poll } from '../../../../shared/protocol/dates';

const nothing = () => undefined;
const drawnFor = (count: number) => {
  const people = Array.from({ length: count }, (_, index) => ({ member: `m${index}`, name: `Member ${index}` }));
  const time = { time: 't', at: Date.UTC(2100, 0, 1), answers: {}, movedFrom: null, myFormer: null, clock: null };
  const poll = { group: 'g', poll: 'p', me: 'm0', status: 'open', people, times: [time], best: [], zones: {} };
  return renderToStaticMarkup(<PollTimes poll={poll as unknown as Poll} changed={nothing} onPoint={nothing} />);
};

test('the marks of many people have a line of their own, and so have their faces', () => {
  expect(drawnFor(6)).not.toContain('poll-many');
  expect(drawnFor(7).match(/poll-many/g)).toHaveLength(2);
});
