import { afterEach, describe, expect, test } from 'vitest';
import { type Member, MeshLab } from '../media/meshLab';

declare global {
  interface Window {
    copies: MediaStreamTrack[];
  }
}

let lab: MeshLab | null = null;
afterEach(async () => {
  await lab?.close();
  lab = null;
});

async function alone(): Promise<Member> {
  lab = await MeshLab.open();
  const a = await lab.add('a', 'tab-1');
  await lab.sitDown(a);
  return a;
}

describe('my own microphone', () => {
  test('[D18] speaking into it while I keep it off is heard here and sent nowhere; while a stage keeps it off, not even here', async () => {
    lab = await MeshLab.open();
    const { page, ...member } = await lab.add('a', 'tab-1');
    await page.evaluate(() => {
      const clone = MediaStreamTrack.prototype.clone;
      window.copies = [];
      MediaStreamTrack.prototype.clone = function copy() {
        const made = clone.call(this);
        window.copies.push(made);
        return made;
      };
    });
    await lab.sitDown({ ...member, page });
    await page.waitForFunction(() => window.mesh.own.state().speaking);
    await page.evaluate(() => window.mesh.own.setMicrophone(false));
    await page.waitForFunction(() => window.mesh.own.state().speaksUnheard);
    expect(
      await page.evaluate(() => ({
        sent: window.mesh.own.tracks().microphone,
        level: window.mesh.own.state().level,
        speaking: window.mesh.own.state().speaking,
      })),
    ).toEqual({ sent: null, level: 0, speaking: false });

    const underTheRule = await page.evaluate(() => {
      window.mesh.own.allow({ microphone: false, camera: true, screen: false });
      return { told: window.mesh.own.state().speaksUnheard, ears: window.copies.map(({ enabled }) => enabled) };
    });
    expect(underTheRule).toEqual({ told: false, ears: [false] });
    await page.evaluate(() => window.mesh.own.allow({ microphone: true, camera: true, screen: false }));
    await page.waitForFunction(() => window.mesh.own.state().speaksUnheard);
    await page.evaluate(() => window.mesh.own.setMicrophone(true));
    await page.waitForFunction(() => window.mesh.own.state().speaking && window.mesh.own.state().level > 0);
    expect(await page.evaluate(() => window.mesh.own.state().microphoneDead)).toBe(false);
  });

  test('a device that gives only zeros is noticed, and one that sounds again is not blamed any more', async () => {
    lab = await MeshLab.open();
    const { page, ...member } = await lab.add('a', 'tab-1');
    await page.evaluate(() => {
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      const tone = context.createOscillator();
      const switchOf = context.createGain();
      switchOf.gain.value = 0;
      tone.connect(switchOf).connect(out);
      tone.start();
      navigator.mediaDevices.getUserMedia = async () => new MediaStream(out.stream.getAudioTracks());
      Object.assign(window, { flip: () => (switchOf.gain.value = 0.5) });
    });
    await lab.sitDown({ ...member, page }, { microphone: true, camera: false });
    await page.waitForFunction(() => window.mesh.own.state().microphoneDead);
    await page.evaluate(() => Reflect.get(window, 'flip')());
    await page.waitForFunction(() => !window.mesh.own.state().microphoneDead && window.mesh.own.state().level > 0);
  });
});

describe('a spared line', () => {
  /** How wide the picture is that arrives; the peer connections of a page are in `window.mesh.pcs`. */
  const arrives = ({ page }: Member, condition: 'large' | 'small') =>
    page.waitForFunction(
      async (wanted) => {
        for (const pc of window.mesh.pcs) {
          for (const [, entry] of await pc.getStats()) {
            if (entry.type !== 'inbound-rtp' || entry.kind !== 'video' || !entry.frameWidth) continue;
            if (wanted === 'large' ? entry.frameWidth > 400 : entry.frameWidth <= 320) return true;
          }
        }
        return false;
      },
      condition,
      { timeout: 60_000, polling: 500 },
    );

  test('smaller pictures arrive smaller even where they are drawn large, and grow back; nobody is asked again', async () => {
    lab = await MeshLab.open();
    const a = await lab.add('a', 'tab-1');
    const b = await lab.add('b', 'tab-2');
    await lab.sitDown(a);
    await lab.sitDown(b);
    await b.page.evaluate(() => window.mesh.room.setVisible(new Map([['a', 'large' as const]])));
    await arrives(b, 'large');
    await a.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('asked again'));
      return window.mesh.own.spareLine('smaller');
    });
    await arrives(b, 'small');
    expect(await a.page.evaluate(() => window.mesh.own.state().camera)).toBe('on');
    await a.page.evaluate(() => window.mesh.own.spareLine('full'));
    await arrives(b, 'large');
  });

  test('only sound closes the camera, is kept in this browser, and ends when the camera is switched on', async () => {
    const { page } = await alone();
    await page.evaluate(() => window.mesh.own.spareLine('soundOnly'));
    const look = () =>
      page.evaluate(() => ({
        camera: window.mesh.own.state().camera,
        line: window.mesh.own.state().line,
        sent: window.mesh.own.tracks().camera === null ? 'nothing' : 'picture',
        kept: localStorage.getItem('roundel.line'),
      }));
    expect(await look()).toEqual({ camera: 'off', line: 'soundOnly', sent: 'nothing', kept: '{"use":"soundOnly"}' });
    // Opening the devices again, as a page does that is loaded again, leaves the camera closed.
    await page.evaluate(() => window.mesh.own.open({ microphone: true, camera: true }));
    expect(await look()).toMatchObject({ camera: 'off', line: 'soundOnly' });
    await page.evaluate(() => window.mesh.own.setCamera(true));
    expect(await look()).toEqual({ camera: 'on', line: 'smaller', sent: 'picture', kept: '{"use":"smaller"}' });
  });
});
