import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The map of rooms: which files belong to a room, and what that room may import.
 * `inside` are path prefixes of this repository, `packages` names of packages (`node:` for Node itself).
 */
type Room = { name: string; owns: RegExp; inside: RegExp[]; packages: RegExp[] };

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const none: RegExp[] = [];
const node = /^node:/;

const rooms: Room[] = [
  { name: 'shared/refusal', owns: /^shared\/[^/]+\.ts$/, inside: [/^shared\//], packages: [/^zod$/] },
  { name: 'protocol', owns: /^shared\/protocol\//, inside: [/^shared\//], packages: [/^zod$/] },
  {
    name: 'engine commands',
    owns: /^shared\/meeting\/commands\.ts$/,
    inside: [/^shared\/(meeting|templates|refusal)/],
    packages: [/^zod$/],
  },
  {
    name: 'engine',
    owns: /^shared\/(meeting|templates)\//,
    inside: [/^shared\/(meeting|templates)\//, /^shared\/refusal/],
    packages: none,
  },
  { name: 'documents', owns: /^shared\/documents\//, inside: [/^shared\//], packages: [/^yjs$/, /^@noble\/hashes/] },
  { name: 'evaluation', owns: /^shared\/evaluation\//, inside: [/^shared\//], packages: none },
  { name: 'encryption', owns: /^shared\/encryption\//, inside: [/^shared\//], packages: none },
  {
    name: 'rooms',
    owns: /^server\/rooms\//,
    inside: [/^shared\//, /^server\/rooms\//, /^server\/store\/store/, /^server\/media\/media/],
    packages: [node, /^yjs$/, /^pino$/],
  },
  {
    name: 'realtime',
    owns: /^server\/realtime\//,
    inside: [
      /^shared\//,
      /^server\/(rooms|access|groups|realtime)\//,
      /^server\/store\/store/,
      /^server\/media\/media/,
    ],
    packages: [node, /^socket\.io$/, /^zod$/, /^pino$/, /^rate-limiter-flexible$/],
  },
  {
    name: 'web',
    owns: /^server\/web\//,
    inside: [/^shared\//, /^server\/(rooms|access|groups|web)\//, /^server\/store\/store/, /^server\/media\/media/],
    packages: [
      node,
      /^express$/,
      /^zod$/,
      /^pino$/,
      /^helmet$/,
      /^rate-limiter-flexible$/,
      /^prom-client$/,
      /^image-size/,
      /^cookie$/,
    ],
  },
  {
    name: 'access',
    owns: /^server\/access\//,
    inside: [/^shared\//, /^server\/access\//, /^server\/store\/store/],
    packages: [node, /^zod$/, /^cookie$/, /^selfsigned$/],
  },
  {
    name: 'groups',
    owns: /^server\/groups\//,
    inside: [/^shared\//, /^server\/groups\//, /^server\/store\/store/],
    packages: [node, /^zod$/],
  },
  {
    name: 'store',
    owns: /^server\/store\//,
    inside: [/^shared\//, /^server\/store\//],
    packages: [node, /^kysely$/, /^@photostructure\/sqlite$/],
  },
  {
    name: 'server media',
    owns: /^server\/media\//,
    inside: [/^shared\//, /^server\/media\//],
    packages: [node, /^livekit-server-sdk$/, /^pino$/],
  },
  {
    name: 'server wiring',
    owns: /^server\/(app|main|config|certificate|log|logOutput)\.ts$/,
    inside: [/^shared\//, /^server\//],
    packages: [node, /^express$/, /^socket\.io$/, /^pino$/, /^zod$/, /^selfsigned$/],
  },
  {
    name: 'connection',
    owns: /^client\/connection\//,
    inside: [/^shared\//, /^client\/connection\//],
    packages: [/^socket\.io-client$/, /^yjs$/, /^idb$/, /^react$/, /^zustand/],
  },
  {
    name: 'client media',
    owns: /^client\/media\//,
    inside: [/^shared\//, /^client\/(media|connection)\//],
    packages: [/^livekit-client/, /^react$/, /^@mediapipe\/selfie_segmentation$/],
  },
  {
    name: 'looks',
    owns: /^client\/ui\//,
    inside: [/^client\/ui\//],
    packages: [/^react/, /^zustand/, /^lucide-react/, /^@fontsource-variable\//],
  },
  {
    name: 'messages',
    owns: /^client\/i18n\//,
    inside: [/^client\/i18n\//, /^shared\/refusal/],
    packages: [/^i18next$/, /^react-i18next$/, /^react$/],
  },
  {
    name: 'composition',
    owns: /^client\/(room\/)?[^/]+\.(tsx?|css)$/,
    inside: [/^shared\//, /^client\//],
    packages: [/^react/, /^wouter/, /^i18next$/, /^zustand/],
  },
];

/** A feature may use its own folder and the rooms below it, never another feature. */
const feature = (name: string): Room => ({
  name: `feature ${name}`,
  owns: new RegExp(`^client/features/${name}/`),
  inside: [/^shared\//, /^client\/(connection|media|ui|i18n)\//, new RegExp(`^client/features/${name}/`)],
  packages: [
    /^react/,
    /^wouter/,
    /^@dnd-kit\//,
    /^zustand/,
    /^i18next$/,
    ...(name === 'whiteboard' ? [/^@excalidraw\//, /^yjs$/] : []),
    ...(name === 'evaluation' ? [/^idb$/] : []),
    ...(['plan', 'notes'].includes(name) ? [/^yjs$/] : []),
  ],
});

function files(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? files(path) : [path];
  });
}

const sources = ['shared', 'server', 'client'].flatMap(files);
const code = sources.filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts'));
const features = [
  ...new Set(
    sources.map((path) => /^client\/features\/([^/]+)\//.exec(path)?.[1]).filter((name) => name !== undefined),
  ),
];
const house = [...rooms, ...features.map(feature)];
const roomOf = (path: string) => house.find((room) => room.owns.test(path));

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
const importsOf = (text: string) => [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');

/** Breaches of the map in one file; exported shape kept simple so that the test below can try it on made-up files. */
function breaches(path: string, text: string): string[] {
  const room = roomOf(path);
  if (!room) return [`${path}: no room claims this file`];
  return importsOf(text).flatMap((name) => {
    if (name.startsWith('.')) {
      const target = relative(root, resolve(root, dirname(path), name));
      return room.inside.some((allowed) => allowed.test(target))
        ? []
        : [`${path} (${room.name}) reaches into ${target}`];
    }
    return room.packages.some((allowed) => allowed.test(name))
      ? []
      : [`${path} (${room.name}) uses the package ${name}`];
  });
}

describe('the house', () => {
  test('every file has a room and imports only what its room may', () => {
    expect(code.length).toBeGreaterThan(20);
    expect(code.flatMap((path) => breaches(path, readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  test('the map notices a wrong direction, a stray package and a file without a room', () => {
    expect(breaches('shared/meeting/decide.ts', "import { x } from '../../server/store/store';")).toHaveLength(1);
    expect(breaches('shared/meeting/decide.ts', "import { randomUUID } from 'node:crypto';")).toHaveLength(1);
    expect(breaches('server/rooms/meeting/room.ts', "import { Server } from 'socket.io';")).toHaveLength(1);
    expect(breaches('client/features/seats/round.tsx', "const x = await import('livekit-client');")).toHaveLength(1);
    expect(breaches('client/features/seats/round.tsx', "import '../plan/plan.css';")).toHaveLength(1);
    expect(breaches('shared/stray/file.ts', '')).toHaveLength(1);
  });

  test('the client makes its ids and copies its texts in ways that also work on a page over plain http', () => {
    const secureOnly = code
      .filter((path) => path.startsWith('client/') && path !== 'client/ui/copyText.ts')
      .filter((path) => /\brandomUUID\(|\.clipboard\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(secureOnly).toEqual([]);
  });

  test('no raw HTML sink and no vague file names', () => {
    const sinks = code.filter((path) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(sinks).toEqual([]);
    expect(code.filter((path) => /\/(utils?|helpers?|index)(\/|\.tsx?$)/.test(path))).toEqual([]);
  });
});
