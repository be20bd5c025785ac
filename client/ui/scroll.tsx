import { type ReactNode, useEffect, useRef, useState } from 'react';
import './ui.css';

/**
 * A part that scrolls when it has to. Then, and only then, it can be reached and scrolled by keyboard, and what goes on
 * below fades out instead of being cut.
 */
export function Scroll({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState({ overflows: false, goesOn: false });
  useEffect(() => {
    const [outer, inner] = [box.current, inside.current];
    if (!outer || !inner) return;
    const look = () => {
      const overflows = outer.scrollHeight > outer.clientHeight + 1;
      const goesOn = overflows && outer.scrollTop + outer.clientHeight < outer.scrollHeight - 4;
      setReach((before) =>
        before.overflows === overflows && before.goesOn === goesOn ? before : { overflows, goesOn },
      );
    };
    const watch = new ResizeObserver(look);
    watch.observe(outer);
    watch.observe(inner);
    outer.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      outer.removeEventListener('scroll', look);
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
