import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PastMeetings } from '../../../../client/features/pastMeetings/pastMeetings';

const drawnWith = (count: number) => {
  const past = Array.from({ length: count }, (_, index) => ({
    meeting: `m${index}`,
    title: 'Harbour',
    number: count - index,
    startsAt: 0,
    startedAt: 0,
    wasThere: true,
  }));
  return renderToStaticMarkup(<PastMeetings past={past} />);
};

test('of many past meetings the newest six are shown, and the others on request', () => {
  expect(drawnWith(6).match(/<li/g)).toHaveLength(6);
  expect(drawnWith(6)).not.toContain('<button');
  const many = drawnWith(25);
  expect(many.match(/<li/g)).toHaveLength(6);
  expect(many).toContain('Meeting 25');
  expect(many).toContain('Show all 25 meetings');
});
