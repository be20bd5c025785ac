import { expect, test } from 'vitest';
import { must, type TestClient } from '../../support/clients';
import { turns } from '../../support/clock';
import { appForTest, gatherForTest } from '../../support/forTest';

/** The computer keeps the connection open, but nothing reads from it any more. */
const wireOf = (client: TestClient) =>
  (client.socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }).transport.ws;

const FRAME = 'x'.repeat(100_000);
/** The buffers of both kernels and the backlog allowed by realtime/backlog.ts are far smaller than this. */
const FRAMES = 600;

test('[FA13] a reader that does not keep up is cut and gets the whole state when it returns; nobody else waits', async () => {
  const running = await appForTest();
  const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo'], { reconnects: true });
  const { lead, people } = here;
  const ben = people.Ben!;
  const isHere = () => lead.meeting?.seats[ben.me]?.presence === 'here';

  const live = await running.app.meetings.open(here.meeting);
  wireOf(ben).pause();
  const from = people.Cleo!.news.length;
  let sent = 0;
  for (; sent < FRAMES && isHere(); sent += 1) {
    const update = `${sent} ${FRAME}`;
    for (const one of live!.inRoom()) one.emit('document:update', { document: 'd', updates: [update] });
    // The others read each frame before the next one leaves, and are answered meanwhile.
    await people.Cleo!.next('document:update', (news) => news.updates[0]?.startsWith(`${sent} `) === true, from);
    if (sent % 20 === 0) must(await lead.patiently({ type: 'setOneVoice', on: sent % 40 === 0 }));
    await turns(2);
  }
  expect(sent).toBeLessThan(FRAMES);
  expect(running.log.filter((line) => line.msg === 'a connection that does not keep up was cut')).toHaveLength(1);
  // No clock was moved and no ping was missed, so it was the backlog that ended the connection.
  expect(lead.meeting?.seats[ben.me]?.presence).toBe('lost');

  const back = new Promise<void>((resolve) => ben.socket.once('connect', () => resolve()));
  wireOf(ben).resume();
  await back;
  await ben.join();
  await lead.until((state) => state.seats[ben.me]?.presence === 'here');
  const { version } = await ben.until((state) => state.version === lead.meeting?.version);
  expect(await lead.until((state) => state.version === version)).toEqual(ben.meeting);
});
