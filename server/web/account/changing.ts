import { Router } from 'express';
import * as protocol from '../../../shared/protocol/account';
import { isRefusal, refuse } from '../../../shared/refusal';
import type { WebDeps } from '../deps';
import { answering } from '../http/answers';
import { type Limiters, limited, take } from '../http/limits';
import { keyOf, passOn } from './account';
import { tellOwner } from './notices';
import { endSessionsBut, personBehind } from './person';

/** Another password or address for an account. Both ask for the password once more, because a browser may be left open. */
export function changingRoutes(deps: WebDeps, limits: Limiters): Router {
  const { accounts } = deps;
  const routes = Router();

  routes.post(
    '/api/account/password',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const who = await personBehind(accounts, request, protocol.changePassword);
      if (isRefusal(who)) return who;
      const { account, session } = who.signedIn;
      const tooFast = await take(limits.triesPerAccount, keyOf(account.email));
      if (tooFast) return tooFast;
      const changed = await accounts.changePassword(who.body, request.headers);
      if ('refusal' in changed) return changed.refusal;
      await endSessionsBut(deps, account.id, session.id);
      await tellOwner(deps, account, 'passwordChanged');
      return passOn(request, response, changed);
    }),
  );

  routes.post(
    '/api/account/address',
    limited(limits.signIn),
    answering<protocol.AddressChanged>(async (request, response) => {
      const who = await personBehind(accounts, request, protocol.changeAddress);
      if (isRefusal(who)) return who;
      const { account } = who.signedIn;
      const { email, password } = who.body;
      const tooFast =
        (await take(limits.triesPerAccount, keyOf(account.email))) ??
        (await take(limits.mailsPerAccount, keyOf(email)));
      if (tooFast) return tooFast;
      if ((await accounts.hasPassword(account.id)) && !(await accounts.isPassword(account.id, password)))
        return refuse('notAllowed', { why: 'wrongPassword' });
      if (email.toLowerCase() === account.email) return refuse('badInput', { field: 'sameEmail' });
      const changed = await accounts.changeAddress(email, request.headers);
      return 'refusal' in changed ? changed.refusal : { next: passOn(request, response, changed) };
    }),
  );

  return routes;
}
