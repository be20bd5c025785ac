import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest';
import type { SqliteOptions } from '../../server/store/engines/sqlite';
import type { Store } from '../../server/store/store';
import { type AppOptions, dataFolder, type RunningApp, startApp } from './app';
import { type Gathered, gather, TestClient } from './clients';
import type { HandClock } from './clock';
import { openReadyStore } from './readyStore';

// Whatever is opened here for a test ends with it, the last opened first.

type Options = AppOptions<HandClock>;

export async function appForTest(options: Options = {}): Promise<RunningApp> {
  const running = await startApp(options);
  onTestFinished(() => running.stop());
  return running;
}

/** A folder for a database. */
export async function folderForTest(): Promise<string> {
  const { folder, remove } = await dataFolder();
  onTestFinished(remove);
  return folder;
}

export async function storeForTest(options?: SqliteOptions): Promise<Store> {
  const store = await openReadyStore(options);
  onTestFinished(() => store.close());
  return store;
}

export async function gatherForTest(...asked: Parameters<typeof gather>): Promise<Gathered> {
  const here = await gather(...asked);
  onTestFinished(here.close);
  return here;
}

/** A client that has not connected yet. */
export function clientForTest(...asked: ConstructorParameters<typeof TestClient>): TestClient {
  const client = new TestClient(...asked);
  onTestFinished(() => client.close());
  return client;
}

/** The server stops and starts again, on the same data and the same clock. */
export async function restarted(running: RunningApp, options: Options = {}): Promise<RunningApp> {
  await running.stop();
  const { folder, clock } = running;
  return appForTest({ ...(folder === null ? {} : { folder }), clock, ...options });
}

/** The server of the test that runs now. `restart` stops it and puts one on the same data in its place. */
export type AppForEach = RunningApp & { restart(): Promise<void> };

/** A server for each test of a file or a `describe`. With `onDisk` its data outlives it. */
export function appForEach({ onDisk = false, ...options }: Options & { onDisk?: boolean } = {}): AppForEach {
  const running = {
    restart: async () => void Object.assign(running, await restarted(running, options)),
  } as AppForEach;
  beforeEach(async () => {
    const place = onDisk ? { folder: await folderForTest() } : {};
    Object.assign(running, await appForTest({ ...options, ...place }));
  });
  return running;
}

/** A server for each test, and on it a whole group, seated in the lobby: the first name starts and leads. */
export function gatherForEach(
  names: readonly string[],
  { server = {}, ...meeting }: Parameters<typeof gather>[2] & { server?: Parameters<typeof appForEach>[0] } = {},
): { running: AppForEach; here: Gathered; person(name: string): TestClient } {
  const running = appForEach(server);
  const here = {} as Gathered;
  beforeEach(async () => void Object.assign(here, await gatherForTest(running.url, names, meeting)));
  const person = (name: string) => {
    const client = here.people[name];
    if (!client) throw new Error(`nobody is called ${name}`);
    return client;
  };
  return { running, here, person };
}

/** One server for all the tests of a file or a `describe`. */
export function appForAll(options: Options = {}): RunningApp {
  const running = {} as RunningApp;
  beforeAll(async () => void Object.assign(running, await startApp(options)));
  afterAll(() => running.stop());
  return running;
}
