import { randomInt } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { createApp } from './app';
import { certificateFor } from './certificate';
import { type Config, readConfig, StartFault } from './config';
import { openLog } from './log';
import { chooseMedia } from './media/choose';
import { systemClock } from './rooms/clock';
import { FolderInUse, holdFolder } from './store/engines/folderLock';
import { openSqliteStore } from './store/engines/sqlite';
import { type Store, StoreDamaged, StoreTooNew } from './store/store';

/** A stop that takes longer than this is ended by force. */
const STOP_WITHIN_MS = 9_000;
const CHANCES = 2 ** 47;
const LOOK_EVERY_MS = 60 * 60 * 1000;

const databaseOf = (config: Config) => path.join(config.dataDir, 'roundel.db');

async function main(): Promise<void> {
  // Until everything runs there is nothing to close, but exiting through `process.exit` still ends child processes that
  // were started.
  let stop = (code: number): void => process.exit(code);
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  const config = readConfig(process.env);
  const { log, output } = openLog(config.logLevel);
  const store = await openStore(config, log);
  lookThroughNowAndThen(store, config, log);
  const certificate = await certificateFor(config, systemClock.now());
  const media = await chooseMedia(config.media, log);
  const app = createApp({
    store,
    media,
    clock: systemClock,
    log,
    logLinesLost: () => output.lost,
    chance: () => randomInt(CHANCES) / CHANCES,
    certificate,
    clientFolder: clientFolder(),
    disk: { free: () => freeOn(config.dataDir), reserve: config.diskReserve },
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
    trustProxy: config.trustProxy,
  });
  const port = await app.listen(config.port, config.host).catch((error: unknown) => {
    throw portFault(error, config);
  });

  let stopping = false;
  stop = (code) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void (async () => {
      await app.stop();
      await media.stop();
      await store.close();
      process.exit(code);
    })().catch((error: unknown) => {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    });
  };
  watchForFaults(log, () => stop(1));
  for (const link of links(config, port, certificate !== null)) output.write(`${link}\n`);
}

/** Everything is saved before it is acknowledged, so a restart after an unexpected fault loses nothing. */
function watchForFaults(log: Logger, restart: () => void): void {
  process.on('unhandledRejection', (fault) => log.error({ err: fault }, 'a promise that nobody waited for failed'));
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'an unexpected fault: stopping');
    restart();
  });
}

const wayOut = 'Put a backup in its place: see "Backup" in docs/operations.md.';
const damagedSentence = (file: string) =>
  `The database file ${file} is damaged: what is whole can be read, and nothing is written. ${wayOut}`;

/** Pages of a disk go bad without anybody reading them; the log then says so before the meeting that needs them. */
function lookThroughNowAndThen(store: Store, config: Config, log: Logger): void {
  const look = async () => {
    if (store.damage() !== null) return;
    const damage = await store.look();
    if (damage !== null) log.error({ damage }, damagedSentence(databaseOf(config)));
  };
  const ask = () => void look().catch((error: unknown) => log.warn({ err: error }, 'the data were not looked through'));
  setInterval(ask, LOOK_EVERY_MS).unref();
}

async function openStore(config: Config, log: Logger): Promise<Store> {
  const file = databaseOf(config);
  try {
    // The lock comes first: the files in the folder may belong to a server that is running.
    holdFolder(config.dataDir);
    const store = await openSqliteStore({ file });
    const damage = store.damage();
    if (damage === null) await store.ping();
    else log.error({ file, damage }, damagedSentence(file));
    return store;
  } catch (error) {
    if (error instanceof FolderInUse)
      throw new StartFault(
        `Another Roundel is already running on the data folder ${config.dataDir}. Stop that one, or set DATA_DIR to another folder.`,
      );
    if (error instanceof StoreTooNew)
      throw new StartFault(
        `The data in ${config.dataDir} were written by a newer Roundel. Start that version, or set DATA_DIR to another folder.`,
      );
    if (error instanceof StoreDamaged) throw new StartFault(`The data cannot be opened: ${error.message}. ${wayOut}`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartFault(`The data folder ${config.dataDir} cannot be written (${why}). Set DATA_DIR to one that can.`);
  }
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function portFault(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return new StartFault(`Port ${port} is taken. Set PORT to a free one.`);
  if (code === 'EACCES')
    return new StartFault(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartFault(`HOST ${host} is not an address of this computer. Try 127.0.0.1 or 0.0.0.0.`);
  return error;
}

/** The built client beside the built server, or the last build when this runs from the sources. */
function clientFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const parent = path.dirname(here);
  return path.basename(parent) === 'dist' ? path.join(parent, 'client') : path.join(parent, 'dist', 'client');
}

function links(config: Config, port: number, secure: boolean): string[] {
  if (config.publicUrl !== null) return [`Roundel is ready: ${config.publicUrl}/`];
  const scheme = secure ? 'https' : 'http';
  const link = (host: string) => `Roundel is ready: ${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  if (!everywhere) return [link(config.host === '127.0.0.1' || config.host === '::1' ? 'localhost' : config.host)];
  const others = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address),
  );
  const lines = ['localhost', ...others].map(link);
  if (!secure)
    lines.push('Other computers need https for camera and microphone: set TLS=self, or TLS_CERT and TLS_KEY.');
  return lines;
}

main().catch((error: unknown) => {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
});
