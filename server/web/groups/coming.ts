import { Router } from 'express';
import { markOfHash } from '../../../shared/encryption/linkMark';
import { isEmail, isSamePerson } from '../../../shared/groups/invited';
import { mayReachInvited } from '../../../shared/groups/rights';
import { takesSeat } from '../../../shared/groups/roles';
import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import {
  answerNewcomer,
  type ChangeInvitation,
  type Coming,
  changeGroupLink,
  changeInvitation,
  type InvitationChanged,
  type Invited,
  invitePeople,
  noteTold,
  type PeopleInvited,
} from '../../../shared/protocol/forming';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { inviteProblem, newestMeeting, newInvite } from '../../access/invites';
import type { Known } from '../../access/sessions';
import type { InvitedRow, MailRow } from '../../store/store';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { LARGEST_GROUP, tooManyInvited } from '../invites/newcomers';
import { groupNow, groupRights } from '../meetings/member';
import { byAnyone } from './byGroup';
import { type GroupHere, insideGroup } from './here';
import { invitationsFor } from './invitations';
import { INVITATION, mailInvitations, mailOf } from './mailing';
import { newcomersOf, wasTurnedAway } from './newcomers';

/** More than a group can have invited in the time for which mails are known. */
const MOST_MAILS = 400;

