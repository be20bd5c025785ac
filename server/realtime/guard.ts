import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { isInRoom } from '../../shared/meeting/rights/entry';
import type { ToServer } from '../../shared/protocol/socket';
import { type Answer, answered, isRefusal, refuse, refusedWith } from '../../shared/refusal';
import { StoreDamaged, StoreUnavailable } from '../store/store';
import { measured } from './messageSize';
import { type Rate, Rates } from './rates';
import type { SocketConnection } from './socketConnection';

/** Events that carry an acknowledgement; `presence` has none and answers null. */
export type AskedEvent = keyof ToServer;

type Acked<T> = T extends (...all: infer P) => void
  ? P extends [unknown, (answer: infer A) => void]
    ? A
    : Answer<null>
  : never;
type Opened<A> = A extends { ok: true; value: infer V } ? V : never;
/** The value that the handler of an event returns when it does not refuse. */
export type ValueOf<E extends AskedEvent> = Acked<ToServer[E]> extends infer A ? Opened<A> : never;

/** The checks before a handler runs, the cheapest first: rate -> size -> parse -> known member -> rights -> handler -> typed answer. */
export type Guard<S extends z.ZodType> = {
  schema: S;
  /** `seated`: admitted and in the room now. `known`: anybody with a session for the group, also in the lobby. */
  for: 'seated' | 'known';
  /** Screens may send it too. They follow the meeting and do nothing in it. */
  screens?: true;
  /**
   * So many messages in so many seconds, counted per member over all their sockets and per connection. Above it: `tooFast`
   * with `retryIn`.
   */
  rate: Rate;
  /** Characters of all strings and keys of the message; above: `tooLarge`. Default 8,000. */
  largest?: number;
};

/** Characters of one message, unless its event sets another limit. */
export const LARGEST = 8_000;

export type Guarded = {
  readonly largest: number;
  answer(payload: unknown, caller: SocketConnection): Promise<Answer<unknown>>;
};

/** Every event goes through here. It never throws and never rejects, because a rejected handler would end the process. */
export function guarded<S extends z.ZodType>(
  event: string,
  guard: Guard<S>,
  handler: (request: z.output<S>, caller: SocketConnection) => unknown,
  log: Logger,
): Guarded {
  const rates = new Rates(guard.rate);
  const largest = guard.largest ?? LARGEST;

  return {
    largest,
    async answer(payload, caller) {
      try {
        const retryIn = rates.take(caller.id, caller.member);
        if (retryIn !== null) return refusedWith(refuse('tooFast', { retryIn }));
        if (caller.isScreen && !guard.screens) return refusedWith(refuse('notAllowed'));
        const { characters, isSound } = measured(payload, largest);
        if (characters > largest) return refusedWith(refuse('tooLarge', { largest }));
        const parsed = isSound ? guard.schema.safeParse(payload) : null;
        if (!parsed?.success) return refusedWith(refuse('badInput'));
        if (guard.for === 'seated') {
          if (!isInRoom(caller.live.meeting(), caller.member)) return refusedWith(refuse('notAdmitted'));
          if (!caller.live.isInRoom(caller)) return refusedWith(refuse('notNow'));
        }
        const value = await handler(parsed.data, caller);
        return isRefusal(value) ? refusedWith(value) : answered(value ?? null);
      } catch (fault) {
        return answerOfFault(fault, { event, meeting: caller.meeting, member: caller.member }, log);
      }
    },
  };
}

/**
 * A store that cannot save answers `unavailable`; any other fault gets a reference that leads to the log. The payload is
 * never logged.
 */
export function answerOfFault(fault: unknown, where: Record<string, unknown>, log: Logger): Answer<never> {
  if (fault instanceof StoreUnavailable) {
    log.warn({ ...where, err: fault.cause ?? fault }, 'the store did not answer');
    return refusedWith(refuse('unavailable'));
  }
  if (fault instanceof StoreDamaged) {
    log.error({ ...where, err: fault }, 'stored data are damaged');
    return refusedWith(refuse('damaged'));
  }
  const ref = randomBytes(6).toString('hex');
  log.error({ ...where, ref, err: fault }, 'a handler failed');
  return { ok: false, error: 'internal', ref };
}
