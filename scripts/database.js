// What backup and restore share. They run from the sources and from the image, where only the server's packages are.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Node's own SQLite where it can copy a database that is in use (from 22.16 and 23.8), else the package. */
export async function sqlite() {
  const own = await import('node:sqlite').catch(() => null);
  return own?.backup ? own : await import('@photostructure/sqlite');
}

export const dataDir = () => resolve(process.env.DATA_DIR || './data');
export const databaseIn = (folder) => join(folder, 'roundel.db');

/** 2026-11-29-1921, in this computer's time: sorts by itself and is a name on every system. */
export function stamp(now = new Date()) {
  const two = (number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}

/** A sentence about what is wrong with this file as a database of Roundel; null when nothing is. Reads all of it. */
export async function faultOf(file) {
  if (!existsSync(file)) return `There is no file ${file}.`;
  const { DatabaseSync } = await sqlite();
  let database = null;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const found = Object.values(database.prepare('pragma quick_check(1)').get() ?? {})[0];
    if (found !== 'ok') return `The file ${file} is damaged: ${String(found).replaceAll(/\s*\n\s*/g, ' ')}.`;
    const ours = database.prepare("select count(*) as tables from sqlite_schema where name = 'kysely_migration'").get();
    return ours?.tables === 1 ? null : `The file ${file} is no database of Roundel.`;
  } catch (error) {
    return `The file ${file} cannot be read as a database (${error.message}).`;
  } finally {
    database?.close();
  }
}

/** A file and its name in the folder are on the disk afterwards, also when power is lost. */
export async function sync(file) {
  for (const place of [file, dirname(file)]) {
    const handle = await open(place, 'r');
    await handle.sync();
    await handle.close();
  }
}

/** Says what is wrong in one sentence and ends. */
export function end(sentence) {
  console.error(sentence);
  process.exit(1);
}
