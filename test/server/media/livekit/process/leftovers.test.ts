import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { chooseMedia } from '../../../../../server/media/choose';
import { readMediaConfig } from '../../../../../server/media/config';
import { endLeftovers } from '../../../../../server/media/livekit/process/leftovers';
import { startServerProcess } from '../../../../../server/media/livekit/process/serverProcess';
import type { Media } from '../../../../../server/media/media';
import { folderForTest } from '../../../../support/forTest';
import { pidOf, standIn } from '../../../../support/livekit/standIn';
import { portToKeep } from '../../../../support/ports';

let dataDir: string;
let program: string;
beforeEach(async () => {
  dataDir = await folderForTest();
  program = await standIn(dataDir);
});

const gone = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));
const folders = async () => (await readdir(dataDir)).filter((name) => name.startsWith('livekit-'));

/** Until then its command line may still be that of whoever starts it. */
async function answering(port: number): Promise<void> {
  const answers = () =>
    fetch(`http://127.0.0.1:${port}`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: 20_000 }).toBe(true);
}

/** What a kill -9 leaves: a running server, its folder, and a note that names an app. */
async function left(name: string, ports: { port: number; tcp: number }, owner: number): Promise<ChildProcess> {
  const folder = path.join(dataDir, name);
  const config = path.join(folder, 'livekit.yaml');
  await mkdir(folder);
  await writeFile(config, JSON.stringify({ port: ports.port, rtc: { tcp_port: ports.tcp } }));
  const child = spawn(program, ['--config', config], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await writeFile(path.join(folder, 'processes.json'), JSON.stringify({ server: child.pid, owner }));
  await answering(ports.port);
  return child;
}

const somePorts = async () => ({ port: await portToKeep(), tcp: await portToKeep() });
/** No process has this number. */
const NOBODY = 2 ** 30;

async function start(wishes: Record<string, string>, warnings: string[] = []): Promise<Media> {
  const media = await chooseMedia(readMediaConfig({ DATA_DIR: dataDir, LIVEKIT_SERVER: program, ...wishes }), {
    info: () => undefined,
    warn: (_facts, message) => void warnings.push(message),
  });
  onTestFinished(() => media.stop());
  return media;
}

describe('a LiveKit server that an app before this one left running', () => {
  test('is ended at the start, its folder with the keys goes, and its fixed port is free again', async () => {
    const ports = await somePorts();
    const old = await left('livekit-before', ports, NOBODY);
    const over = gone(old);
    const warnings: string[] = [];
    const media = await start({ MEDIA: 'livekit', LIVEKIT_TCP_PORT: String(ports.tcp) }, warnings);
    await over;
    expect(old.signalCode).toBe('SIGKILL');
    expect(warnings).toEqual(['a LiveKit server was still running from before: it was ended']);
    const [own, ...more] = await folders();
    expect(more).toEqual([]);
    expect(own).not.toBe('livekit-before');
    const note = JSON.parse(await readFile(path.join(dataDir, own ?? '', 'processes.json'), 'utf8'));
    expect(note).toEqual({ server: expect.any(Number), owner: process.pid });
    expect(note.server).not.toBe(old.pid);
    await media.stop();
    expect(await folders()).toEqual([]);
  });

  test.each([
    { MEDIA: 'mesh' },
    { MEDIA: 'none' },
    {
      MEDIA: 'livekit',
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'APIother',
      LIVEKIT_API_SECRET: 'a-secret-that-is-long-enough-for-it',
    },
  ])('is ended too where sound and picture go another way now: %j', async (wishes) => {
    const ports = await somePorts();
    const old = await left('livekit-before', ports, NOBODY);
    const over = gone(old);
    await start(wishes);
    await over;
    expect(await folders()).toEqual([]);
  });

  test('a process that only has its number now is not touched', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    onTestFinished(() => void other.kill('SIGKILL'));
    await mkdir(path.join(dataDir, 'livekit-before'));
    const note = JSON.stringify({ server: other.pid, owner: NOBODY });
    await writeFile(path.join(dataDir, 'livekit-before', 'processes.json'), note);
    await writeFile(path.join(dataDir, 'livekit-before', 'livekit.yaml'), '{}');
    expect(await endLeftovers(dataDir)).toBe(0);
    expect(await folders()).toEqual([]);
    // Signal 0 only asks whether it is there.
    expect(other.kill(0)).toBe(true);
  });

  test('one that still belongs to a running app is left alone, keys and all', async () => {
    const { port, tcp } = await somePorts();
    // Its parent is an app of its own: here a shell that waits for it.
    const folder = path.join(dataDir, 'livekit-other');
    await mkdir(folder);
    const config = path.join(folder, 'livekit.yaml');
    await writeFile(config, JSON.stringify({ port, rtc: { tcp_port: tcp } }));
    const owner = spawn('/bin/sh', ['-c', '"$0" --config "$1" & echo $!; wait', program, config]);
    const server = Number(
      await new Promise<string>((resolve) => owner.stdout.once('data', (pid) => resolve(String(pid)))),
    );
    onTestFinished(() => void process.kill(server, 'SIGKILL'));
    await writeFile(path.join(folder, 'processes.json'), JSON.stringify({ server, owner: owner.pid }));
    await answering(port);
    expect(await endLeftovers(dataDir)).toBe(0);
    expect(await folders()).toEqual(['livekit-other']);
    expect(process.kill(server, 0)).toBe(true);
  });

  test('a folder without a note, or with nonsense in it, only goes', async () => {
    for (const [name, note] of [
      ['livekit-a', null],
      ['livekit-b', '{"server":'],
      ['livekit-c', '{"server": 1, "owner": 1}'],
    ] as const) {
      await mkdir(path.join(dataDir, name));
      if (note !== null) await writeFile(path.join(dataDir, name, 'processes.json'), note);
    }
    expect(await endLeftovers(dataDir)).toBe(0);
    expect(await folders()).toEqual([]);
  });

  test('a server that is started again after its folder was cleared finds its config', async () => {
    let again: () => void = () => undefined;
    const back = new Promise<void>((resolve) => {
      again = resolve;
    });
    const child = await startServerProcess({
      binary: program,
      dataDir,
      reach: { kind: 'loopback' },
      fixed: { tcp: null, udp: null },
      log: { info: () => undefined, warn: () => undefined },
      restarted: () => again(),
    });
    onTestFinished(() => child.stop());
    const [own = ''] = await folders();
    await rm(path.join(dataDir, own), { recursive: true });
    process.kill(pidOf(child), 'SIGKILL');
    await back;
    expect(await folders()).toEqual([own]);
  });
});
