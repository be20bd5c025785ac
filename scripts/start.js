// npm start: build what is missing or out of date, then run the server in this process.
import './nodeVersion.js';
import { build } from './build.js';

try {
  await build();
} catch (error) {
  console.error(`Roundel could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
await import('../dist/server/main.js');
