import { expect, test } from 'vitest';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach } from '../../../support/forTest';
import { groupByLinks } from '../../../support/groupByLinks';

const running = appForEach();

test('whoever looks after a group that lost its members keeps it, and opens it to nobody', async () => {
  const { people, at } = await groupByLinks(running, ['Hana', 'Ann'], { as: 'organiser' });
  const { Hana: hana, Ann: ann } = people as Record<'Hana' | 'Ann', Browser>;
  for (const change of ['archive', 'open']) yesOf(await hana.post(`${at}/archive`, { change }));
  yesOf(await ann.post(`${at}/leave`, { ends: true }));
  yesOf(await hana.post(`${at}/archive`, { change: 'keep' }));
  expect(noOf(await hana.post(`${at}/archive`, { change: 'open' }))).toBe('409 notNow');
  const later = await hana.post(`${at}/invited`, { people: [{ name: 'Zed', email: null }] });
  expect(noOf(later)).toBe('409 archived');
});
