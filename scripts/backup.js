// npm run backup [-- FILE]: copies the database while the server runs, and checks the copy. DATA_DIR says which.
import './nodeVersion.js';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { databaseIn, dataDir, end, faultOf, sqlite, stamp, sync } from './database.js';

process.umask(0o077);
const [given] = process.argv.slice(2);
const target = given === undefined ? join(dataDir(), 'backups', `roundel-${stamp()}.db`) : resolve(given);
const source = databaseIn(dataDir());

if (!existsSync(source)) end(`There is no database ${source}. Set DATA_DIR to the data folder of the server.`);
if (existsSync(target)) end(`There is a file ${target} already, and a backup replaces nothing. Name another one.`);

/** Under another name until it is whole, so that a backup that ended half-way is never taken for one. */
const half = `${target}.part`;
try {
  mkdirSync(dirname(target), { recursive: true });
  rmSync(half, { force: true });
  const { DatabaseSync, backup } = await sqlite();
  const database = new DatabaseSync(source, { readOnly: true });
  // All pages in one step: what is written meanwhile waits for nothing, and the copy is of one moment.
  await backup(database, half, { rate: 2 ** 30 });
  database.close();
  // A plain file without a journal beside it; the server turns its own journal on again.
  const copy = new DatabaseSync(half);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  const fault = await faultOf(half);
  if (fault !== null) {
    rmSync(half, { force: true });
    end(`The backup was not made. ${fault}`);
  }
  renameSync(half, target);
  await sync(target);
} catch (error) {
  rmSync(half, { force: true });
  end(`The backup was not made (${error.message}).`);
}
console.log(`Backup made and checked: ${target}`);
if (given === undefined) console.log('Keep a copy of it on another computer.');
