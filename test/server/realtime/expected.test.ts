import { test } from 'vitest';
import type { GroupFormed } from '../../../shared/protocol/forming';
import { aPair, Browser, yesOf } from '../../support/browser';
import { must, sitDown } from '../../support/clients';
import { appForEach, clientForTest } from '../../support/forTest';

const running = appForEach();

test('[AT2] of a pair each comes into the room without being let in; whoever has the link of the group only has to ask', async () => {
  const [ann, ben, cleo] = [new Browser(running.url), new Browser(running.url), new Browser(running.url)];
  const { meeting, invite, invited } = yesOf(
    await ann.post<GroupFormed>('/api/groups', { ...aPair, startsAt: running.clock.now() + 60_000 }),
  );
  yesOf(await ben.use(invited[0]?.invite ?? '', 'Ben'));
  yesOf(await cleo.use(invite, 'Cleo'));
  const at = (who: Browser, name: string) =>
    clientForTest(running.url, { meeting: meeting ?? '', cookie: who.cookie, name });
  const inside = at(ann, 'Ann');
  await sitDown(inside, null);
  const asked = at(cleo, 'Cleo');
  await asked.join();
  must(await asked.command({ type: 'knock' }));
  await inside.until(({ seats }) => seats[asked.me]?.admission === 'waiting');
  const second = at(ben, 'Ben');
  await second.join();
  must(await second.command({ type: 'knock' }));
  await inside.until(({ seats }) => seats[second.me]?.admission === 'admitted');
  // An answer that was lost is asked for once more.
  must(await second.command({ type: 'knock' }));
  await sitDown(second, null);
});
