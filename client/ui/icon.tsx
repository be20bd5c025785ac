import type { LucideIcon } from 'lucide-react';
import './ui.css';

/** One drawn sign, imported by name where it is used (`<Icon of={Mic} />`). Silent for screen readers: the control says it in words. */
export function Icon({ of: Sign, size = 22, className }: { of: LucideIcon; size?: number; className?: string }) {
  return (
    <Sign
      className={className ? `ui-icon ${className}` : 'ui-icon'}
      width={size}
      height={size}
      strokeWidth={1.7}
      aria-hidden
    />
  );
}
