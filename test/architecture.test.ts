import { describe, expect, test } from 'vitest';
import { cyclesIn, filesIn, graphOf, importsOf, isCode, targetOf, textOf } from './support/importGraph';

/**
 * The map of rooms: which files belong to a room, and what that room may import.
 * `inside` are path prefixes of this repository, `packages` names of packages (`node:` for Node itself).
 */
type Room = { name: string; owns: RegExp; inside: RegExp[]; packages: RegExp[] };

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
  {
    name: 'groups of people',
    owns: /^shared\/groups\//,
    inside: [/^shared\/(groups|meeting|templates|refusal|day|names)/],
    packages: [/^temporal-polyfill$/],
  },
  { name: 'documents', owns: /^shared\/documents\//, inside: [/^shared\//], packages: [/^yjs$/, /^@noble\/hashes/] },
  { name: 'evaluation', owns: /^shared\/evaluation\//, inside: [/^shared\//], packages: none },
  { name: 'encryption', owns: /^shared\/encryption\//, inside: [/^shared\//], packages: [/^@noble\/hashes/] },
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
    packages: [node, /^socket\.io$/, /^zod$/, /^pino$/],
  },
  {
    name: 'web',
    owns: /^server\/web\//,
    inside: [
      /^shared\//,
      /^server\/(rooms|access|groups|web)\//,
      /^server\/store\/store/,
      /^server\/(media\/media|mail\/mail|accounts\/accounts|webhooks\/webhooks)/,
    ],
    packages: [
      node,
      /^express$/,
      /^zod$/,
      /^pino$/,
      /^helmet$/,
      /^rate-limiter-flexible$/,
      /^prom-client$/,
      /^sirv$/,
      /^image-size/,
      /^cookie$/,
      /^fflate$/,
      /^ical-generator$/,
    ],
  },
  {
    name: 'demo',
    owns: /^server\/demo\//,
    inside: [/^shared\//, /^server\/demo\//, /^server\/rooms\/clock/, /^server\/store\/store/],
    packages: [node, /^yjs$/, /^pino$/],
  },
  {
    name: 'access',
    owns: /^server\/access\//,
    inside: [/^shared\//, /^server\/access\//, /^server\/store\/store/],
    packages: [node, /^zod$/, /^cookie$/, /^selfsigned$/, /^unhomoglyph$/],
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
    packages: [node, /^kysely$/, /^@photostructure\/sqlite$/, /^zod$/],
  },
  {
    name: 'server media',
    owns: /^server\/media\//,
    inside: [/^shared\//, /^server\/media\//],
    packages: [node, /^livekit-server-sdk$/, /^pino$/],
  },
  {
    name: 'outbox',
    owns: /^server\/outbox\//,
    inside: [/^shared\//, /^server\/rooms\/clock/],
    packages: [/^pino$/],
  },
  {
    name: 'webhooks',
    owns: /^server\/webhooks\//,
    inside: [/^shared\//, /^server\/(webhooks|outbox)\//, /^server\/rooms\/clock/, /^server\/store\/store/],
    packages: [node, /^pino$/],
  },
  {
    name: 'reminders',
    owns: /^server\/reminders\//,
    inside: [
      /^shared\//,
      /^server\/reminders\//,
      /^server\/mail\/(mail|messages)/,
      /^server\/webhooks\/webhooks/,
      /^server\/rooms\/(clock|storedMeeting|records\/issue)/,
      /^server\/store\/store/,
    ],
    packages: [node, /^pino$/],
  },
  {
    name: 'retention',
    owns: /^server\/retention\//,
    inside: [/^shared\//, /^server\/retention\//, /^server\/rooms\/clock/, /^server\/store\/store/],
    packages: [node, /^pino$/],
  },
  {
    name: 'accounts',
    owns: /^server\/accounts\//,
    inside: [/^shared\//, /^server\/accounts\//, /^server\/mail\/mail/, /^server\/store\/store/],
    packages: [node, /^(@better-auth\/passkey|better-auth)/, /^express$/, /^pino$/],
  },
  {
    name: 'mail',
    owns: /^server\/mail\//,
    inside: [/^shared\//, /^server\/(mail|outbox)\//, /^server\/rooms\/clock/, /^server\/store\/store/],
    packages: [node, /^nodemailer$/, /^pino$/],
  },
  {
    name: 'server wiring',
    owns: /^server\/(accountSecret|operatorSettings|addresses|app|main|config|certificate|log|logOutput|settingNames|startingLink|dataFolder|metricsPort|ownLook|version)\.ts$/,
    inside: [/^shared\//, /^server\//, /^package/],
    packages: [node, /^express$/, /^socket\.io$/, /^pino$/, /^zod$/, /^selfsigned$/, /^image-size$/],
  },
  {
    name: 'connection',
    owns: /^client\/connection\//,
    inside: [/^shared\//, /^client\/connection\//],
    packages: [/^socket\.io-client$/, /^@simplewebauthn\/browser$/, /^yjs$/, /^idb$/, /^react$/, /^zustand/],
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
    owns: /^client\/(room\/|group\/)?[^/]+\.(tsx?|css)$/,
    inside: [/^shared\//, /^client\//],
    packages: [/^react/, /^wouter/, /^i18next$/, /^zustand/],
  },
];

const any = [/^/];
/** What is not the product: it may use any package, and of this repository what is named here. */
const around: Room[] = [
  {
    name: 'tests of what is shared',
    owns: /^test\/shared\//,
    inside: [/^shared\//, /^client\/i18n\//, /^test\/(shared|fixtures|support)\//],
    packages: any,
  },
  {
    name: 'tests of the server',
    owns: /^test\/server\//,
    inside: [/^shared\//, /^server\//, /^client\/i18n\//, /^scripts\//, /^test\/(server|shared|fixtures|support)\//],
    packages: any,
  },
  {
    name: 'tests of the client',
    owns: /^test\/client\//,
    // Its documents are joined to the server's: what one writes the other has to read.
    inside: [/^shared\//, /^client\//, /^server\/(rooms|store)\//, /^test\/(client|shared|support)\//],
    packages: any,
  },
  {
    name: 'simulation and contracts',
    owns: /^test\/(simulation|contracts|fixtures)\//,
    inside: [/^shared\//, /^server\//, /^client\/(media|connection)\//, /^test\//],
    packages: any,
  },
  {
    name: 'journeys, and what tests share',
    owns: /^test\/(browser|support|journeys)\//,
    inside: [/^shared\//, /^server\//, /^client\//, /^test\//, /^vite\.config$/],
    packages: any,
  },
  { name: 'tests of the scripts', owns: /^test\/scripts\//, inside: [/^/], packages: any },
  { name: 'tests of the pages', owns: /^test\/rules\.test\.ts$/, inside: [/^test\/support\//], packages: any },
  {
    name: 'bench',
    owns: /^bench\//,
    inside: [
      /^shared\//,
      /^server\//,
      /^client\//,
      /^bench\//,
      /^test\/(browser\/)?support\//,
      /^test\/shared\/documents\/(hostile\/|peers)/,
    ],
    packages: any,
  },
  {
    name: 'scripts',
    owns: /^scripts\//,
    inside: [/^client\//, /^scripts\//, /^dist\//, /^test\/browser\/support\//, /^test\/support\/gallery\//],
    packages: any,
  },
];

/** Already larger than a file may be. This list only gets shorter. */
const stillTooLong: readonly string[] = [];

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
    ...(name === 'whiteboard' ? [/^@excalidraw\//, /^yjs$/, /^diff$/] : []),
    ...(name === 'evaluation' ? [/^idb$/] : []),
    ...(['ownership', 'importGroup'].includes(name) ? [/^fflate$/] : []),
    ...(['plan', 'notes'].includes(name) ? [/^yjs$/] : []),
  ],
});

const sources = ['shared', 'server', 'client'].flatMap(filesIn);
const code = sources.filter(isCode);
// This file shows imports as examples.
const aroundIt = ['test', 'bench', 'scripts'].flatMap(filesIn).filter((path) => path !== 'test/architecture.test.ts');
const allCode = [...code, ...aroundIt.filter(isCode)];
const features = [
  ...new Set(
    sources.map((path) => /^client\/features\/([^/]+)\//.exec(path)?.[1]).filter((name) => name !== undefined),
  ),
];
const allRooms = [...rooms, ...features.map(feature), ...around];
const roomOf = (path: string) => allRooms.find((room) => room.owns.test(path));

/** Breaches of the map in one file; exported shape kept simple so that the test below can try it on made-up files. */
function breaches(path: string, text: string): string[] {
  const room = roomOf(path);
  if (!room) return [`${path}: no room claims this file`];
  return importsOf(text).flatMap((name) => {
    if (name.startsWith('.')) {
      const target = targetOf(path, name);
      return room.inside.some((allowed) => allowed.test(target))
        ? []
        : [`${path} (${room.name}) reaches into ${target}`];
    }
    return room.packages.some((allowed) => allowed.test(name))
      ? []
      : [`${path} (${room.name}) uses the package ${name}`];
  });
}

describe('the layout', () => {
  test('every file has a room and imports only what its room may', () => {
    expect(code.length).toBeGreaterThan(20);
    expect(allCode.flatMap((path) => breaches(path, textOf(path)))).toEqual([]);
  });

  test('no file imports itself by a detour', () => {
    const texts = new Map(allCode.map((path) => [path, textOf(path)]));
    expect(cyclesIn(graphOf(texts)), 'files that import each other in a circle').toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    const styles = sources.filter((path) => path.endsWith('.css'));
    const tooLong = [...allCode, ...styles].filter((path) => textOf(path).split('\n').length > 401);
    const listed = new Set(stillTooLong);
    expect(
      tooLong.filter((path) => !listed.has(path)),
      'longer than 400 lines: look for the second idea in it',
    ).toEqual([]);
    expect(
      stillTooLong.filter((path) => !tooLong.includes(path)),
      'no longer too long: take it off the list',
    ).toEqual([]);
  });

  test('the map notices a wrong direction, a stray package and a file without a room', () => {
    expect(breaches('shared/meeting/decide.ts', "import { x } from '../../server/store/store';")).toHaveLength(1);
    expect(breaches('shared/meeting/decide.ts', "import { randomUUID } from 'node:crypto';")).toHaveLength(1);
    expect(breaches('server/rooms/meeting/room.ts', "import { Server } from 'socket.io';")).toHaveLength(1);
    expect(breaches('client/features/seats/round.tsx', "const x = await import('livekit-client');")).toHaveLength(1);
    expect(breaches('client/features/seats/round.tsx', "import '../plan/plan.css';")).toHaveLength(1);
    expect(breaches('shared/stray/file.ts', '')).toHaveLength(1);
    expect(breaches('test/stray/file.test.ts', '')).toHaveLength(1);
    expect(breaches('server/rooms/meeting/room.ts', "import { x } from '../../../test/support/app';")).toHaveLength(1);
  });

  test('the map notices files that import each other in a circle, and names the way round', () => {
    const files = {
      'shared/a.ts': "import type { B } from './b/b';",
      'shared/b/b.ts': "export { C } from './c';",
      'shared/b/c.tsx': "const later = () => import('../a');",
      'shared/d.ts': "import { A } from './a';\nimport { d } from './d';",
      'shared/e.ts': "import { A } from './a';",
    };
    expect(cyclesIn(graphOf(new Map(Object.entries(files))))).toEqual([
      'shared/a.ts > shared/b/b.ts > shared/b/c.tsx > shared/a.ts',
      'shared/d.ts > shared/d.ts',
    ]);
  });

  test('the client makes its ids and copies its texts in ways that also work on a page over plain http', () => {
    const secureOnly = code
      .filter((path) => path.startsWith('client/') && path !== 'client/ui/copyText.ts')
      .filter((path) => /\brandomUUID\(|\.clipboard\b/.test(textOf(path)));
    expect(secureOnly).toEqual([]);
  });

  test('a component is loaded lazily in one way only, which tries again and can recover', () => {
    const ownWay = code
      .filter((path) => path.startsWith('client/') && !path.startsWith('client/ui/lazy/'))
      .filter((path) => /import \{[^}]*\blazy\b[^}]*\} from 'react'/.test(textOf(path)));
    expect(ownWay).toEqual([]);
  });

  test('the client takes only types from the protocol, so that the validator stays out of its bundle', () => {
    const values = code
      .filter((path) => path.startsWith('client/'))
      .filter((path) => /^import (?!type\b)[^;]*from '[./]+shared\/protocol\/(?!version')/m.test(textOf(path)));
    expect(values).toEqual([]);
  });

  test('where a meeting and its members stand is asked of shared/meeting/standing.ts, nowhere else', () => {
    const looksUp = (text: string) =>
      /\b(?:meeting|after|before|room|split|ready)\??\.(?:current|progress)\b|\b(?:current|progress)\b[^={}]*\} = meeting\b/.test(
        text,
      );
    const owners = ['shared/meeting/standing.ts', 'shared/meeting/evolve.ts'];
    expect(code.filter((path) => !owners.includes(path) && looksUp(textOf(path)))).toEqual([]);
    expect(owners.filter((path) => !looksUp(textOf(path)))).toEqual([]);
    expect(looksUp('const { agenda, current } = meeting;')).toBe(true);
  });

  test('what rules and rights go by is no view: views are for screens', () => {
    const engine = /^shared\/meeting\/(agenda|floor|people|rights|rules)\//;
    const asks = (path: string) => importsOf(textOf(path)).some((name) => name.includes('/views/'));
    expect(code.filter((path) => engine.test(path) && asks(path))).toEqual([]);
    expect(code.some((path) => asks(path))).toBe(true);
  });

  test('the client counts no majority, adds up no clock and knows no place of talk by itself: it asks views', () => {
    const rules =
      /\)\.length \/ 2|\bruns?ningSince\b|\bspentMs\b|settings\.sound\b|\.seats\[[^\]]*\]\??\.sound\b|isMajority|\bvoters\(/;
    const byItself = code.filter((path) => path.startsWith('client/') && rules.test(textOf(path)));
    expect(byItself).toEqual([]);
    expect(rules.test('const needed = Math.floor(present(meeting).length / 2) + 1;')).toBe(true);
  });

  test('no raw HTML sink and no vague file names', () => {
    const sinks = code.filter((path) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/.test(textOf(path)),
    );
    expect(sinks).toEqual([]);
    expect(code.filter((path) => /\/(utils?|helpers?|index)(\/|\.tsx?$)/.test(path))).toEqual([]);
  });
});
