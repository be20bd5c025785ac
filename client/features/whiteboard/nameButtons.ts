const nameless = 'button:not([aria-label]):not([aria-labelledby]):not([title])';

/** Excalidraw leaves its menu button without a name (D37). Whatever button appears without words or a name gets one. */
export function nameNamelessButtons(box: HTMLElement, name: string): () => void {
  const look = () => {
    for (const button of box.querySelectorAll<HTMLElement>(nameless)) {
      if ((button.textContent ?? '').trim() !== '') continue;
      button.setAttribute('aria-label', name);
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(box, { childList: true, subtree: true });
  look();
  return () => watch.disconnect();
}
