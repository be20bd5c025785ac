import { vi } from 'vitest';
import type { FakeTrack } from './devices/fakeDevices';

class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}
  getTracks() {
    return this.tracks;
  }
}

/** An element that plays sound at once, as after a click. */
class FakeAudio {
  readonly dataset: Record<string, string> = {};
  srcObject: FakeStream | null = null;
  muted = false;
  paused = false;
  remove() {}
  async play() {}
}

/** A page that plays sound; `elements` are its players in the order in which they were made. */
export function fakePage() {
  const elements: FakeAudio[] = [];
  const window = Object.assign(new EventTarget(), { setInterval, clearInterval, setTimeout, clearTimeout });
  const createElement = () => {
    const element = new FakeAudio();
    elements.push(element);
    return element;
  };
  const document = Object.assign(new EventTarget(), { hidden: false, createElement });
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('MediaStream', FakeStream);

  return {
    window,
    document,
    /** Who is heard, and by which tracks. */
    heard: () =>
      Object.fromEntries(
        elements
          .filter(({ srcObject, muted }) => srcObject !== null && !muted)
          .map(({ dataset, srcObject }) => [dataset.member, srcObject?.tracks]),
      ),
    /** The browser puts the page aside, or shows it again as it was. */
    turn: (type: 'pagehide' | 'pageshow', persisted = true) =>
      window.dispatchEvent(Object.assign(new Event(type), { persisted })),
  };
}
