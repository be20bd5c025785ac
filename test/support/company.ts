import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { CompanySettings } from '../../server/accounts/accounts';

export type Company = CompanySettings & { close(): Promise<void> };

/** Addresses of people whom the company knows; all of them are confirmed but those that begin with `new`. */
const claimsOf = (sub: string) => ({
  sub,
  email: sub,
  email_verified: !sub.startsWith('new'),
  name: `${sub.split('@')[0]} of the company`,
});

/** A company's sign-on on this computer. Its page lets in whoever is named by `login` in the address. */
export async function companyForTest(roundel: string, port = 0): Promise<Company> {
  const { createServer } = await import('node:http');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'roundel',
        client_secret: 'a secret of the company',
        redirect_uris: [`${roundel}/api/auth/callback/company`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => claimsOf(sub) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['of the test'] },
  });
  server.on('request', provider.callback());
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { issuer, clientId: 'roundel', clientSecret: 'a secret of the company', name: 'Harbour Ltd', close };
}

/** What a person does in the browser at the company: gives a name, agrees, and is sent back. Answers where to. */
export async function passCompany(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (to: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(to, {
      redirect: 'manual',
      headers: { cookie: [...jar.values()].join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) jar.set(line.split('=')[0] ?? '', line.split(';')[0] ?? '');
    return response;
  };
  let at = url;
  let response = await go(at);
  for (let step = 0; step < 12; step += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      at = new URL(location, at).href;
      if (at.includes('/api/auth/callback/')) return at;
      response = await go(at);
      continue;
    }
    const page = await response.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined)
      throw new Error(`the company shows ${response.status} ${page.slice(0, 300)}`);
    response = await go(new URL(action, at).href, { prompt, login, password: 'any' });
  }
  throw new Error('the company never sent the browser back');
}
