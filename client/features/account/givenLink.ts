export type GivenLink = { kind: 'verifyEmail' | 'signIn' | 'password'; token: string } | { kind: 'failed' };

const kinds = { confirm: 'verifyEmail', in: 'signIn', password: 'password' } as const;

/**
 * What a mail or the company's sign-on put into the address. It leaves the address bar at once, so that it is neither seen
 * there nor behind the Back button.
 */
export function readGivenLink(): GivenLink | null {
  const { hash, search, pathname } = location;
  const found = /^#(confirm|in|password)=(.+)$/.exec(hash);
  const failed = new URLSearchParams(search).has('error');
  if (found !== null || failed) history.replaceState(null, '', pathname);
  if (found !== null) return { kind: kinds[found[1] as keyof typeof kinds], token: decodeURIComponent(found[2] ?? '') };
  return failed ? { kind: 'failed' } : null;
}

/** What the link of a mail to an address says: to which one, and whether an account is to have it in place of another. */
export function claimsOf(token: string): { email: string; isChange: boolean } {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    if (typeof claims !== 'object' || claims === null) return { email: '', isChange: false };
    const email = 'email' in claims && typeof claims.email === 'string' ? claims.email : '';
    return { email, isChange: 'updateTo' in claims };
  } catch {
    // Links of other mails say nothing.
    return { email: '', isChange: false };
  }
}
