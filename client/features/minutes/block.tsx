import type { ReactNode } from 'react';

/** One part of the page of a meeting that has ended. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="minutes-block">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
