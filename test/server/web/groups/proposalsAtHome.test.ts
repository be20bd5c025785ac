import { expect, test } from 'vitest';
import type { Home } from '../../../../shared/protocol/groups';
import type { Ownership } from '../../../../shared/protocol/ownership';
import { type Browser, yesOf } from '../../../support/browser';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });

test('[BM5] home asks for my vote on what the members decide together, until I give it, and never about my own removal', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve']);
  const { Ann, Ben, Cleo } = people;
  const at = `/api/groups/${group}`;
  const asked = async (who: Browser) => {
    const [glance] = yesOf(await who.get<Home>('/api/home')).groups;
    return glance?.asks.flatMap((one) => (one.what === 'proposal' ? [`${one.about} by ${one.by}`] : []));
  };
  expect(await asked(Ben!)).toEqual([]);
  const { agreement } = yesOf(await Ann!.get<Ownership>(`${at}/ownership`));
  yesOf(await Ann!.post(`${at}/agreement`, { lines: ['We meet on time.'], version: agreement.version }));
  await running.clock.move(1);
  yesOf(await Ann!.post(`${at}/members/remove`, { member: Cleo!.me }));
  const both = [`agreement by ${Ann!.me}`, `removal by ${Ann!.me}`];
  expect((await asked(Ben!))?.toSorted()).toEqual(both);
  expect(await asked(Cleo!)).toEqual([both[0]]);
  expect(await asked(Ann!)).toEqual([]);
  const { proposals } = yesOf(await Ben!.get<Ownership>(`${at}/ownership`));
  const removal = proposals.find(({ kind }) => kind === 'removal');
  yesOf(await Ben!.post(`${at}/proposals/${removal?.id}`, { answer: 'agree' }));
  expect(await asked(Ben!)).toEqual([both[0]]);
});
