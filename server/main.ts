import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { newOperatorLink, takeOperatorLink } from './access/operatorLink';
import { hashOf } from './access/secrets';
import { accountSecret } from './accountSecret';
import { addresses, listensEverywhere } from './addresses';
import { createApp } from './app';
import { certificateFor } from './certificate';
import { type Config, readConfig, StartFault } from './config';
import { diskUse, freeOn, lookThroughNowAndThen, openStore } from './dataFolder';
import { openLog } from './log';
import { chooseMedia, MediaMissing } from './media/choose';
import { listenForScrapes } from './metricsPort';
import { settingsInForce } from './operatorSettings';
import { readOwnLook } from './ownLook';
import { systemClock } from './rooms/clock';
import { strangeSettings } from './settingNames';
import { startingPass } from './startingLink';
import { createNumbers } from './web/http/numbers';

/** A stop that takes longer than this is ended by force. */
const STOP_WITHIN_MS = 9_000;
const CHANCES = 2 ** 47;

async function main(): Promise<void> {
  // Everything in the data folder is private, whatever makes it.
  process.umask(0o077);
  // Until everything runs there is nothing to close, but exiting through `process.exit` still ends child processes that
  // were started.
  let stop = (code: number): void => process.exit(code);
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  const config = readConfig(process.env);
  const { log, output } = openLog(config.logLevel);
  nameStrangeSettings(log);
  const look = await readOwnLook(config);
  const numbers = createNumbers();
  numbers.watchProcess();
  const store = await openStore(config.dataDir, log, numbers.committed);
  lookThroughNowAndThen(store, log);
  const certificate = await certificateFor(config, systemClock.now());
  const media = await chooseMedia(config.media, log).catch((error: unknown) => {
    throw mediaFault(error);
  });
  const pass = config.starting === 'link' ? await startingPass(config.dataDir) : null;
  const app = createApp({
    store,
    media,
    clock: systemClock,
    log,
    logLinesLost: () => output.lost,
    chance: () => randomInt(CHANCES) / CHANCES,
    certificate,
    clientFolder: clientFolder(),
    numbers,
    disk: { free: () => freeOn(config.dataDir), reserve: config.diskReserve },
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
    look,
    starting: pass === null ? startingOf(config) : { passHash: hashOf(pass) },
    demos: config.demos,
    operator: config.operatorPage ? operatorOf(config) : null,
    trustProxy: config.trustProxy,
    mail: config.mail,
    company: config.company,
    webhooks: config.webhooks,
    accountSecret: await accountSecret(config.dataDir),
  });
  const port = await app.listen(config.port, config.host).catch((error: unknown) => {
    throw portFault(error, config);
  });

  const scrapes = config.metrics === null ? null : await listenForScrapes(numbers, config.metrics);

  let stopping = false;
  stop = (code) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void (async () => {
      scrapes?.close();
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
  const secure = certificate !== null;
  const found = addresses(config, port, secure);
  for (const address of found) output.write(`Roundel is ready: ${address}\n`);
  if (!secure && listensEverywhere(config))
    output.write('Other computers need https for camera and microphone: set TLS=self, or TLS_CERT and TLS_KEY.\n');
  if (config.operatorPage) {
    const secret = await newOperatorLink(config.dataDir, systemClock.now());
    output.write(`The operator's page opens once with this link: ${found[0]}operator#${secret}\n`);
  }
  if (pass !== null) output.write(`Meetings can be started with this link only: ${found[0]}#start=${pass}\n`);
}

/** Everything is saved before it is acknowledged, so a restart after an unexpected fault loses nothing. */
function watchForFaults(log: Logger, restart: () => void): void {
  process.on('unhandledRejection', (fault) => log.error({ err: fault }, 'a promise that nobody waited for failed'));
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'an unexpected fault: stopping');
    restart();
  });
}

const startingOf = ({ starting }: Config) => (starting === 'nobody' ? 'nobody' : 'anyone');

const operatorOf = ({ dataDir }: Config) => ({
  takesLink: (secret: string) => takeOperatorLink(dataDir, secret, systemClock.now()),
  settings: settingsInForce(process.env),
  disk: () => diskUse(dataDir),
});

/** What the operator can put right about sound and picture; a fault of ours keeps its stack. */
const mediaFault = (error: unknown) => (error instanceof MediaMissing ? new StartFault(`${error.message}.`) : error);

/** A name with a slip is read by nobody, and the setting that was meant keeps its default. */
function nameStrangeSettings(log: Logger): void {
  for (const { name, meant } of strangeSettings(Object.keys(process.env))) {
    const hint = meant === null ? 'see docs/operations.md.' : `was ${meant} meant?`;
    log.warn({ setting: name }, `The setting ${name} is not known and has no effect: ${hint}`);
  }
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

/** The built client beside the built server, or the last build when this runs from the sources; null before the first one. */
function clientFolder(): string | null {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const parent = path.dirname(here);
  const folder = path.join(path.basename(parent) === 'dist' ? parent : path.join(parent, 'dist'), 'client');
  return existsSync(folder) ? folder : null;
}

main().catch((error: unknown) => {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
});
