import { useSyncExternalStore } from 'react';

/** Whether the window fits a query now, and again whenever that changes. */
function fits(query: string): () => boolean {
  const media = typeof matchMedia === 'function' ? matchMedia(query) : null;
  const watch = (changed: () => void) => {
    media?.addEventListener('change', changed);
    return () => media?.removeEventListener('change', changed);
  };
  const isFit = () => media?.matches ?? false;
  return () => useSyncExternalStore(watch, isFit);
}

/** A phone, a low window, or a page at a large zoom, as in the style sheets: less stands beside, more in the menu. */
export const useSmallScreen = fits('(max-width: 700px), (max-height: 600px)');

/** A page at 400 %, as in the style sheets: only microphone, hand and main button stand in the bar. */
export const useTinyScreen = fits('(max-width: 560px) and (max-height: 480px)');
