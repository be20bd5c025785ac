import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderForTest } from '../support/forTest';
import { portToKeep } from '../support/ports';
import { root, startScript } from '../support/script';

test('a start without a build and without the packages for it says in one sentence what to do', async () => {
  const place = await folderForTest();
  await mkdir(path.join(place, 'scripts'));
  for (const name of ['start.js', 'build.js', 'compress.js', 'invitation.js', 'nodeVersion.js'])
    await cp(path.join(root, 'scripts', name), path.join(place, 'scripts', name));
  await cp(path.join(root, 'package.json'), path.join(place, 'package.json'));
  const { gone, said } = startScript([path.join(place, 'scripts', 'start.js')], { NODE_ENV: 'production' });
  expect(await gone).toBe(1);
  expect(said().trim().split('\n')).toHaveLength(1);
  expect(said()).toContain('npm ci --include=dev && npm run build');
});

test('one command serves the pages with hot reload, what they fetch later, and the server from its sources', async () => {
  const port = await portToKeep();
  const address = `http://127.0.0.1:${port}`;
  const { child, gone, said } = startScript([path.join(root, 'scripts', 'dev.js')], {
    PORT: String(port),
    DATA_DIR: await folderForTest(),
    LOG_LEVEL: 'error',
    MEDIA: 'mesh',
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  const status = async (at: string) => (await fetch(`${address}${at}`).catch(() => null))?.status;
  await expect.poll(() => status('/api/meetings/none'), { timeout: 60_000, message: said() }).toBe(401);
  const page = await (await fetch(`${address}/`)).text();
  expect(page).toContain('/@vite/client');
  const program = await fetch(`${address}/blur/selfie_segmentation_solution_wasm_bin.wasm`);
  expect(program.headers.get('content-type')).toContain('wasm');
  await program.body?.cancel();
  expect(await status('/blur/selfie_segmentation.js')).toBe(200);
  // Vite would answer 200 with the page.
  expect(await status('/livekit/rtc')).toBe(404);
  expect(said()).toContain(`Roundel is ready: http://localhost:${port}/`);
});
