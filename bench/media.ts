import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import type { Page } from 'playwright-core';
import { LivekitLab, open } from '../test/media/livekitLab';
import { MeshLab } from '../test/media/meshLab';

/**
 * From the click on "Sit down" to the first picture of somebody else, in one run: through LiveKit as we do it (connected while
 * the devices are checked), a bare page of LiveKit's kit that connects at the click, one connected beforehand, and the mesh.
 * `npx tsx bench/media.ts [rounds]`
 */
const rounds = Number(process.argv[2] ?? 20);

const sorted = (all: number[]) => [...all].sort((one, other) => one - other);
const share = (all: number[], part: number) =>
  sorted(all)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? Number.NaN;
const shown = (ms: number) => `${ms.toFixed(0)} ms`.padStart(9);
function print(name: string, all: number[], floor: number): void {
  const p50 = share(all, 0.5);
  console.log(
    `${name.padEnd(46)} p50 ${shown(p50)}  p95 ${shown(share(all, 0.95))}  ${(p50 / floor).toFixed(2)}x  n=${all.length}`,
  );
}

/** Installs `firstFrame(stream)`: resolves with the time at which a picture of it was drawn. */
const installFrames = (page: Page) =>
  page.evaluate(() => {
    Object.assign(window, {
      firstFrame: (stream: MediaStream) =>
        new Promise<number>((resolve) => {
          const video = document.createElement('video');
          video.muted = true;
          video.srcObject = stream;
          document.body.append(video);
          video.requestVideoFrameCallback(() => resolve(performance.now()));
          void video.play();
        }),
    });
  });

const untilSeen = (page: Page, adapter: 'member' | 'mesh', of: string) =>
  page.evaluate(
    ([which, who]) =>
      new Promise<number>((resolve) => {
        const { room } = Reflect.get(window, which as string) as typeof window.member;
        const draw = Reflect.get(window, 'firstFrame') as (stream: MediaStream) => Promise<number>;
        const began = performance.now();
        let found = false;
        const look = () => {
          const stream = room.state().remote.get(who as string)?.camera;
          if (found || !stream) return;
          found = true;
          void draw(stream).then((at) => resolve(at - began));
        };
        room.subscribe(look);
        void (Reflect.get(window, 'click') as () => unknown)();
        look();
      }),
    [adapter, of] as const,
  );

async function ours(lab: LivekitLab): Promise<{ join: number[]; rights: number[] }> {
  const join: number[] = [];
  const rights: number[] = [];
  await lab.add('ann');
  await lab.sit('ann');
  for (let round = 0; round < rounds; round += 1) {
    const name = `guest${round}`;
    const { page } = await lab.add(name);
    await page.waitForFunction(() => window.member.look().link === 'here');
    await installFrames(page);
    await page.exposeFunction('click', () => lab.sit(name));
    join.push(await untilSeen(page, 'member', 'ann'));
    const began = performance.now();
    await lab.media.change('the-meeting', name, { ...open, microphone: 'clientListens' });
    rights.push(performance.now() - began);
    await page.close();
    await lab.media.remove('the-meeting', name, 'left');
  }
  await lab.clear();
  return { join, rights };
}

/** The same server and camera, LiveKit's kit alone, rights in the token; `warm` connects before the click and subscribes at it. */
async function bare(lab: LivekitLab, warm: boolean): Promise<number[]> {
  const folder = readdirSync(lab.livekit.folder).find((one) => one.startsWith('livekit-')) ?? '';
  const config = JSON.parse(readFileSync(path.join(lab.livekit.folder, folder, 'livekit.yaml'), 'utf8'));
  const [key, secret] = Object.entries(config.keys)[0] as [string, string];
  const control = new RoomServiceClient(`http://127.0.0.1:${config.port}`, key, secret);
  const room = `bare-${warm}`;
  await control.createRoom({ name: room, emptyTimeout: 600 });
  const token = async (identity: string, canSubscribe: boolean) => {
    const made = new AccessToken(key, secret, { identity, ttl: 600 });
    made.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe });
    return made.toJwt();
  };
  const sender = await lab.stranger();
  await sender.page.evaluate((given) => window.stranger.joinWith('/livekit', given), await token('sender', true));
  await sender.page.evaluate(() => window.stranger.showCamera());
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const identity = `guest${round}`;
    const { page } = await lab.stranger();
    const given = await token(identity, !warm);
    await installFrames(page);
    if (warm) await page.evaluate((with_) => window.stranger.joinWith('/livekit', with_), given);
    await page.exposeFunction('click', async () => {
      await control.updateParticipant(room, identity, { permission: { canSubscribe: true, canPublish: true } });
    });
    times.push(
      await page.evaluate(
        async ([isWarm, with_]) => {
          const began = performance.now();
          const stream = window.stranger.firstPicture();
          if (isWarm) void (Reflect.get(window, 'click') as () => unknown)();
          else void window.stranger.joinWith('/livekit', with_ as string);
          const draw = Reflect.get(window, 'firstFrame') as (stream: MediaStream) => Promise<number>;
          return (await draw(await stream)) - began;
        },
        [warm, given] as const,
      ),
    );
    await page.close();
  }
  await control.deleteRoom(room);
  await lab.clear();
  return times;
}

async function mesh(): Promise<number[]> {
  const lab = await MeshLab.open();
  const times: number[] = [];
  try {
    const ann = await lab.add('ann', 'tab-ann');
    await lab.sitDown(ann);
    for (let round = 0; round < rounds; round += 1) {
      const guest = await lab.add(`guest${round}`, `tab-${round}`);
      await installFrames(guest.page);
      await guest.page.exposeFunction('click', () => lab.sitDown(guest));
      times.push(await untilSeen(guest.page, 'mesh', 'ann'));
      await guest.page.close();
      await lab.leave(guest);
    }
  } finally {
    await lab.close();
  }
  return times;
}

const lab = await LivekitLab.open();
try {
  const cold = await bare(lab, false);
  const floor = share(cold, 0.5);
  print('bare page, connects at the click', cold, floor);
  print('bare page, connected beforehand', await bare(lab, true), floor);
  const { join, rights } = await ours(lab);
  print('Roundel on LiveKit', join, floor);
  console.log(
    `rights at LiveKit after a change${' '.repeat(14)} p50 ${shown(share(rights, 0.5))}  p95 ${shown(share(rights, 0.95))}`,
  );
  print('Roundel on the mesh (with camera start)', await mesh(), floor);
} finally {
  await lab.close();
}
