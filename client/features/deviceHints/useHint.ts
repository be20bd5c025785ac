import { useEffect, useRef, useState } from 'react';

const LOOK_EVERY_MS = 250;

/** Asks again and again whether a hint is due; `look` is given a clock that only goes forward. */
export function useHint(look: (now: number) => boolean): [boolean, (shown: boolean) => void] {
  const [shown, show] = useState(false);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const timer = window.setInterval(() => show(latest.current(performance.now())), LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return [shown, show];
}
