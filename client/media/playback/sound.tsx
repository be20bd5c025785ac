import { useEffect, useRef } from 'react';
import { useMediaRoom } from '../context';

/** The hidden elements that play the others. Put it once on the page, above what comes and goes. */
export function RoomSound() {
  const room = useMediaRoom();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    room.placeSound(place.current);
    return () => room.placeSound(null);
  }, [room]);
  return <div ref={place} hidden />;
}
