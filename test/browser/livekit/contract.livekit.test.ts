import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { connectLivekit } from '../../../server/media/livekit/start';
import { mediaContract } from '../../contracts/mediaContract';
import { mayRun } from '../../support/livekit/program';
import { type RunningLivekit, runLivekit } from '../../support/livekit/server';

const running: RunningLivekit[] = [];
const run = async (): Promise<RunningLivekit> => {
  const fresh = await runLivekit();
  running.push(fresh);
  return fresh;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.end()));
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\bZ/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false;
  }
};

describe.runIf(mayRun)('on a real LiveKit server', () => mediaContract('livekit', async () => (await run()).media));

describe.runIf(mayRun)('our own LiveKit server', () => {
  test('[MV2] a connection that does not exist is confirmed by nobody', async () => {
    const { media } = await run();
    await media.join('m', 'ann');
    const open = { microphone: null, camera: null, screen: null, hear: null };
    expect(await media.server?.here('m', 'ann', 'PA_invented', open)).toBe(false);
    expect(await media.server?.here('m', 'nobody', 'PA_invented', open)).toBe(false);
    expect(await media.server?.here('nowhere', 'ann', 'PA_invented', open)).toBe(false);
  });

  test('[MV2] a removal gives the people who stay a new room and a new ticket', async () => {
    const { media } = await run();
    const roomOf = async (member: string): Promise<string> => {
      const ticket = await media.join('m', member);
      if (ticket.kind !== 'livekit') throw new Error('no ticket');
      return JSON.parse(Buffer.from(ticket.token.split('.')[1] ?? '', 'base64url').toString()).video.room;
    };
    const before = await roomOf('ann');
    expect(await roomOf('ben')).toBe(before);
    const told: string[][] = [];
    media.server?.onMoved((_meeting, members) => told.push(members));
    await media.remove('m', 'ben', 'removed');
    expect(told).toEqual([['ann']]);
    expect(await roomOf('ann')).not.toBe(before);
    expect(Object.values(media.server?.names('m') ?? {})).toEqual(['ann']);
    await media.remove('m', 'ann', 'left');
    expect(told).toHaveLength(1);
  });

  test('[MV2] rooms left behind by an app that crashed are deleted by the next one', async () => {
    const { url, keys, folder, control } = await run();
    const words = { info: () => undefined, warn: () => undefined };
    const app = () => connectLivekit({ url, publicUrl: url, keys, reports: false }, folder, words);
    const names = async () => (await control.listRooms()).map(({ name }) => name);
    const before = await app();
    await before.join('m', 'ann');
    const left = await names();
    expect(left).toHaveLength(1);
    const after = await app();
    await after.join('another', 'ann');
    await expect.poll(async () => (await names()).filter((name) => left.includes(name))).toEqual([]);
    expect(await names()).toHaveLength(1);
    await Promise.all([before.stop(), after.stop()]);
  });

  test('[FA5] after it is killed it is started again, and everybody is told', async () => {
    const { media, pid, warnings } = await run();
    await media.join('m', 'ann');
    const first = pid();
    const moved = new Promise<string[]>((resolve) => media.server?.onMoved((_meeting, members) => resolve(members)));
    process.kill(first, 'SIGKILL');
    expect(await moved).toEqual(['ann']);
    expect(pid()).not.toBe(first);
    expect(warnings.join()).toMatch(/starting it again/);
    expect((await media.join('m', 'ann')).kind).toBe('livekit');
  });

  test('it ends with the app and leaves no key behind', async () => {
    const one = await runLivekit();
    const pid = one.pid();
    expect(isAlive(pid)).toBe(true);
    await one.media.stop();
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(one.folder)).toEqual([]);
    await one.end();
  });
});
