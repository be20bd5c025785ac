import type { MemberId } from '../../../shared/meeting/state';
import { onReturn } from '../onReturn';

/** Plays what the others say, one hidden element per person; a person who may not be heard has no stream in theirs. */
export interface SoundOutput {
  play(member: MemberId, tracks: readonly MediaStreamTrack[]): void;
  forget(member: MemberId): void;
  /** Who has an element, heard or not. */
  members(): MemberId[];
  playThrough(deviceId: string | null): void;
  place(into: HTMLElement | null): void;
  /** True while the browser waits for a click before it lets sound out. */
  blocked(): boolean;
  resume(): Promise<void>;
  close(): void;
}

export function createSoundOutput(changed: () => void): SoundOutput {
  const elements = new Map<MemberId, HTMLAudioElement>();
  let place: HTMLElement | null = null;
  let speaker: string | null = null;
  let blocked = false;

  function setBlocked(now: boolean): void {
    if (blocked === now) return;
    blocked = now;
    changed();
  }
  async function start(element: HTMLAudioElement): Promise<void> {
    if (element.srcObject === null) return;
    try {
      await element.play();
      setBlocked(false);
    } catch (error) {
      // AbortError only says that a newer stream took over.
      if (error instanceof DOMException && error.name === 'NotAllowedError') setBlocked(true);
    }
  }
  async function point(element: HTMLAudioElement): Promise<void> {
    if (typeof element.setSinkId !== 'function') return;
    await element.setSinkId(speaker ?? '').catch(() => undefined);
  }
  function elementOf(member: MemberId): HTMLAudioElement {
    const known = elements.get(member);
    if (known) return known;
    const element = document.createElement('audio');
    element.autoplay = true;
    element.dataset.member = member;
    elements.set(member, element);
    place?.append(element);
    if (speaker !== null) void point(element);
    return element;
  }
  const tracksOf = (element: HTMLAudioElement): readonly MediaStreamTrack[] =>
    element.srcObject instanceof MediaStream ? element.srcObject.getTracks() : [];

  /** Phones pause what plays while the page is away or a call comes in, and do not start it again. */
  const stopWaiting = onReturn(() => {
    for (const element of elements.values()) if (element.paused) void start(element);
  });

  return {
    play: (member, tracks) => {
      const element = elementOf(member);
      const now = tracksOf(element);
      if (now.length === tracks.length && now.every((track) => tracks.includes(track))) return;
      element.muted = tracks.length === 0;
      element.srcObject = tracks.length === 0 ? null : new MediaStream([...tracks]);
      void start(element);
    },
    forget: (member) => {
      const element = elements.get(member);
      if (!element) return;
      element.srcObject = null;
      element.remove();
      elements.delete(member);
    },
    members: () => [...elements.keys()],
    playThrough: (deviceId) => {
      if (speaker === deviceId) return;
      speaker = deviceId;
      for (const element of elements.values()) void point(element);
    },
    place: (into) => {
      place = into;
      for (const element of elements.values()) {
        if (into) into.append(element);
        else element.remove();
        // Moving an element in the page pauses it.
        void start(element);
      }
    },
    blocked: () => blocked,
    resume: async () => {
      await Promise.all([...elements.values()].map(start));
      // Nobody is heard now, and nothing waits for a click; the next voice tells whether one is needed.
      if ([...elements.values()].every(({ srcObject }) => srcObject === null)) setBlocked(false);
    },
    close: () => {
      stopWaiting();
      for (const element of elements.values()) {
        element.srcObject = null;
        element.remove();
      }
      elements.clear();
    },
  };
}
