import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Carrier, openOutbox } from '../outbox/outbox';
import type { Clock } from '../rooms/clock';
import type { Store, WebhookPostRow } from '../store/store';
import { webhookAddress } from './address';
import { post } from './post';
import { opened, sealed } from './seal';
import type { WebhookSettings, Webhooks } from './webhooks';

const MINUTE = 60_000;
/** After the last one the message is given up, and the channel with it. */
const RETRIES = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];
const hello = (product: string) =>
  `${product} is connected: this channel is reminded of the meetings of your group from now on.`;

type WebhookDeps = {
  store: Store;
  clock: Clock;
  log: Logger;
  secret: string;
  settings: WebhookSettings;
  product: string;
};

/** As with mail, a message is stored before it is posted, and tried again as long as it is of use. */
export function openWebhooks(deps: WebhookDeps): Webhooks {
  const { store, clock, log, secret, settings, product } = deps;
  if (settings === null) return none;
  const outbox = openOutbox(postCarrier(deps, settings), { clock, log });
  outbox.wake();
  return {
    areOffered: true,
    async set(group, address, by) {
      const url = webhookAddress(address, settings.reach);
      if (url === null) return 'notAnAddress';
      const posted = await post(url, hello(product), settings.reach);
      if (posted.kind !== 'taken') return posted;
      const row = {
        group,
        address: sealed(url.href, secret),
        host: url.hostname,
        by,
        setAt: clock.now(),
        problem: null,
      };
      await store.webhooks.set({ ...row, isDead: false });
      outbox.wake();
      return 'set';
    },
    async reaches(group) {
      return (await store.webhooks.of(group))?.isDead === false;
    },
    async remind(group, text, { meeting, until }, sent) {
      const now = clock.now();
      const row = { id: randomUUID(), group, text, meeting, until, attempts: 0, createdAt: now, nextAt: now };
      await store.webhooks.add(row, sent);
      outbox.wake();
    },
    stop: () => outbox.stop(),
  };
}

const none: Webhooks = {
  areOffered: false,
  set: async () => 'notAnAddress',
  reaches: async () => false,
  remind: async () => {},
  stop: async () => {},
};

const postCarrier = (
  { store, clock, secret }: WebhookDeps,
  { reach }: NonNullable<WebhookSettings>,
): Carrier<WebhookPostRow> => ({
  notTaken: 'a message to a channel was not taken',
  // A channel that is slow does not hold up those of other groups.
  atOnce: 20,
  retries: RETRIES,
  waiting: (limit) => store.webhooks.waiting(limit),
  async isOfUse({ group, meeting, until }) {
    if (until <= clock.now() || (await store.webhooks.of(group))?.isDead !== false) return false;
    return (await store.meeting(meeting))?.status === 'lobby';
  },
  drop: ({ id }) => store.webhooks.drop(id),
  async send({ group, text }) {
    const channel = await store.webhooks.of(group);
    const url = channel === null ? null : opened(channel.address, secret);
    return url === null ? { kind: 'never', problem: 'secret' } : post(new URL(url), text, reach);
  },
  taken: ({ id, group }) => store.webhooks.taken(id, group),
  tryLater: ({ id, group }, nextAt, problem) => store.webhooks.tryLater(id, group, nextAt, problem),
  // Nothing is posted there any more until somebody of the group has looked at it.
  giveUp: ({ group }, problem) => store.webhooks.giveUp(group, problem),
});
