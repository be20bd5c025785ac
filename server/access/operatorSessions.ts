import { parseCookie, stringifySetCookie } from 'cookie';
import { hashOf, isSessionToken, newSessionToken } from './secrets';

/** Not the cookie of members, so that neither opens what the other does. */
const COOKIE = 'roundel-operator';
const SECURE_COOKIE = '__Host-roundel-operator';
const LASTS_MS = 60 * 60 * 1000;

/** Who has opened the operator's page. Kept in memory: a restart ends it, and a new link is made in a moment. */
export class OperatorSessions {
  readonly #until = new Map<string, number>();

  /** The `Set-Cookie` header of a new session. */
  open(secure: boolean, now: number): string {
    const token = newSessionToken();
    this.#until.set(hashOf(token), now + LASTS_MS);
    return this.#cookie(secure, token, LASTS_MS / 1000);
  }

  isOpen(cookieHeader: string | undefined, now: number): boolean {
    const until = this.#until.get(this.#hash(cookieHeader) ?? '');
    return until !== undefined && until > now;
  }

  /** The `Set-Cookie` header that removes it from the browser too. */
  close(cookieHeader: string | undefined, secure: boolean): string {
    this.#until.delete(this.#hash(cookieHeader) ?? '');
    return this.#cookie(secure, '', 0);
  }

  #hash(cookieHeader: string | undefined): string | null {
    const cookies = parseCookie(cookieHeader ?? '');
    const token = cookies[SECURE_COOKIE] ?? cookies[COOKIE];
    return token !== undefined && isSessionToken(token) ? hashOf(token) : null;
  }

  #cookie(secure: boolean, token: string, maxAge: number): string {
    const name = secure ? SECURE_COOKIE : COOKIE;
    return stringifySetCookie(name, token, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge });
  }
}
