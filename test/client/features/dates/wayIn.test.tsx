import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NextDate } from '../../../../client/features/dates/nextDate';
import { buddies } from '../../../../client/i18n/en/buddies';
import { dates as texts } from '../../../../client/i18n/en/dates';
import { known } from '../../../../client/i18n/en/known';
import { minutes } from '../../../../client/i18n/en/minutes';
import type { GroupDates } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';

const MINUTE = 60_000;
const shown = (minutesAhead: number, isOpenToMe: boolean, here: string[] = []) => {
  const startsAt = Date.now() + minutesAhead * MINUTE;
  const next = {
    ...{ meeting: 'm1', title: 'Harbour', startsAt, opensAt: startsAt - 15 * MINUTE, isOpenToMe, here },
    ...{ minutes: 60, status: 'lobby', format: 'frame.network', lead: 'ben', running: null },
  };
  const people = [
    { member: 'ann', name: 'Ann' },
    { member: 'ben', name: 'Ben' },
  ];
  const page = {
    ...{ group: 'harbour', me: { member: 'ann' }, people, organisers: [], invited: [], past: [], plan: null, next },
    ...{ lookedAfter: null, mayPlan: true, mayInvite: false },
  } as unknown as GroupPage;
  return renderToStaticMarkup(<NextDate page={page} dates={null} changed={() => undefined} />);
};
const hasWayIn = (html: string) => html.includes('href="/m/m1"');

test('the way into the room is closed with its reason until the room is open', () => {
  const early = shown(7 * 24 * 60, false);
  expect(hasWayIn(early)).toBe(false);
  expect(early).toContain('15 minutes before');
  expect(hasWayIn(shown(7 * 24 * 60, true))).toBe(true);
  expect(hasWayIn(shown(10, true))).toBe(true);
});

test('whoever finds the room closed reads who is in it already, and may open it where they may', () => {
  const closed = shown(7 * 24 * 60, false, ['ben']);
  expect(closed).toContain(texts.next.hereLead.replace('{{name}}', 'Ben'));
  expect(shown(7 * 24 * 60, false)).not.toContain('in the room');
  expect(shown(10, true, ['ben'])).toContain(texts.next.here_one.replace('{{names}}', 'Ben'));
});

test('while a poll runs, the head of the group says so with its way in, and what a date planned by hand does to it', () => {
  const page = {
    ...{ group: 'harbour', me: { member: 'ann' }, people: [], organisers: [], invited: [], past: [], plan: null },
    ...{ next: null, lookedAfter: null, mayPlan: true, mayInvite: false },
  } as unknown as GroupPage;
  const shownWith = (status: string, mayPlan = true, answered = 2) => {
    const dates = { polls: [{ poll: 'p1', status, answered }], zones: {} } as unknown as GroupDates;
    return renderToStaticMarkup(<NextDate page={{ ...page, mayPlan }} dates={dates} changed={() => undefined} />);
  };
  const open = shownWith('open');
  expect(open).toContain('href="/g/harbour/dates/p1"');
  expect(open).toContain(texts.next.pollingPlan);
  expect(open, 'one main button').toContain('ui-go ui-go-plain');
  expect(shownWith('closed')).not.toContain('ui-go-plain');
  expect(shownWith('open', true, 0)).toContain('nobody has answered yet');
  expect(shownWith('open', false)).toContain('href="/g/harbour/dates/p1"');
  expect(shownWith('closed')).toContain('href="#dates"');
  expect(shownWith('closed')).not.toContain(texts.next.pollingPlan);
});

test('a meeting whose time has come reads now, and not the time of today', () => {
  expect(shown(0, true)).toContain(`>${texts.next.now}</h1>`);
  expect(shown(30, true)).not.toContain(texts.next.kickerNow);
});

test('the way into a room has one name everywhere', () => {
  const names = [texts.next.open, texts.next.enter, known.next.open, known.running.enter];
  expect(new Set([...names, buddies.open, buddies.enter, minutes.ended.open]).size).toBe(1);
});
