import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { type Refusal, refuse } from '../../shared/refusal';
import { StoreUnavailable } from '../store/store';
import type { Accounts, Step } from './accounts';
import { type AuthDeps, COMPANY, createAuth, LEAST_PASSWORD } from './auth';
import { passkeySteps } from './passkeySteps';
import { passkeyHost } from './passkeys';

/** The library behind the few questions that our routes have; nothing of it is made before the first of them. */
export function openAccounts(deps: AuthDeps): Accounts {
  let made: ReturnType<typeof createAuth> | null = null;
  const auth = () => {
    made ??= createAuth(deps);
    return made;
  };
  const context = async () => auth().$context;

  /** A company's server that could not be asked when the library was made is asked again. */
  async function withCompany(): Promise<boolean> {
    const isKnown = async () => (await context()).socialProviders.some(({ id }) => id === COMPANY);
    if (await isKnown()) return true;
    made = null;
    return isKnown();
  }

  async function step<T>(response: Response, read: (body: unknown) => T): Promise<Step<T>> {
    const cookies = response.headers.getSetCookie();
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return { cookies, value: read(body) };
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
    return { cookies: [], refusal: refusalOf(code, response.status) };
  }
  const done = (): null => null;

  return {
    ways: { mail: deps.mail.sends, company: deps.company?.name ?? null, passkeys: passkeyHost(deps.publicUrl) },
    async signedIn(given) {
      if (!hasCookie(given)) return null;
      const found = await auth().api.getSession({ headers: fromNodeHeaders(given) });
      if (!found) return null;
      const { user, session } = found;
      return {
        account: {
          id: user.id,
          name: user.name,
          email: user.email,
          confirmed: user.emailVerified,
          since: user.createdAt.getTime(),
        },
        session: { id: session.id, since: session.createdAt.getTime() },
      };
    },
    async hasPassword(account) {
      return (await (await context()).internalAdapter.findCredentialAccount(account)) !== null;
    },
    async signUp({ email, password, name }, given) {
      const body = { email, password, name };
      const headers = fromNodeHeaders(given);
      const response = await auth().api.signUpEmail({ body, headers, asResponse: true });
      return step(response, () => (deps.mail.sends ? 'confirm' : 'signedIn'));
    },
    async signIn(body, given) {
      const response = await auth().api.signInEmail({ body, headers: fromNodeHeaders(given), asResponse: true });
      return step(response, done);
    },
    async mailLink(kind, email, given) {
      const body = { email };
      const headers = fromNodeHeaders(given);
      // Whether there is such an account must not show, not even by a fault.
      if (kind === 'signIn') await auth().api.signInMagicLink({ body, headers, asResponse: true });
      else if (kind === 'resetPassword') await auth().api.requestPasswordReset({ body, headers, asResponse: true });
      else await auth().api.sendVerificationEmail({ body, headers, asResponse: true });
    },
    async openLink(kind, token, given) {
      const query = { token };
      const headers = fromNodeHeaders(given);
      if (kind === 'signIn') {
        const opened = await auth().api.magicLinkVerify({ query, headers, asResponse: true });
        return opened.ok ? step(opened, done) : { cookies: [], refusal: refuse('usedLink') };
      }
      const opened = await auth().api.verifyEmail({ query, headers, asResponse: true });
      const outcome = await step(opened, done);
      const isSignedIn = outcome.cookies.length > 0 || (await this.signedIn(given)) !== null;
      return 'value' in outcome && !isSignedIn ? { cookies: [], refusal: refuse('usedLink') } : outcome;
    },
    async newPassword(token, password, given) {
      const { internalAdapter } = await context();
      // Using the token up tells nobody whose it was.
      const known = await internalAdapter.findVerificationValue(`reset-password:${token}`);
      const body = { token, newPassword: password };
      const response = await auth().api.resetPassword({ body, headers: fromNodeHeaders(given), asResponse: true });
      return step(response, () => known?.value ?? '');
    },
    async isPassword(account, password) {
      const { internalAdapter, password: passwords } = await context();
      const { password: hash } = (await internalAdapter.findCredentialAccount(account)) ?? {};
      return typeof hash === 'string' && passwords.verify({ hash, password });
    },
    async changePassword({ current, password }, given) {
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: false };
      return step(await auth().api.changePassword({ body, headers: fromNodeHeaders(given), asResponse: true }), done);
    },
    async changeAddress(email, given) {
      const before = await this.signedIn(given);
      if (before === null) return { cookies: [], refusal: refuse('signedOut') };
      const { internalAdapter } = await context();
      // Without mails, making an account tells this as well.
      if (!deps.mail.sends && (await internalAdapter.findUserByEmail(email.toLowerCase())) !== null)
        return { cookies: [], refusal: refuse('notAllowed', { why: 'taken' }) };
      const body = { newEmail: email };
      const response = await auth().api.changeEmail({ body, headers: fromNodeHeaders(given), asResponse: true });
      const changed = await step(response, (): 'changed' | 'confirm' => (deps.mail.sends ? 'confirm' : 'changed'));
      if (deps.mail.sends && 'value' in changed) {
        const link = `${deps.publicUrl ?? ''}/account`;
        await deps.mail.send({ to: before.account.email, message: { kind: 'addressChanges', link } });
      }
      return changed;
    },
    async toCompany(given) {
      if (!(await withCompany())) return { cookies: [], refusal: refuse('unavailable') };
      const body = { provider: COMPANY, callbackURL: '/account', errorCallbackURL: '/account', disableRedirect: true };
      const response = await auth().api.signInSocial({ body, headers: fromNodeHeaders(given), asResponse: true });
      return step(response, (answer) => (answer as { url: string }).url);
    },
    async signOnsOf(account) {
      const ways = await (await context()).internalAdapter.findAccounts(account);
      return ways
        .filter(({ providerId }) => providerId === COMPANY)
        .map(({ providerId, createdAt }) => ({ name: deps.company?.name ?? providerId, since: createdAt.getTime() }));
    },
    async sessionsOf(account) {
      const sessions = await (await context()).internalAdapter.listSessions(account);
      return sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
        id,
        device: userAgent ?? null,
        since: createdAt.getTime(),
        seenAt: updatedAt.getTime(),
      }));
    },
    async endSession(account, id) {
      const { internalAdapter } = await context();
      const found = (await internalAdapter.listSessions(account)).find((session) => session.id === id);
      if (found === undefined) return false;
      await internalAdapter.deleteSession(found.token);
      return true;
    },
    ...passkeySteps(auth, step),
    async signOut(given) {
      return step(await auth().api.signOut({ headers: fromNodeHeaders(given), asResponse: true }), done);
    },
    callback: (request, response, next) => {
      void withCompany()
        .then(() => toNodeHandler(auth())(request, response))
        .catch(next);
    },
  };
}

