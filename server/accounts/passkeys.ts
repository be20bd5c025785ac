import { isIP } from 'node:net';
import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';

/**
 * Where browsers make passkeys for this server. They bind them to a host name, not to an address of numbers, and do so only over
 * a connection that is safe, which one to the same computer is. Null: nowhere.
 */
export function passkeyHost(publicUrl: string | null): string | null {
  if (publicUrl === null) return 'localhost';
  const { protocol, hostname } = new URL(publicUrl);
  if (hostname === 'localhost') return hostname;
  return protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : null;
}

/** A passkey stands alone for address and password, so having it is not enough: its owner has to show that it is them. */
function mustBeVerified(isVerified: boolean): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED' });
}

export const passkeys = (publicUrl: string | null, product: string) =>
  passkey({
    rpName: product,
    rpID: passkeyHost(publicUrl) ?? 'localhost',
    // Where nobody said by which address this server is reached, it is that of the request, which is compared with its own.
    origin: publicUrl === null ? null : new URL(publicUrl).origin,
    // One that knows whose it is, so that nobody has to type an address, and nothing is asked about one.
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    registration: {
      // Our own rule says how fresh a sign-in has to be.
      requireSession: false,
      afterVerification: async ({ verification }) => {
        mustBeVerified(verification.registrationInfo?.userVerified ?? false);
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified),
    },
    schema: { passkey: { modelName: 'auth_passkeys' } },
  });
