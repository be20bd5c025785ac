import type { MediaRights } from '../shared/meeting/rights/media';
import { LivekitLab, type Member, open } from '../test/browser/support/media/livekitLab';
import { print } from './figures';

/**
 * How soon rights take effect on a real LiveKit server: a withdrawn microphone and camera, breakouts, a removal, a stolen
 * ticket, and the recovery after LiveKit was gone. The tests assert that all of it happens; this prints how fast.
 * `npm run bench:limits [rounds] [seconds of the long outage]`
 */
const rounds = Number(process.argv[2] ?? 5);
const longOutage = Number(process.argv[3] ?? 90);

const listening: MediaRights = { ...open, microphone: 'clientListens', screen: 'notYourFloor' };
const turnedAway: MediaRights = { ...listening, camera: 'clientListens' };

type Counted = 'audioPackets' | 'videoPackets' | 'frames';
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function until(what: string, holds: () => Promise<boolean>, within = 120_000): Promise<number> {
  const began = Date.now();
  while (!(await holds())) {
    if (Date.now() - began > within) throw new Error(`${what}: not within ${within / 1000} s`);
    await pause(20);
  }
  return Date.now();
}
const stats = ({ page }: Member) => page.evaluate(() => (window.member ?? window.stranger).stats());
const sees = (member: Member, of: string) =>
  until(`${member.name} sees ${of}`, () =>
    member.page.evaluate(
      (who) =>
        window.member
          .look()
          .remote.some(({ member: one, camera, microphoneOn }) => one === who && camera && microphoneOn),
      of,
    ),
  );
const flows = async (member: Member, kind: Counted) => {
  const before = (await stats(member))[kind];
  return until(`${kind} at ${member.name}`, async () => (await stats(member))[kind] > before + 3);
};

/** Records in the page, continuously, when something of a kind last arrived (by the computer's clock). */
const note = ({ page }: Member) =>
  page.evaluate(() => {
    const last = { audioPackets: 0, videoPackets: 0, frames: 0 };
    const seen = { audioPackets: -1, videoPackets: -1, frames: -1 };
    Object.assign(window, { lastArrival: last });
    setInterval(async () => {
      const now = await (window.member ?? window.stranger).stats();
      for (const kind of ['audioPackets', 'videoPackets', 'frames'] as const) {
        if (now[kind] > seen[kind]) last[kind] = Date.now();
        seen[kind] = now[kind];
      }
    }, 20);
  });
const lastArrival = ({ page }: Member, kind: Counted): Promise<number> =>
  page.evaluate((which) => Reflect.get(window, 'lastArrival')[which], kind);

async function two(lab: LivekitLab): Promise<[Member, Member]> {
  const pair: [Member, Member] = [await lab.add('ann'), await lab.add('ben')];
  await Promise.all([lab.sit('ann'), lab.sit('ben')]);
  await Promise.all([sees(pair[0], 'ben'), sees(pair[1], 'ann')]);
  return pair;
}

async function withdrawn(lab: LivekitLab, rights: MediaRights, kind: Counted): Promise<number[]> {
  const [ann] = await two(lab);
  await note(ann);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await flows(ann, kind);
    const began = Date.now();
    await lab.change('ben', rights);
    await pause(2_000);
    times.push(Math.max(0, (await lastArrival(ann, kind)) - began));
    await lab.change('ben', open);
    await sees(ann, 'ben');
  }
  await lab.clear();
  return times;
}

/** Two people in different breakouts: the last packet from the other, and the first ones when they are together again. */
async function split(lab: LivekitLab): Promise<{ last: number[]; sound: number[]; picture: number[] }> {
  const times = { last: [] as number[], sound: [] as number[], picture: [] as number[] };
  const [ann] = await two(lab);
  await note(ann);
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([flows(ann, 'audioPackets'), flows(ann, 'frames')]);
    const began = Date.now();
    await lab.split({ ann: { ...open, breakout: 'b1' }, ben: { ...open, breakout: 'b2' } });
    await pause(2_000);
    const last = await Promise.all([lastArrival(ann, 'audioPackets'), lastArrival(ann, 'videoPackets')]);
    times.last.push(Math.max(0, ...last.map((at) => at - began)));
    const before = await stats(ann);
    const back = Date.now();
    await lab.split({ ann: open, ben: open });
    const since = async (kind: Counted) =>
      (await until(`${kind} after a breakout`, async () => (await stats(ann))[kind] > before[kind])) - back;
    const [sound, picture] = await Promise.all([since('audioPackets'), since('frames')]);
    times.sound.push(sound);
    times.picture.push(picture);
  }
  await lab.clear();
  return times;
}

