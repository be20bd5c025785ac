import type { MemberId } from '../../../shared/meeting/state';
import { timeIn } from '../../ui/text/zones';

/** People whose clocks show the same at a moment. */
export type SameHour = { time: string; days: number; members: MemberId[] };

/** What the clocks of the others show at a moment, where that differs from mine. The largest part of the group comes first. */
export function hoursElsewhere(at: number, zones: Readonly<Record<MemberId, string>>, mine: string): SameHour[] {
  const here = timeIn(at, mine);
  const found = new Map<string, SameHour>();
  for (const [member, zone] of Object.entries(zones)) {
    const there = timeIn(at, zone);
    if (there.time === here.time && there.days === here.days) continue;
    const key = `${there.days} ${there.time}`;
    found.set(key, { ...there, members: [...(found.get(key)?.members ?? []), member] });
  }
  return [...found.values()].sort((one, other) => other.members.length - one.members.length);
}
