// npm test: find or install Chromium and Firefox, build, run every suite, and close with one line of counts.
// npm run test:livekit (--livekit): only what runs on a LiveKit server.
import './nodeVersion.js';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.js';
import { build } from './build.js';
import { components, hidden } from './components.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const strict = process.env.CI === 'true';

const isOnlyLivekit = process.argv.includes('--livekit');
const found = ensureBrowsers(['chromium', 'firefox'].filter((kind) => !hidden.includes(kind)));
const { chromium = null, firefox = null } = found;
const missing = new Set(Object.keys(components).filter((name) => name !== 'livekit' && !found[name]));

await build();

const scratch = mkdtempSync(join(tmpdir(), 'roundel-test-'));
const report = join(scratch, 'report.json');
const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const given = process.argv.slice(2).filter((one) => one !== '--livekit');
const projects = isOnlyLivekit
  ? ['livekit', 'livekitLong', 'livekitMeeting']
  : [
      'unit',
      'slow',
      ...(chromium ? ['screens', 'browser', 'livekit', 'livekitMeeting'] : []),
      ...(chromium && firefox ? ['firefox', 'mixed'] : []),
    ];
args.push(...projects.map((one) => `--project=${one}`), ...given);
const run = spawnSync(join(root, 'node_modules', '.bin', args[0]), args.slice(1), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}), ...(firefox ? { FIREFOX: firefox } : {}) },
});

/** Suites that need a missing component skip their tests; suites that could not be loaded are failures. */
const stoodAside = (name, suites) =>
  suites.some(
    (suite) =>
      components[name].suites.test(suite.name) &&
      suite.assertionResults.some(({ status }) => status !== 'passed' && status !== 'failed'),
  );

/** Where the time goes. */
function tellSlowest(suites) {
  const took = suites.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }));
  const slowest = took
    .filter(({ seconds }) => seconds >= 1)
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, 10);
  if (slowest.length > 0) console.log('The slowest files:');
  for (const { name, seconds } of slowest) console.log(`  ${seconds.toFixed(0).padStart(4)} s ${relative(root, name)}`);
}

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed = counts.numPassedTests;
  failed = counts.numFailedTests;
  skipped = counts.numPendingTests + counts.numTodoTests;
  // A suite that could not even be loaded counts as one failure.
  for (const suite of counts.testResults)
    if (suite.status === 'failed' && suite.assertionResults.length === 0) failed += 1;
  tellSlowest(counts.testResults);
  if (stoodAside('livekit', counts.testResults)) missing.add('livekit');
} catch {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });

for (const name of missing) {
  const isHidden = hidden.includes(name);
  console.log(`NOT RUN, ${isHidden ? 'hidden' : 'missing'} ${components[name].needs}`);
  if (strict && !isHidden) failed += 1;
}
for (const name of hidden.filter((one) => !missing.has(one))) {
  console.log(`${components[name].needs}: hidden, but no test was skipped.`);
  failed += 1;
}
if (run.status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
