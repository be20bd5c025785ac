import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRun } from '../../support/livekit/program';
import { flows, seen } from '../support/media/livekitChecks';
import { LivekitLab, type Member } from '../support/media/livekitLab';

const SMALL = 320;

/** The picture that is drawn large there is a small one. */
const arrivesSmall = ({ page }: Member) =>
  page.waitForFunction(
    (most) => {
      const video = document.querySelector<HTMLVideoElement>('#drawn');
      return video !== null && video.videoWidth > 0 && video.videoWidth <= most;
    },
    SMALL,
    { timeout: 60_000 },
  );

describe.runIf(mayRun)('a network that is used less, on a real LiveKit server', () => {
  let lab: LivekitLab;
  beforeAll(async () => {
    lab = await LivekitLab.open();
  });
  afterAll(async () => {
    await lab?.close();
  });

  test('smaller pictures arrive smaller even where they are drawn large, and grow back without a new permission', async () => {
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
    const sent = async () => {
      const width = await lab.width('ann');
      return width === 0 ? 'nothing' : width <= SMALL ? 'small' : 'large';
    };
    expect(await sent()).toBe('large');
    await ann.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('asked again'));
      return window.member.own.setNetworkUse('smaller');
    });
    await expect.poll(sent).toBe('small');
    await arrivesSmall(ben);
    await flows(ben, 'frames');
    expect(await ann.page.evaluate(() => window.member.own.state().camera)).toBe('on');
    await ann.page.evaluate(() => window.member.own.setNetworkUse('full'));
    await expect.poll(sent).toBe('large');
    await flows(ben, 'frames');
  });
});
