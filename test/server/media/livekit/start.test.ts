import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectLivekit } from '../../../../server/media/livekit/start';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

test('[FA5] the start waits for no answer of the media server; that its clock is another one is said when it comes', async () => {
  const asked: ServerResponse[] = [];
  const server = createServer(
    ({ method }, response) => void (method === 'GET' ? asked.push(response) : response.end()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const dataDir = await mkdtemp(path.join(tmpdir(), 'roundel-start-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const said: string[] = [];

  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { key: 'APItest', secret: 'a-secret-that-is-long-enough-for-a-signature' };
  const log = { info: () => undefined, warn: (_facts: unknown, words: string) => void said.push(words) };
  const media = await connectLivekit({ url, publicUrl: url, keys, reports: false }, dataDir, log);
  undo.push(() => media.stop());

  await expect.poll(() => asked).toHaveLength(1);
  asked[0]?.setHeader('date', new Date(Date.now() - 600_000).toUTCString()).end();
  await expect.poll(() => said.filter((words) => words.startsWith('this clock'))).toHaveLength(1);
});
