// npm test: find or install Chromium, build, run every suite, and close with one line of counts.
// npm run test:livekit (--livekit): only what runs on a LiveKit server.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { ensureChromium } from './chromium.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const strict = process.env.CI === 'true';
const missing = [];

const chromium = ensureChromium();
if (!chromium) missing.push('Chromium: the browser journeys');

await build();

const scratch = mkdtempSync(join(tmpdir(), 'roundel-test-'));
const report = join(scratch, 'report.json');
const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const given = process.argv.slice(2).filter((one) => one !== '--livekit');
const projects = process.argv.includes('--livekit')
  ? ['livekit', 'livekitLong', 'livekitMeeting']
  : ['unit', 'slow', ...(chromium ? ['screens', 'browser', 'livekit', 'livekitMeeting'] : [])];
args.push(...projects.map((one) => `--project=${one}`), ...given);
const run = spawnSync(join(root, 'node_modules', '.bin', args[0]), args.slice(1), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) },
});

/** Tests on a LiveKit server leave themselves out where there is none. */
const stoodAside = ({ name, assertionResults }) =>
  name.endsWith('.livekit.test.ts') &&
  assertionResults.some(({ status }) => status !== 'passed' && status !== 'failed');

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed = counts.numPassedTests;
  failed = counts.numFailedTests;
  skipped = counts.numPendingTests + counts.numTodoTests;
  // A suite that could not even be loaded counts as a failure of its own.
  for (const suite of counts.testResults)
    if (suite.status === 'failed' && suite.assertionResults.length === 0) failed += 1;
  if (counts.testResults.some(stoodAside)) missing.push('LiveKit server: meetings on it (npm run livekit:install)');
} catch {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });

for (const component of missing) console.log(`NOT RUN, missing ${component}`);
if (strict) failed += missing.length;
if (run.status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
