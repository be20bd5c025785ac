import { noDevices } from '../../../client/media/devices/devices';
import type { OwnState } from '../../../client/media/devices/ownMedia';

/** Microphone and camera are on, and nothing is said or shown. */
export const quietDevices: OwnState = {
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
