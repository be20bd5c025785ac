import { betterAuth } from 'better-auth';
import { genericOAuth, magicLink } from 'better-auth/plugins';
import type { Logger } from 'pino';
import type { Mail } from '../mail/mail';
import type { Store } from '../store/store';
import type { CompanySettings } from './accounts';
import { deviceOf } from './device';
import { passkeys } from './passkeys';

export type AuthDeps = {
  store: Store;
  mail: Mail;
  log: Logger;
  /** Signs cookies and links of mails. */
  secret: string;
  /** Null: nobody said by which address this server is reached, so no mail and no company sends anybody here. */
  publicUrl: string | null;
  /** Cookies go over https only. */
  secure: boolean;
  company: CompanySettings | null;
  /** What people know this server as. */
  product: string;
};

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
export const COMPANY = 'company';
const AUTH_PATH = '/api/auth';
export const LEAST_PASSWORD = 10;

/** Secrets of links stand behind `#`, so that no server on the way sees them, and a mail scanner opens nothing. */
const pageOf = (publicUrl: string | null, does: string, token: string) =>
  `${publicUrl ?? ''}/account#${does}=${encodeURIComponent(token)}`;

/** The token of an account's new address names it. */
function isForNewAddress(token: string): boolean {
  const [, payload = ''] = token.split('.');
  return Buffer.from(payload, 'base64url').toString().includes('"updateTo"');
}

/** The library with our tables, mails and rules. Nobody but this folder knows it. */
export function createAuth({ store, mail, log, secret, publicUrl, secure, company, product }: AuthDeps) {
  const here = publicUrl ?? 'http://localhost';
  const ownPage = `${publicUrl ?? ''}/account`;
  return betterAuth({
    appName: product,
    baseURL: here,
    basePath: AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    // What it says may name an address.
    logger: {
      level: 'error',
      log: (level, message) => log.warn({ level, says: message.split(/[:"]/)[0] }, 'accounts report a fault'),
    },
    database: { db: store.accounts.database, type: 'sqlite' },
    trustedOrigins: [here],
    // A new address is confirmed by a mail to it, where mails can be sent.
    user: { modelName: 'auth_users', changeEmail: { enabled: true, updateEmailWithoutVerification: !mail.sends } },
    session: { modelName: 'auth_sessions', expiresIn: 90 * DAY, updateAge: DAY, freshAge: DAY },
    account: { modelName: 'auth_accounts', accountLinking: { enabled: true } },
    verification: { modelName: 'auth_verifications', storeIdentifier: 'hashed' },
    // Ours are counted in memory with all others, so that no address is stored.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'roundel-account',
      useSecureCookies: secure,
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: mail.sends,
      minPasswordLength: LEAST_PASSWORD,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 60 * MINUTE,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        await mail.send({
          to: user.email,
          message: { kind: 'resetPassword', link: pageOf(publicUrl, 'password', token) },
        });
      },
      onPasswordReset: async ({ user }) => {
        if (mail.sends && user.emailVerified)
          await mail.send({ to: user.email, message: { kind: 'passwordChanged', link: ownPage } });
      },
      onExistingUserSignUp: async ({ user }) => {
        await mail.send({ to: user.email, message: { kind: 'accountExists', link: ownPage } });
      },
    },
    emailVerification: {
      sendOnSignUp: mail.sends,
      autoSignInAfterVerification: true,
      expiresIn: 60 * MINUTE,
      sendVerificationEmail: async ({ user, token }) => {
        if (!mail.sends) return;
        const kind = isForNewAddress(token) ? 'newAddress' : 'verifyEmail';
        await mail.send({ to: user.email, message: { kind, link: pageOf(publicUrl, 'confirm', token) } });
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, userAgent: deviceOf(session.userAgent) },
          }),
        },
      },
      account: {
        create: {
          // Nothing is ever asked of the company's server again.
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
          after: async ({ providerId, userId }, context) => {
            const users = context?.context.internalAdapter;
            if (providerId !== COMPANY || !mail.sends || users === undefined) return;
            // An account that the company's sign-on has just made opens in no other way.
            if ((await users.findAccounts(userId)).length < 2) return;
            const user = await users.findUserById(userId);
            if (user?.emailVerified)
              await mail.send({ to: user.email, message: { kind: 'signOnAdded', link: ownPage } });
          },
        },
        update: {
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    plugins: [
      passkeys(publicUrl, product),
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 10 * MINUTE,
        sendMagicLink: async ({ email, token }, context) => {
          const known = await context?.context.internalAdapter.findUserByEmail(email.toLowerCase());
          if (!known) return;
          await mail.send({ to: known.user.email, message: { kind: 'signIn', link: pageOf(publicUrl, 'in', token) } });
        },
      }),
      genericOAuth({
        config:
          company === null
            ? []
            : [
                {
                  providerId: COMPANY,
                  discoveryUrl: `${company.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: company.clientId,
                  clientSecret: company.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
      }),
    ],
  });
}
