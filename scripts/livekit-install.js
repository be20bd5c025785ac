// npm run livekit:install: installs the pinned LiveKit server into data/bin (or --to DIR), so that npm start can run it by
// itself. First it tries the project's release archive, checked against its published checksums. If that cannot be reached,
// it builds the same version from its Go module, whose own go.sum verifies every dependency.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const VERSION = '1.13.4';
const MODULE = `github.com/livekit/livekit-server@v${VERSION}`;
const RELEASE = `https://github.com/livekit/livekit/releases/download/v${VERSION}`;
const REACH_WITHIN_MS = 10_000;
const DOWNLOAD_WITHIN_MS = 300_000;

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    from: { type: 'string', default: 'any' },
    force: { type: 'boolean', default: false },
  },
});
if (!['any', 'release', 'module'].includes(values.from)) throw new Error('--from may be any, release or module');
const folder = path.resolve(values.to ?? path.join(process.env.DATA_DIR ?? 'data', 'bin'));
const name = platform() === 'win32' ? 'livekit-server.exe' : 'livekit-server';
const target = path.join(folder, name);

const say = (message) => console.log(message);

function versionOf(binary) {
  const run = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trim() : null;
}

/** The release archive published for this kind of computer; null when there is none. */
function archiveName() {
  const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch()];
  if (!machine) return null;
  if (platform() === 'linux') return `livekit_${VERSION}_linux_${machine}.tar.gz`;
  if (platform() === 'win32') return `livekit_${VERSION}_windows_${machine}.zip`;
  return null;
}

async function download(url, within) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(within) });
  if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`);
  const size = Number(answer.headers.get('content-length') ?? 0);
  const parts = [];
  let have = 0;
  let told = 0;
  for await (const part of answer.body) {
    parts.push(part);
    have += part.length;
    if (size > 1_000_000 && Math.floor((have / size) * 10) > told) {
      told = Math.floor((have / size) * 10);
      say(`  ${told * 10} % of ${(size / 1e6).toFixed(0)} MB`);
    }
  }
  return Buffer.concat(parts);
}

async function fromRelease(work) {
  const archive = archiveName();
  if (!archive) throw new Error('there is no release archive for this kind of computer');
  say(`Looking for the release archive ${archive} ...`);
  const sums = (await download(`${RELEASE}/checksums.txt`, REACH_WITHIN_MS)).toString('utf8');
  const line = sums.split('\n').find((one) => one.trim().endsWith(archive));
  const expected = line?.trim().split(/\s+/)[0];
  if (!expected) throw new Error('the release names no checksum for this archive');
  const bytes = await download(`${RELEASE}/${archive}`, DOWNLOAD_WITHIN_MS);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== expected)
    throw new Error(`the archive's checksum is ${actual}, not ${expected}: it was not installed`);
  say('  checksum is right');
  const file = path.join(work, archive);
  await writeFile(file, bytes);
  await run('tar', ['-xf', file, '-C', work, name]);
  return path.join(work, name);
}

/** Runs a program, passes its lines on with the time so far, and resolves with its output. */
function run(program, args, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const began = Date.now();
    let out = '';
    let lines = 0;
    let last = '';
    const passed = () => `${Math.round((Date.now() - began) / 1000)} s`;
    const clock = setInterval(
      () => !quiet && say(`  ... ${passed()}${lines > 0 ? `, ${lines} packages` : ''}`),
      10_000,
    );
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      const told = String(text).split('\n').filter(Boolean);
      lines += told.length;
      last = told.at(-1) ?? last;
    });
    const end = (finish) => {
      clearInterval(clock);
      finish();
    };
    child.once('error', (fault) => end(() => reject(fault)));
    child.once('close', (code) =>
      end(() => (code === 0 ? resolve(out) : reject(new Error(`${program} ended with ${code}: ${last}`)))),
    );
  });
}

async function fromModule(work) {
  const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (go.status !== 0) throw new Error('Go is not installed (1.26 or newer is needed to build it)');
  say(`Building it with ${go.stdout.trim()}; with nothing cached this takes about three minutes on two cores.`);
  say(`Fetching ${MODULE} ...`);
  const { Dir: source } = JSON.parse(await run('go', ['mod', 'download', '-json', MODULE], { quiet: true }));
  say('Compiling ...');
  const built = path.join(work, name);
  // Runs inside the module, so that its own go.sum applies; `go install` of this version does not resolve.
  await run('go', ['build', '-C', source, '-v', '-trimpath', '-ldflags=-s -w', '-o', built, './cmd/server']);
  return built;
}

async function install() {
  const present = versionOf(target);
  if (present?.includes(VERSION) && !values.force) {
    say(`Already there: ${target} (${present})`);
    return;
  }
  // The data folder is private; a folder of one's own choice is not ours.
  await mkdir(folder, { recursive: true, ...(values.to ? {} : { mode: 0o700 }) });
  const work = await mkdtemp(path.join(tmpdir(), 'roundel-livekit-'));
  try {
    const ways =
      values.from === 'any' ? [fromRelease, fromModule] : [values.from === 'release' ? fromRelease : fromModule];
    let got = null;
    for (const way of ways) {
      try {
        got = await way(work);
        break;
      } catch (fault) {
        const cause = fault.cause instanceof Error ? ` (${fault.cause.message})` : '';
        say(`  failed: ${fault.message}${cause}`);
      }
    }
    if (!got) {
      say(
        `LiveKit ${VERSION} could not be installed. Either allow this computer to reach the releases, or install Go 1.26.`,
      );
      process.exitCode = 1;
      return;
    }
    await chmod(got, 0o755);
    const version = versionOf(got);
    if (!version?.includes(VERSION)) throw new Error(`what was installed says "${version}", not ${VERSION}`);
    // Replaced in one step: a server that is running keeps its own file.
    const fresh = `${target}.new`;
    await copyFile(got, fresh);
    await chmod(fresh, 0o755);
    await rename(fresh, target);
    say(`Installed ${target} (${version}). npm start uses it by itself.`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

await install();
