import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type Answer, answered, isRefusal, type Refusal, refuse, refusedWith } from '../../shared/refusal';
import { isInRoom } from '../rooms/meeting/inRoom';
import { StoreUnavailable } from '../store/store';
import type { Caller, Door } from './context';
import { weigh } from './messageSize';
import { Rates } from './rates';

/** Characters of one message unless its event says otherwise. */
const LARGEST = 64_000;

export type Wrapped = (
  payload: unknown,
  caller: Caller & { connection: string; seated: boolean },
) => Promise<Answer<unknown>>;

/**
 * The one way in for every event: parse -> known member -> rights -> rate -> handler -> typed answer. Never throws and never
 * rejects, so that no handler and no message can end the process (a rejected handler does, by default).
 */
export function wrap<S extends z.ZodType>(
  event: string,
  door: Door<S>,
  handler: (ask: z.output<S>, caller: Caller) => unknown,
  log: Logger,
): Wrapped {
  const rates = new Rates(door.rate);
  const largest = door.largest ?? LARGEST;

  const run = async (payload: unknown, caller: Parameters<Wrapped>[1]): Promise<Answer<unknown>> => {
    const no = (refusal: Refusal) => refusedWith(refusal);
    const { characters, isSound } = weigh(payload, largest);
    if (characters > largest) return no(refuse('tooLarge', { largest }));
    const parsed = isSound ? door.schema.safeParse(payload) : null;
    if (!parsed?.success) return no(refuse('badInput'));
    if (door.for === 'seated') {
      if (!isInRoom(caller.room.meeting(), caller.member)) return no(refuse('notAdmitted'));
      if (!caller.seated) return no(refuse('notNow'));
    }
    const retryIn = await rates.take(caller.connection, caller.member);
    if (retryIn !== null) return no(refuse('tooFast', { retryIn }));
    const value = await handler(parsed.data, caller);
    return isRefusal(value) ? no(value) : answered(value ?? null);
  };

  return async (payload, caller) => {
    try {
      return await run(payload, caller);
    } catch (fault) {
      return answerOfFault(fault, { event, meeting: caller.meeting, member: caller.member }, log);
    }
  };
}

/** A store that cannot save is told as that; anything else gets a number that leads to the log. The payload is never logged. */
export function answerOfFault(fault: unknown, where: Record<string, unknown>, log: Logger): Answer<never> {
  if (fault instanceof StoreUnavailable) {
    log.warn({ ...where, err: fault.cause ?? fault }, 'the store did not answer');
    return refusedWith(refuse('unavailable'));
  }
  const ref = randomBytes(6).toString('hex');
  log.error({ ...where, ref, err: fault }, 'a handler failed');
  return { ok: false, error: 'internal', ref };
}
