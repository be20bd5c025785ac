import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectLivekit } from '../../../../server/media/livekit/start';
import { folderForTest } from '../../../support/forTest';

test('[FA5] the start waits for no answer of the media server; that its clock is another one is said when it comes', async () => {
  const asked: ServerResponse[] = [];
  const server = createServer(
    ({ method }, response) => void (method === 'GET' ? asked.push(response) : response.end()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  onTestFinished(() => server.closeAllConnections());
  const dataDir = await folderForTest();
  const said: string[] = [];

  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { key: 'APItest', secret: 'a-secret-that-is-long-enough-for-a-signature' };
  const log = { info: () => undefined, warn: (_facts: unknown, words: string) => void said.push(words) };
  const media = await connectLivekit({ url, publicUrl: url, keys, reports: false }, dataDir, log);
  onTestFinished(() => media.stop());

  await expect.poll(() => asked).toHaveLength(1);
  asked[0]?.setHeader('date', new Date(Date.now() - 600_000).toUTCString()).end();
  await expect.poll(() => said.filter((words) => words.startsWith('this clock'))).toHaveLength(1);
});
