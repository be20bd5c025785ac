import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LivekitLab, type Member } from './livekitLab';
import { seen } from './livekitLooks';
import { mayRun } from './livekitProgram';

/** How wide the picture is that arrives there and is drawn large. */
const arrivesWide = ({ page }: Member, from: number, to: number) =>
  page.waitForFunction(
    ([least, most]) => {
      const video = document.querySelector<HTMLVideoElement>('#drawn');
      return video !== null && video.videoWidth >= least && video.videoWidth <= most;
    },
    [from, to] as const,
    { timeout: 60_000 },
  );

describe.runIf(mayRun)('a spared line through a real LiveKit server', () => {
  let lab: LivekitLab;
  beforeAll(async () => {
    lab = await LivekitLab.open();
  });
  afterAll(async () => {
    await lab?.close();
  });

  test('smaller pictures arrive smaller even where they are drawn large, and grow back; nobody is asked again', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await seen(ben, 'ann');
    await ben.page.evaluate(() => {
      const { room } = window.member;
      room.setVisible(new Map([['ann', 'large' as const]]));
      const video = Object.assign(document.createElement('video'), { id: 'drawn', muted: true, autoplay: true });
      document.body.append(video);
      const show = () => {
        const camera = room.state().remote.get('ann')?.camera ?? null;
        if (video.srcObject !== camera) video.srcObject = camera;
      };
      room.subscribe(show);
      show();
    });
    await arrivesWide(ben, 500, 700);
    await ann.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('asked again'));
      return window.member.own.spareLine('smaller');
    });
    await arrivesWide(ben, 1, 320);
    expect(await ann.page.evaluate(() => window.member.own.state().camera)).toBe('on');
    await ann.page.evaluate(() => window.member.own.spareLine('full'));
    await arrivesWide(ben, 500, 700);
  });
});
