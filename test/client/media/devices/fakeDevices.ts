import { vi } from 'vitest';

/** A track that can be pulled out, as a browser's can. */
export class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  enabled = true;
  muted = false;
  contentHint = '';
  constructor(
    readonly kind: 'audio' | 'video',
    private readonly deviceId: string,
  ) {
    super();
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
  stop() {
    this.readyState = 'ended';
  }
  /** Not our own doing, so it is told. */
  pull() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
  clone() {
    return new FakeTrack(this.kind, this.deviceId);
  }
}

class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}
  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === 'audio');
  }
  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === 'video');
  }
}

class FakeStorage {
  readonly kept = new Map<string, string>();
  getItem(name: string) {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string) {
    this.kept.set(name, value);
  }
}

type Constraint = { deviceId?: { exact: string } } | undefined;

/**
 * The devices of a computer, as a page meets them. `plugged` by kind, the browser's own choice first; what is in `broken` fails
 * with that error; every question to the browser is in `asked`. A screen is given when the test answers.
 */
export function fakeDevices() {
  const plugged = { audioinput: ['headset', 'built-in'], videoinput: ['webcam', 'lid'], audiooutput: ['loud', 'soft'] };
  const broken = new Map<string, string>();
  const asked: string[] = [];
  const opened: FakeTrack[] = [];
  const news = new EventTarget();
  const session = new FakeStorage();
  const local = new FakeStorage();
  const pickers: { give(tracks: FakeTrack[]): void; fail(error: Error): void }[] = [];

  function open(kind: 'audio' | 'video', constraint: Constraint): FakeTrack {
    const all = kind === 'audio' ? plugged.audioinput : plugged.videoinput;
    const id = constraint?.deviceId?.exact ?? all[0];
    asked.push(id ?? 'none');
    if (id === undefined || !all.includes(id)) throw new DOMException('', 'NotFoundError');
    const error = broken.get(id);
    if (error !== undefined) throw new DOMException('', error);
    const track = new FakeTrack(kind, id);
    opened.push(track);
    return track;
  }
  const mediaDevices = {
    getUserMedia: async ({ audio, video }: { audio?: Constraint; video?: Constraint }) => {
      const tracks = [...(audio ? [open('audio', audio)] : []), ...(video ? [open('video', video)] : [])];
      return new FakeStream(tracks);
    },
    getDisplayMedia: () =>
      new Promise<FakeStream>((resolve, reject) => {
        pickers.push({ give: (tracks) => resolve(new FakeStream(tracks)), fail: reject });
      }),
    enumerateDevices: async () =>
      Object.entries(plugged).flatMap(([kind, ids]) => ids.map((deviceId) => ({ kind, deviceId, label: deviceId }))),
    addEventListener: news.addEventListener.bind(news),
    removeEventListener: news.removeEventListener.bind(news),
  };
  const page = Object.assign(new EventTarget(), {
    isSecureContext: true,
    sessionStorage: session,
    localStorage: local,
    setTimeout,
    clearTimeout,
  });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('navigator', { mediaDevices, userAgent: '', maxTouchPoints: 0 });
  vi.stubGlobal('RTCPeerConnection', class {});
  vi.stubGlobal('MediaStream', FakeStream);

  return {
    plugged,
    broken,
    asked,
    opened,
    pickers,
    /** What this browser keeps for the next visit. */
    kept: (): unknown => JSON.parse(local.getItem('roundel.devices') ?? '{}'),
    plugChanged: () => news.dispatchEvent(new Event('devicechange')),
    stillOpen: () =>
      opened.filter(({ readyState }) => readyState === 'live').map((track) => track.getSettings().deviceId),
  };
}
