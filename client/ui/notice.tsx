import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { useInRow } from './inRow';
import './ui.css';

/**
 * A notice. Screen readers read `info` and `warn` when they are idle, and `refused` at once. In a row of notices only
 * the first one is shown.
 */
export function Notice({
  kind = 'info',
  mark,
  children,
  actions,
  explains = false,
  isSummedUp = false,
  className,
}: {
  kind?: 'info' | 'warn' | 'refused';
  /** What stands in front: another icon than usual, or a face. */
  mark?: IconName | { face: ReactNode };
  children: ReactNode;
  actions?: ReactNode;
  /** It only explains how things are now: it waits behind every notice of something that happened. */
  explains?: boolean;
  /** Another notice in the row sums this one up: it is read in full with the others, and not counted as one more. */
  isSummedUp?: boolean;
  className?: string;
}) {
  const { notice, shown } = useInRow({ explains, isSummedUp });
  const usual = kind === 'info' ? 'info' : 'alert';
  return (
    <div
      ref={notice}
      className={`ui-notice ui-notice-${kind}${explains ? ' ui-notice-explains' : ''}${shown ? '' : ' ui-notice-waits'}${className ? ` ${className}` : ''}`}
      role={kind === 'refused' ? 'alert' : 'status'}
    >
      {typeof mark === 'object' ? mark.face : <Icon name={mark ?? usual} size={20} />}
      <div className="ui-notice-text">{children}</div>
      {actions ? <div className="ui-notice-actions">{actions}</div> : null}
    </div>
  );
}
