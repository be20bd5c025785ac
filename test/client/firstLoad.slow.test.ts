import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/app';

const root = resolve(import.meta.dirname, '../..');
const client = join(root, 'dist/client');

type Entry = { file: string; name?: string; imports?: string[] };
let manifest: Record<string, Entry>;
/** The groups of modules that are joined into one file. */
let joined: { name: string; test?: RegExp }[];
let running: RunningApp;

beforeAll(async () => {
  // Does nothing when the last build is up to date.
  const { build } = await import(join(root, 'scripts/build.js'));
  await build({ say: () => undefined });
  ({ joined } = await import(join(root, 'vite.config.ts')));
  running = await startApp({ clientFolder: client });
  manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'));
}, 180_000);
afterAll(() => running.stop());

const catalogues = (...names: string[]) => names.map((name) => `i18n/en/${name}.ts`);
const lobby = ['index.html', 'room/page.tsx', ...catalogues('roomPage', 'lobby')];
const room = [...lobby, 'room/screen.tsx', 'ui/roomIcons.ts', ...catalogues('room', 'method', 'refusals')];
/** What opens over the room. It is loaded after the room. */
const opening = ['ui/opened.tsx', 'ui/moreIcons.ts', 'room/dialogs.tsx', 'room/lateNotices.tsx'];
const mesh = ['media/transports/mesh/meshTransport.ts', 'media/mediaRoom.ts'];
const livekit = ['media/transports/livekit/livekitTransport.ts', 'media/mediaRoom.ts'];
const kit = () => Object.keys(manifest).filter((key) => key.includes('livekit-client.esm'));

/** What the manifest says of the file that this module is in: it may be joined with others. */
function entryOf(module: string): Entry | undefined {
  const group = joined.find(({ test: belongs }) => belongs?.test(`client/${module}`));
  return manifest[module] ?? Object.values(manifest).find(({ name }) => group !== undefined && name === group.name);
}

/** The script files that these modules import statically. */
function files(modules: string[]): string[] {
  const seen = new Set<string>();
  const visit = (module: string) => {
    const entry = entryOf(module);
    if (!entry || seen.has(entry.file)) return;
    seen.add(entry.file);
    for (const next of entry.imports ?? []) visit(next);
  };
  for (const key of modules) visit(key);
  return [...seen];
}
/** What one file costs a browser: the bytes of the server's answer. */
const onTheWire = (file: string, encoding: string): Promise<number> =>
  new Promise((done, failed) => {
    const asked = request(`${running.url}/${file}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      response.on('end', () => (response.statusCode === 200 ? done(bytes) : failed(new Error(`no ${file}`))));
    });
    asked.on('error', failed).end();
  });
const kiloBytes = async (modules: string[], encoding = 'gzip'): Promise<number> => {
  const sizes = await Promise.all(files(modules).map((file) => onTheWire(file, encoding)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
};

// The goals are 125 kB for the lobby and 290 kB for the room with video. The limits are a little above the present
// sizes (docs/performance.md), so that every change of the first load is noticed and made on purpose.
test.each([
  ['the home page', () => ['index.html', 'front.tsx', ...catalogues('home')], 114.4, 12],
  ['an invitation', () => ['index.html', 'features/join/join.tsx', ...catalogues('join')], 108.1, 6],
  ['the lobby', () => lobby, 146, 5],
  ['the room over the mesh', () => [...room, ...mesh], 217.9, 17],
  ['the room over LiveKit', () => [...room, ...livekit, ...kit()], 354, 19],
])('scripts of %s, as they are sent', async (_name, modulesOf, most, mostFiles) => {
  const modules = modulesOf();
  expect(modules.filter((module) => !entryOf(module))).toEqual([]);
  expect(files(modules).length).toBeLessThanOrEqual(mostFiles);
  expect(await kiloBytes(modules)).toBeLessThan(most);
  // Over https browsers take brotli, which packs a tenth better.
  expect(await kiloBytes(modules, 'gzip, deflate, br')).toBeLessThan(most * 0.92);
});

test('menus and dialogs are loaded after the room, and LiveKit is in a file of its own', async () => {
  expect(kit()).toHaveLength(1);
  const first = files([...room, ...mesh, ...livekit]);
  for (const late of [...opening, ...kit()]) expect(first).not.toContain(entryOf(late)?.file);
  // What draws them is by far the largest of the files that are loaded later.
  expect((await kiloBytes([...room, 'ui/opened.tsx'])) - (await kiloBytes(room))).toBeGreaterThan(30);
});

test('lobby and room import no documents, drawing program, media transport or rules of the server', () => {
  const text = (modules: string[]) =>
    files(modules)
      .map((file) => readFileSync(join(client, file), 'utf8'))
      .join('\n');
  const marks = { documents: 'Yjs was already imported', mesh: 'new RTCPeerConnection' };
  // These marks must still exist in the files they come from.
  expect(text(['features/notes/notesPanel.tsx'])).toContain(marks.documents);
  expect(text(mesh)).toContain(marks.mesh);
  expect(text(room)).not.toContain(marks.documents);
  expect(text(room)).not.toContain(marks.mesh);
  // These rules belong to commands that no button sends, so browsers never check them.
  const serversOwn = 'freezeEvaluation';
  expect(readFileSync(join(root, 'shared/meeting/decide.ts'), 'utf8')).toContain(serversOwn);
  expect(text(room)).not.toContain(serversOwn);
  expect(files(room).filter((file) => /livekit|excalidraw|canvas/i.test(file))).toEqual([]);
});
