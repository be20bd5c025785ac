import { eventsFor, numbered, toldApart } from '../../../shared/meeting/views/told';
import type { Committed } from './commandQueue';
import type { Connection, RoomChannel } from './connection';
import type { Places } from './places';

/**
 * Tells a room what happened. Everybody gets the same message, encoded once; whoever's secret is in it gets their own instead, with
 * as many events.
 */
export function tellEvents<C extends Connection>(
  { places, channel }: { places: Places<C>; channel: RoomChannel<C> },
  { before, after, events }: Committed,
  at: number,
): void {
  const frameFor = (reader: string | null) => ({
    version: after.version,
    at,
    events: eventsFor(before, events, reader),
    ...numbered(after),
  });
  const apart = toldApart(events);
  const own = apart.size === 0 ? [] : places.inRoom().filter(({ member }) => apart.has(member));
  channel.emit('meeting:events', frameFor(null), own);
  for (const connection of own) connection.emit('meeting:events', frameFor(connection.member));
}
