import { seatOf } from '../../../shared/meeting/people/people';
import { isInRoom } from '../../../shared/meeting/rights/entry';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Person } from '../../../shared/protocol/meeting';
import type { Connection, RoomChannel } from './connection';
import type { Places } from './places';
import type { Presence } from './presence';
import { lobbyChange, reasonToRejoin } from './reasonToRejoin';

type Told<C extends Connection> = {
  places: Places<C>;
  channel: RoomChannel<C>;
  /** Also of connections that have not joined yet. */
  presence: Pick<Presence<C>, 'all'>;
  names: ReadonlyMap<MemberId, string>;
};

/** People who may now see more or less are told to join again; those who may see less receive nothing further. */
export function tellWhoSeesOther<C extends Connection>(
  { places, channel, presence, names }: Told<C>,
  before: Meeting,
  after: Meeting,
): void {
  const personOf = (member: MemberId): Person => ({ member, name: names.get(member) ?? '' });
  const change = lobbyChange(before, after);
  for (const connection of new Set([...presence.all(), ...places.joined()])) {
    if (isInRoom(before, connection.member) && !isInRoom(after, connection.member)) places.leaveRoom(connection);
    const reason = reasonToRejoin(change, connection.member);
    const isToldAnyway = reason === 'lobby' && !places.hasJoined(connection);
    if (reason !== null && !isToldAnyway) connection.emit('meeting:rejoin', { reason });
    if (reason === 'removed') connection.cut();
  }
  const fresh = Object.keys(after.seats).filter((member) => !Object.hasOwn(before.seats, member));
  if (fresh.length > 0) channel.emit('people', fresh.map(personOf));
  for (const [member, seat] of Object.entries(after.seats))
    if (seat.admission === 'waiting' && seatOf(before, member)?.admission !== 'waiting')
      channel.emit('lobby:knocked', personOf(member));
}
