const nameless = 'button:not([aria-label]):not([aria-labelledby]):not([title])';
const zoom = '.reset-zoom-button[aria-label]';

/**
 * Names what Excalidraw leaves unnamed or names differently from what it shows: its menu button gets a name, and the
 * zoom button is named by the figure on it.
 */
export function nameNamelessButtons(box: HTMLElement, name: string): () => void {
  const nameAll = () => {
    for (const button of box.querySelectorAll<HTMLElement>(nameless)) {
      if ((button.textContent ?? '').trim() === '') button.setAttribute('aria-label', name);
    }
    for (const button of box.querySelectorAll<HTMLElement>(zoom)) {
      const shown = (button.textContent ?? '').trim();
      const label = button.getAttribute('aria-label') ?? '';
      if (!label.includes(shown)) button.setAttribute('aria-label', `${label.split(',')[0]}, ${shown}`);
    }
  };
  const watch = new MutationObserver(nameAll);
  watch.observe(box, { childList: true, subtree: true, characterData: true });
  nameAll();
  return () => watch.disconnect();
}
