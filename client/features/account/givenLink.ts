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
