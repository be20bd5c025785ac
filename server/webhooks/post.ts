import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Tried } from '../outbox/outbox';
import { isNumberInside, lookupFor, PrivateAddress, type Reach } from './address';

const WITHIN_MS = 8_000;
const worthTryingAgain = new Set([408, 425, 429]);

/** Posts `{ "text": ... }`, which Slack, Teams and Mattermost take. It follows no redirect and reads no answer. */
export function post(url: URL, text: string, reach: Reach): Promise<Tried> {
  if (isNumberInside(url, reach)) return Promise.resolve({ kind: 'never', problem: 'private' });
  const body = Buffer.from(JSON.stringify({ text }));
  const request = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        // A connection that was opened before would be used without another look at its address.
        agent: false,
        lookup: lookupFor(reach),
        signal: AbortSignal.timeout(WITHIN_MS),
        headers: { 'content-type': 'application/json', 'content-length': body.length, 'user-agent': 'Roundel' },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        if (status >= 200 && status < 300) return resolve({ kind: 'taken' });
        const again = status >= 500 || worthTryingAgain.has(status);
        resolve({ kind: again ? 'later' : 'never', problem: String(status) });
      },
    );
    sent.on('error', (error: Error & { code?: unknown }) => resolve(failed(error)));
    sent.end(body);
  });
}

function failed(error: Error & { code?: unknown }): Tried {
  if (error instanceof PrivateAddress) return { kind: 'never', problem: 'private' };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return { kind: 'later', problem: 'timeout' };
  return { kind: 'later', problem: typeof error.code === 'string' ? error.code : 'unknown' };
}
