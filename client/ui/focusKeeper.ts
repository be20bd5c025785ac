import { useEffect } from 'react';
import { takesText } from './textEntry';
import { TypingGuard } from './typingGuard';

const guard = new TypingGuard();
/** What has the focus, and what it stands in, from the inside out: to be found again when it is gone. */
let focused: { element: Element; around: Element[]; tookText: boolean } | null = null;

/** True while letters are meant for a field: just after typing, and after the field went away under the typist. */
export const isTyping = (): boolean => guard.isTyping(performance.now());

/** Keys that typists use without wanting to be anywhere else. */
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
  // A field that is taken away is left too, but nobody chose to leave it: that is told apart once it is gone.
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

/** Whatever stands in these finds its focus by itself. */
const keepsOwnFocus = '[role="dialog"], [role="alertdialog"], [role="menu"], .excalidraw';
const places = 'section, article, form, fieldset, aside, main, [role="region"]';

/** Did the element with the focus go away? Then the nearest place around it that is still there has the focus. */
function look(): void {
  const active = document.activeElement;
  if (focused === null) return;
  const { element, around, tookText } = focused;
  // A field that was disabled has the focus until the next picture is drawn.
  if (active !== null && active !== document.body && active !== element) return;
  const isGone = !element.isConnected || element.matches(':disabled');
  if (!isGone) return;
  focused = null;
  const left = around.filter((each) => each.isConnected);
  if (left.some((each) => each.matches(keepsOwnFocus))) return;
  if (tookText) guard.fieldTaken();
  if (around.some((each) => each.matches(keepsOwnFocus) && !each.matches('.excalidraw'))) return;
  const place = left.find((each) => each.matches(places)) ?? document.querySelector('main');
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.dataset.keptFocus = '';
  place.focus({ preventScroll: true });
}

/** Watches for as long as the component is drawn; once per page. */
export function useFocusKeeper(): void {
  useEffect(() => {
    const watch = new MutationObserver(look);
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
