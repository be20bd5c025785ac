import { Router } from 'express';
import * as protocol from '../../../shared/protocol/account';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, refuse } from '../../../shared/refusal';
import { heldBack } from '../../access/handedLinks';
import { memberOf, newToken, sessionHash } from '../../access/sessions';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited } from '../http/limits';
import { passOn } from './account';
import { personBehind } from './person';

/** What a browser becomes in the groups of the person who signs in there, and what it no longer is afterwards. */
export function arrivingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { accounts, store, clock, rooms } = deps;
  const routes = Router();

  /** After signing in: this browser is the account's member in each of its groups where it is nobody yet. */
  routes.post(
    '/api/account/arrive',
    limited(limits.change),
    answering<null>(async (request, response) => {
      const who = await personBehind(accounts, request, nothing);
      if (isRefusal(who)) return who;
      const { account, session } = who.signedIn;
      const { tokenHash, former, cookie } = newToken(request.headers.cookie, request.secure);
      const as = { account: account.id, accountSession: session.id, tokenHash, former, now: clock.now() };
      const arrived = await store.accounts.arrive(as);
      if (arrived.members.length > 0 || former !== null) response.append('Set-Cookie', cookie);
      return null;
    }),
  );

  routes.post(
    '/api/account/keep',
    limited(limits.change),
    answering<null>(async (request, response) => {
      const who = await personBehind(accounts, request, protocol.keepMember);
      if (isRefusal(who)) return who;
      const { account, session } = who.signedIn;
      const target = await store.member(who.body.member);
      if (!target || target.removedAt !== null) return refuse('unknownMember');
      // A seat in a 1:1 belongs to whoever is the member of the group.
      if ((await store.group(target.group))?.parent !== undefined) return refuse('unknownMember');
      const here = await memberOf(store, request.headers.cookie, target.group);
      const owner = await store.accounts.accountOf(target.id);
      const isMine = owner === account.id || here?.member === target.id;
      if (!isMine) return refuse('unknownMember');
      // Whoever only typed a name is no member yet, and a guest speaker does not belong to the group.
      if (target.letInAt === null) return refuse('notAdmitted');
      const asking = { store, cookie: request.headers.cookie, group: target.group };
      const refused = owner === account.id ? null : await heldBack(asking, clock.now());
      if (refused) return refused;
      if (target.role === 'speaker' || deps.demos.isDemo(target.group)) return refuse('notAllowed');
      const now = clock.now();
      if ((await store.accounts.link(account.id, target.id, now)) === 'taken')
        return refuse('notAllowed', { why: 'othersAccount' });
      const hash = sessionHash(request.headers.cookie);
      const token = hash === null ? newToken(request.headers.cookie, request.secure) : null;
      await store.accounts.become(hash ?? token?.tokenHash ?? '', target.id, session.id, now);
      if (token) response.append('Set-Cookie', token.cookie);
      if (here && here.member !== target.id) rooms.sessionsEnded(here.member);
      return null;
    }),
  );

  routes.post(
    '/api/account/sign-out',
    limited(limits.change),
    answering<null>(async (request, response) => {
      const who = await personBehind(accounts, request, nothing);
      if (isRefusal(who)) return who;
      const { account, session } = who.signedIn;
      const ended = await store.accounts.signOut(account.id, { accountSession: session.id });
      const out = await accounts.signOut(request.headers);
      for (const member of ended) rooms.sessionsEnded(member);
      return 'refusal' in out ? out.refusal : passOn(request, response, out);
    }),
  );

  /** A browser that was lost or lent: its open pages are cut too. */
  routes.post(
    '/api/account/end-session',
    limited(limits.change),
    answering<null>(async (request) => {
      const who = await personBehind(accounts, request, protocol.endSession);
      if (isRefusal(who)) return who;
      const { id } = who.signedIn.account;
      const { session } = who.body;
      const wasSignedIn = await accounts.endSession(id, session);
      const ended = await store.accounts.signOut(id, wasSignedIn ? { accountSession: session } : { browser: session });
      for (const member of ended) rooms.sessionsEnded(member);
      return wasSignedIn || ended.length > 0 ? null : refuse('notFound');
    }),
  );

  return routes;
}
