import type { ReactNode } from 'react';
import { Icon } from './icon';
import './ui.css';

/** A notice. Screen readers read `info` and `warn` when they are idle, and `refused` at once. */
export function Notice({
  kind = 'info',
  children,
  actions,
  className,
}: {
  kind?: 'info' | 'warn' | 'refused';
  children: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={`ui-notice ui-notice-${kind}${className ? ` ${className}` : ''}`}
      role={kind === 'refused' ? 'alert' : 'status'}
    >
      <Icon name={kind === 'info' ? 'info' : 'alert'} size={20} />
      <div className="ui-notice-text">{children}</div>
      {actions ? <div className="ui-notice-actions">{actions}</div> : null}
    </div>
  );
}
