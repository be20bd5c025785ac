/** How loud a track is, and whether that is somebody speaking. */

import { onReturn } from '../onReturn';

const EVERY_MS = 100;
const FLOOR_DB = -60;
const LOUD_DB = -12;
/** Above this share of the scale somebody speaks; below it for HOLD_MS, they have stopped. */
const SPEAKING = 0.32;
const HOLD_MS = 700;

/** 0 for silence, 1 for a loud voice, from a root mean square of samples in [-1, 1]. */
export function loudness(rms: number): number {
  if (rms <= 0) return 0;
  const decibel = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (decibel - FLOOR_DB) / (LOUD_DB - FLOOR_DB)));
}

/** Remembers the last loud moment, so that the glow does not flicker between words. */
export function createSpeaking(): (level: number, now: number) => boolean {
  let lastLoud = Number.NEGATIVE_INFINITY;
  return (level, now) => {
    if (level >= SPEAKING) lastLoud = now;
    return now - lastLoud < HOLD_MS;
  };
}

let shared: AudioContext | null = null;

/** One context for the page. Browsers start it only after a click, so the first one wakes it. */
function audio(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null;
  if (shared === null) {
    const context = new AudioContext();
    const wake = () => {
      void context.resume();
      if (context.state === 'running') for (const event of wakers) window.removeEventListener(event, wake, true);
    };
    const wakers = ['pointerdown', 'keydown'];
    for (const event of wakers) window.addEventListener(event, wake, true);
    // A phone call interrupts it; nobody clicks because of that.
    onReturn(() => {
      if (context.state !== 'running') void context.resume().catch(() => undefined);
    });
    shared = context;
  }
  if (shared.state === 'suspended') void shared.resume();
  return shared;
}

/** `dead`: nothing but zeros come out of it, as from a device that is muted at its own switch; no room is as silent as that. */
export type Heard = { level: number; speaking: boolean; dead: boolean };

export const unheard: Heard = { level: 0, speaking: false, dead: false };

/** Below half a step of 16 bits: no sound at all. */
const NOTHING = 0.5 / 32_768;

export const isDead = (samples: Float32Array): boolean => samples.every((sample) => Math.abs(sample) < NOTHING);

/** Measures a track some ten times a second until stopped. Where the browser has no Web Audio, nothing is reported. */
export function measureLevel(track: MediaStreamTrack, report: (heard: Heard) => void): () => void {
  const context = audio();
  if (context === null) return () => undefined;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const speaks = createSpeaking();
  let smooth = 0;
  const timer = window.setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const level = loudness(Math.sqrt(sum / samples.length));
    smooth = level > smooth ? level : smooth * 0.7 + level * 0.3;
    report({
      level: Math.round(smooth * 50) / 50,
      speaking: speaks(level, performance.now()),
      // A context that still waits for a click hears zeros from everybody.
      dead: track.muted || track.readyState === 'ended' || (context.state === 'running' && isDead(samples)),
    });
  }, EVERY_MS);
  return () => {
    window.clearInterval(timer);
    source.disconnect();
  };
}
