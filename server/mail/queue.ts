import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Cancel, Clock } from '../rooms/clock';
import type { MailRow, Store } from '../store/store';
import type { Mail, MailSettings } from './mail';
import { writtenOut } from './messages';
import { type Postbox, smtpPostbox } from './smtp';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long after each try the next one is; after the last one the message is given up, after two days and a half. */
const RETRIES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 12 * HOUR, 24 * HOUR];
/** Addresses and what became of a message stay so long. */
const KEPT_FOR = 30 * 24 * HOUR;
const AT_ONCE = 50;
const LINGER_MS = 1_000;

export type MailDeps = { store: Store; clock: Clock; log: Logger; settings: MailSettings | null };

/**
 * A message is stored before anybody is told that it is on its way, and marked as sent right after the mail server took
 * it: a process that is killed in between sends it again with the same Message-ID.
 */
export function openMail({ store, clock, log, settings }: MailDeps): Mail {
  const postbox = settings === null ? null : smtpPostbox(settings);
  const queue = postbox === null ? null : new Queue(store, clock, log, postbox);
  queue?.wake();
  return {
    sends: queue !== null,
    async send({ to, message, about, remindsOf }) {
      const now = clock.now();
      await store.mail.forget(now - KEPT_FOR);
      await store.mail.add({
        id: randomUUID(),
        to,
        kind: message.kind,
        ...writtenOut(message),
        group: about?.group ?? null,
        by: about?.by ?? null,
        status: queue === null ? 'kept' : 'waiting',
        attempts: 0,
        createdAt: now,
        nextAt: now,
        problem: null,
        meeting: remindsOf?.meeting ?? null,
        until: remindsOf?.until ?? null,
      });
      queue?.wake();
      return queue === null ? 'kept' : 'queued';
    },
    stop: async () => queue?.stop(),
  };
}

class Queue {
  #busy: Promise<void> | null = null;
  #again = false;
  #cancel: Cancel = () => {};
  #stopped = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly postbox: Postbox,
  ) {}

  /** Sends what is due, one message after the other. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#busy ??= this.#run().finally(() => {
      this.#busy = null;
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    // A mail server that does not answer keeps nobody from stopping: the message is sent after the next start.
    await Promise.race([this.#busy, new Promise((resolve) => setTimeout(resolve, LINGER_MS).unref())]);
    this.postbox.close();
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#sendDue();
      } catch (error) {
        this.log.warn({ err: error }, 'mail could not be read from the store or marked as sent');
        this.#at(this.clock.now() + MINUTE);
      }
    }
  }

  async #sendDue(): Promise<void> {
    for (const mail of await this.store.mail.waiting(AT_ONCE)) {
      if (this.#stopped) return;
      if (mail.nextAt > this.clock.now()) return this.#at(mail.nextAt);
      if (await this.#isOfUse(mail)) await this.#send(mail);
      else await this.store.mail.drop(mail.id);
      // There may be more of them than were read, or one that is due later.
      this.#again = true;
    }
  }

  /** A reminder that could not be sent in time, or whose meeting was moved meanwhile, would only mislead. */
  async #isOfUse({ meeting, until }: MailRow): Promise<boolean> {
    if (until !== null && until <= this.clock.now()) return false;
    return meeting === null || (await this.store.meeting(meeting))?.status === 'lobby';
  }

  async #send(mail: MailRow): Promise<void> {
    const sent = await this.postbox.send(mail);
    const now = this.clock.now();
    const attempts = mail.attempts + 1;
    if (sent.kind === 'sent') {
      await this.store.mail.tried(mail.id, { status: 'sent', attempts, nextAt: now, problem: null });
      return;
    }
    const { problem } = sent;
    const wait = sent.kind === 'later' ? RETRIES[mail.attempts] : undefined;
    const status = wait === undefined ? 'failed' : 'waiting';
    await this.store.mail.tried(mail.id, { status, attempts, nextAt: now + (wait ?? 0), problem });
    this.log.warn({ mail: mail.id, kind: mail.kind, problem, attempts, status }, 'a mail was not taken');
  }

  #at(time: number): void {
    this.#cancel();
    this.#cancel = this.clock.callAt(time, () => this.wake());
  }
}
