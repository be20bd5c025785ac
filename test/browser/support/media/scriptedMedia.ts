import type { OwnMedia, OwnTracks } from '../../../../client/media/devices/ownMedia';
import { quietDevices } from '../../../support/media/quietDevices';

/** Runs in the browser: what a scripted seat sends. All seats of a page share one quiet tone and one moving picture. */

let tone: MediaStreamTrack | undefined;
let picture: MediaStreamTrack | undefined;

function sharedTone(): MediaStreamTrack {
  if (tone) return tone;
  const context = new AudioContext({ latencyHint: 'playback' });
  const voice = context.createOscillator();
  const quiet = context.createGain();
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  quiet.gain.value = 0.1;
  voice.connect(quiet).connect(out);
  voice.start();
  tone = out.stream.getAudioTracks()[0] as MediaStreamTrack;
  return tone;
}

function sharedPicture(): MediaStreamTrack {
  if (picture) return picture;
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let step = 0;
  window.setInterval(() => {
    pen.fillStyle = `hsl(${(step++ * 20) % 360} 50% 50%)`;
    pen.fillRect(0, 0, 160, 120);
  }, 200);
  picture = canvas.captureStream(5).getVideoTracks()[0] as MediaStreamTrack;
  return picture;
}

/** Microphone and camera are on, without a device. What the meeting closes is not sent. */
export function createScriptedMedia(): OwnMedia {
  const listeners = new Set<() => void>();
  let allowed = { microphone: false, camera: false, screen: false };
  const unscripted = async () => {
    throw new Error('a scripted seat changes no device');
  };
  return {
    state: () => quietDevices,
    tracks: (): OwnTracks => ({
      microphone: allowed.microphone ? sharedTone() : null,
      camera: allowed.camera ? sharedPicture() : null,
      screen: null,
      screenSound: null,
    }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: async () => undefined,
    setMicrophone: unscripted,
    comeInQuietly: unscripted,
    setCamera: unscripted,
    shareScreen: unscripted,
    choose: unscripted,
    setNetworkUse: unscripted,
    blurBackground: unscripted,
    allow: (now) => {
      allowed = now;
      for (const listener of listeners) listener();
    },
    release: () => undefined,
  };
}