/** Whether a browser may have signed in: most have not, and then nothing is looked up. */
const hasCookie = ({ cookie }: IncomingHttpHeaders): boolean => cookie?.includes('roundel-account.') ?? false;

function refusalOf(code: string, status: number): Refusal {
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return refuse('notAllowed', { why: 'wrong' });
    case 'INVALID_PASSWORD':
      return refuse('notAllowed', { why: 'wrongPassword' });
    case 'CREDENTIAL_ACCOUNT_NOT_FOUND':
      return refuse('notAllowed', { why: 'noPassword' });
    case 'EMAIL_NOT_VERIFIED':
      return refuse('notAllowed', { why: 'unconfirmed' });
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return refuse('notAllowed', { why: 'taken' });
    case 'PASSWORD_TOO_SHORT':
      return refuse('badInput', { field: 'password', least: LEAST_PASSWORD });
    case 'PASSWORD_TOO_LONG':
      return refuse('badInput', { field: 'password' });
    case 'CHALLENGE_NOT_FOUND':
    case 'FAILED_TO_VERIFY_REGISTRATION':
    case 'PASSKEY_NOT_FOUND':
    case 'AUTHENTICATION_FAILED':
      return refuse('notAllowed', { why: 'passkey' });
    case 'INVALID_EMAIL':
      return refuse('badInput', { field: 'email' });
    case 'TOKEN_EXPIRED':
      return refuse('expiredLink');
    case 'INVALID_TOKEN':
    case 'USER_NOT_FOUND':
      return refuse('unknownLink');
    default:
      if (status >= 500 || code.startsWith('FAILED_TO')) throw new StoreUnavailable(`accounts could not save: ${code}`);
      return refuse('badInput');
  }
}
