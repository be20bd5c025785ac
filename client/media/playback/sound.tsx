import { useEffect, useRef } from 'react';
import { useMediaRoom } from '../context';

/** The hidden elements that play the others. Rendered once per page, above everything that comes and goes. */
export function RoomSound() {
  const room = useMediaRoom();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    room.placeSound(place.current);
    return () => room.placeSound(null);
  }, [room]);
  return <div ref={place} hidden />;
}
