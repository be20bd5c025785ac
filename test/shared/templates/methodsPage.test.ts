import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import type { StageTemplate } from '../../../shared/templates/template';
import { templates } from '../../../shared/templates/templates';
import { blockTables, frameTables, type Row } from '../../fixtures/methodTables';

const page = resolve(import.meta.dirname, '../../../docs/methods.md');

const named = (words: string): string =>
  words.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], english.method) as string;

/** People of the tables by what they are there for. */
const people: Record<string, string> = {
  flo: 'facilitator',
  gil: 'guest speaker',
  ann: 'client',
  ben: '1st coach',
  cleo: '2nd coach, who raises a hand',
  dan: '3rd coach',
  eve: '4th coach',
};

const who = (names: string): string =>
  names === 'all'
    ? 'everybody, freely'
    : names === '-'
      ? 'nobody'
      : names
          .split(' ')
          .map((name) => people[name] ?? name)
          .join(', ');

const besides = (more: string): string =>
  more
    .replace('auto', '; goes on by itself')
    .replace(/mic\+cam ann/, 'microphone and camera of the client are closed')
    .replace(/mic ann/, 'the microphone of the client is closed')
    .replace(/writes ([a-z ]+[a-z])/, (_, names: string) =>
      names.includes('ann') ? 'each writes a page' : 'each coach writes a page',
    )
    .replace(' ;', ';');

function tableOf(rows: readonly Row[], stages: readonly { id: string; words: string }[]): string {
  const lines = rows.map(([id, floor, more = '']) => {
    const stage = stages.find((one) => one.id === id);
    const name = stage === undefined ? id : named(`${stage.words}.name`);
    const isBlock = floor.startsWith('block.');
    const first = isBlock ? `each slot: ${named(`${templates.blocks[floor]?.words}.name`)}` : who(floor);
    return `| ${name} | ${first} | ${besides(more)} |`;
  });
  return ['| stage | who has the floor when the first person speaks | besides |', '|---|---|---|', ...lines].join('\n');
}

const section = (id: string, words: string, rows: readonly Row[], stages: readonly { id: string; words: string }[]) =>
  `### ${named(`${words}.name`)} (\`${id}\`)\n\n${named(`${words}.about`)} ${named(`${words}.suits`)}\n\n${tableOf(rows, stages)}\n`;

const written = (): string => {
  const frames = Object.values(templates.frames).map((frame) =>
    section(frame.id, frame.words, frameTables[frame.id] ?? [], frame.stages as StageTemplate[]),
  );
  const blocks = Object.values(templates.blocks).map((block) =>
    section(block.id, block.words, blockTables[block.id] ?? [], block.stages),
  );
  return `# Methods

What happens in each stage of every method, as it was seen in runs: two for each method, one on the engine alone and one on a
server with real sockets, in which one person comes late and another loses the connection and comes back
(\`test/shared/meeting/methods\`, \`test/server/methods.test.ts\`). The rows are written by hand (\`test/fixtures/methodTables.ts\`);
names and descriptions are those of the product. Coaches are counted in speaking order, beginning beside the client. Minutes,
votes and roles stand in \`shared/templates\`.

## Whole meetings

${frames.join('\n')}
## Slots and cases

${blocks.join('\n')}`;
};

test('[TP9] the page about methods shows every stage of the tables; WRITE_DOCS=1 writes it anew', () => {
  if (process.env.WRITE_DOCS) writeFileSync(page, written());
  expect(readFileSync(page, 'utf8')).toBe(written());
});
