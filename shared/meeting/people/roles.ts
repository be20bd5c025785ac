import type { Role, RoleTemplate } from '../../templates/template';
import { blockOf } from '../agenda/slotBlock';
import type { Meeting, MemberId, PlannedStage, Roles, SlotId } from '../state';
import { clientOf, isSeated, leadNow, seatOf, takingPart } from './people';

/** Who has which role in a meeting or a slot. */

/** The roles of a slot's block, or of the frame outside slots. */
export const rolesIn = (meeting: Meeting, slot: SlotId | null): readonly RoleTemplate[] =>
  (slot === null ? meeting.template.frame.roles : blockOf(meeting, slot)?.roles) ?? [];

/** Timekeeper, scribe and observer exist in every meeting. */
export const rolesAnywhere: readonly Role[] = ['timekeeper', 'scribe', 'observer'];

/** Who was chosen for which role: in this slot, or for the whole meeting. */
export const rolesChosen = (meeting: Meeting, slot: SlotId | null): Roles =>
  (slot === null ? meeting.roles : meeting.slots[slot]?.roles) ?? {};

type Chosen = Readonly<Partial<Record<Role, MemberId | undefined>>>;

/** The role that keeps this client out of their own content; undefined where they have none. */
export const roleAgainst = (meeting: Meeting, slot: SlotId | null, roles: Chosen, client: MemberId): Role | undefined =>
  rolesIn(meeting, slot).find(({ role, outside }) => outside && roles[role] === client)?.role;

type At = Pick<PlannedStage, 'slot'>;

/** Who has this role here: chosen for the slot, chosen for the meeting, or whoever has it while nobody was chosen. */
export function roleHolder(meeting: Meeting, { slot }: At, role: Role): MemberId | null {
  const chosen = [rolesChosen(meeting, slot)[role], meeting.roles?.[role]].find(
    (member) => member !== undefined && isSeated(meeting, member),
  );
  if (chosen !== undefined) return chosen;
  const otherwise = rolesIn(meeting, slot).find((one) => one.role === role)?.otherwise ?? 'nobody';
  switch (otherwise) {
    case 'nobody':
      return null;
    case 'lead':
      return leadNow(meeting);
    case 'afterClient': {
      const client = clientOf(meeting, slot);
      return client === null ? null : (after(meeting, client, takingPart(meeting))[0] ?? null);
    }
    default: {
      const unknown: never = otherwise;
      return unknown;
    }
  }
}

/** Members who stay out of the content here. A client never does. */
export function outsiders(meeting: Meeting, at: At): MemberId[] {
  const outside = rolesIn(meeting, at.slot).filter((template) => template.outside);
  const client = clientOf(meeting, at.slot);
  return outside.flatMap(({ role }) => roleHolder(meeting, at, role) ?? []).filter((member) => member !== client);
}

/** These members in speaking order, beginning beside the client and without them. */
export function after(meeting: Meeting, client: MemberId, members: readonly MemberId[]): MemberId[] {
  const from = meeting.order.indexOf(client) + 1;
  const queue = [...meeting.order.slice(from), ...meeting.order.slice(0, from)];
  return queue.filter((member) => member !== client && members.includes(member));
}

/** A role is for somebody who is seated here, and not for a guest speaker. */
export const mayHaveRole = (meeting: Meeting, member: MemberId): boolean =>
  isSeated(meeting, member) && seatOf(meeting, member)?.role !== 'speaker';
