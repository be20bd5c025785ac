// npm start: build what is missing or out of date, then run the server in this process.
import { build } from './build.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Roundel needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
try {
  await build();
} catch (error) {
  console.error(`Roundel could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
await import('../dist/server/main.js');
