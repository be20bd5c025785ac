import { AccessToken } from 'livekit-server-sdk';
import type { Page } from 'playwright-core';
import { LivekitLab, open } from '../test/browser/support/media/livekitLab';
import { MeshLab } from '../test/browser/support/media/meshLab';
import { installFrames, print, share, untilSeen } from './figures';
import { rightsInProduct } from './mediaRights';

/**
 * From the click on "Take my seat" to the first picture of somebody else, all in one run: LiveKit as Roundel uses it
 * (connected while the devices are checked), a bare page with LiveKit's SDK that connects at the click, one connected
 * beforehand, the mesh, and two bare peer connections in one page including the start of their camera.
 * `npm run bench:media [rounds]`
 */
const rounds = Number(process.argv[2] ?? 20);
/** The variants take turns, so that other load on the computer affects all of them alike. */
const TOGETHER = 5;
const MEETING = 'the-meeting';
const flags = ['--use-fake-device-for-media-stream=device-count=3,fps=20'];

async function ours(lab: LivekitLab): Promise<{ join: number[]; rights: number[] }> {
  const join: number[] = [];
  const rights: number[] = [];
  await lab.add('ann');
  await lab.sit('ann');
  for (let round = 0; round < TOGETHER; round += 1) {
    const name = `guest${round}`;
    const { page } = await lab.add(name);
    await page.waitForFunction(() => window.member.look().status === 'here');
    await installFrames(page);
    await page.exposeFunction('click', () => lab.sit(name));
    join.push(await untilSeen(page, 'member', 'ann'));
    const began = performance.now();
    await lab.media.change(MEETING, name, { ...open, microphone: 'clientListens' });
    rights.push(performance.now() - began);
    await lab.leave(name);
  }
  await lab.clear();
  return { join, rights };
}

/** The same server and camera with LiveKit's SDK alone. `warm` connects before the click and is granted rights at it. */
async function bare(lab: LivekitLab, warm: boolean): Promise<number[]> {
  const { control, keys } = lab.livekit;
  const room = `bare-${warm}`;
  await control.createRoom({ name: room, emptyTimeout: 600 });
  const token = async (identity: string, canSubscribe: boolean) => {
    const made = new AccessToken(keys.key, keys.secret, { identity, ttl: 600 });
    made.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe });
    return made.toJwt();
  };
  const sender = await lab.stranger();
  await sender.page.evaluate((given) => window.stranger.joinWith('/livekit', given), await token('sender', true));
  await sender.page.evaluate(() => window.stranger.showCamera());
  const times: number[] = [];
  for (let round = 0; round < TOGETHER; round += 1) {
    const identity = `guest${round}`;
    const { page } = await lab.stranger();
    const given = await token(identity, !warm);
    await installFrames(page);
    if (warm) await page.evaluate((ticket) => window.stranger.joinWith('/livekit', ticket), given);
    await page.exposeFunction('click', async () => {
      await control.updateParticipant(room, identity, { permission: { canSubscribe: true, canPublish: true } });
    });
    times.push(
      await page.evaluate(
        async ([isWarm, ticket]) => {
          const began = performance.now();
          const stream = window.stranger.firstPicture();
          if (isWarm) void (Reflect.get(window, 'click') as () => unknown)();
          else void window.stranger.joinWith('/livekit', ticket);
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

/**
 * The camera is warm from the device check and the connection is made at the click, as in the product. Signals pass inside
 * the browser, so that nothing of this bench lies between.
 */
async function mesh(lab: MeshLab): Promise<number[]> {
  const times: number[] = [];
  const join = async (name: string): Promise<Page> => {
    const page = await lab.page();
    await page.waitForFunction(() => 'startMesh' in window);
    await page.evaluate((me) => {
      window.startMesh(me, `tab-${me}`, null, 'direct');
      return window.mesh.own.open({ microphone: true, camera: true });
    }, name);
    return page;
  };
  const ann = await join('ann');
  await ann.evaluate(() => window.mesh.room.connect());
  for (let round = 0; round < TOGETHER; round += 1) {
    const name = `guest${round}`;
    const guest = await join(name);
    await ann.evaluate((other) => window.mesh.rights({}, { [other]: {} }), name);
    await installFrames(guest);
    await guest.evaluate(() => {
      Object.assign(window, {
        click: () => {
          window.mesh.rights({}, { ann: {} });
          void window.mesh.room.connect();
        },
      });
    });
    times.push(await untilSeen(guest, 'mesh', 'ann'));
    await guest.close();
  }
  return times;
}

/**
 * Two peer connections in one page with nothing between them, including the start of the camera: the best that a mesh can
 * do.
 */
async function barePeers(lab: MeshLab): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < TOGETHER; round += 1) {
    const page = await lab.page();
    await installFrames(page);
    times.push(
      await page.evaluate(async () => {
        const began = performance.now();
        const video = { width: 640, height: 360 };
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
        const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
        one.onicecandidate = ({ candidate }) => void (candidate && other.addIceCandidate(candidate));
        other.onicecandidate = ({ candidate }) => void (candidate && one.addIceCandidate(candidate));
        const arrived = new Promise<MediaStream>((resolve) => {
          other.ontrack = ({ track }) => {
            if (track.kind === 'video') resolve(new MediaStream([track]));
          };
        });
        for (const track of stream.getTracks()) one.addTrack(track, stream);
        await one.setLocalDescription();
        if (one.localDescription) await other.setRemoteDescription(one.localDescription);
        await other.setLocalDescription();
        if (other.localDescription) await one.setRemoteDescription(other.localDescription);
        const draw = Reflect.get(window, 'firstFrame') as (stream: MediaStream) => Promise<number>;
        const at = await draw(await arrived);
        for (const pc of [one, other]) pc.close();
        for (const track of stream.getTracks()) track.stop();
        return at - began;
      }),
    );
    await page.close();
  }
  return times;
}

const figures: Record<'cold' | 'warm' | 'livekit' | 'rights' | 'peers' | 'mesh', number[]> = {
  cold: [],
  warm: [],
  livekit: [],
  rights: [],
  peers: [],
  mesh: [],
};
for (let done = 0; done < rounds; done += TOGETHER) {
  const lab = await LivekitLab.open({ flags });
  try {
    figures.cold.push(...(await bare(lab, false)));
    figures.warm.push(...(await bare(lab, true)));
    const { join, rights } = await ours(lab);
    figures.livekit.push(...join);
    figures.rights.push(...rights);
  } finally {
    await lab.close();
  }
  const pairs = await MeshLab.open(flags);
  try {
    figures.peers.push(...(await barePeers(pairs)));
    figures.mesh.push(...(await mesh(pairs)));
  } finally {
    await pairs.close();
  }
}
console.log(`From the click to the first picture drawn, ${figures.cold.length} rounds each:`);
const [floor, peers] = [share(figures.cold, 0.5), share(figures.peers, 0.5)];
print('bare LiveKit page, connects at the click', figures.cold, floor);
print('bare LiveKit page, connected beforehand', figures.warm, floor);
print('Roundel on LiveKit (goal 0.5x)', figures.livekit, floor);
print('a change of rights, from our server side to LiveKit', figures.rights);
print('bare peer connection, with camera start', figures.peers, peers);
print('Roundel on the mesh (goal 1x)', figures.mesh, peers);
console.log('In the product, from the acknowledgement of the lead’s command until LiveKit lists the right:');
print('a change of rights (goal 300 ms)', await rightsInProduct(rounds));