async function removed(lab: LivekitLab): Promise<{ last: number[]; gap: number[] }> {
  const [last, gap]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const [ann, ben] = await two(lab);
    const out = await lab.stranger('out');
    await lab.change('out', open);
    await out.page.evaluate(() => window.stranger.joinAsMember());
    await note(out);
    await flows(out, 'audioPackets');
    // A page in the background draws once a second, whatever arrives.
    await ann.page.bringToFront();
    await ann.page.evaluate(() => window.member.watch('ben'));
    await flows(ann, 'frames');
    await ann.page.evaluate(() => window.member.watch('ben'));
    const began = Date.now();
    await lab.remove('out');
    await pause(5_000);
    last.push(
      Math.max(0, (await lastArrival(out, 'audioPackets')) - began, (await lastArrival(out, 'videoPackets')) - began),
    );
    gap.push(await ann.page.evaluate(() => window.member.gap()));
    await sees(ben, 'ann');
    await lab.clear();
  }
  return { last, gap };
}

/** From connecting with a renewed ticket whose owner is away, to being put out. */
async function stolen(lab: LivekitLab): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [, ben] = await two(lab);
    const given = new Set(ben.tickets.map(({ token }) => token));
    let token = '';
    await until('a renewed ticket', async () => {
      token = (await ben.page.evaluate(() => window.member.ticket())) ?? '';
      return token !== '' && !given.has(token);
    });
    const url = ben.tickets[0]?.url ?? '';
    await ben.page.close();
    const thief = await lab.stranger();
    times.push(
      await thief.page.evaluate(
        async ([where, ticket]) => {
          await window.stranger.joinWith(where, ticket).catch(() => undefined);
          const connected = performance.now();
          while (window.stranger.state().connected) await new Promise((resolve) => setTimeout(resolve, 5));
          return performance.now() - connected;
        },
        [url, token] as const,
      ),
    );
    await lab.clear();
  }
  return times;
}

/** From LiveKit's first answer to pictures and sound at both members. */
async function gone(lab: LivekitLab, seconds: number): Promise<number> {
  const [ann, ben] = await two(lab);
  const { outage, control } = lab.livekit;
  await outage.begin();
  await pause(seconds * 1000);
  const before = await Promise.all([ann, ben].map(({ page }) => page.evaluate(() => performance.timeOrigin)));
  await outage.end();
  const back = await until('LiveKit answers', () =>
    control.listRooms().then(
      () => true,
      () => false,
    ),
  );
  await Promise.all([sees(ann, 'ben'), sees(ben, 'ann')]);
  await Promise.all([flows(ann, 'frames'), flows(ben, 'audioPackets')]);
  const took = Date.now() - back;
  const after = await Promise.all([ann, ben].map(({ page }) => page.evaluate(() => performance.timeOrigin)));
  if (before.join() !== after.join()) throw new Error('a page was loaded again');
  await lab.clear();
  return took;
}

const lab = await LivekitLab.open();
try {
  print('withdrawn microphone: last packet (goal 1 s)', await withdrawn(lab, listening, 'audioPackets'));
  print('withdrawn camera: last packet (goal 1 s)', await withdrawn(lab, turnedAway, 'videoPackets'));
  const breakouts = await split(lab);
  print('breakouts begin: last packet of another one (goal 1 s)', breakouts.last);
  print('breakouts end: first sound (goal 1 s)', breakouts.sound);
  print('breakouts end: first picture (goal 1 s)', breakouts.picture);
  const { last, gap } = await removed(lab);
  print('removed: last packet at the removed (goal 3 s)', last);
  print('removed: longest gap for the others (goal 1 s)', gap);
  print('stolen renewed ticket: thrown out (goal 1 s)', await stolen(lab));
  print('LiveKit gone for 5 s: media back after (goal 10 s)', [await gone(lab, 5)]);
  print(`LiveKit gone for ${longOutage} s: media back after (goal 10 s)`, [await gone(lab, longOutage)]);
} finally {
  await lab.close();
}
