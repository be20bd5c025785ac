import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { post } from '../support/clients';
import { folderForTest } from '../support/forTest';
import { root, startScript } from '../support/script';

test('npm run demo prints the link of the demo, which works, and leaves nothing behind', async () => {
  const place = await folderForTest();
  const { child, gone, said } = startScript([path.join(root, 'scripts', 'demo.js')], { PORT: '0', TMPDIR: place });
  onTestFinished(() => void child.kill('SIGKILL'));
  const link = /^Try it with a simulated group: (\S+)$/m;
  await expect.poll(said, { timeout: 240_000, interval: 200 }).toMatch(link);
  const address = link.exec(said())?.[1] ?? '';
  expect((await fetch(address)).status).toBe(200);
  const { value } = await post<{ meeting: string }>(new URL(address).origin, '/api/demos', {
    format: 'mastermind',
    name: 'Ann',
  });
  expect(value.meeting).not.toBe('');
  const [folder = ''] = await readdir(place);
  expect(existsSync(path.join(place, folder, 'roundel.db'))).toBe(true);
  child.kill('SIGTERM');
  expect(await gone).toBe(0);
  expect(await readdir(place)).toEqual([]);
}, 300_000);
