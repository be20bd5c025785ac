import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './errorBoundary';
import { retryFailedPages } from './lazyPage';

/**
 * The place of a lazy page. Shows `loading` while its file loads, and `failed` when it cannot be loaded or drawn. The
 * rest of the page goes on.
 */
export function LazyPlace({
  loading,
  failed,
  children,
}: {
  loading: ReactNode;
  failed: (retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const fallback = (retry: () => void) =>
    failed(() => {
      retryFailedPages();
      retry();
    });
  return (
    <ErrorBoundary fallback={fallback}>
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorBoundary>
  );
}
