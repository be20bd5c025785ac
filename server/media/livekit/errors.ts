import type { RoomApi } from './api';

type Response = { status: number; code: string | undefined };

/** What the media server, or somebody in its place, answered; null when nobody did. */
function responseIn(error: unknown): Response | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return { status: error.status, code: 'code' in error && typeof error.code === 'string' ? error.code : undefined };
}

/**
 * There was no answer at all, or that of a proxy in front which has nothing behind it: the media server's own errors carry a code.
 * That it does not know our key is the one thing it says without.
 */
export function isUnreachable(error: unknown): boolean {
  const response = responseIn(error);
  if (response === null) return true;
  const { status, code } = response;
  if (status === 502 || status === 503 || status === 504) return true;
  return code === undefined && (status === 404 || status >= 500);
}

/** The media server does not take our key, or its clock differs: no call works until somebody sets that right. */
export const refusesUs = (error: unknown): boolean => [401, 403].includes(responseIn(error)?.status ?? 0);

/** The media server answered that it knows no such room or person. */
export const saysNotFound = (error: unknown): boolean => responseIn(error)?.code === 'not_found';

/** Asked about somebody who is on the way out, the media server waits for them and gives up. */
export const gaveUp = (error: unknown): boolean => responseIn(error)?.code === 'deadline_exceeded';

/** An error of the media server without its text. */
class RedactedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
  ) {
    super(`the media server answered ${status}${code === undefined ? '' : ` ${code}`}`);
  }
}

/** The same calls, whose errors may go into any log: a refusal repeats our own signed call, and that opens everything while it lives. */
export function redactErrors(api: RoomApi): RoomApi {
  return new Proxy(api, {
    get:
      (calls, name) =>
      async (...given: unknown[]) => {
        try {
          return await Reflect.get(calls, name).apply(calls, given);
        } catch (error) {
          const response = responseIn(error);
          throw response === null ? error : new RedactedError(response.status, response.code);
        }
      },
  });
}
