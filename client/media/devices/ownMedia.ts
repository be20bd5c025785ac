import { WorkQueue } from '../../../shared/workQueue';
import type { OwnDevice } from '../mediaState';
import {
  type NetworkUse,
  rememberBlur,
  rememberDevice,
  rememberedBlur,
  rememberedDevices,
  rememberedNetworkUse,
  rememberNetworkUse,
  rememberSwitches,
} from './deviceMemory';
import {
  type DeviceKind,
  type DeviceList,
  type DeviceProblem,
  listDevices,
  type MediaSupport,
  mediaSupport,
  noDevices,
  type Opened,
  openBoth,
  openDevice,
  watchDevices,
} from './devices';
import { type Heard, unheard } from './level';
import { type MicrophoneMonitor, monitorMicrophone } from './microphoneMonitor';
import { type CameraEffects, createOwnCamera } from './ownCamera';
import { createOwnScreen, type ScreenTrouble } from './ownScreen';
import { aboutHere, isPhone } from './platform';
import { reopenOnReturn } from './reopenOnReturn';

export type OwnState = {
  support: MediaSupport;
  microphone: OwnDevice;
  camera: OwnDevice;
  /** `asking`: the browser lets me choose what to share. */
  screen: 'off' | 'asking' | 'on';
  screenTrouble: ScreenTrouble | null;
  picture: MediaStream | null;
  level: number;
  speaking: boolean;
  /** I speak while my microphone is off by my own choice. It is heard here and nowhere else; never while the meeting closes it. */
  speaksUnheard: boolean;
  /** My microphone is on, and no sound at all comes out of it: muted at its own switch, or broken. */
  microphoneDead: boolean;
  /** The browser is asking the person, or a device is opening. */
  opening: boolean;
  devices: DeviceList;
  /** A loudspeaker that is not plugged in now is not among them; it is taken again when it comes back. */
  chosen: Readonly<Record<DeviceKind, string | null>>;
  networkUse: NetworkUse;
  /** `failed`: it could not be had, and the camera was closed instead. */
  blur: 'off' | 'on' | 'failed';
};

/** The tracks that may leave this browser now; null is silence or no picture. */
export type OwnTracks = Readonly<Record<'microphone' | 'camera' | 'screen' | 'screenSound', MediaStreamTrack | null>>;

export const noTracks: OwnTracks = { microphone: null, camera: null, screen: null, screenSound: null };

/** My camera, microphone and screen: opened once in the lobby and kept warm into the room, whichever transport carries them. */
export interface OwnMedia {
  state(): OwnState;
  tracks(): OwnTracks;
  subscribe(listener: () => void): () => void;
  /** Opens what is wanted and not yet open, with one question to the person where possible. */
  open(wanted: { microphone: boolean; camera: boolean }): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  shareScreen(on: boolean): Promise<void>;
  /** Answers with why the chosen one did not open, where the one before goes on in its place. */
  choose(kind: DeviceKind, deviceId: string): Promise<DeviceProblem | null>;
  /** Without pictures the camera closes; switching it on again ends that. */
  setNetworkUse(use: NetworkUse): Promise<void>;
  blurBackground(on: boolean): Promise<void>;
  /** What the meeting lets me send. A closed device stays warm and silent; a shared screen ends. */
  allow(allowed: { microphone: boolean; camera: boolean; screen: boolean }): void;
  /** Lets go of every device; what was switched on is still remembered, and `open` takes it again. */
  release(): void;
}

type Held = { wanted: boolean; allowed: boolean; problem: DeviceProblem | null; track: MediaStreamTrack | null };
const unused = (): Held => ({ wanted: false, allowed: true, problem: null, track: null });
const sends = (held: Held): boolean => held.wanted && held.allowed && held.track !== null;
const shown = (held: Held): OwnDevice => held.problem ?? (sends(held) ? 'on' : 'off');

