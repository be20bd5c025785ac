/**
 * Tells when somebody comes back to this page: to the tab, to the window, or from the pages a phone had put to sleep. Some
 * phones give only one of these signs, so it may be told more than once.
 */
export function onReturn(act: () => void): () => void {
  const back = () => {
    if (!document.hidden) act();
  };
  document.addEventListener('visibilitychange', back);
  window.addEventListener('pageshow', back);
  window.addEventListener('focus', back);
  return () => {
    document.removeEventListener('visibilitychange', back);
    window.removeEventListener('pageshow', back);
    window.removeEventListener('focus', back);
  };
}
