import { expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach } from '../../../support/forTest';

const running = appForEach();

test('whoever looks after a group that lost its members keeps it, and opens it to nobody', async () => {
  const hana = new Browser(running.url);
  const { group, invited } = yesOf(
    await hana.post<GroupFormed>('/api/groups', {
      model: 'internalGroup',
      name: 'Harbour group',
      me: 'Hana',
      as: 'organiser',
      plan: { ...presets.internalGroup, timeZone: 'Europe/London' },
      people: [{ name: 'Ann', email: null }],
    }),
  );
  const at = `/api/groups/${group}`;
  const ann = new Browser(running.url);
  yesOf(await ann.use(invited[0]?.invite ?? '', 'Ann'));
  for (const change of ['archive', 'open']) yesOf(await hana.post(`${at}/archive`, { change }));
  yesOf(await ann.post(`${at}/leave`, { ends: true }));
  yesOf(await hana.post(`${at}/archive`, { change: 'keep' }));
  expect(noOf(await hana.post(`${at}/archive`, { change: 'open' }))).toBe('409 notNow');
  const later = await hana.post(`${at}/invited`, { people: [{ name: 'Zed', email: null }] });
  expect(noOf(later)).toBe('409 archived');
});
