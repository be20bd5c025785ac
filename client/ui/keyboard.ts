import { takesText } from './textEntry';

/** An address bar that comes and goes takes less of the window, a keyboard more. */
const LEAST_PX = 140;

/**
 * The keyboard of a phone lies over the page in some browsers and makes the window lower in others. While it is open, the root
 * element has `data-keyboard`, and `--visible` and `--visible-top` say which part of the page is left. Returns how to stop.
 */
export function watchKeyboard(): () => void {
  const root = document.documentElement;
  const view = window.visualViewport;
  let tallest = 0;
  let width = 0;
  const look = () => {
    const height = view?.height ?? window.innerHeight;
    if (width !== window.innerWidth) tallest = 0;
    width = window.innerWidth;
    tallest = Math.max(tallest, height);
    const active = document.activeElement;
    // A page that is zoomed in shows less of itself without any keyboard.
    const isOpen =
      active !== null && takesText(active) && tallest - height > LEAST_PX && (view === null || view.scale < 1.05);
    if (!isOpen) return forget();
    root.dataset.keyboard = '';
    root.style.setProperty('--visible', `${Math.round(height)}px`);
    root.style.setProperty('--visible-top', `${Math.round(view?.offsetTop ?? 0)}px`);
  };
  const forget = () => {
    delete root.dataset.keyboard;
    root.style.removeProperty('--visible');
    root.style.removeProperty('--visible-top');
  };
  const later = () => requestAnimationFrame(look);
  look();
  const target: EventTarget = view ?? window;
  target.addEventListener('resize', look);
  target.addEventListener('scroll', look);
  document.addEventListener('focusin', look);
  document.addEventListener('focusout', later);
  return () => {
    target.removeEventListener('resize', look);
    target.removeEventListener('scroll', look);
    document.removeEventListener('focusin', look);
    document.removeEventListener('focusout', later);
    forget();
  };
}
