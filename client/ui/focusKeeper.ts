import { useEffect } from 'react';
import { takesText } from './textEntry';
import { TypingGuard } from './typingGuard';

const guard = new TypingGuard();
/** The focused element and its ancestors, from the inside out. They are needed when the element is removed. */
let focused: { element: Element; around: Element[]; tookText: boolean } | null = null;

/** True while letters belong to a field: just after typing, and after the field was removed while somebody typed. */
export const isTyping = (): boolean => guard.isTyping(performance.now());

/** Somebody who has written nothing for so long has stopped to write. */
const PAUSE_MS = 10_000;

/** True for people in the middle of a sentence: they have written a letter just now, and not pressed Escape since. */
export const isMidSentence = (): boolean => guard.hasTypedWithin(PAUSE_MS, performance.now());

/** True while the focus is in a field that stands in this place. */
export function isInFieldOf(place: Element | null): boolean {
  if (place === null) return false; // not drawn yet
  const active = document.activeElement;
  return active !== null && place.contains(active) && takesText(active);
}

/** Keys that belong to typing: pressing one does not mean that the person has moved on. */
const typistKeys = new Set([
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'],
  ...['Backspace', 'Delete', 'Enter'],
]);

function onFocus(event: FocusEvent): void {
  if (!(event.target instanceof Element)) return;
  const around: Element[] = [];
  for (let each = event.target.parentElement; each !== null; each = each.parentElement) around.push(each);
  focused = { element: event.target, around, tookText: takesText(event.target) };
}

function onBlur(event: FocusEvent): void {
  const { target } = event;
  // A removed field loses the focus too, but nobody chose to leave it. Only after the event is it clear which of both
  // happened.
  queueMicrotask(() => {
    if (focused?.element === target && focused.element.isConnected && document.activeElement === document.body)
      if (!focused.element.matches(':disabled')) focused = null;
  });
}

function onKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (target instanceof Element && takesText(target)) {
    guard.typed(performance.now());
  } else if (key.length > 1 && !typistKeys.has(key)) guard.moved();
  if (key === 'Escape') guard.finished();
}

const onPointer = (): void => guard.moved();

/** These elements manage their own focus. */
const keepsOwnFocus = '[role="dialog"], [role="alertdialog"], [role="menu"], .excalidraw';
const places = 'section, article, form, fieldset, aside, main, [role="region"]';

/** Firefox tells nobody that a focused element was removed, so a dialog or menu does not notice that the focus is gone. */
function keepInside(own: Element): void {
  if (own.matches('.excalidraw')) return;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body || !own.isConnected) return;
    const first = own.querySelector('button:enabled, input:enabled, textarea:enabled, select:enabled, a[href]') ?? own;
    if (first instanceof HTMLElement) first.focus();
  });
}

/** When the focused element is removed, moves the focus to the nearest region around it that still exists. */
function moveFocus(): void {
  const active = document.activeElement;
  if (focused === null) return;
  const { element, around, tookText } = focused;
  // A field that was just disabled keeps the focus until the next frame.
  if (active !== null && active !== document.body && active !== element) return;
  const isGone = !element.isConnected || element.matches(':disabled');
  if (!isGone) return;
  focused = null;
  const left = around.filter((each) => each.isConnected);
  const own = left.find((each) => each.matches(keepsOwnFocus));
  if (own) {
    keepInside(own);
    return;
  }
  if (tookText) guard.fieldTaken();
  if (around.some((each) => each.matches(keepsOwnFocus) && !each.matches('.excalidraw'))) return;
  const place = left.find((each) => each.matches(places)) ?? document.querySelector('main');
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.dataset.keptFocus = '';
  place.focus({ preventScroll: true });
}

/** Watches as long as the component is mounted. Use it once per page. */
export function useFocusKeeper(): void {
  useEffect(() => {
    const watch = new MutationObserver(moveFocus);
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('pointerdown', onPointer, { capture: true });
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('pointerdown', onPointer, { capture: true });
    };
  }, []);
}
