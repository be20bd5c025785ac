import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOwnCamera } from '../../../../client/media/devices/ownCamera';

const LARGE = 640;
const SMALL = 320;

/** A camera whose copies report their width as a plan says: from so many milliseconds after the new size was asked for. */
class CameraTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  enabled = true;
  private askedAt: number | null = null;
  constructor(
    readonly widths: readonly (readonly [fromMs: number, width: number])[],
    private readonly first: number,
  ) {
    super();
  }
  clone() {
    return new CameraTrack(this.widths, this.first);
  }
  async applyConstraints() {
    this.askedAt = performance.now();
  }
  getSettings() {
    const passed = this.askedAt === null ? -1 : performance.now() - this.askedAt;
    return { width: this.widths.findLast(([from]) => passed >= from)?.[1] ?? this.first };
  }
  stop() {
    this.readyState = 'ended';
  }
}

/** Every width that is reported once the smaller picture is handed over to be sent. */
async function widthsSent(widths: CameraTrack['widths']): Promise<number[]> {
  const camera = createOwnCamera({ small: false, blur: false }, () => undefined);
  await camera.use(new CameraTrack(widths, LARGE) as unknown as MediaStreamTrack);
  let sent: MediaStreamTrack | null = null;
  void camera.applyEffects({ small: true, blur: false }).then((track) => {
    sent = track;
  });
  const seen = new Set<number | undefined>();
  for (let passed = 0; passed < 6_000; passed += 10) {
    await vi.advanceTimersByTimeAsync(10);
    if (sent !== null) seen.add((sent as MediaStreamTrack).getSettings().width);
  }
  return [...seen].map(Number);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(private readonly tracks: unknown[]) {}
      getVideoTracks() {
        return this.tracks;
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a picture made smaller is sent when its new size is known', () => {
  test('where the camera reports it with its next picture', async () => {
    expect(await widthsSent([[150, SMALL]])).toEqual([SMALL]);
  });

  test('where the camera reports it at once and then still has a picture of the old size', async () => {
    expect(
      await widthsSent([
        [0, SMALL],
        [100, LARGE],
        [300, SMALL],
      ]),
    ).toEqual([SMALL]);
    // Five times as slow, as on a busy computer.
    expect(
      await widthsSent([
        [0, SMALL],
        [200, LARGE],
        [1_200, SMALL],
      ]),
    ).toEqual([SMALL]);
  });

  test('where a camera has one size only, it is sent as it is', async () => {
    expect(await widthsSent([])).toEqual([LARGE]);
  });
});

describe('a background that is to be blurred', () => {
  test('is not sent while the blur is on its way, nor where this browser cannot blur at all', async () => {
    const camera = createOwnCamera({ small: false, blur: false }, () => undefined);
    const opened = new CameraTrack([], LARGE);
    expect(await camera.use(opened as unknown as MediaStreamTrack)).toBe(opened);
    const sent = camera.applyEffects({ small: false, blur: true });
    expect({ enabled: opened.enabled, picture: camera.picture() }).toEqual({ enabled: false, picture: null });
    // Node has no WebGL, like the browsers that this is about.
    expect(await sent).toBeNull();
    expect({ state: opened.readyState, source: camera.source() }).toEqual({ state: 'ended', source: null });
  });
});
