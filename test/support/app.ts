import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type App, type AppDeps, createApp } from '../../server/app';
import { readMediaConfig } from '../../server/media/config';
import { createMesh } from '../../server/media/mesh/mesh';
import type { Clock } from '../../server/rooms/clock';
import { DatabaseSync } from '../../server/store/engines/driver';
import type { SqliteOptions } from '../../server/store/engines/sqlite';
import type { Store } from '../../server/store/store';
import { createNumbers } from '../../server/web/http/numbers';
import { HandClock } from './clock';
import { chanceFrom } from './random';
import { openReadyStore } from './readyStore';

export type RunningApp<C extends Clock = HandClock> = {
  app: App;
  /** `http://127.0.0.1:port` */
  url: string;
  store: Store;
  clock: C;
  /** Every line that the server logged, parsed. */
  log: Record<string, unknown>[];
  /** Stops the app and closes the store; the file stays for `startApp({ folder })`. */
  stop(): Promise<void>;
  folder: string | null;
};

export type AppOptions<C extends Clock> = Partial<
  Pick<
    AppDeps,
    | 'mail'
    | 'webhooks'
    | 'accountSecret'
    | 'trustProxy'
    | 'company'
    | 'look'
    | 'disk'
    | 'operator'
    | 'starting'
    | 'demos'
    | 'media'
    | 'certificate'
    | 'clientFolder'
    | 'publicUrl'
    | 'securityContact'
    | 'limits'
    | 'commands'
  >
> & {
  clock?: C;
  /** A folder for the database (see `dataFolder`); null keeps it in memory. */
  folder?: string;
  /** Makes the storage fail; see SqliteOptions. */
  before?: SqliteOptions['before'];
  seed?: number;
  /** Left out: a free one. */
  port?: number;
};

const generous = {
  start: 10_000,
  look: 10_000,
  read: 1_000_000,
  names: 10_000,
  missedLooks: 10_000,
  change: 10_000,
  exports: 10_000,
  signIn: 10_000,
  newAccounts: 10_000,
  accountMails: 10_000,
  triesPerAccount: 10_000,
  mailsPerAccount: 10_000,
  noticesPerAccount: 10_000,
  invitationMails: 10_000,
  images: 10_000,
  imageBytes: 1_000_000_000,
};

/** The whole server on a free port, with the parts that tests control. */
export async function startApp(options: AppOptions<HandClock> = {}): Promise<RunningApp> {
  return startAppOn(options.clock ?? new HandClock(), options);
}

export async function startAppOn<C extends Clock>(clock: C, options: AppOptions<C> = {}): Promise<RunningApp<C>> {
  const folder = options.folder ?? null;
  const numbers = createNumbers();
  const store = await openReadyStore({
    committed: numbers.committed,
    file: folder === null ? ':memory:' : path.join(folder, 'roundel.db'),
    ...(options.before ? { before: options.before } : {}),
  });
  const log: Record<string, unknown>[] = [];
  const app = createApp({
    store,
    media: options.media ?? createMesh(readMediaConfig({}), () => clock.now()),
    clock,
    numbers,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(JSON.parse(line)) }),
    chance: chanceFrom(options.seed ?? 1),
    certificate: options.certificate ?? null,
    clientFolder: options.clientFolder ?? null,
    publicUrl: options.publicUrl ?? null,
    securityContact: options.securityContact ?? null,
    trustProxy: options.trustProxy ?? false,
    ...(options.starting ? { starting: options.starting } : {}),
    ...(options.demos === undefined ? {} : { demos: options.demos }),
    ...(options.look ? { look: options.look } : {}),
    ...(options.company ? { company: options.company } : {}),
    ...(options.mail ? { mail: options.mail } : {}),
    ...(options.webhooks ? { webhooks: options.webhooks } : {}),
    ...(options.accountSecret ? { accountSecret: options.accountSecret } : {}),
    ...(options.operator ? { operator: options.operator } : {}),
    ...(options.disk ? { disk: options.disk } : {}),
    limits: { ...generous, ...options.limits },
    ...(options.commands ? { commands: options.commands } : {}),
  });
  const port = await app.listen(options.port ?? 0, '127.0.0.1');
  const scheme = options.certificate ? 'https' : 'http';
  return {
    app,
    url: `${scheme}://127.0.0.1:${port}`,
    store,
    clock,
    log,
    folder,
    async stop() {
      await app.stop();
      await store.close();
    },
  };
}

/** A second door to the database of this server, for what no message can do. */
export function databaseOf({ folder }: Pick<RunningApp, 'folder'>): InstanceType<typeof DatabaseSync> {
  // Without a folder SQLite would make an empty file where the tests run.
  if (folder === null) throw new Error('this server has its data in memory: start it with a folder');
  return new DatabaseSync(path.join(folder, 'roundel.db'));
}

/** A new folder for a database that outlives its server, and a function to remove it. */
export async function dataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roundel-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
