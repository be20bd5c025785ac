import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Carrier, openOutbox } from '../outbox/outbox';
import type { Clock } from '../rooms/clock';
import type { MailRow, ReminderSent, Store } from '../store/store';
import type { Mail, MailSettings, Outgoing } from './mail';
import { writtenOut } from './messages';
import { type Postbox, smtpPostbox } from './smtp';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After the last one a message is given up, after two days and a half. */
const RETRIES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 12 * HOUR, 24 * HOUR];
/** Addresses and what became of a message stay so long. */
const KEPT_FOR = 30 * 24 * HOUR;

export type MailDeps = { store: Store; clock: Clock; log: Logger; settings: MailSettings | null; product: string };

/**
 * A message is stored before anybody is told that it is on its way, and marked as sent right after the mail server took
 * it: a process that is killed in between sends it again with the same Message-ID.
 */
export function openMail({ store, clock, log, settings, product }: MailDeps): Mail {
  const postbox = settings === null ? null : smtpPostbox(settings, product);
  const outbox = postbox === null ? null : openOutbox(mailCarrier(store, clock, postbox), { clock, log });
  outbox?.wake();
  const rowOf = ({ to, message, about, remindsOf }: Outgoing): MailRow => ({
    id: randomUUID(),
    to,
    kind: message.kind,
    ...writtenOut(message, product),
    group: about?.group ?? null,
    by: about?.by ?? null,
    status: outbox === null ? 'kept' : 'waiting',
    attempts: 0,
    createdAt: clock.now(),
    nextAt: clock.now(),
    problem: null,
    meeting: remindsOf?.meeting ?? null,
    until: remindsOf?.until ?? null,
  });
  async function add(outgoing: Outgoing, sent?: ReminderSent): Promise<void> {
    if (!(await store.mail.add(rowOf(outgoing), sent))) return;
    await store.mail.forget(clock.now() - KEPT_FOR);
    outbox?.wake();
  }
  return {
    sends: outbox !== null,
    async send(outgoing) {
      await add(outgoing);
      return outbox === null ? 'kept' : 'queued';
    },
    remind: add,
    async stop() {
      await outbox?.stop();
      postbox?.close();
    },
  };
}

const mailCarrier = (store: Store, clock: Clock, postbox: Postbox): Carrier<MailRow> => ({
  notTaken: 'a mail was not taken',
  // In the order in which they were written.
  atOnce: 1,
  retries: RETRIES,
  waiting: (limit) => store.mail.waiting(limit),
  /** A reminder that could not be sent in time, or whose meeting was moved meanwhile, would only mislead. */
  async isOfUse({ meeting, until, group, to }) {
    if (until !== null && until <= clock.now()) return false;
    if (meeting === null) return true;
    if ((await store.meeting(meeting))?.status !== 'lobby') return false;
    // Whoever left meanwhile, or wants no reminders any more, gets none.
    return group === null || (await store.reminders.addressees(group)).some(({ email }) => email === to);
  },
  drop: ({ id }) => store.mail.drop(id),
  send: (mail) => postbox.send(mail),
  taken: ({ id, attempts }) =>
    store.mail.tried(id, { status: 'sent', attempts: attempts + 1, nextAt: clock.now(), problem: null }),
  tryLater: ({ id, attempts }, nextAt, problem) =>
    store.mail.tried(id, { status: 'waiting', attempts: attempts + 1, nextAt, problem }),
  giveUp: ({ id, attempts }, problem) =>
    store.mail.tried(id, { status: 'failed', attempts: attempts + 1, nextAt: clock.now(), problem }),
});
