import { seated } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId, Slot } from '../../../shared/meeting/state';
import { slotsStillOpen } from '../../../shared/meeting/views/agenda';
import type { ParkedItem } from '../../../shared/protocol/records';

type StillOpen = {
  /** Slots that ended without an action and without "no action this time". */
  slots: Slot[];
  /** People in the room who have not said what became of an earlier action, also while their connection is lost: nobody waits for them, but they are not forgotten. */
  unreported: MemberId[];
  parked: readonly ParkedItem[];
};

/** What the group left open and meets again in its closing round; null when there is nothing. */
export function stillOpen(
  meeting: Meeting,
  unreported: readonly { member: MemberId; count: number }[],
  parked: readonly ParkedItem[],
): StillOpen | null {
  const here = seated(meeting);
  const slots = slotsStillOpen(meeting);
  const waiting = unreported.filter(({ member, count }) => count > 0 && here.includes(member));
  if (slots.length + waiting.length + parked.length === 0) return null;
  return { slots, unreported: waiting.map(({ member }) => member), parked };
}
