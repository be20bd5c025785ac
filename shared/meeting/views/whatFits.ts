import type { SlotPolicy } from '../../templates/template';
import { leastMinutes } from '../agenda/planner';
import { hasOtherSlot } from '../agenda/recut';
import { isSeated, slotInHand, takingPart, told } from '../people/people';
import type { Meeting, MemberId } from '../state';
import type { OrderPreview } from './orderPreview';
import { wantedOrder, wishesNow } from './slotOrder';

/** Issue selection: which issues the group favours, and for which of them there is time. */

/** How many of the others favour this member's issue. */
export const favoursFor = (meeting: Meeting, member: MemberId): number =>
  told(meeting.numbers?.favours, member) ??
  Object.entries(wishesNow(meeting)).filter(
    ([voter, wish]) => isSeated(meeting, voter) && wish.favours.includes(member),
  ).length;

/** Somebody has said which issues they favour, or how important their own is. */
export const someFavour = (meeting: Meeting): boolean =>
  meeting.numbers?.favours !== undefined ||
  Object.values(wishesNow(meeting)).some(({ favours, priority }) => favours.length > 0 || priority !== undefined);

/** These members by votes; where votes are equal, by the priority that each chose; else in the order they stood in. */
export function byFavour(meeting: Meeting, clients: readonly MemberId[]): MemberId[] {
  const wishes = wishesNow(meeting);
  const rank = (member: MemberId) => 'ABC'.indexOf(wishes[member]?.priority ?? 'C');
  return [...clients].sort(
    (one, other) => favoursFor(meeting, other) - favoursFor(meeting, one) || rank(one) - rank(other),
  );
}

/** Whose case it can be: people who take part, want it and have no other slot, those with most votes first. */
export const possibleClients = (meeting: Meeting): MemberId[] => {
  const slot = slotInHand(meeting);
  const wishes = wishesNow(meeting);
  const possible = takingPart(meeting).filter(
    (member) => wishes[member]?.slot !== false && !hasOtherSlot(meeting, member, slot),
  );
  return byFavour(meeting, possible);
};

type Share = { client: MemberId; minutes: number };
export type Fit = {
  inside: Share[];
  /** Minutes that nobody has yet. */
  free: number;
  /** The minutes that there are for slots. */
  line: number;
  outside: Share[];
};

/** Drawn to scale: the slots of this order down to the minutes there are, and what stays outside. */
export function whatFits(
  meeting: Meeting,
  preview: OrderPreview,
  clients: readonly MemberId[],
  policy: SlotPolicy,
): Fit | null {
  const wanted = wantedMinutes(meeting, policy);
  const without = wantedOrder(meeting).filter((member) => !clients.includes(member));
  if (preview.fits) {
    const inside = preview.slots.map(({ client, minutes }) => ({ client, minutes }));
    const sum = preview.minutes;
    const free = Math.max(0, -preview.lateMinutes);
    const line = sum + free - Math.max(0, preview.lateMinutes);
    return { inside, free, line, outside: without.map(wanted) };
  }
  if (preview.tooShort === null) return null;
  const line = Math.round(preview.tooShort.each * clients.length);
  const fitting = thatFit(meeting, clients, line, policy);
  const inside = fitting.map(wanted);
  const outside = [...clients.filter((client) => !fitting.includes(client)), ...without].map(wanted);
  return { inside, free: inside.reduce((left, { minutes }) => left - minutes, line), line, outside };
}

/** What a slot takes at least; where the time is shared as asked for, what each of them asked for. */
function wantedMinutes(meeting: Meeting, policy: SlotPolicy): (client: MemberId) => Share {
  const wishes = policy === 'bid' ? wishesNow(meeting) : {};
  const least = leastMinutes(meeting.template, policy);
  return (client) => ({ client, minutes: wishes[client]?.minutes ?? least });
}

/** Of these members, in this order, those whose minutes fit one after another. */
export function thatFit(meeting: Meeting, clients: readonly MemberId[], line: number, policy: SlotPolicy): MemberId[] {
  const wanted = wantedMinutes(meeting, policy);
  let left = line;
  return clients.filter((client) => {
    const { minutes } = wanted(client);
    if (minutes > left) return false;
    left -= minutes;
    return true;
  });
}
