import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * In this order files begin; all others come after them. Files that take more than a minute are first: one that began last would
 * run alone while a processor rests. Where sound and picture run, a meeting of many browsers begins beside files that mostly
 * wait: two such meetings slow each other down, and sound and picture cost as long as they last. Every third file there is one
 * without sound and picture, which takes what those leave of the processors.
 */
const order = [
  'internalGroup.screens',
  'meeting.webkit',
  'externalGroup.screens',
  'smallScreens.screens',
  'oneRoom.screens',
  'everyScreen.screens',
  'learningMethods.screens',
  'decisions.screens',
  'links.screens',
  'networkMethods.screens',
  'board.screens',

  'intruders.livekit',
  'meeting.livekit',
  'pages.livekit',
  'rooms.livekit',
  'meeting.browser',
  'pairs.livekit',
  'turnedAway.livekit',
  'contract.livekit',
  'pairs.browser',
  'media.browser',
  'connectionTest.livekit',
  'sharing.browser',
  'meshPages.browser',
  'encryption.browser',

  'kill.slow',
  'meeting.slow',
  'start.slow',
];

class InOrder extends BaseSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const rankOf = ({ moduleId }: TestSpecification) => {
      const name = basename(moduleId).replace(/\.test\.tsx?$/, '');
      const rank = order.indexOf(name);
      return rank === -1 ? order.length : rank;
    };
    const usual = await super.sort(files);
    const sorted = usual.sort((one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other));
    const isBeside = ({ project }: TestSpecification) => project.name === 'slow';
    const beside = sorted.filter(isBeside);
    const mixed = sorted
      .filter((file) => !isBeside(file))
      .flatMap((file, index) => (groupOf(file) === 1 && index % 2 === 1 ? [file, ...beside.splice(0, 1)] : [file]));
    return [...mixed, ...beside];
  }
}

/** Encryption: several browsers, which wait a good deal. */
const longOnLivekit = ['test/browser/livekit/encryption.livekit.test.ts'];

/** What a test waits for may take its time on a busy computer. */
const patience = 20_000;

/**
 * Every test that drives browsers waits for what comes, with the same patience. Files share what drives them. A journey
 * of several browsers that failed gets a second attempt; scripts/test.js says aloud which ones needed it, and why.
 */
const browsers = {
  environment: 'node',
  globalSetup: 'test/support/buildsFolder.ts',
  isolate: false,
  retry: 1,
  expect: { poll: { timeout: patience, interval: 100 } },
  // What a page said is in the message, so that it is also told of a test whose second attempt passed.
  chaiConfig: { truncateThreshold: 0 },
  testTimeout: 300_000,
  hookTimeout: 120_000,
} as const;
const onLivekit = { ...browsers, env: { JOURNEY_MEDIA: 'livekit' } };
/** It changes a template for itself. */
const apartOnLivekit = ['test/browser/livekit/turnedAway.livekit.test.ts'];
/** Every second person in Firefox, where `npm test` found one. */
const inBoth = { JOURNEY_BROWSERS: process.env.FIREFOX === undefined ? 'chromium' : 'mixed' };
/** Journeys of several people, which show what both browsers do. */
const mixedScreens = ['test/browser/everyScreen.screens.test.ts'];
const mixedMedia = ['meeting', 'encryption', 'pairs'].map((name) => `test/browser/${name}.browser.test.ts`);

/** Sound and picture keep a processor busy: two such files, and one other. Everything else mostly waits for what comes, so more of it runs at once. */
const media = 3;
const waiting = 4;

const units = {
  environment: 'node',
  unstubGlobals: true,
  unstubEnvs: true,
  expect: { poll: { timeout: patience } },
  testTimeout: 60_000,
  hookTimeout: 30_000,
  maxWorkers: waiting,
} as const;
/** Test files that load modules anew, replace one, or show how texts are loaded: they need modules of their own. */
const apart = [
  'test/client/connection/api.test.ts',
  'test/client/connection/startingLink.test.ts',
  'test/client/connection/documents/drafts.test.ts',
  'test/client/features/buddies/proposeDialog.test.tsx',
  'test/client/features/minutes/minutesFile.test.ts',
  'test/client/i18n/methods.test.ts',
  'test/client/ui/blockedStorage.test.ts',
  'test/client/ui/text/isolated.test.ts',
  'test/server/media/livekit/process/serverConfig.test.ts',
];
const client = 'test/client/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    // Groups run one after the other, and each ends with one file alone while a processor rests: as few groups as can be.
    maxWorkers: media,
    sequence: { sequencer: InOrder },
    // What one project transformed, the others read, and so does the next run. A file is known by its content.
    experimental: { fsModuleCache: true },
    projects: [
      {
        // Engine and server keep nothing in their modules: test files share them, and each module is loaded once.
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.slow.test.ts', 'test/browser/**', client, ...apart],
          ...units,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Parts of the client, with every text there.
        test: {
          name: 'unitClient',
          include: [client],
          exclude: ['test/**/*.slow.test.ts', ...apart],
          setupFiles: 'test/support/messages.ts',
          ...units,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'unitApart',
          include: apart,
          ...units,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          exclude: ['test/browser/**'],
          environment: 'node',
          globalSetup: 'test/support/serverBundle.ts',
          expect: { poll: { timeout: patience } },
          testTimeout: 300_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What both browsers must do, with everybody in Firefox.
        test: {
          name: 'firefox',
          include: ['blockedCookies', 'keyboard'].map((name) => `test/browser/${name}.screens.test.ts`),
          ...browsers,
          env: { JOURNEY_BROWSERS: 'firefox' },
          maxWorkers: waiting,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // A meeting in WebKit, which carries no sound and picture; also alone: `npm run test:webkit`.
        test: {
          name: 'webkit',
          include: ['test/browser/*.webkit.test.ts'],
          ...browsers,
          maxWorkers: waiting,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Few windows, or many without sound and picture, leave the processors time.
        test: {
          name: 'screens',
          include: ['test/browser/**/*.screens.test.ts'],
          exclude: mixedScreens,
          ...browsers,
          maxWorkers: waiting,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'mixedScreens',
          include: mixedScreens,
          ...browsers,
          env: inBoth,
          maxWorkers: waiting,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Many windows with sound and picture.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          exclude: mixedMedia,
          ...browsers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'mixed',
          include: mixedMedia,
          ...browsers,
          env: inBoth,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // On a real LiveKit server, see docs/livekit.md; also alone: `npm run test:livekit`.
        test: {
          name: 'livekit',
          include: ['test/browser/livekit/*.livekit.test.ts'],
          exclude: [...longOnLivekit, ...apartOnLivekit],
          ...onLivekit,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'livekitApart',
          include: apartOnLivekit,
          ...onLivekit,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Only in `npm run test:livekit`; on the mesh, `npm test` shows the same.
        test: {
          name: 'livekitLong',
          include: longOnLivekit,
          ...onLivekit,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Only in `npm run test:livekit`; in `npm test` it is among the mixed ones, and carried by LiveKit where there is one.
        test: {
          name: 'livekitMeeting',
          include: ['test/browser/meeting.browser.test.ts'],
          ...onLivekit,
          env: { ...onLivekit.env, ...inBoth },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
