import { randomUUID } from 'node:crypto';
import { type InvitedPerson, isEmail, isSamePerson } from '../../../shared/groups/invited';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import { tidyName } from '../../../shared/names';
import type { PersonInvited } from '../../../shared/protocol/forming';
import { type Refusal, refuse } from '../../../shared/refusal';
import { newInvite } from '../../access/invites';
import type { InvitedRow, InviteRow } from '../../store/store';

/** An invitation that is still to be stored, and what its organiser is told of it. */
export type NewInvitation = { row: InvitedRow; invite: InviteRow; told: Omit<PersonInvited, 'mailed'> };

/** Somebody who was invited before. `isHidden`: whoever invites may not read their address, nor learn it by inviting it. */
type Known = InvitedPerson & { isHidden?: boolean };

const isKnownAs = (person: InvitedPerson, known: Known): boolean =>
  (!known.isHidden || person.email === null || known.email === null) && isSamePerson(known, person);

/** The same person twice gets one link: `known` are people who were invited before, and `me` is whoever invites. */
export function invitationsFor(
  {
    group,
    people,
    known,
    me,
  }: {
    group: GroupId;
    people: readonly InvitedPerson[];
    known: readonly Known[];
    me: { member: MemberId; name: string };
  },
  now: Time,
): NewInvitation[] | Refusal {
  const made: NewInvitation[] = [];
  for (const [index, person] of people.entries()) {
    const name = person.name === null ? null : tidyName(person.name);
    if (person.name !== null && name === null)
      return refuse('badInput', { field: 'people', row: index + 1, why: 'name' });
    if (person.email !== null && !isEmail(person.email))
      return refuse('badInput', { field: 'people', row: index + 1, why: 'email' });
    const tidied: InvitedPerson = { name, email: person.email };
    const isMe = tidied.email === null && isSamePerson(tidied, { name: me.name, email: null });
    const isKnown = known.some((one) => isKnownAs(tidied, one));
    if (isMe || isKnown || made.some(({ row }) => isSamePerson(row, tidied)))
      return refuse('badInput', { field: 'people', row: index + 1, why: 'twice' });
    made.push(invitationOf({ group, by: me.member }, tidied, now));
  }
  return made;
}

function invitationOf(
  { group, by }: { group: GroupId; by: MemberId },
  { name, email }: InvitedPerson,
  now: Time,
): NewInvitation {
  const { secret, row: invite } = newInvite({ kind: 'personal', group, meeting: null, role: 'member' }, now);
  const id = randomUUID();
  const row = { id, group, name, email, invitedAt: now, secretHash: invite.secretHash, member: null, by, toldAt: null };
  return { row, invite, told: { id, name, email, invite: secret } };
}
