import type { Role } from '../../templates/template';
import { clientOf, leadNow, slotInHand } from '../people/people';
import { mayHaveRole, roleHolder, rolesAnywhere, rolesChosen, rolesIn } from '../people/roles';
import type { Meeting, MemberId, SlotId } from '../state';

/** Who has which role, for seats, prompts and the dialog in which the lead changes it. */

/** The two of a talk between two people are named by its stages. */
const isShown = (role: Role): boolean => role !== 'first' && role !== 'second';

function chosenIn(meeting: Meeting, slot: SlotId | null, role: Role): MemberId | null {
  const held = rolesChosen(meeting, slot)[role];
  return held !== undefined && mayHaveRole(meeting, held) ? held : null;
}

export type RoleLine = {
  role: Role;
  /** Where it is given: in this slot, or in the whole meeting. */
  slot: SlotId | null;
  chosen: MemberId | null;
  /** Who has it while nobody is chosen. */
  otherwise: MemberId | null;
  people: readonly MemberId[];
  /** Its holder stays out of the content. */
  outside: boolean;
};

/** The roles that can be given in the stage in hand. */
export function roleLines(meeting: Meeting): RoleLine[] {
  const slot = slotInHand(meeting);
  const client = clientOf(meeting, slot);
  const people = meeting.order.filter((member) => mayHaveRole(meeting, member));
  const ofSlot = slot === null ? [] : rolesIn(meeting, slot);
  const ofFrame = rolesIn(meeting, null);
  const line = (role: Role, place: SlotId | null, outside: boolean): RoleLine => {
    const chosen = chosenIn(meeting, place, role);
    const holder = roleHolder(meeting, { slot }, role);
    return {
      role,
      slot: place,
      chosen,
      otherwise: chosen === null ? holder : null,
      people: outside ? people.filter((member) => member !== client) : people,
      outside,
    };
  };
  const rest = [...new Set([...ofFrame.map(({ role }) => role), ...rolesAnywhere])];
  return [
    ...ofSlot.filter(({ role }) => isShown(role)).map(({ role, outside }) => line(role, slot, outside)),
    ...rest.filter((role) => !ofSlot.some((one) => one.role === role)).map((role) => line(role, null, false)),
  ];
}

/** The roles that this person has here, with those that fall to them because nobody was chosen. */
export const rolesOf = (meeting: Meeting, member: MemberId): Role[] =>
  roleLines(meeting)
    .filter(({ chosen, otherwise }) => (chosen ?? otherwise) === member)
    .map(({ role }) => role);

/** What a seat shows. What falls to the lead is part of leading, unless the lead stays out of the content for it. */
export const rolesOnSeat = (meeting: Meeting, member: MemberId): Role[] =>
  roleLines(meeting)
    .filter(
      ({ chosen, otherwise, outside }) =>
        chosen === member || (otherwise === member && (outside || leadNow(meeting) !== member)),
    )
    .map(({ role }) => role);
