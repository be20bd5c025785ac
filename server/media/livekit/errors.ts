import type { RoomControl } from './api';

type Answer = { status: number; code: string | undefined };

/** What the media server, or somebody in its place, answered; null when nobody did. */
function answerIn(error: unknown): Answer | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return { status: error.status, code: 'code' in error && typeof error.code === 'string' ? error.code : undefined };
}

/**
 * No answer at all, or that of a proxy in front which has nothing behind it: the media server's own carry a code. That it
 * does not know our key is the one thing it says without.
 */
export function isUnreachable(error: unknown): boolean {
  const answer = answerIn(error);
  if (answer === null) return true;
  const { status, code } = answer;
  if (status === 502 || status === 503 || status === 504) return true;
  return code === undefined && (status === 404 || status >= 500);
}

/** It does not take our key, or its clock is another: no call works until somebody sets that right. */
export const refusesUs = (error: unknown): boolean => [401, 403].includes(answerIn(error)?.status ?? 0);

/** The media server answered that it knows no such room or person. */
export const saysNotFound = (error: unknown): boolean => answerIn(error)?.code === 'not_found';

/** Asked about somebody who is on the way out, it waits for them and gives up. */
export const gaveUp = (error: unknown): boolean => answerIn(error)?.code === 'deadline_exceeded';

/** What was answered, without a word of it. */
class AnswerFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
  ) {
    super(`the media server answered ${status}${code === undefined ? '' : ` ${code}`}`);
  }
}

/**
 * The same calls, whose faults may go into any log: a refusal repeats our own signed call word for word, and that opens
 * everything while it lives.
 */
export function withoutWords(control: RoomControl): RoomControl {
  return new Proxy(control, {
    get:
      (calls, name) =>
      async (...asked: unknown[]) => {
        try {
          return await Reflect.get(calls, name).apply(calls, asked);
        } catch (error) {
          const answer = answerIn(error);
          throw answer === null ? error : new AnswerFault(answer.status, answer.code);
        }
      },
  });
}
