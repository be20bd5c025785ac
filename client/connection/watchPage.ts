/** Calls `shown` when the page is looked at again, and `network` when the browser goes offline or on-line. */
export function watchPage({ shown, network }: { shown: () => void; network: () => void }): () => void {
  if (typeof document === 'undefined') return () => {};
  const onVisibility = () => {
    if (document.visibilityState === 'visible') shown();
  };
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', network);
  addEventListener('offline', network);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', network);
    removeEventListener('offline', network);
  };
}
