import { useEffect, useState } from 'react';
import { useMediaRoom } from '../context';
import type { MediaState } from '../mediaState';

const CHECK_EVERY_MS = 500;

/**
 * Asks a watch about the media twice a second and renders again only when its answer, which must survive JSON, has changed.
 * `now` is milliseconds of a clock that only goes forward.
 */
export function useWatch<T>(create: () => { step(media: MediaState, now: number): T }, atFirst: T): T {
  const room = useMediaRoom();
  const [watch] = useState(create);
  const [shown, show] = useState(atFirst);
  useEffect(() => {
    const check = () => {
      const now = watch.step(room.state(), performance.now());
      show((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const timer = window.setInterval(check, CHECK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [room, watch]);
  return shown;
}
