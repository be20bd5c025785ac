import type { Request } from 'express';
import type { GroupId, MemberId } from '../../../shared/meeting/state';
import type { Invited, PersonInvited } from '../../../shared/protocol/forming';
import { type InvitedRow, type MailRow, StoreUnavailable } from '../../store/store';
import type { WebDeps } from '../deps';
import { addressOf, type Limiters, take } from '../http/limits';

export const INVITATION = 'invitation';

type Inviting = { group: GroupId; by: MemberId; from: string };

/**
 * Mails people their links. Without a mail server, without an address, or when somebody sends too many, nothing is mailed and
 * whoever invites passes the link on, which they are told in any case.
 */
export async function mailInvitations(
  deps: WebDeps,
  limits: Limiters,
  request: Request,
  inviting: Inviting,
  people: readonly Omit<PersonInvited, 'mailed'>[],
): Promise<PersonInvited[]> {
  const addressed = people.filter(({ email }) => email !== null).length;
  const mayMail =
    deps.mail.sends && addressed > 0 && (await take(limits.invitationMails, addressOf(request), addressed)) === null;
  const told: PersonInvited[] = [];
  for (const person of people)
    told.push({ ...person, mailed: mayMail && (await mailed(deps, inviting, person.email, person.invite)) });
  const mailedTo = told.flatMap((person) => (person.mailed ? [person.id] : []));
  if (mailedTo.length > 0) await deps.store.forming.noteTold(inviting.group, mailedTo, deps.clock.now());
  return told;
}

async function mailed(
  { mail, config }: WebDeps,
  { group, by, from }: Inviting,
  to: string | null,
  secret: string,
): Promise<boolean> {
  if (to === null) return false;
  try {
    // Mailed links carry no key of the group.
    const link = `${config.publicUrl ?? ''}/j#${secret}`;
    await mail.send({ to, message: { kind: INVITATION, link, from: plainName(from) }, about: { group, by } });
    return true;
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
    return false;
  }
}

/** Strangers are sent this name: nothing but a name must fit into it, so that nobody has advertisements mailed by us. */
const plainName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{M}\s'’-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 40) || 'Somebody';

/** What became of the mail with this person's link; null: there was none. */
export function mailOf({ email, invitedAt }: InvitedRow, mails: readonly MailRow[]): Invited['mail'] {
  const last = mails.find(({ to, createdAt }) => to === email && createdAt >= invitedAt);
  switch (last?.status) {
    case 'waiting':
      return { state: 'waiting', problem: last.problem };
    case 'sent':
      return { state: 'sent', problem: null };
    case 'failed':
      return { state: 'failed', problem: last.problem };
    default:
      return null;
  }
}
