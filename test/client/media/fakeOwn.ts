import { noDevices } from '../../../client/media/devices/devices';
import { noTracks, type OwnMedia, type OwnState } from '../../../client/media/devices/ownMedia';
import { FakeTrack } from './devices/fakeDevices';

const quiet: OwnState = {
  support: 'ok',
  microphone: 'on',
  camera: 'on',
  screen: 'off',
  screenTrouble: null,
  picture: null,
  level: 0,
  speaking: false,
  speaksUnheard: false,
  microphonePulled: false,
  microphoneDead: false,
  opening: false,
  devices: noDevices,
  chosen: { microphone: null, camera: null, speaker: null },
  networkUse: 'full',
  blur: 'off',
};

/** My devices with microphone, camera and screen on; what the meeting allows is kept and obeyed. */
export function fakeOwn() {
  const listeners = new Set<() => void>();
  const microphone = new FakeTrack('audio', 'microphone') as unknown as MediaStreamTrack;
  const camera = new FakeTrack('video', 'camera') as unknown as MediaStreamTrack;
  const screen = new FakeTrack('video', 'screen') as unknown as MediaStreamTrack;
  let allowed = { microphone: false, camera: false, screen: false };
  const unused = async () => {
    throw new Error('no test changes a device here');
  };
  const own: OwnMedia = {
    state: () => quiet,
    tracks: () => ({
      ...noTracks,
      microphone: allowed.microphone ? microphone : null,
      camera: allowed.camera ? camera : null,
      screen: allowed.screen ? screen : null,
    }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: unused,
    setMicrophone: unused,
    setCamera: unused,
    shareScreen: unused,
    choose: unused,
    setNetworkUse: unused,
    blurBackground: unused,
    allow: (now) => {
      allowed = now;
      for (const listener of [...listeners]) listener();
    },
    release: () => undefined,
  };
  return { own, allowed: () => allowed, microphone, camera, screen };
}
