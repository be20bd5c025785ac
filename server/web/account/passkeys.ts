import { Router } from 'express';
import { tidyName } from '../../../shared/names';
import * as protocol from '../../../shared/protocol/account';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { withoutCookies } from '../http/cookies';
import { type Limiters, limited, take } from '../http/limits';
import { keyOf, passOn } from './account';
import { tellOwner } from './notices';
import { endSessionsBut, personBehind } from './person';

const DAY_MS = 24 * 60 * 60_000;
/** So many an account has. */
const MOST_PASSKEYS = 20;

/** Passkeys of an account: adding and removing them, and signing in with one. */
export function passkeyRoutes(deps: WebDeps, limits: Limiters): Router {
  const { accounts } = deps;
  const routes = Router();
  const isOffered = () => accounts.ways.passkeys !== null;

  /** A browser may be left open, so whoever adds a way in shows once more that it is them. */
  routes.post(
    '/api/account/passkeys/options',
    limited(limits.signIn),
    answering<protocol.PasskeyOptions>(async (request, response) => {
      const who = await personBehind(accounts, request, protocol.passkeyOptions);
      if (isRefusal(who)) return who;
      if (!isOffered()) return refuse('notFound');
      const { account, session } = who.signedIn;
      const tooFast = await take(limits.triesPerAccount, keyOf(account.email));
      if (tooFast) return tooFast;
      if (await accounts.hasPassword(account.id)) {
        if (!(await accounts.isPassword(account.id, who.body.password)))
          return refuse('notAllowed', { why: 'wrongPassword' });
        // Sessions of accounts are as old as the computer's own clock says.
      } else if (Date.now() - session.since > DAY_MS) return refuse('notAllowed', { why: 'signInAgain' });
      if ((await accounts.passkeysOf(account.id)).length >= MOST_PASSKEYS)
        return refuse('tooMany', { largest: MOST_PASSKEYS });
      const asked = await accounts.passkeyOptions(request.headers);
      return 'refusal' in asked ? asked.refusal : { options: passOn(request, response, asked) };
    }),
  );

  routes.post(
    '/api/account/passkeys',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const who = await personBehind(accounts, request, protocol.addPasskey);
      if (isRefusal(who)) return who;
      if (!isOffered()) return refuse('notFound');
      const name = tidyName(who.body.name);
      if (name === null) return refuse('badInput', { field: 'passkeyName' });
      const added = await accounts.addPasskey({ name, response: who.body.response }, request.headers);
      if ('refusal' in added) return added.refusal;
      await tellOwner(deps, who.signedIn.account, 'passkeyAdded');
      return passOn(request, response, added);
    }),
  );

  /** Whoever had it may be signed in somewhere. */
  routes.post(
    '/api/account/passkeys/remove',
    limited(limits.change),
    answering<null>(async (request) => {
      const who = await personBehind(accounts, request, protocol.removePasskey);
      if (isRefusal(who)) return who;
      const { account, session } = who.signedIn;
      if (!(await accounts.removePasskey(account.id, who.body.passkey))) return refuse('notFound');
      await endSessionsBut(deps, account.id, session.id);
      await tellOwner(deps, account, 'passkeyRemoved');
      return null;
    }),
  );

  routes.post(
    '/api/account/passkey/options',
    limited(limits.signIn),
    answering<protocol.PasskeyOptions>(async (request, response) => {
      const body = parseBody(nothing, request.body);
      if (isRefusal(body)) return body;
      if (!isOffered()) return refuse('notFound');
      const blocked = withoutCookies(request, response);
      if (blocked) return blocked;
      const asked = await accounts.passkeyChallenge(request.headers);
      return 'refusal' in asked ? asked.refusal : { options: passOn(request, response, asked) };
    }),
  );

  routes.post(
    '/api/account/passkey',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const body = parseBody(protocol.passkeyIn, request.body);
      if (isRefusal(body)) return body;
      if (!isOffered()) return refuse('notFound');
      const entered = await accounts.signInByPasskey(body.response, request.headers);
      return 'refusal' in entered ? entered.refusal : passOn(request, response, entered);
    }),
  );

  return routes;
}
