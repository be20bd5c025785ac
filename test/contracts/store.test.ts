import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../server/store/engines/sqlite';
import { openReadyStore } from '../support/readyStore';
import { storeContract } from './storeContract';

storeContract('SQLite in memory', async () => ({
  store: await openReadyStore(),
  reopen: null,
  clean: async () => {},
}));

storeContract('SQLite in a file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'roundel-store-'));
  const file = path.join(folder, 'roundel.db');
  return {
    store: await openSqliteStore({ file }),
    reopen: () => openSqliteStore({ file }),
    clean: () => rm(folder, { recursive: true, force: true }),
  };
});
