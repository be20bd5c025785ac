import { noTracks, type OwnMedia } from '../../../client/media/devices/ownMedia';
import { quietDevices } from '../../support/media/quietDevices';
import { FakeTrack } from './devices/fakeDevices';

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
    state: () => quietDevices,
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
    comeInQuietly: unused,
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
