import { type Request, type Response, Router } from 'express';
import { tidyName } from '../../../shared/names';
import * as protocol from '../../../shared/protocol/account';
import { nothing } from '../../../shared/protocol/scalars';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { hashOf } from '../../access/secrets';
import type { Step } from '../../accounts/accounts';
import type { WebDeps } from '../deps';
import { answering, parseBody } from '../http/answers';
import { withoutCookies } from '../http/cookies';
import { type Limiters, limited, take } from '../http/limits';
import { accountPage } from './page';
import { endSessionsBut } from './person';

/** Making an account, and the ways into it. What a browser becomes by that is in arriving.ts. */
export function accountRoutes(deps: WebDeps, limits: Limiters): Router {
  const { accounts } = deps;
  const routes = Router();

  routes.get(
    '/api/account',
    limited(limits.look),
    answering<protocol.AccountPage>((request) => accountPage(deps, request)),
  );

  routes.post(
    '/api/account/sign-up',
    limited(limits.newAccounts),
    answering<protocol.SignedUp>(async (request, response) => {
      const body = parseBody(protocol.signUp, request.body);
      if (isRefusal(body)) return body;
      const name = tidyName(body.name);
      if (name === null) return refuse('badInput', { field: 'name' });
      const blocked = withoutCookies(request, response) ?? (await perAccount(body.email));
      if (blocked) return blocked;
      const made = await accounts.signUp({ ...body, name }, request.headers);
      return 'refusal' in made ? made.refusal : { next: passOn(request, response, made) };
    }),
  );

  routes.post(
    '/api/account/sign-in',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const body = parseBody(protocol.signIn, request.body);
      if (isRefusal(body)) return body;
      const blocked = withoutCookies(request, response) ?? (await perAccount(body.email));
      if (blocked) return blocked;
      const entered = await accounts.signIn(body, request.headers);
      return 'refusal' in entered ? entered.refusal : passOn(request, response, entered);
    }),
  );

  routes.post(
    '/api/account/mail',
    limited(limits.accountMails),
    answering<null>(async (request) => {
      const body = parseBody(protocol.mailLink, request.body);
      if (isRefusal(body)) return body;
      if (!accounts.ways.mail) return refuse('notNow');
      const tooFast = await take(limits.mailsPerAccount, keyOf(body.email));
      if (tooFast) return tooFast;
      await accounts.mailLink(body.kind, body.email, request.headers);
      return null;
    }),
  );

  routes.post(
    '/api/account/open',
    limited(limits.signIn),
    answering<null>(async (request, response) => {
      const body = parseBody(protocol.openLink, request.body);
      if (isRefusal(body)) return body;
      const blocked = withoutCookies(request, response);
      if (blocked) return blocked;
      if (body.kind !== 'password') {
        const opened = await accounts.openLink(body.kind, body.token, request.headers);
        return 'refusal' in opened ? opened.refusal : passOn(request, response, opened);
      }
      const changed = await accounts.newPassword(body.token, body.password, request.headers);
      if ('refusal' in changed) return changed.refusal;
      await endSessionsBut(deps, changed.value, null);
      return null;
    }),
  );

  routes.post(
    '/api/account/company',
    limited(limits.signIn),
    answering<protocol.CompanyAddress>(async (request, response) => {
      const body = parseBody(nothing, request.body);
      if (isRefusal(body)) return body;
      if (accounts.ways.company === null) return refuse('notFound');
      const blocked = withoutCookies(request, response);
      if (blocked) return blocked;
      const going = await accounts.toCompany(request.headers);
      return 'refusal' in going ? going.refusal : { url: passOn(request, response, going) };
    }),
  );

  /** Guesses of many addresses at one account, too. */
  const perAccount = (email: string): Promise<Refusal | null> => take(limits.triesPerAccount, keyOf(email));

  return routes;
}

/** Limits keep no address in memory as it is. */
export const keyOf = (email: string): string => hashOf(email.trim().toLowerCase());

/** Hands the cookies of a step to the browser. */
export function passOn<T>(request: Request, response: Response, { cookies, value }: Extract<Step<T>, { value: T }>): T {
  for (const cookie of cookies) {
    const isPlain = request.secure && !/;\s*secure/i.test(cookie);
    response.append('Set-Cookie', isPlain ? `${cookie}; Secure` : cookie);
  }
  return value;
}
