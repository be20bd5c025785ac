// npm run restore -- FILE: puts a backup in the place of the database. The server has to be stopped. DATA_DIR says which.
import './nodeVersion.js';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseIn, dataDir, end, faultOf, sqlite, stamp, sync } from './database.js';

process.umask(0o077);
const [given] = process.argv.slice(2);
if (given === undefined) end('Name the backup: npm run restore -- data/backups/roundel-2026-11-29-1921.db');
const backup = resolve(given);
const folder = dataDir();
const database = databaseIn(folder);

const fault = await faultOf(backup);
if (fault !== null) end(`Nothing was changed. ${fault}`);

const { DatabaseSync } = await sqlite();
mkdirSync(folder, { recursive: true, mode: 0o700 });
/** The lock that a running server holds (server/store/engines/folderLock.ts), until this process ends. */
const lock = new DatabaseSync(join(folder, 'roundel.lock'));
try {
  lock.exec('pragma busy_timeout = 1000; begin exclusive;');
} catch {
  end(`Nothing was changed. A server is running on the data folder ${folder}: stop it first.`);
}

const half = `${database}.part`;
copyFileSync(backup, half);
await sync(half);

/** What was there stays, with its journal, for whoever restored the wrong file. */
const aside = existsSync(database) ? `${database}.before-${stamp()}-${process.pid}` : null;
for (const ending of ['', '-wal', '-shm']) {
  if (!existsSync(database + ending)) continue;
  if (aside !== null) renameSync(database + ending, aside + ending);
  else rmSync(database + ending);
}
renameSync(half, database);
await sync(database);
lock.close();
console.log(`Restored: ${database} is ${backup}. Start the server.`);
if (aside !== null) console.log(`What was there before is ${aside}.`);
