// npm run operator: prints a link to the operator's page. It works once, within an hour. DATA_DIR says of which server.
import './nodeVersion.js';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn, dataDir, end } from './database.js';

const HOUR_MS = 60 * 60 * 1000;

const folder = dataDir();
if (!existsSync(databaseIn(folder)))
  end(`There is no database in ${folder}. Set DATA_DIR to the data folder of the server.`);
const secret = randomBytes(16).toString('base64url');
const link = {
  hash: createHash('sha256').update(secret).digest('base64url'),
  expiresAt: Date.now() + HOUR_MS,
};
try {
  writeFileSync(join(folder, 'operator-link'), `${JSON.stringify(link)}\n`, { mode: 0o600 });
} catch (error) {
  end(`The link was not made (${error.message}).`);
}
const host = process.env.PUBLIC_URL || `http://localhost:${process.env.PORT || 3000}`;
console.log(`${new URL('/operator', host).href}#${secret}`);
console.log('It works once, within an hour, on a server that runs with OPERATOR_PAGE=on.');
