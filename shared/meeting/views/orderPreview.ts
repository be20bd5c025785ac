import { isRefusal } from '../../refusal';
import type { SlotPolicy } from '../../templates/template';
import { leastMinutes, slotRange } from '../agenda/planner';
import { askedMinutes, endsIfKept, slotsOf } from '../agenda/recut';
import { MINUTE } from '../clock';
import { follow } from '../rules/moment';
import { confirmSlots } from '../rules/plan';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId, Time } from '../state';

/** Agenda setting: what an order of slots would lead to, before it is confirmed. */

export type OrderPreview =
  | {
      fits: true;
      slots: { client: MemberId; minutes: number; asked: number | null }[];
      minutes: number;
      endsAt: Time;
      lateMinutes: number;
    }
  /** Slots would have `each` minutes and need `least`; so many equal ones would fit. Null where that is not the reason. */
  | { fits: false; tooShort: { each: number; least: number; equalFit: number; askedFit: number } | null };

/** What confirming this order would lead to: everybody's minutes, the total, and when the meeting would end. */
export function orderPreview(
  meeting: Meeting,
  policy: SlotPolicy,
  clients: readonly MemberId[],
  now: Time,
): OrderPreview {
  const standing = meetingStanding(meeting);
  if (standing === null) return { fits: false, tooShort: null };
  const from = standing.stage.key;
  const decided = confirmSlots(meeting, '', { type: 'confirmSlots', from, policy, clients: [...clients] }, now);
  if (isRefusal(decided)) {
    if (decided.refused !== 'tooShort') return { fits: false, tooShort: null };
    const { minutes, least } = decided.detail ?? {};
    const fitting = (shared: SlotPolicy) =>
      clients.findLastIndex((_, place) => {
        const fewer = clients.slice(0, place + 1);
        return !isRefusal(
          confirmSlots(meeting, '', { type: 'confirmSlots', from, policy: shared, clients: fewer }, now),
        );
      }) + 1;
    const tooShort = {
      each: Number(minutes),
      least: Number(least),
      equalFit: fitting('equal'),
      askedFit: fitting('bid'),
    };
    return { fits: false, tooShort };
  }
  return previewOf(follow(meeting, decided), now);
}

/** The order that was confirmed, in the same words. */
export function previewOf(meeting: Meeting, now: Time): OrderPreview & { fits: true } {
  const slots = slotsOf(meeting).map(({ client, minutes }) => ({
    client,
    minutes,
    asked: meeting.slotPolicy === 'bid' ? askedMinutes(meeting, client) : null,
  }));
  const endsAt = endsIfKept(meeting, now);
  return {
    fits: true,
    slots,
    minutes: slots.reduce((total, slot) => total + slot.minutes, 0),
    endsAt,
    lateMinutes: Math.round((endsAt - meeting.endsAt) / MINUTE),
  };
}

/** The lengths that people may ask for, in minutes. */
export function minutesToAsk({ template }: Meeting): number[] {
  const least = leastMinutes(template, 'bid');
  const { most } = slotRange(template);
  return [5, 10, 15, 20, 25, 30, 40, 50].filter((minutes) => minutes >= least && minutes <= most);
}

/** When the slot of this client begins if everything ahead keeps its minutes and the meeting ends at `endsAt`. */
export function slotBegins(meeting: Meeting, client: MemberId, endsAt: Time): Time | null {
  const first = meeting.agenda.findIndex(
    (stage) => stage.slot !== null && meeting.slots[stage.slot]?.client === client,
  );
  if (first < 0) return null;
  const ahead = meeting.agenda.slice(first).filter((stage) => !stage.skipped);
  return endsAt - ahead.reduce((sum, stage) => sum + stage.minutes, 0) * MINUTE;
}
