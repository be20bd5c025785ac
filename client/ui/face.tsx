import type { CSSProperties, ReactNode } from 'react';
import './ui.css';

/** The initials of a display name: the first letters of its first and its last word, or the number that tells equal names apart. */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, ''))
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  );
}

/**
 * A person, always round: initials, with a live `picture` over them while there is one. `children` replace both. `size`
 * is in px; without it the face is as wide as `--d`.
 */
export function Face({
  name,
  size,
  picture,
  children,
  className,
}: {
  name: string;
  size?: number;
  picture?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const style = size === undefined ? undefined : ({ '--d': `${size}px` } as CSSProperties);
  return (
    <span
      className={className ? `ui-face ${className}` : 'ui-face'}
      style={style}
      aria-hidden={children || picture ? undefined : true}
    >
      {children ?? (
        <>
          <span className="ui-initials">{initialsOf(name)}</span>
          {picture}
        </>
      )}
    </span>
  );
}
