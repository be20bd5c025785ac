import { createHmac } from 'node:crypto';

/** The same link to confirm an address, as it is when its hour is over: a token that the server signed (RFC 7519). */
export function expired(token: string, secret: string): string {
  const [head = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iat: number; exp: number };
  const older = { ...claims, iat: claims.iat - 7_200, exp: claims.exp - 7_200 };
  const said = `${head}.${Buffer.from(JSON.stringify(older)).toString('base64url')}`;
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`;
}