export function createOwnMedia(): OwnMedia {
  const held = { microphone: unused(), camera: unused() };
  const chosen = rememberedDevices();
  const listeners = new Set<() => void>();
  let networkUse = rememberedNetworkUse();
  let blur: OwnState['blur'] = rememberedBlur() ? 'on' : 'off';
  const camera = createOwnCamera(effects(), () => void lost('camera'));
  const screen = createOwnScreen(changed);
  let devices = noDevices;
  let heard = unheard;
  let opening = 0;
  let monitor: MicrophoneMonitor | null = null;
  let stopWatching: () => void = () => undefined;
  let stopWaiting: () => void = () => undefined;
  let state = draw();

  function effects(): CameraEffects {
    return { small: networkUse === 'smaller', blur: blur !== 'off' };
  }
  /** Not every browser plays through another one when the chosen loudspeaker is gone. */
  function isPluggedIn(speaker: string | null): boolean {
    return devices.speaker.some(({ id }) => id === speaker);
  }
  function draw(): OwnState {
    return {
      support: mediaSupport(),
      microphone: shown(held.microphone),
      camera: shown(held.camera),
      screen: screen.state(),
      screenTrouble: screen.trouble(),
      picture: sends(held.camera) ? camera.picture() : null,
      level: sends(held.microphone) ? heard.level : 0,
      speaking: sends(held.microphone) && heard.speaking,
      speaksUnheard: !held.microphone.wanted && held.microphone.allowed && heard.speaking,
      microphoneDead: sends(held.microphone) && heard.dead,
      opening: opening > 0,
      devices,
      chosen: { ...chosen, speaker: isPluggedIn(chosen.speaker) ? chosen.speaker : null },
      networkUse,
      blur,
    };
  }
  function changed(): void {
    state = draw();
    for (const listener of [...listeners]) listener();
  }
  function listen(now: Heard): void {
    const before = state;
    heard = now;
    state = draw();
    const same = (['level', 'speaking', 'speaksUnheard', 'microphoneDead'] as const).every(
      (key) => before[key] === state[key],
    );
    if (same) state = before;
    else changed();
  }
  /** What is not sent is switched off at the track too, so that no second consumer can send it by mistake. */
  function settle(): void {
    monitor?.setPaused(!held.microphone.allowed);
    for (const one of [held.microphone, held.camera]) if (one.track) one.track.enabled = sends(one);
    camera.setEnabled(sends(held.camera));
    changed();
  }
  async function refreshDevices(): Promise<void> {
    devices = await listDevices();
    changed();
  }

  const source = (kind: 'microphone' | 'camera') => (kind === 'camera' ? camera.source() : held.microphone.track);
  /** A device that was pulled leaves a track behind that has ended. */
  const isOpen = (kind: 'microphone' | 'camera') => source(kind)?.readyState === 'live';
  function release(kind: 'microphone' | 'camera'): void {
    const one = held[kind];
    if (kind === 'microphone') {
      monitor?.close();
      monitor = null;
      heard = unheard;
    }
    if (kind === 'camera') camera.release();
    else one.track?.stop();
    one.track = null;
  }
  /** `asked` is the device that the browser was asked for; null left it the choice. */
  async function take(kind: 'microphone' | 'camera', asked: string | null, result: Opened): Promise<void> {
    const one = held[kind];
    if (!one.wanted) {
      if ('track' in result) result.track.stop();
      return;
    }
    release(kind);
    if ('problem' in result) {
      one.problem = result.problem;
      return;
    }
    const { track } = result;
    one.problem = null;
    chosen[kind] = track.getSettings().deviceId ?? asked;
    // Only one that did open is tried first the next time.
    if (asked !== null && chosen[kind] === asked) rememberDevice(kind, asked);
    if (kind === 'camera') {
      sendPicture(await camera.use(track), true);
      return;
    }
    one.track = track;
    track.addEventListener('ended', () => {
      if (one.track === track) void lost('microphone');
    });
    monitor = monitorMicrophone(track, listen);
  }
  async function obtain(kind: 'microphone' | 'camera', deviceId: string | null): Promise<void> {
    await take(kind, deviceId, await openDevice(kind, deviceId));
  }
  /** Somebody pulled the plug: the browser's next choice takes over, or the person is told that there is none. */
  async function lost(kind: 'microphone' | 'camera'): Promise<void> {
    if (!held[kind].wanted) {
      release(kind);
      settle();
      return;
    }
    // A phone takes the devices away from a page in the background, and would give none now: `reopenOnReturn` follows.
    if (document.hidden && isPhone(aboutHere())) return;
    chosen[kind] = null;
    await inTurn(kind, () => obtain(kind, null));
  }
  /** What works is let go only for another one that opens. */
  async function change(kind: 'microphone' | 'camera', deviceId: string): Promise<DeviceProblem | null> {
    let kept: DeviceProblem | null = null;
    await inTurn(kind, async () => {
      const result = await openDevice(kind, deviceId);
      if ('track' in result || !isOpen(kind)) return take(kind, deviceId, result);
      chosen[kind] = source(kind)?.getSettings().deviceId ?? null;
      kept = result.problem;
    });
    return kept;
  }

  const maybeStuck = () =>
    opening > 0
      ? []
      : (['microphone', 'camera'] as const).map((kind) => ({
          kind,
          wanted: held[kind].wanted,
          track: source(kind),
          held: held[kind].problem === 'inUse',
        }));
  const reopen = (kind: 'microphone' | 'camera') =>
    inTurn(kind, async () => {
      if (held[kind].wanted) await obtain(kind, chosen[kind]);
    });

  /** One opening at a time per device: two quick clicks must not open it twice. */
  const queues = { microphone: new WorkQueue(), camera: new WorkQueue() };
  function inTurn(kind: 'microphone' | 'camera', work: () => Promise<void>): Promise<void> {
    opening += 1;
    changed();
    return queues[kind].add(async () => {
      try {
        await work();
      } finally {
        opening -= 1;
        settle();
        void refreshDevices();
      }
    });
  }
  async function set(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    const one = held[kind];
    one.wanted = on;
    if (kind === 'camera' && on && networkUse === 'soundOnly') await setNetworkUse('smaller');
    rememberSwitches({ microphone: held.microphone.wanted, camera: held.camera.wanted });
    if (!on) {
      one.problem = null;
      // The light of a camera must go out; a muted microphone stays open, so that speaking again is instant.
      if (kind === 'camera') release('camera');
      settle();
      return;
    }
    if (isOpen(kind)) {
      settle();
      return;
    }
    await inTurn(kind, async () => {
      if (!isOpen(kind) && one.wanted) await obtain(kind, chosen[kind]);
    });
  }
  /** An open camera that gives nothing although it is wanted: the blur could not be had. */
  function sendPicture(track: MediaStreamTrack | null, wasOpen: boolean): void {
    held.camera.track = track;
    if (wasOpen && track === null && held.camera.wanted && blur === 'on') {
      blur = 'failed';
      held.camera.wanted = false;
    } else if (track !== null && blur === 'failed') blur = 'on';
  }
  async function reapplyEffects(): Promise<void> {
    const wasOpen = held.camera.track !== null;
    sendPicture(await camera.applyEffects(effects()), wasOpen);
  }
  async function blurBackground(on: boolean): Promise<void> {
    blur = on ? 'on' : 'off';
    rememberBlur(on);
    changed();
    await inTurn('camera', reapplyEffects);
  }
  async function setNetworkUse(use: NetworkUse): Promise<void> {
    if (networkUse === use) return;
    networkUse = use;
    rememberNetworkUse(use);
    changed();
    if (use === 'soundOnly') return set('camera', false);
    await inTurn('camera', reapplyEffects);
  }

  return {
    state: () => state,
    tracks: () => ({
      microphone: sends(held.microphone) ? held.microphone.track : null,
      camera: sends(held.camera) ? held.camera.track : null,
      screen: screen.shared()?.picture ?? null,
      screenSound: screen.shared()?.sound ?? null,
    }),
    subscribe: (listener) => {
      if (listeners.size === 0) {
        stopWatching = watchDevices(() => void refreshDevices());
        stopWaiting = reopenOnReturn(maybeStuck, (kind) => void reopen(kind));
        void refreshDevices();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching();
        stopWaiting();
      };
    },
    open: async (asked) => {
      const wanted = { microphone: asked.microphone, camera: asked.camera && networkUse !== 'soundOnly' };
      const both = wanted.microphone && wanted.camera && !isOpen('microphone') && !isOpen('camera');
      if (!both) {
        if (wanted.microphone) await set('microphone', true);
        if (wanted.camera) await set('camera', true);
        return;
      }
      held.microphone.wanted = true;
      held.camera.wanted = true;
      rememberSwitches({ microphone: true, camera: true });
      const before = { ...chosen };
      const question = openBoth(before.microphone, before.camera);
      await Promise.all([
        inTurn('microphone', async () => take('microphone', before.microphone, (await question).microphone)),
        inTurn('camera', async () => take('camera', before.camera, (await question).camera)),
      ]);
    },
    setMicrophone: (on) => set('microphone', on),
    setCamera: (on) => set('camera', on),
    shareScreen: async (on) => {
      if (on) await screen.share();
      else screen.end();
    },
    choose: async (kind, deviceId) => {
      chosen[kind] = deviceId;
      if (kind !== 'speaker' && held[kind].wanted) return change(kind, deviceId);
      if (kind === 'speaker') rememberDevice(kind, deviceId);
      if (kind === 'microphone') release(kind);
      changed();
      return null;
    },
    setNetworkUse,
    blurBackground,
    allow: (allowed) => {
      held.microphone.allowed = allowed.microphone;
      held.camera.allowed = allowed.camera;
      screen.allow(allowed.screen);
      settle();
    },
    release: () => {
      for (const kind of ['microphone', 'camera'] as const) {
        held[kind].wanted = false;
        held[kind].problem = null;
        release(kind);
      }
      screen.end();
    },
  };
}
