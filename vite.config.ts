import { cp, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import sirv from 'sirv';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/** Folders of packages that the browser asks for at run time: served by us, never from another host. */
const served = [
  { from: 'node_modules/@excalidraw/excalidraw/dist/prod/fonts', to: 'excalidraw/fonts' },
  { from: 'node_modules/@mediapipe/selfie_segmentation', to: 'blur' },
];

/** The same folders while developing, from where they are. */
function serveAssetsLive(): Plugin {
  return {
    name: 'roundel:assets-live',
    apply: 'serve',
    configureServer(live) {
      for (const { from, to } of served)
        live.middlewares.use(`/${to}`, sirv(resolve(here, from), { dev: true, etag: true }));
    },
  };
}

/** Where the server runs beside Vite's own while developing: npm run dev. */
const server = process.env.ROUNDEL_SERVER ?? 'http://127.0.0.1:3000';

function serveAssets(): Plugin {
  return {
    name: 'roundel:assets',
    apply: 'build',
    async writeBundle(options) {
      for (const { from, to } of served) {
        const target = resolve(options.dir ?? resolve(here, 'dist/client'), to);
        await mkdir(dirname(target), { recursive: true });
        await cp(resolve(here, from), target, { recursive: true });
      }
    },
  };
}

/** A later layer wins over an earlier one, whichever file is loaded first and however special its selectors are. */
const layers = ['tokens', 'base', 'packages', 'ui', 'features', 'print'];

/** The layer of a style sheet follows from its folder; `base.css` names its own, and that of the tokens it imports. */
function layerOf(path: string): string | null {
  if (!path.endsWith('.css') || path.endsWith('/client/ui/base.css')) return null;
  if (path.includes('/node_modules/')) return 'packages';
  if (path.includes('/client/ui/')) return 'ui';
  return /\/client\/(features|room)\//.test(path) ? 'features' : null;
}

export function cssLayers(): Plugin {
  return {
    name: 'roundel:css-layers',
    enforce: 'pre',
    transform(code, id) {
      const layer = layerOf(id.split('?')[0] ?? id);
      if (layer === null) return null;
      const rules = code.replace(/^@charset "[^"]*";/, '');
      return `@layer ${layers.join(', ')};\n@layer ${layer} {\n${rules}\n}`;
    },
  };
}

/**
 * Files that come together anyway are joined: many small ones pack worse, and each is one more question to the server. What a
 * file imports joins with it, unless an earlier group has it; so what other pages need too stands in a group before.
 */
export const joined = [
  // every page
  { name: 'base', tags: ['$initial' as const] },
  // the pages in front of a meeting, and the meeting
  {
    name: 'pages',
    test: /client\/(ui\/(brand|choice|face|pageTitle|text\/(listOf|when))|connection\/(keys|paths))\.tsx?$/,
  },
  // the pages in front of a meeting
  { name: 'front', test: /(client\/(connection\/api|ui\/field)|shared\/names)\.tsx?$/ },
  // the meeting from the lobby on, with all that these need
  {
    name: 'meeting',
    test: /client\/(room\/roomFormats|features\/lobby\/entrance|ui\/lazy\/(preload|useLoaded)|connection\/(roomState|hooks\/(context|meetingConnection|names))|media\/(context|devices\/level|pictureSize))\.tsx?$/,
  },
  // the room and what is fetched for it
  {
    name: 'rules',
    test: /client\/(connection\/hooks\/(meeting|send|stageClock|turnClock)|features\/agenda\/minutes|media\/transports\/mesh\/meshPictures)\.tsx?$/,
  },
  { name: 'roomParts', test: /client\/ui\/(copyText|dialog|panel)\.tsx?$/ },
  { name: 'lobby', test: /client\/(room\/page\.tsx|i18n\/en\/(roomPage|lobby)\.ts)$/ },
  {
    name: 'records',
    test: /client\/connection\/(documents\/(drafts|outbox|storedDrafts)|hooks\/(unsentText|records))\.ts$/,
  },
  { name: 'answers', test: /client\/(i18n\/refusalText|connection\/(invitations|hooks\/answer))\.ts$/ },
  { name: 'icons', test: /client\/ui\/roomIcons\.ts$/ },
  { name: 'methodText', test: /client\/(i18n\/(families|methods|methodText)|ui\/circle)\.ts$/ },
  {
    name: 'roomTexts',
    test: /(client\/(i18n\/(en\/room|slotText)|connection\/hooks\/ownPrompt)|shared\/meeting\/views\/(pages|votes))\.ts$/,
  },
  { name: 'screen', test: /client\/(room\/screen|ui\/(scroll|focusKeeper|pressedKey))\.tsx?$/ },
  { name: 'mediaRoom', test: /client\/media\/mediaRoom\.ts$/ },
  { name: 'hints', test: /client\/(features\/deviceHints\/deviceHints\.css|i18n\/en\/deviceHints\.ts)$/ },
  // what is fetched once the room is drawn
  {
    name: 'late',
    test: /client\/(room\/(lateNotices|dialogs)\.tsx|features\/(deviceHints\/roomHints|notes\/keptDrafts|floor\/(words|writeControl)|moments\/signs)\.tsx|i18n\/en\/(notes|words|moments|roomDialogs|sharedRoom|writing)\.ts)$/,
  },
  // the pages between meetings
  {
    name: 'pageParts',
    test: /client\/(ui\/(askTwice|toggleButton|useLatest|offerFile)|connection\/hooks\/saving)\.tsx?$/,
  },
  { name: 'groupTexts', test: /client\/i18n\/en\/(rota|coming|groupAgreement|membership)\.ts$/ },
];

export default defineConfig({
  root: resolve(here, 'client'),
  publicDir: resolve(here, 'client/public'),
  plugins: [react(), cssLayers(), serveAssets(), serveAssetsLive()],
  // React has this itself by now; the packages that ask for it bring a copy for older ones.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
  build: {
    outDir: resolve(here, 'dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    // Everybody's browser knows module preloading by now.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: joined } } },
    // Tells which files a page pulls in; test/client/firstLoad.slow.test.ts weighs them.
    manifest: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/livekit': { target: server, ws: true, changeOrigin: false },
      '/api': { target: server, changeOrigin: false },
      '/calendar': { target: server, changeOrigin: false },
      '/socket.io': { target: server, ws: true, changeOrigin: false },
    },
  },
});
