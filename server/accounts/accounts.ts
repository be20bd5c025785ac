import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { UsedPasskey } from '../../shared/protocol/account';
import type { Refusal } from '../../shared/refusal';

/** A company's own sign-on, by OpenID Connect. */
export type CompanySettings = { issuer: string; clientId: string; clientSecret: string; name: string };

export type SignedIn = {
  account: { id: string; name: string; email: string; confirmed: boolean; since: number };
  session: { id: string; since: number };
};

/** How a step of signing in ended. `cookies` are `Set-Cookie` headers for the answer. */
export type Step<T = null> =
  | { cookies: readonly string[]; refusal: Refusal }
  | { cookies: readonly string[]; value: T };

type Passkey = { id: string; name: string; since: number };

export type AccountSession = { id: string; device: string | null; since: number; seenAt: number };

type Credentials = { email: string; password: string };

/** Who people are beyond one browser. What they are in their groups is the store's to say. */
export interface Accounts {
  /**
   * Ways in besides a password. `company`: the name of the company's sign-on, which is shown on its button. `passkeys`: the host
   * name that passkeys belong to; null: browsers make none for this server.
   */
  readonly ways: { mail: boolean; company: string | null; passkeys: string | null };
  signedIn(headers: IncomingHttpHeaders): Promise<SignedIn | null>;
  hasPassword(account: string): Promise<boolean>;
  /** `confirm`: a mail is on its way, also where the address has an account already. */
  signUp(as: Credentials & { name: string }, headers: IncomingHttpHeaders): Promise<Step<'signedIn' | 'confirm'>>;
  signIn(as: Credentials, headers: IncomingHttpHeaders): Promise<Step>;
  /** Sends a mail where there is such an account, and answers the same where there is none. */
  mailLink(
    kind: 'signIn' | 'resetPassword' | 'verifyEmail',
    email: string,
    headers: IncomingHttpHeaders,
  ): Promise<void>;
  /** Uses up the link of a mail. */
  openLink(kind: 'signIn' | 'verifyEmail', token: string, headers: IncomingHttpHeaders): Promise<Step>;
  /** Answers whose account it is: all its sessions have ended. */
  newPassword(token: string, password: string, headers: IncomingHttpHeaders): Promise<Step<string>>;
  isPassword(account: string, password: string): Promise<boolean>;
  /** Refuses where `current` is wrong, and where the account has no password. All sessions go on. */
  changePassword(as: { current: string; password: string }, headers: IncomingHttpHeaders): Promise<Step>;
  /** `confirm`: a mail went to the new address, also where another account has it; the old one holds until it is opened. */
  changeAddress(email: string, headers: IncomingHttpHeaders): Promise<Step<'changed' | 'confirm'>>;
  passkeysOf(account: string): Promise<Passkey[]>;
  /** What the browser needs to make a passkey. */
  passkeyOptions(headers: IncomingHttpHeaders): Promise<Step<unknown>>;
  addPasskey(as: { name: string; response: unknown }, headers: IncomingHttpHeaders): Promise<Step>;
  /** False when it is none of this account. */
  removePasskey(account: string, passkey: string): Promise<boolean>;
  /** What the browser needs to ask for a passkey; it is the same for everybody, and names no account. */
  passkeyChallenge(headers: IncomingHttpHeaders): Promise<Step<unknown>>;
  signInByPasskey(response: UsedPasskey, headers: IncomingHttpHeaders): Promise<Step>;
  /** Sign-ons of a company that open the account, and since when. */
  signOnsOf(account: string): Promise<{ name: string; since: number }[]>;
  /** Where the browser has to go for the company's sign-on. */
  toCompany(headers: IncomingHttpHeaders): Promise<Step<string>>;
  sessionsOf(account: string): Promise<AccountSession[]>;
  /** False when it is none of this account. */
  endSession(account: string, session: string): Promise<boolean>;
  signOut(headers: IncomingHttpHeaders): Promise<Step>;
  /** Where the company's sign-on sends browsers back to. */
  readonly callback: RequestHandler;
}
