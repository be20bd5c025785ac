import type { ReactNode } from 'react';
import './ui.css';

/** Says that something is loading. `children` say what. */
export function Waiting({ children, full }: { children?: ReactNode; full?: boolean }) {
  return (
    <div className={full ? 'ui-waiting ui-waiting-full' : 'ui-waiting'} role="status">
      <svg className="ui-waiting-ring" viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="12.5" transform="rotate(-90 16 16)" />
        <circle className="ui-waiting-light" cx="16" cy="3.5" r="3" />
      </svg>
      {children ? <p>{children}</p> : null}
    </div>
  );
}
