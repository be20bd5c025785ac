import type { MeetingId } from '../../../shared/meeting/state';
import type { OwnDevice } from '../mediaState';
import {
  type NetworkUse,
  quietIn,
  rememberBlur,
  rememberDevice,
  rememberedBlur,
  rememberedDevices,
  rememberedNetworkUse,
  rememberedSwitches,
  rememberNetworkUse,
  rememberQuiet,
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
  openBoth,
  watchDevices,
} from './devices';
import { InputDevice } from './inputDevice';
import { type Heard, unheard } from './level';
import { type CameraEffects, createOwnCamera } from './ownCamera';
import { createOwnMicrophone } from './ownMicrophone';
import { createOwnScreen, type ScreenTrouble } from './ownScreen';
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
  /** It was pulled while it was on, and there is no other. It goes on by itself when it is plugged in again. */
  microphonePulled: boolean;
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
  /** What the meeting switches, and not the person, is not remembered as their choice. */
  setMicrophone(on: boolean, by?: 'meeting'): Promise<void>;
  /** I come late into this meeting: my microphone is off in it until I choose, and in no other. */
  comeInQuietly(meeting: MeetingId): Promise<void>;
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

export function createOwnMedia(): OwnMedia {
  const chosen = rememberedDevices();
  const listeners = new Set<() => void>();
  let networkUse = rememberedNetworkUse();
  let blur: OwnState['blur'] = rememberedBlur() ? 'on' : 'off';
  let devices = noDevices;
  let heard = unheard;
  let opening = 0;
  /** The meeting switched my microphone off: what I chose before stays remembered until I choose again. */
  let silenced = quietIn() !== null;
  const openings = {
    chosen,
    changed: settle,
    opens: () => {
      opening += 1;
      changed();
    },
    opened: () => {
      opening -= 1;
      settle();
      void refreshDevices();
    },
  };
  const ownMicrophone = createOwnMicrophone(listen, () => void microphone.lost());
  const ownCamera = createOwnCamera(effects(), () => void camera.lost());
  const microphone = new InputDevice({ ...openings, kind: 'microphone', hardware: ownMicrophone });
  const camera = new InputDevice({ ...openings, kind: 'camera', hardware: ownCamera, sending: noteBlur });
  const inputs = { microphone, camera };
  const screen = createOwnScreen(changed);
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
      microphone: microphone.shown,
      camera: camera.shown,
      screen: screen.state(),
      screenTrouble: screen.trouble(),
      picture: camera.sends ? ownCamera.picture() : null,
      level: microphone.sends ? heard.level : 0,
      speaking: microphone.sends && heard.speaking,
      speaksUnheard: !microphone.wanted && microphone.allowed && heard.speaking,
      microphoneDead: microphone.sends && heard.dead,
      microphonePulled: microphone.wanted && microphone.pulled !== null,
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
    ownMicrophone.setPaused(!microphone.allowed);
    for (const one of [microphone, camera]) if (one.track) one.track.enabled = one.sends;
    ownCamera.setEnabled(camera.sends);
    changed();
  }
  async function refreshDevices(): Promise<void> {
    devices = await listDevices();
    changed();
  }

  async function devicesChanged(): Promise<void> {
    await refreshDevices();
    for (const kind of ['microphone', 'camera'] as const) if (devices[kind].length > 0) await inputs[kind].pluggedIn();
  }

  const maybeStuck = () =>
    opening > 0
      ? []
      : (['microphone', 'camera'] as const).map((kind) => ({
          kind,
          wanted: inputs[kind].wanted,
          track: kind === 'camera' ? ownCamera.source() : ownMicrophone.source(),
          held: inputs[kind].problem === 'inUse',
        }));

  function remember(): void {
    const heldBack = silenced && rememberedSwitches().microphone;
    rememberSwitches({ microphone: microphone.wanted || heldBack, camera: camera.wanted });
  }
  function silence(is: boolean): void {
    silenced = is;
    if (!is) rememberQuiet(null);
  }
  async function set(one: InputDevice, on: boolean, by: 'me' | 'meeting' = 'me'): Promise<void> {
    one.wanted = on;
    if (one === microphone) silence(by === 'meeting');
    if (one === camera && on && networkUse === 'soundOnly') await setNetworkUse('smaller');
    if (by === 'me') remember();
    if (on) return one.switchOn();
    one.problem = null;
    one.pulled = null;
    // The light of a camera must go out; a muted microphone stays open, so that speaking again is instant.
    if (one === camera) camera.release();
    settle();
  }
  /** With one question to the person for both. */
  async function openTogether(): Promise<void> {
    microphone.wanted = true;
    camera.wanted = true;
    silence(false);
    remember();
    const asked = { ...chosen };
    const question = openBoth(asked.microphone, asked.camera);
    await Promise.all([
      microphone.inTurn(async () => microphone.take(asked.microphone, (await question).microphone)),
      camera.inTurn(async () => camera.take(asked.camera, (await question).camera)),
    ]);
  }

  /** An open camera that gives nothing although it is wanted: the blur could not be had. */
  function noteBlur(track: MediaStreamTrack | null, wasOpen: boolean): void {
    if (wasOpen && track === null && camera.wanted && blur === 'on') {
      blur = 'failed';
      camera.wanted = false;
    } else if (track !== null && blur === 'failed') blur = 'on';
  }
  async function reapplyEffects(): Promise<void> {
    const wasOpen = camera.track !== null;
    camera.send(await ownCamera.applyEffects(effects()), wasOpen);
  }
  async function blurBackground(on: boolean): Promise<void> {
    blur = on ? 'on' : 'off';
    rememberBlur(on);
    changed();
    await camera.inTurn(reapplyEffects);
  }
  async function setNetworkUse(use: NetworkUse): Promise<void> {
    if (networkUse === use) return;
    networkUse = use;
    rememberNetworkUse(use);
    changed();
    if (use === 'soundOnly') return set(camera, false);
    await camera.inTurn(reapplyEffects);
  }

  return {
    state: () => state,
    tracks: () => ({
      microphone: microphone.sends ? microphone.track : null,
      camera: camera.sends ? camera.track : null,
      screen: screen.shared()?.picture ?? null,
      screenSound: screen.shared()?.sound ?? null,
    }),
    subscribe: (listener) => {
      if (listeners.size === 0) {
        stopWatching = watchDevices(() => void devicesChanged());
        stopWaiting = reopenOnReturn(maybeStuck, (kind) => void inputs[kind].reopen());
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
      if (wanted.microphone && wanted.camera && !microphone.isOpen && !camera.isOpen) return openTogether();
      if (wanted.microphone) await set(microphone, true);
      if (wanted.camera) await set(camera, true);
    },
    setMicrophone: (on, by) => set(microphone, on, by),
    comeInQuietly: (meeting) => {
      rememberQuiet(meeting);
      return set(microphone, false, 'meeting');
    },
    setCamera: (on) => set(camera, on),
    shareScreen: async (on) => {
      if (on) await screen.share();
      else screen.end();
    },
    choose: async (kind, deviceId) => {
      chosen[kind] = deviceId;
      if (kind !== 'speaker' && inputs[kind].wanted) return inputs[kind].change(deviceId);
      if (kind === 'speaker') rememberDevice(kind, deviceId);
      if (kind === 'microphone') microphone.release();
      changed();
      return null;
    },
    setNetworkUse,
    blurBackground,
    allow: (allowed) => {
      microphone.allowed = allowed.microphone;
      camera.allowed = allowed.camera;
      screen.allow(allowed.screen);
      settle();
    },
    release: () => {
      for (const one of [microphone, camera]) {
        one.wanted = false;
        one.problem = null;
        one.release();
      }
      screen.end();
    },
  };
}
