import { type ComponentType, createElement, lazy } from 'react';
import type { Preloaded } from './preload';
import { withRetries } from './retries';

export type LazyPage<P> = ComponentType<P> & Preloaded;

/** How to let each page that could not be loaded try again. */
const failed = new Set<() => void>();

/** The next drawing of a page that could not be loaded loads it again. */
export function retryFailedPages(): void {
  for (const retry of failed) retry();
  failed.clear();
}

/**
 * A component whose file is loaded when it is first drawn. What it needs besides, such as its messages, is loaded side by
 * side with it. To be drawn inside a `LazyPlace`.
 */
export function lazyPage<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...needs: (() => Promise<void>)[]
): LazyPage<P> {
  const loadAll = async () => {
    const [Page] = await Promise.all([withRetries(load), ...needs.map((need) => need())]);
    return { default: Page };
  };
  let Page = lazy(loadForDrawing);
  async function loadForDrawing() {
    try {
      return await loadAll();
    } catch (error) {
      // React keeps the failure: drawn again, this one would fail without asking.
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
