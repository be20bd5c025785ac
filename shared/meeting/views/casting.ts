import type { Role } from '../../templates/template';
import { hasOtherSlot } from '../agenda/recut';
import { clientOf, leadNow, takingPart } from '../people/people';
import { mayHaveRole, roleAgainst, rolesIn } from '../people/roles';
import { optionsOf } from '../rules/ballots';
import type { Meeting, MemberId } from '../state';
import { currentStage } from './currentStage';

/** What a ballot about roles fills: the roles of the block, and whose case it is. */
export type Part = Role | 'client';
export type Cast = Partial<Record<Part, MemberId | undefined>>;

/** One line of the form: who may have it, volunteers first, who has it, and who has it while nobody is named. */
export type CastLine = {
  part: Part;
  people: readonly MemberId[];
  volunteers: readonly MemberId[];
  held: MemberId | null;
  otherwise: MemberId | null;
};

export function castLines(meeting: Meeting): CastLine[] {
  const at = currentStage(meeting);
  const talk = at?.progress.talk;
  if (!at || talk?.kind !== 'ballot') return [];
  const { slot } = at.stage;
  return optionsOf(meeting, at.stage).map((option): CastLine => {
    const part = option as Part;
    const possible =
      part === 'client'
        ? takingPart(meeting).filter((member) => !hasOtherSlot(meeting, member, slot))
        : meeting.order.filter((member) => mayHaveRole(meeting, member));
    const volunteers = possible.filter((member) => talk.votes[member]?.includes(part));
    const template = rolesIn(meeting, slot).find(({ role }) => role === part);
    const held = part === 'client' ? clientOf(meeting, slot) : at.slot?.roles?.[part];
    return {
      part,
      volunteers,
      people: [...volunteers, ...possible.filter((member) => !volunteers.includes(member))],
      held: held !== undefined && held !== null && possible.includes(held) ? held : null,
      otherwise: template?.otherwise === 'lead' ? leadNow(meeting) : null,
    };
  });
}

/**
 * Who would have which role. What somebody chose in the form stands; then come those who have it, then the first volunteer
 * who has no other role here. `undefined` in `chosen` means that nobody is to have it.
 */
export function proposedCast(lines: readonly CastLine[], chosen: Readonly<Cast> = {}): Cast {
  const cast: Cast = {};
  for (const { part, people, held } of lines) {
    const member = Object.hasOwn(chosen, part) ? chosen[part] : (held ?? undefined);
    if (member !== undefined && people.includes(member)) cast[part] = member;
  }
  for (const { part, volunteers } of lines) {
    if (Object.hasOwn(chosen, part) || cast[part] !== undefined) continue;
    const taken = Object.values(cast);
    const free = volunteers.find((member) => !taken.includes(member));
    if (free !== undefined) cast[part] = free;
  }
  return cast;
}

/** What keeps these roles from being confirmed: no client, or a client whose role keeps them out of the content. */
export function castProblem(
  meeting: Meeting,
  cast: Readonly<Cast>,
): { kind: 'noClient' } | { kind: 'both'; part: Role; member: MemberId } | null {
  const at = currentStage(meeting);
  if (!at) return null;
  const client = cast.client ?? clientOf(meeting, at.stage.slot);
  if (client === null) return optionsOf(meeting, at.stage).includes('client') ? { kind: 'noClient' } : null;
  const part = roleAgainst(meeting, at.stage.slot, cast, client);
  return part === undefined ? null : { kind: 'both', part, member: client };
}
