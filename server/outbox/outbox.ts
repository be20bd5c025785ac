import type { Logger } from 'pino';
import type { Time } from '../../shared/meeting/state';
import { rounds } from '../../shared/rounds';
import type { Cancel, Clock } from '../rooms/clock';

/** A stored message. `attempts`: how often it was tried; `nextAt`: when it is tried next. */
type Waiting = { id: string; attempts: number; nextAt: Time };

/** How a try ended. `later`: another try may succeed. `never`: none will. `problem` is a code, never a text of the receiver. */
export type Tried = { kind: 'taken' } | { kind: 'later' | 'never'; problem: string };

/** One kind of message: where it is stored, and how it is sent. */
export interface Carrier<Message extends Waiting> {
  /** What stands in the log when one is not taken. */
  readonly notTaken: string;
  /** How many are sent at the same time. */
  readonly atOnce: number;
  /** How long after each try the next one is, in milliseconds; after the last one a message is given up. */
  readonly retries: readonly number[];
  /** What is stored and not sent yet, the one that is due first in front. */
  waiting(limit: number): Promise<Message[]>;
  /** False: it comes too late, or nobody wants it any more. */
  isOfUse(message: Message): Promise<boolean>;
  drop(message: Message): Promise<void>;
  send(message: Message): Promise<Tried>;
  taken(message: Message): Promise<void>;
  tryLater(message: Message, nextAt: Time, problem: string): Promise<void>;
  giveUp(message: Message, problem: string): Promise<void>;
}

export type Outbox = {
  /** A message was stored. */
  wake(): void;
  /** Waits a second for what is being sent; everything else is sent after the next start. */
  stop(): Promise<void>;
};

const MINUTE = 60_000;
const LINGER_MS = 1_000;

/**
 * Sends stored messages, and each of them again as long as it is not taken and of use. A message leaves the store only after
 * the receiver took it, so a process that is killed loses none, and sends one twice if it was killed right in between.
 */
export function openOutbox<Message extends Waiting>(
  carrier: Carrier<Message>,
  { clock, log }: { clock: Clock; log: Logger },
): Outbox {
  let cancel: Cancel = () => {};
  const sending = rounds(async () => {
    try {
      await sendDue();
    } catch (error) {
      log.warn({ err: error }, 'messages could not be read from the store or marked as sent');
      wakeAt(clock.now() + MINUTE);
    }
  });

  async function sendDue(): Promise<void> {
    const waiting = await carrier.waiting(carrier.atOnce);
    const due = waiting.filter(({ nextAt }) => nextAt <= clock.now());
    const later = waiting.find(({ nextAt }) => nextAt > clock.now());
    if (later !== undefined) wakeAt(later.nextAt);
    // All of them end before a fault is told: what is still being sent must not be read and sent again.
    const ends = await Promise.allSettled(due.map(attempt));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    // There may be more of them than were read.
    if (due.length > 0) sending.wake();
  }

  async function attempt(message: Message): Promise<void> {
    if (!(await carrier.isOfUse(message))) return carrier.drop(message);
    const tried = await carrier.send(message);
    if (tried.kind === 'taken') return carrier.taken(message);
    const { problem } = tried;
    const wait = tried.kind === 'later' ? carrier.retries[message.attempts] : undefined;
    log.warn(
      { message: message.id, problem, attempts: message.attempts + 1, givenUp: wait === undefined },
      carrier.notTaken,
    );
    if (wait === undefined) return carrier.giveUp(message, problem);
    return carrier.tryLater(message, clock.now() + wait, problem);
  }

  function wakeAt(time: Time): void {
    cancel();
    cancel = clock.callAt(time, sending.wake);
  }

  return {
    wake: sending.wake,
    async stop() {
      cancel();
      // A receiver that does not answer keeps nobody from stopping.
      await Promise.race([sending.stop(), new Promise((resolve) => setTimeout(resolve, LINGER_MS).unref())]);
    },
  };
}
