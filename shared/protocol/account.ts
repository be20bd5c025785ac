import { z } from 'zod';
import type { GroupId, MemberId, Time } from '../meeting/state';
import { memberId } from './scalars';

/** Messages over HTTP about accounts. Every answer is an `Answer<T>`. */

const email = z.email().max(254);
/** The server applies the least length. */
const password = z.string().min(1).max(128);
const token = z.string().min(1).max(1_000);

/** `POST /api/account/sign-up`. `confirm`: the account can be used once the link in the mail was opened. */
export const signUp = z.strictObject({ email, password, name: z.string().max(2_000) });
export type SignUp = z.infer<typeof signUp>;
export type SignedUp = { next: 'signedIn' | 'confirm' };

/** `POST /api/account/sign-in` */
export const signIn = z.strictObject({ email, password });
export type SignIn = z.infer<typeof signIn>;

/** `POST /api/account/mail`: asks for a mail. The answer is the same whether there is such an account or not. */
export const mailLink = z.strictObject({ kind: z.enum(['signIn', 'resetPassword', 'verifyEmail']), email });
export type MailLink = z.infer<typeof mailLink>;

/** `POST /api/account/open`: uses up the link of a mail. A link for a new password asks for that too. */
export const openLink = z.union([
  z.strictObject({ kind: z.enum(['signIn', 'verifyEmail']), token }),
  z.strictObject({ kind: z.literal('password'), token, password }),
]);
export type OpenLink = z.infer<typeof openLink>;

/** `POST /api/account/password`: signs out everywhere else. */
export const changePassword = z.strictObject({ current: password, password });
export type ChangePassword = z.infer<typeof changePassword>;

/** `POST /api/account/address`. The password is asked for where the account has one. `confirm`: once the mail to it was opened. */
export const changeAddress = z.strictObject({ email, password: z.string().max(128) });
export type ChangeAddress = z.infer<typeof changeAddress>;
export type AddressChanged = { next: 'changed' | 'confirm' };

/** `POST /api/account/passkeys/options`: what the browser needs to make one. The password is asked for where the account has one. */
export const passkeyOptions = z.strictObject({ password: z.string().max(128) });

/** `POST /api/account/passkey/options`: what the browser needs to ask for one. */
export type PasskeyOptions = { options: unknown };

/** What the browser made of it (WebAuthn, section 5.1): what nobody reads is left out. */
const encoded = z.string().min(1).max(20_000);
const credential = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};
const transports = z.array(z.string().max(40)).max(10).default([]);
const madePasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: encoded, attestationObject: encoded, transports }),
});
const usedPasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: encoded, authenticatorData: encoded, signature: encoded }),
});
export type UsedPasskey = z.output<typeof usedPasskey>;

/** `POST /api/account/passkeys` */
export const addPasskey = z.strictObject({ name: z.string().max(200), response: madePasskey });

/** `POST /api/account/passkeys/remove`: signs out everywhere else. */
export const removePasskey = z.strictObject({ passkey: z.string().min(1).max(100) });

/** `POST /api/account/passkey`: signs in. */
export const passkeyIn = z.strictObject({ response: usedPasskey });

/** `POST /api/account/company`: where this browser has to go for the company's sign-on. */
export type CompanyAddress = { url: string };

/**
 * `POST /api/account/keep`: the account is this member of a group from now on, and so is this browser. The member has to be
 * the account's or this browser's.
 */
export const keepMember = z.strictObject({ member: memberId });

/** `POST /api/account/end-session`: signs a browser out. */
export const endSession = z.strictObject({ session: z.string().min(1).max(100) });

/** `POST /api/account/delete`. The address is typed again; the password is asked for where the account has one. */
export const deleteAccount = z.strictObject({ email: z.string().max(254), password: z.string().max(128) });
export type DeleteAccount = z.infer<typeof deleteAccount>;

/** `GET /api/account` */
export type AccountPage = {
  /**
   * Ways in besides a password. `company`: the name of the company's sign-on. `passkeys`: the host name that they belong to; null:
   * there are none on this server.
   */
  ways: { mail: boolean; company: string | null; passkeys: string | null };
  account: {
    name: string;
    email: string;
    confirmed: boolean;
    hasPassword: boolean;
    passkeys: { id: string; name: string; since: Time }[];
  } | null;
  /** What the account is in its groups. */
  groups: AccountGroup[];
  /** What this browser is without the account. */
  here: Seat[];
  sessions: AccountSession[];
};

export type Seat = { group: GroupId; groupName: string; member: MemberId; name: string };

/** `here`: whom this browser is in that group: the same member, nobody, or somebody else by name. */
export type AccountGroup = Seat & { here: 'same' | 'nobody' | { member: MemberId; name: string } };

export type AccountSession = {
  id: string;
  /** `link`: the browser came in by a link, and nobody signed in there. */
  kind: 'account' | 'link';
  device: string | null;
  groups: string[];
  since: Time;
  seenAt: Time | null;
  isThis: boolean;
};
