import { afterEach, expect, test, vi } from 'vitest';
import { openSocket } from '../../../client/connection/socket';
import { startMeeting } from '../../support/clients';
import { appForTest } from '../../support/forTest';

afterEach(() => void vi.useRealTimers());

test('what is asked just after the computer slept is not sent by itself before the page has joined again', async () => {
  const running = await appForTest();
  const { meeting, cookie } = await startMeeting(running.url);
  const page = openSocket(meeting, 'tab', { url: running.url });
  // What a browser does by itself.
  page.io.opts.extraHeaders = { cookie };
  const connects = () => new Promise<void>((resolve) => page.once('connect', () => resolve()));
  const first = connects();
  page.connect();
  await first;
  await page.emitWithAck('meeting:join', { have: null });
  // The library finds that the server was silent for too long when something is sent.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  const again = connects();
  const asked = page.emitWithAck('clock', {}).then(
    () => 'sent',
    () => 'lost',
  );
  await again;
  expect(await asked).toBe('lost');
  page.disconnect();
});
