import { Router } from 'express';
import { mayHandReturnLink } from '../../../shared/groups/rights';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import { confirmReturnLink, handReturnLink } from '../../../shared/protocol/groups';
import type { InviteMade } from '../../../shared/protocol/http';
import { isRefusal, refuse } from '../../../shared/refusal';
import { HELD_BACK_MS, handedOn } from '../../access/handedLinks';
import { newestMeeting, newInvite } from '../../access/invites';
import { sessionHash } from '../../access/sessions';
import { type MemberRow, StoreUnavailable } from '../../store/store';
import { keyOf } from '../account/account';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { type Limiters, limited, take } from '../http/limits';
import { groupNow } from '../meetings/member';
import { byAnyDecider } from './byGroup';
import { insideGroup } from './here';
import { membersNow, organisersNow } from './people';

/** Most people make their account when they come; a device is lost, and a link found, later. */
const FIRST_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * An account that has had the member since then may be that of somebody who found a link of theirs. Nobody else takes a member out
 * of the account that has long been theirs, that they made when they came, or that nobody but they could have made.
 */
async function othersSince({ store }: WebDeps, { id, letInAt, createdAt }: MemberRow, now: Time): Promise<Time> {
  const heldBackSince = now - HELD_BACK_MS;
  // Whoever came by a link that somebody else made puts the member into no account as long as they are held back.
  if (!(await store.groups.hadFullLink(id, heldBackSince))) return now + 1;
  return Math.max(heldBackSince, (letInAt ?? createdAt) + FIRST_DAY_MS);
}

/** A way back for a member who lost the cookie and the link. The group sees who made it, and so does its owner. */
export function returnLinkRoutes(deps: WebDeps, limits: Limiters): Router {
  const { store, clock, rooms, mail } = deps;
  const routes = Router();
  routes.post(
    '/api/groups/:group/members/:member/return-link',
    limited(limits.change),
    answering<InviteMade>(async (request) => {
      const body = parseBody(handReturnLink, request.body);
      if (isRefusal(body)) return body;
      const here = await insideGroup(deps, request, { organisersToo: true });
      if (isRefusal(here)) return here;
      const { known, group } = here;
      // A demo is erased soon, and its other members are simulated.
      if (deps.demos.isDemo(group.id)) return refuse('notAllowed');
      const people = [...(await membersNow(store, group.id)), ...(await organisersNow(store, group.id))];
      const owner = people.find(({ id }) => id === request.params.member);
      if (!owner) return refuse('unknownMember');
      const row = await newestMeeting(store, group.id);
      const newest = row === null ? null : await rooms.meeting(row.id);
      if (!mayHandReturnLink(await groupNow(deps, group.id, newest), known, owner.id)) return refuse('notLead');
      const now = clock.now();
      const { id: member, role } = owner;
      const made = newInvite({ kind: 'return', group: group.id, member, role }, now);
      const isMine = member === known.member;
      const { cookie } = request.headers;
      const asking = isMine ? sessionHash(cookie) : null;
      const handed = isMine
        ? await handedOn({ store, cookie, group: group.id }, member)
        : { handed: { by: known.member, at: now } };
      const address = isMine ? null : await addressOf(group.id, member);
      const kept = await store.groups.replaceReturnLink({ ...made.row, member, ...handed }, known.member, {
        now,
        everywhere: body.everywhere,
        linkedSince: isMine && here.heldBack === null ? 0 : await othersSince(deps, owner, now),
        ...(asking === null ? {} : { spared: asking }),
      });
      if (!kept) return refuse('unknownMember');
      if (body.everywhere) rooms.sessionsEnded(member);
      if (address !== null) await tell(address, group.id, known.member);
      return { invite: made.secret, expiresAt: made.row.expiresAt };
    }),
  );

  /** Of the member's account, which may have them no more when the link is made. */
  async function addressOf(group: GroupId, member: MemberId): Promise<string | null> {
    return (await store.reminders.everyAddress(group)).find((one) => one.member === member)?.email ?? null;
  }

  /** Whoever has an account learns it there too: their browsers may all be signed out. */
  async function tell(to: string, group: GroupId, by: MemberId): Promise<void> {
    if (!mail.sends || (await take(limits.noticesPerAccount, keyOf(to))) !== null) return;
    const link = `${deps.config.publicUrl ?? ''}/g/${group}`;
    try {
      await mail.send({ to, message: { kind: 'returnLinkMade', link }, about: { group, by } });
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
    }
  }

  /** Whoever came back by the link is taken for its owner in full, for somebody says so who was its owner before. */
  routes.post(
    '/api/groups/:group/return-link/confirm',
    limited(limits.change),
    byAnyDecider<typeof confirmReturnLink, null>(deps, confirmReturnLink, async ({ at }, { known }) =>
      (await store.groups.confirmHandedLink(known.member, at, clock.now())) ? null : refuse('expiredLink'),
    ),
  );
  return routes;
}
