import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Cancel, Clock } from '../rooms/clock';
import type { Store, WebhookPostRow } from '../store/store';
import { webhookAddress } from './address';
import { type Posted, post } from './post';
import { opened, sealed } from './seal';
import type { WebhookSettings, Webhooks } from './webhooks';

const MINUTE = 60_000;
/** How long after each try the next one is; after the last one the message is given up. */
const RETRIES = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];
/** A channel that is slow does not hold up those of other groups. */
const AT_ONCE = 20;
const LINGER_MS = 1_000;
const HELLO = 'Roundel is connected: this channel is reminded of the meetings of your group from now on.';

type WebhookDeps = { store: Store; clock: Clock; log: Logger; secret: string; settings: WebhookSettings };

/** As with mail, a message is stored before it is posted, and tried again as long as it is of use. */
export function openWebhooks(deps: WebhookDeps): Webhooks {
  const { store, clock, secret, settings } = deps;
  if (settings === null) return none;
  const queue = new Queue(deps, settings);
  queue.wake();
  return {
    areOffered: true,
    async set(group, address, by) {
      const url = webhookAddress(address, settings.reach);
      if (url === null) return 'notAnAddress';
      const posted = await post(url, HELLO, settings.reach);
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
      return 'set';
    },
    async reaches(group) {
      return (await store.webhooks.of(group))?.isDead === false;
    },
    async post(group, text, { meeting, until }) {
      const now = clock.now();
      await store.webhooks.add({
        id: randomUUID(),
        group,
        text,
        meeting,
        until,
        attempts: 0,
        createdAt: now,
        nextAt: now,
      });
      queue.wake();
    },
    stop: () => queue.stop(),
  };
}

const none: Webhooks = {
  areOffered: false,
  set: async () => 'notAnAddress',
  reaches: async () => false,
  post: async () => {},
  stop: async () => {},
};

class Queue {
  #busy: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #cancel: Cancel = () => {};

  constructor(
    private readonly deps: WebhookDeps,
    private readonly settings: NonNullable<WebhookSettings>,
  ) {}

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
    // A receiver that does not answer keeps nobody from stopping.
    await Promise.race([this.#busy, new Promise((resolve) => setTimeout(resolve, LINGER_MS).unref())]);
  }

  async #run(): Promise<void> {
    const { clock, log } = this.deps;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#postDue();
      } catch (error) {
        log.warn({ err: error }, 'messages to channels could not be read from the store or marked as posted');
        this.#at(clock.now() + MINUTE);
      }
    }
  }

  async #postDue(): Promise<void> {
    const { store, clock } = this.deps;
    const waiting = await store.webhooks.waiting(AT_ONCE);
    const due = waiting.filter(({ nextAt }) => nextAt <= clock.now());
    const later = waiting.find(({ nextAt }) => nextAt > clock.now());
    if (later !== undefined) this.#at(later.nextAt);
    await Promise.all(due.map((row) => this.#try(row)));
    if (due.length > 0) this.#again = true;
  }

  async #try(row: WebhookPostRow): Promise<void> {
    const { store, clock } = this.deps;
    const channel = await store.webhooks.of(row.group);
    const meeting = await store.meeting(row.meeting);
    if (channel === null || channel.isDead || row.until <= clock.now() || meeting?.status !== 'lobby')
      return store.webhooks.drop(row.id);
    const posted = await this.#posted(channel.address, row.text);
    if (posted.kind === 'taken') return store.webhooks.taken(row.id, row.group);
    const wait = posted.kind === 'later' ? RETRIES[row.attempts] : undefined;
    const { problem } = posted;
    this.deps.log.warn({ post: row.id, problem, attempts: row.attempts + 1 }, 'a message to a channel was not taken');
    if (wait !== undefined) return store.webhooks.tryLater(row.id, row.group, clock.now() + wait, problem);
    // Nothing is posted there any more until somebody of the group has looked at it.
    await store.webhooks.giveUp(row.group, problem);
  }

  async #posted(address: string, text: string): Promise<Posted> {
    const url = opened(address, this.deps.secret);
    return url === null ? { kind: 'never', problem: 'secret' } : post(new URL(url), text, this.settings.reach);
  }

  #at(time: number): void {
    this.#cancel();
    this.#cancel = this.deps.clock.callAt(time, () => this.wake());
  }
}
