import { useSyncExternalStore } from 'react';

/** The parts of this page that have an address of their own (`#id`) and are drawn, by their ids. */
let drawn: ReadonlyMap<string, HTMLElement> = new Map();
const readers = new Set<() => void>();
/** The address that was last led to. A part that is drawn once more takes nobody back to it. */
let ledTo = '';

/** For so long the parts of a page may still come, and push the one that somebody came for down. */
const SETTLES_MS = 5_000;

function nowDrawn(parts: ReadonlyMap<string, HTMLElement>): void {
  drawn = parts;
  for (const reader of readers) reader();
}

/**
 * For the `ref` of a part of a page that other pages point to with `#id`: whoever came for it sees it, also when it is drawn
 * after the page, and a list of the parts names it as long as it is there.
 */
export function arriving(part: HTMLElement | null): (() => void) | undefined {
  if (part === null) return;
  nowDrawn(new Map(drawn).set(part.id, part));
  if (location.hash === `#${part.id}` && ledTo !== location.href) {
    leadTo(part);
    hold(part);
    if (document.activeElement === document.body) focusHeading(part);
  }
  return () => {
    if (drawn.get(part.id) !== part) return;
    const left = new Map(drawn);
    left.delete(part.id);
    nowDrawn(left);
  };
}

function leadTo(part: HTMLElement): void {
  ledTo = location.href;
  part.scrollIntoView({ behavior: 'instant' });
}

/** Keeps the part where it is while others are drawn above it, until somebody moves by themselves. */
function hold(part: HTMLElement): void {
  const watch = new ResizeObserver(() => part.scrollIntoView({ behavior: 'instant' }));
  const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
  const stop = () => {
    clearTimeout(timer);
    watch.disconnect();
    for (const move of moves) removeEventListener(move, stop, true);
  };
  const timer = setTimeout(stop, SETTLES_MS);
  for (const move of moves) addEventListener(move, stop, { capture: true, passive: true });
  watch.observe(document.body);
}

/** Whoever goes to a part with the keyboard or a screen reader goes on from its heading. */
export function focusHeading(part: HTMLElement): void {
  ledTo = location.href;
  const heading = part.querySelector<HTMLElement>('h1, h2, h3');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.dataset.keptFocus = '';
  heading.focus({ preventScroll: true });
}

const watchDrawn = (reader: () => void) => {
  readers.add(reader);
  return () => void readers.delete(reader);
};

const nowThere = () => drawn;

/** The parts of this page that can be gone to now. */
export const usePartsDrawn = (): ReadonlyMap<string, HTMLElement> =>
  useSyncExternalStore(watchDrawn, nowThere, nowThere);
