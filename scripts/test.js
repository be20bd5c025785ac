// npm test: find or install Chromium, Firefox and WebKitGTK, build, run every suite, and close with one line of counts.
// npm run test:livekit (--livekit): only what runs on a LiveKit server. npm run test:webkit (--webkit): only what runs in WebKitGTK.
import './nodeVersion.js';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.js';
import { build } from './build.js';
import { components, hidden } from './components.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const strict = process.env.CI === 'true';

/** What an argument can choose to run alone. */
const part = ['livekit', 'webkit'].find((name) => process.argv.includes(`--${name}`)) ?? 'all';
const needed = { all: ['chromium', 'firefox', 'webkit'], livekit: ['chromium', 'firefox'], webkit: ['webkit'] }[part];
const wanted = needed.filter((kind) => !hidden.includes(kind));
// Somebody who chose a Chromium means it for all journeys.
const withShell = wanted.includes('chromium') && !process.env.CHROMIUM;
const found = ensureBrowsers([...wanted, ...(withShell ? ['shell'] : [])]);
const { chromium = null, shell = null, firefox = null, webkit = null } = found;
const missing = new Set(needed.filter((name) => !found[name]));
const projects = {
  all: [
    'unit',
    'unitClient',
    'unitApart',
    'slow',
    ...(chromium ? ['screens', 'mixedScreens', 'browser', 'mixed', 'livekit', 'livekitApart'] : []),
    ...(chromium && firefox ? ['firefox'] : []),
    ...(webkit ? ['webkit'] : []),
  ],
  livekit: ['livekit', 'livekitApart', 'livekitLong', 'livekitMeeting'],
  webkit: webkit ? ['webkit'] : [],
}[part];

const given = process.argv.slice(2).filter((one) => one !== `--${part}`);

/** Suites that need a missing component skip their tests; suites that could not be loaded are failures. */
const stoodAside = (name, suites) =>
  suites.some(
    (suite) =>
      components[name].suites.test(suite.name) &&
      suite.assertionResults.some(({ status }) => status !== 'passed' && status !== 'failed'),
  );

/**
 * Where tests keep the data of their servers and the folders of their browsers. In memory nobody waits for a disk at each of many
 * thousand commits, and no test is about what a disk does when the power fails.
 */
function scratchFolder() {
  const inMemory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    if (bavail * bsize >= 2 ** 31) return mkdtempSync(join(inMemory, 'roundel-test-'));
  } catch {
    // Another system, or nobody may write there.
  }
  return mkdtempSync(join(tmpdir(), 'roundel-test-'));
}

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

/** A journey that passed at its second attempt is no failure, but somebody should look at what went wrong at its first. */
function tellUnsteady(suites) {
  const unsteady = suites.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => ({ name, fullName, messages: failureMessages })),
  );
  if (unsteady.length === 0) return;
  console.log(`Passed only at a second attempt, ${unsteady.length}:`);
  for (const { name, fullName, messages } of unsteady)
    console.log(`  ${relative(root, name)} > ${fullName}\n${messages.join('\n')}`);
}

/** Builds the product and counts what its tests say. */
async function runTests() {
  await build();
  const scratch = scratchFolder();
  const report = join(scratch, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  args.push(...projects.map((one) => `--project=${one}`), ...given);
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      TMPDIR: scratch,
      ...(chromium ? { CHROMIUM: chromium } : {}),
      ...(shell ? { CHROMIUM_SHELL: shell } : {}),
      ...(firefox ? { FIREFOX: firefox } : {}),
      ...(webkit ? { WEBKIT_DRIVER: webkit } : {}),
    },
  });
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    tellSlowest(counts.testResults);
    tellUnsteady(counts.testResults);
    if (stoodAside('livekit', counts.testResults)) missing.add('livekit');
    // A suite that could not even be loaded counts as one failure.
    const unloaded = counts.testResults.filter(
      (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    ).length;
    const failed = counts.numFailedTests + unloaded;
    return {
      passed: counts.numPassedTests,
      failed: status !== 0 && failed === 0 ? 1 : failed,
      skipped: counts.numPendingTests + counts.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

// Without a project Vitest would run all of them.
const counts = projects.length === 0 ? { passed: 0, failed: 0, skipped: 0 } : await runTests();
const { passed, skipped } = counts;
let { failed } = counts;

for (const name of missing) {
  const isHidden = hidden.includes(name);
  console.log(`NOT RUN, ${isHidden ? 'hidden' : 'missing'} ${components[name].needs}`);
  if (strict && !isHidden) failed += 1;
}
for (const name of hidden.filter((one) => !missing.has(one))) {
  console.log(`${components[name].needs}: hidden, but no test was skipped.`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
