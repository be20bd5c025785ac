import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './errorBoundary';
import { retryFailedPages } from './lazyPage';

/**
 * Where lazy pages are drawn. While their files are on their way `loading` stands there, and when they cannot be had, or
 * fail in drawing, `failed`; whatever is around this place goes on.
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
