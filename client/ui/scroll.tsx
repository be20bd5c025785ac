import { type ReactNode, useEffect, useRef, useState } from 'react';
import './ui.css';

/**
 * An area that scrolls when its content is too long. Only then it can be focused and scrolled with the keyboard, and
 * its content fades out at the lower edge instead of being cut off.
 */
export function Scroll({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState({ overflows: false, goesOn: false });
  useEffect(() => {
    const [outer, inner] = [box.current, inside.current];
    if (!outer || !inner) return;
    const update = () => {
      const overflows = outer.scrollHeight > outer.clientHeight + 1;
      const goesOn = overflows && outer.scrollTop + outer.clientHeight < outer.scrollHeight - 4;
      setReach((before) =>
        before.overflows === overflows && before.goesOn === goesOn ? before : { overflows, goesOn },
      );
    };
    const watch = new ResizeObserver(update);
    watch.observe(outer);
    watch.observe(inner);
    outer.addEventListener('scroll', update, { passive: true });
    return () => {
      watch.disconnect();
      outer.removeEventListener('scroll', update);
    };
  }, []);
  const reachable = reach.overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div ref={box} className={`ui-scroll${reach.goesOn ? ' ui-scroll-on' : ''} ${className}`} {...reachable}>
      <div ref={inside} className="ui-scroll-inside">
        {children}
      </div>
    </div>
  );
}
