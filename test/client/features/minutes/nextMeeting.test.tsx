import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NextMeeting } from '../../../../client/features/minutes/nextMeeting';
import { minutes } from '../../../../client/i18n/en/minutes';
import type { MeetingSummary } from '../../../../shared/protocol/http';

const MINUTE = 60_000;
const shown = (minutesAhead: number, isOpenToMe: boolean, status = 'lobby') => {
  const startsAt = Date.now() + minutesAhead * MINUTE;
  const newest = { meeting: 'm2', startsAt, status, opensAt: startsAt - 15 * MINUTE, isOpenToMe };
  const summary = { meeting: 'm1', mayPlan: false, newest } as MeetingSummary;
  return renderToStaticMarkup(
    <NextMeeting meeting="m1" summary={summary} formats={[]} changed={() => undefined} about={<i>about</i>} />,
  );
};
const opens = minutes.ended.opens.replace(/ \{\{.*/, '');
const IN_A_WEEK = 7 * 24 * 60;

test('after a meeting the next one says when its room opens, and leads there as soon as I may come in', () => {
  const closed = shown(IN_A_WEEK, false);
  expect(closed).toContain(opens);
  expect(closed).not.toContain('href');
  expect(shown(IN_A_WEEK, true)).toContain('class="ui-go ui-go-plain" href="/m/m2"');
  for (const open of [shown(10, true), shown(-10, true, 'running')]) {
    expect(open).toContain('class="ui-go" href="/m/m2"');
    expect(open).not.toContain(opens);
  }
});

test('where nothing is planned, one press plans the date that is proposed, otherwise the same hour four weeks later', () => {
  const plans = (startsAt: number, proposed: number | null) => {
    const summary = { meeting: 'm1', mayPlan: true, newest: null, startsAt, proposed } as MeetingSummary;
    return renderToStaticMarkup(
      <NextMeeting meeting="m1" summary={summary} formats={[]} changed={() => undefined} about={null} />,
    );
  };
  const now = Date.now();
  const day = 24 * 60 * MINUTE;
  expect(plans(now, now + 14 * day)).toContain('<small>in 14 days</small>');
  expect(plans(now, null)).toContain('<small>in 28 days</small>');
  // That day is over, so another one is chosen.
  const late = plans(now - 60 * day, null);
  expect(late).toContain('datetime-local');
  expect(late).not.toContain(minutes.ended.another);
});
