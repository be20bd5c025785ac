import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoSeries } from '../../../../client/features/dates/noSeries';
import { dates as texts } from '../../../../client/i18n/en/dates';
import type { GroupDates } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';

const next = { startsAt: Date.UTC(2027, 11, 6, 18) } as NonNullable<GroupPage['next']>;
const shown = (everyWeeks: number | 'month' | null, more: Partial<GroupPage> = {}) => {
  const page = { next, past: [], plan: { everyWeeks }, mayPlan: true, ...more } as unknown as GroupPage;
  const dates = { timeZone: 'UTC', version: 0, series: null, later: [] } as unknown as GroupDates;
  return renderToStaticMarkup(<NoSeries {...{ page, dates }} changed={() => undefined} onChoose={() => undefined} />);
};

test('the rhythm that was chosen when the group was formed leads on to its dates', () => {
  expect(shown(4)).toContain('You meant to meet every 4 weeks.');
  expect(shown(4)).toContain('Plan them all: Every 4 weeks, Monday at 6:00');
  // One month after the first Monday of December is the first Monday of January.
  expect(shown('month')).toContain('Plan them all: Every month on the first Monday, at 6:00');
  expect(shown('month', { next: null })).toContain(texts.series.chooseFirst);
  expect(shown(4, { mayPlan: false })).not.toContain('button');
  expect(shown(null)).toContain(texts.series.none);
  for (const every of [4, 'month'] as const) expect(shown(every)).not.toContain(texts.series.none);
});
