const KEY = 'roundel.chime';
let audio: AudioContext | null = null;

const stored = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

export const chimeOn = (): boolean => stored() === 'on';

export function setChime(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // the choice then lasts only for this page
  }
  if (on) chime();
}

/** A chime that the method promises sounds unless the person switched chimes off; the others, only if they switched them on. */
const isWanted = (why: 'turn' | 'promised'): boolean => (why === 'promised' ? stored() !== 'off' : chimeOn());

/** Two soft tones, a fifth apart. What it tells is on the screen too, so a browser that plays nothing stops nobody. */
export function chime(why: 'turn' | 'promised' = 'turn'): void {
  if (!isWanted(why)) return;
  try {
    audio ??= new AudioContext();
    // A browser may let it begin asleep, or put it to sleep while the page lies behind others.
    if (audio.state === 'running') play(audio);
    else void playWhenAwake(audio);
  } catch {
    // this device has no sound
  }
}

/** Some browsers wait for the next click. A chime that comes much later tells nothing any more. */
const LATE_MS = 3_000;

async function playWhenAwake(audio: AudioContext): Promise<void> {
  const asked = performance.now();
  try {
    await audio.resume();
    if (performance.now() - asked < LATE_MS) play(audio);
  } catch {
    // the page is about to go
  }
}

function play(audio: AudioContext): void {
  const start = audio.currentTime;
  for (const [index, pitch] of [528, 792].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start + index * 0.18);
    volume.gain.exponentialRampToValueAtTime(0.08, start + index * 0.18 + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + index * 0.18 + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(start + index * 0.18);
    tone.stop(start + index * 0.18 + 1);
  }
}
