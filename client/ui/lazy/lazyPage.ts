import { type ComponentType, createElement, lazy } from 'react';
import type { Preloaded } from './preload';
import { withRetries } from './retries';

export type LazyPage<P> = ComponentType<P> & Preloaded;

/** One function per page that could not be loaded. It makes the page load again. */
const failed = new Set<() => void>();

/** Pages that could not be loaded are loaded again when they are next drawn. */
export function retryFailedPages(): void {
  for (const retry of failed) retry();
  failed.clear();
}

/**
 * A component whose file is loaded when it is first drawn. What else it needs, such as its messages, is loaded at the
 * same time. Draw it inside a `LazyPlace`.
 */
export function lazyPage<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...needs: (() => Promise<void>)[]
): LazyPage<P> {
  const loadAll = async () => {
    const [Page] = await Promise.all([withRetries(load), ...needs.map(withRetries)]);
    return { default: Page };
  };
  let Page = lazy(loadForDrawing);
  async function loadForDrawing() {
    try {
      return await loadAll();
    } catch (error) {
      // React remembers a failed load for ever. Only a new lazy component tries again.
      failed.add(() => {
        Page = lazy(loadForDrawing);
      });
      throw error;
    }
  }
  const preload = async () => {
    await loadAll().catch(() => undefined);
  };
  return Object.assign((props: P) => createElement(Page, props), { preload });
}
