import { expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { Coming, GroupFormed } from '../../../../shared/protocol/forming';
import { Browser, yesOf } from '../../../support/browser';
import { appForTest } from '../../../support/forTest';

const DAY = 86_400_000;

test('[GF8] nobody sees the address of people who can no longer come, and it is erased; of the others it stays', async () => {
  const running = await appForTest();
  const ann = new Browser(running.url);
  const { group } = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'internalNetwork',
      name: 'Harbour',
      me: 'Ann',
      as: 'member',
      plan: { ...presets.internalNetwork, timeZone: 'Europe/Berlin' },
      people: [
        { name: 'Ben', email: 'ben@example.org' },
        { name: null, email: 'cleo@example.org' },
      ],
    }),
  );
  const at = `/api/groups/${group}`;
  const coming = async () =>
    yesOf(await ann.get<Coming>(`${at}/coming`)).invited.map(({ name, email, dead }) => [name, email, dead]);
  const stored = async () => (await running.store.forming.invited(group)).map(({ name, email }) => [name, email]);
  await running.clock.move(20 * DAY);
  const people = [
    { name: 'Gil', email: 'gil@example.org' },
    { name: null, email: 'hal@example.org' },
  ];
  yesOf(await ann.post(`${at}/invited`, { people }));
  const later = [
    ['Gil', 'gil@example.org'],
    [null, 'hal@example.org'],
  ];
  await running.clock.move(11 * DAY);
  expect(await coming()).toEqual(expect.arrayContaining([['Ben', null, 'expired']]));
  expect((await coming()).filter(([, , dead]) => dead === null)).toEqual(later.map((row) => [...row, null]));
  await running.app.retention.settled();
  expect(await stored()).toEqual([['Ben', null], ...later]);

  await running.store.revokeInvites({ group, kind: 'personal' }, running.clock.now());
  expect((await coming()).slice(1)).toEqual([
    ['Gil', null, 'withdrawn'],
    [null, null, 'withdrawn'],
  ]);
  await running.clock.move(DAY / 24);
  await running.app.retention.settled();
  expect(await stored()).toEqual([
    ['Ben', null],
    ['Gil', null],
  ]);
});
