import type { ComponentProps } from 'react';
import './ui.css';

/** The only raised surface: it holds what the group writes. Name it with `aria-label` or `aria-labelledby`. */
export function Panel({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={className ? `ui-panel ${className}` : 'ui-panel'} />;
}
