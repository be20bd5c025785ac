/**
 * Tells when this page is left. Browsers may only suspend it and show it again later, as it was (the back button, phones): then
 * what it sends must end all the same, or the others would look at a picture that stands still, and it begins anew afterwards.
 */
export function onSuspend(page: { suspend: () => void; resume: () => void; leave: () => void }): () => void {
  let isSuspended = false;
  const hide = ({ persisted }: PageTransitionEvent) => {
    isSuspended = persisted;
    if (persisted) page.suspend();
    else page.leave();
  };
  const show = () => {
    if (!isSuspended) return;
    isSuspended = false;
    page.resume();
  };
  window.addEventListener('pagehide', hide);
  window.addEventListener('pageshow', show);
  return () => {
    window.removeEventListener('pagehide', hide);
    window.removeEventListener('pageshow', show);
  };
}
