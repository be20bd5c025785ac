import { useEffect, useRef, useState } from 'react';

const CHECK_EVERY_MS = 250;

/** Asks regularly whether a hint is due. `isDue` gets the time of a clock that only goes forward. */
export function useHint(isDue: (now: number) => boolean): [boolean, (shown: boolean) => void] {
  const [shown, show] = useState(false);
  const latest = useRef(isDue);
  useEffect(() => {
    latest.current = isDue;
  });
  useEffect(() => {
    const timer = window.setInterval(() => show(latest.current(performance.now())), CHECK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return [shown, show];
}