/** Who was invited, who waits, and the group's link: for whoever may invite. */
export function comingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms, mail } = deps;
  const routes = Router();

  routes.get(
    '/api/groups/:group/coming',
    answering<Coming>(async (request) => {
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      const refused = await mayNotInvite(here);
      return refused ?? comingTo(here);
    }),
  );

  routes.post(
    '/api/groups/:group/invited',
    limited(limits.change),
    byAnyone<typeof invitePeople, PeopleInvited>(deps, invitePeople, async ({ people }, here, request) => {
      const refused = await mayNotInvite(here);
      if (refused) return refused;
      const { group } = here;
      const [before, reach] = await Promise.all([store.forming.invited(group.id), reachOf(here)]);
      const known = before.map((row) => ({ ...row, isHidden: !reach(row).mayReach }));
      const made = invitationsFor({ group: group.id, people, known, me: here.known }, clock.now());
      if (isRefusal(made)) return made;
      const limit = { now: clock.now(), most: LARGEST_GROUP };
      const outcome = await store.forming.invite(made, here.known.member, limit);
      if (outcome !== 'invited') return outcome === 'full' ? tooManyInvited() : refuse('notLead');
      const inviting = { group: group.id, by: here.known.member, from: here.known.name };
      const told = made.map((one) => one.told);
      return { invited: await mailInvitations(deps, limits, request, inviting, told) };
    }),
  );

  routes.post(
    '/api/groups/:group/invited/:id',
    limited(limits.change),
    byAnyone<typeof changeInvitation, InvitationChanged>(deps, changeInvitation, async (body, here, request) => {
      const refused = await mayNotInvite(here);
      if (refused) return refused;
      const group = here.group.id;
      const all = await store.forming.invited(group);
      const row = all.find(({ id }) => id === request.params.id);
      if (!row) return refuse('notFound');
      const reach = await reachOf(here);
      if (body.change === 'withdraw' ? !reach(row).mayTakeOff : body.change === 'mail' && !reach(row).mayReach)
        return refuse('notAllowed');
      // Whoever comes by it reads what that person wrote elsewhere: no link of it for somebody who takes no part.
      if (body.change !== 'withdraw' && !takesSeat(here.known.role) && (await comesFromImport(row)))
        return refuse('takesNoPart');
      const reached = all.filter((other) => reach(other).mayReach);
      const barred = body.change === 'mail' ? mayNotMail(row, body.email, reached) : null;
      if (barred) return barred;
      const changed = await changedLink(row, body);
      if (changed === null) return refuse('stale');
      // The mail with the link that no longer works says nothing true any more.
      if (row.email !== null) await store.mail.forgetTo(group, INVITATION, row.email);
      if (body.change !== 'mail' || changed.invite === null) return changed;
      const inviting = { group, by: here.known.member, from: here.known.name };
      const person = { id: row.id, name: row.name, email: body.email, invite: changed.invite };
      const [told] = await mailInvitations(deps, limits, request, inviting, [person]);
      // Where it could not be mailed, the link is passed on by hand.
      return told?.mailed ? { invite: null } : changed;
    }),
  );

  routes.post(
    '/api/groups/:group/told',
    limited(limits.change),
    byAnyone<typeof noteTold, null>(deps, noteTold, async ({ invited }, here) => {
      const refused = await mayNotInvite(here);
      if (refused) return refused;
      await store.forming.noteTold(here.group.id, invited, clock.now());
      return null;
    }),
  );

  routes.post(
    '/api/groups/:group/link',
    limited(limits.change),
    byAnyone<typeof changeGroupLink, InvitationChanged>(deps, changeGroupLink, async ({ change }, here) => {
      const refused = await mayNotInvite(here);
      if (refused) return refused;
      const group = here.group.id;
      await store.revokeInvites({ group, kind: 'group' }, clock.now());
      if (change === 'withdraw') return { invite: null };
      const made = newInvite({ kind: 'group', group }, clock.now());
      return (await store.addInvite(made.row, here.known.member)) ? { invite: made.secret } : refuse('notLead');
    }),
  );

  routes.post(
    '/api/groups/:group/newcomers/:member',
    limited(limits.change),
    byAnyone<typeof answerNewcomer, null>(deps, answerNewcomer, async ({ letIn }, here, request) => {
      const refused = await mayNotInvite(here);
      if (refused) return refused;
      const newcomer = await store.member(String(request.params.member));
      const waits = newcomer?.group === here.group.id && newcomer.letInAt === null && newcomer.removedAt === null;
      if (!newcomer || !waits) return refuse('unknownMember');
      const lobby = await openMeeting(here.group.id);
      if (letIn) {
        // Turned away in the lobby holds here too, until they ask there again.
        if (wasTurnedAway(lobby, newcomer.id)) return refuse('unknownMember');
        await store.letIn([newcomer.id], clock.now());
      } else {
        await store.forgetNewcomers([newcomer.id]);
        // Whoever stands in the lobby could be let in by name all the same.
        if (lobby !== null) await rooms.memberRemoved(lobby.id, newcomer.id, here.known.member);
        rooms.sessionsEnded(newcomer.id);
      }
      return null;
    }),
  );

  function mayNotMail(row: InvitedRow, email: string, reached: readonly InvitedRow[]): Refusal | null {
    if (!mail.sends) return refuse('notAllowed');
    if (!isEmail(email)) return refuse('badInput', { field: 'email', why: 'email' });
    const isOfAnother = reached.some((other) => other !== row && isSamePerson(other, { name: null, email }));
    return isOfAnother ? refuse('badInput', { field: 'email', why: 'twice' }) : null;
  }

  const comesFromImport = async ({ id, group }: InvitedRow): Promise<boolean> =>
    (await store.imports.people(group)).some(({ invited }) => invited === id);

  /** Null: they came meanwhile. */
  async function changedLink({ id, group }: InvitedRow, body: ChangeInvitation): Promise<InvitationChanged | null> {
    const now = clock.now();
    if (body.change === 'withdraw') return (await store.forming.takeOff(id, now)) ? { invite: null } : null;
    const made = newInvite({ kind: 'personal', group, meeting: null, role: 'member' }, now);
    const email = body.change === 'mail' ? body.email : undefined;
    return (await store.forming.renewLink(id, made.row, now, email)) ? { invite: made.secret } : null;
  }

  /** What whoever asks may do about people who were invited: those whom nobody invited who is here any more are everybody's. */
  async function reachOf({ known, group }: GroupHere<Known>) {
    const row = await newestMeeting(store, group.id);
    const newest = row === null ? null : await rooms.meeting(row.id);
    const [now, members] = await Promise.all([groupNow(deps, group.id, newest), store.membersOf(group.id)]);
    const isHere = (by: MemberId | null) => members.some(({ id, removedAt }) => id === by && removedAt === null);
    return ({ by }: InvitedRow) => {
      const inviting = [by, group.formedBy ?? null].find(isHere) ?? null;
      const mayReach = mayReachInvited(now, known, inviting);
      return { mayReach, mayTakeOff: mayReach || inviting === null };
    };
  }

  async function mayNotInvite({ known, group }: GroupHere<Known>): Promise<Refusal | null> {
    const row = await newestMeeting(store, group.id);
    const newest = row === null ? null : await deps.rooms.meeting(row.id);
    return (await groupRights(deps, known, newest)).mayInvite ? null : refuse('notLead');
  }

  /** Where people may stand in the lobby now. */
  async function openMeeting(group: GroupId): Promise<Meeting | null> {
    const row = await newestMeeting(store, group);
    const newest = row === null ? null : await rooms.meeting(row.id);
    return newest === null || newest.status === 'ended' ? null : newest;
  }

  async function comingTo(here: GroupHere<Known>): Promise<Coming> {
    const { group } = here;
    const [reach, newcomers, invited, link, mails] = await Promise.all([
      reachOf(here),
      openMeeting(group.id).then((lobby) => newcomersOf(deps, group.id, lobby)),
      store.forming.invited(group.id),
      store.forming.groupLink(group.id, clock.now()),
      store.mail.list({ group: group.id, kind: INVITATION }, MOST_MAILS),
    ]);
    const outstanding = invited.filter(({ member }) => member === null);
    return {
      invited: await Promise.all(outstanding.map((row) => shown(row, mails, reach(row)))),
      newcomers: newcomers.map(({ id, name, createdAt }) => ({ member: id, name, at: createdAt })),
      groupLink: link === null ? null : markOfHash(link),
      sendsMail: mail.sends,
    };
  }

  async function shown(
    row: InvitedRow,
    mails: readonly MailRow[],
    rights: Pick<Invited, 'mayReach' | 'mayTakeOff'>,
  ): Promise<Invited> {
    const { id, name, email, toldAt, secretHash } = row;
    const invite = await store.invite(secretHash);
    const problem = invite === null ? null : inviteProblem(invite, clock.now());
    const dead = problem === null ? null : problem.detail?.why === 'time' ? 'expired' : 'withdrawn';
    // The address of somebody who never came is shown as long as they can still come.
    const canCome = dead === null;
    return {
      id,
      name,
      email: canCome && rights.mayReach ? email : null,
      ...rights,
      toldAt,
      dead,
      mail: canCome ? mailOf(row, mails) : null,
    };
  }

  return routes;
}
