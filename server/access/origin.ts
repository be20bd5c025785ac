import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request that changes something or opens a socket comes from our own page. This stops cross-site request forgery
 * and cross-site WebSocket hijacking. Only hosts are compared, not schemes, because a proxy may end TLS before us. A
 * program that sends neither header cannot carry somebody's cookie by accident, so it may pass.
 * @param publicUrl the address people use when a proxy hands us another host name.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  if (from === null) return false;
  return from === hostOf(`http://${headers.host ?? ''}`, origin) || (publicUrl !== null && from === hostOf(publicUrl));
}

/** Host and port as a URL parser reads them, without the scheme's default port; null for `null` and other nonsense. */
function hostOf(url: string, schemeOf = url): string | null {
  try {
    const scheme = new URL(schemeOf).protocol;
    if (scheme !== 'http:' && scheme !== 'https:') return null;
    const parsed = new URL(url.replace(/^[a-z]+:/i, scheme));
    const isBare = parsed.pathname === '/' && !parsed.search && !parsed.hash && !parsed.username && !parsed.password;
    return isBare && parsed.host !== '' ? parsed.host : null;
  } catch {
    return null;
  }
}
