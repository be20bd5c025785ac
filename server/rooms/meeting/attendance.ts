import type { Event } from '../../../shared/meeting/events';
import type { MemberId, Time } from '../../../shared/meeting/state';

/**
 * How long each member was connected between the start and the end of the meeting, in milliseconds; shown only to the
 * group.
 */
export function timePresent(events: readonly Event[], now: Time): Map<MemberId, number> {
  const startedAt = events.find((event) => event.type === 'meetingStarted')?.at ?? null;
  const endedAt = events.find((event) => event.type === 'meetingEnded')?.at ?? now;
  const present = new Map<MemberId, number>();
  if (startedAt === null) return present;

  const since = new Map<MemberId, Time>();
  const stop = (member: MemberId, at: Time) => {
    const from = since.get(member);
    since.delete(member);
    if (from === undefined) return;
    const time = Math.min(at, endedAt) - Math.max(from, startedAt);
    present.set(member, (present.get(member) ?? 0) + Math.max(0, time));
  };
  for (const event of events) {
    if (event.type === 'arrived' || event.type === 'connectionBack' || event.type === 'seatTaken') {
      if (!since.has(event.member)) since.set(event.member, event.at);
    }
    if (event.type === 'connectionLost' || event.type === 'left' || event.type === 'memberRemoved') {
      stop(event.member, event.at);
    }
  }
  for (const member of [...since.keys()]) stop(member, endedAt);
  return present;
}
