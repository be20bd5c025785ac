import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startServerProcess } from '../../../../../server/media/livekit/process/serverProcess';
import { folderForTest } from '../../../../support/forTest';
import { pidOf, standIn } from '../../../../support/livekit/standIn';

let dataDir: string;
beforeEach(async () => {
  dataDir = await folderForTest();
});

const folders = async () => (await readdir(dataDir)).filter((name) => name.startsWith('livekit-'));
const start = (binary: string, warned: (facts: Record<string, unknown>) => void = () => undefined) =>
  startServerProcess({
    binary,
    dataDir,
    reach: { kind: 'loopback' },
    fixed: { tcp: null, udp: null },
    log: { info: () => undefined, warn: warned },
    restarted: () => undefined,
  });

describe('a LiveKit server whose program cannot be run', () => {
  test('is given up at the start, and leaves no keys', async () => {
    await expect(start(path.join(dataDir, 'nothing-here'))).rejects.toThrow('ENOENT');
    expect(await folders()).toEqual([]);
  });

  test('any more does not keep the app from stopping', async () => {
    const program = await standIn(dataDir);
    let missed: () => void = () => undefined;
    const missing = new Promise<void>((resolve) => {
      missed = resolve;
    });
    const child = await start(program, ({ err }) => String(err).includes('ENOENT') && missed());
    onTestFinished(() => child.stop());
    await rm(program);
    process.kill(pidOf(child), 'SIGKILL');
    await missing;
    await child.stop();
    expect(child.pid()).toBeNull();
    expect(await folders()).toEqual([]);
  });
});
