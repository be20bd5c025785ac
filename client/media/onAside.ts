/**
 * Tells when this page is left. Browsers may only put it aside and show it again later, as it was (the back button, phones):
 * then what it sends must end all the same, or the others would look at a picture that stands still, and begin anew when it
 * is back.
 */
export function onAside(parts: { aside: () => void; back: () => void; gone: () => void }): () => void {
  let isAside = false;
  const hide = ({ persisted }: PageTransitionEvent) => {
    isAside = persisted;
    if (persisted) parts.aside();
    else parts.gone();
  };
  const show = () => {
    if (!isAside) return;
    isAside = false;
    parts.back();
  };
  window.addEventListener('pagehide', hide);
  window.addEventListener('pageshow', show);
  return () => {
    window.removeEventListener('pagehide', hide);
    window.removeEventListener('pageshow', show);
  };
}
