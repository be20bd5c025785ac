import { useEffect, useState } from 'react';
import { useMediaRoom } from '../context';
import type { MediaState } from '../mediaState';

const LOOK_EVERY_MS = 500;

/**
 * What a watch says of the media while time passes; it says something that survives JSON. Draws again only when that changes.
 * `now` is milliseconds of a clock that only goes forward.
 */
export function useWatch<T>(create: () => { step(media: MediaState, now: number): T }, atFirst: T): T {
  const room = useMediaRoom();
  const [watch] = useState(create);
  const [shown, show] = useState(atFirst);
  useEffect(() => {
    const look = () => {
      const now = watch.step(room.state(), performance.now());
      show((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [room, watch]);
  return shown;
}
