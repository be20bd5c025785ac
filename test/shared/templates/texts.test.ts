import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { type BlockTemplate, roles, type StageTemplate } from '../../../shared/templates/template';
import { templates } from '../../../shared/templates/templates';

/** The catalogue of the methods beside the templates: whatever a template shows has its texts, and they are short and calm. */

const LONGEST = 160;

const frames = Object.values(templates.frames);
const blocks = Object.values(templates.blocks);

/** The stages that a frame has beside its blocks. */
const ownStages = (frame: (typeof frames)[number]): StageTemplate[] =>
  frame.stages.flatMap((stage) =>
    stage.kind !== 'block' ? [stage] : stage.between === undefined ? [] : [stage.between],
  );

const at = (key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], english.method);

const missing = (keys: string[]): string[] =>
  keys.filter((key) => {
    const text = at(key);
    return typeof text !== 'string' || text.trim() === '';
  });

/** Every text below a key, with the key it has. */
function textsBelow(key: string, found: unknown = at(key)): [string, string][] {
  if (typeof found === 'string') return [[key, found]];
  if (typeof found !== 'object' || found === null) return [];
  return Object.entries(found).flatMap(([part, inner]) => textsBelow(`${key}.${part}`, inner));
}
const allTexts = Object.keys(english.method).flatMap((key) => textsBelow(key));

/** The options of a ballot that are a list; members and roles have names of their own. */
const optionsOf = ({ ballot }: StageTemplate): readonly string[] =>
  ballot === undefined || typeof ballot.options === 'string' ? [] : ballot.options;

const textKeys = (stage: StageTemplate): string[] => [
  ...['name', 'lead', 'coach', 'client'].map((text) => `${stage.words}.${text}`),
  ...optionsOf(stage).flatMap((option) => ['name', 'about'].map((text) => `${stage.words}.options.${option}.${text}`)),
];

/** Stages of a slot in which its client is known: all of them, or those after the block has found whose case it is. */
function stagesWithClient({ stages, choosesClient, roles: own }: BlockTemplate): StageTemplate[] {
  if (own?.some(({ role }) => role === 'second')) return [];
  if (choosesClient === undefined) return stages;
  const found = stages.findIndex(({ ballot }) => ballot?.decides === 'client' || ballot?.decides === 'roles');
  return stages.slice(found + 1);
}

describe('texts of the methods', () => {
  test('every stage of a frame has a name and a prompt for lead, coach and client', () => {
    const keys = frames.flatMap((frame) => ownStages(frame).flatMap(textKeys));
    expect(keys.length).toBeGreaterThan(250);
    expect(missing(keys)).toEqual([]);
  });

  test('every stage of a block has a name and a prompt for lead, coach and client', () => {
    const keys = blocks.flatMap((block) => block.stages.flatMap(textKeys));
    expect(keys.length).toBeGreaterThan(400);
    expect(missing(keys)).toEqual([]);
  });

  test('every frame and block says what it is called, what happens and whom it suits; a place for slots has a name', () => {
    expect([frames.length, blocks.length]).toEqual([12, 18]);
    const keys = [...frames, ...blocks].flatMap(({ words }) =>
      ['name', 'about', 'suits'].map((text) => `${words}.${text}`),
    );
    const places = frames.flatMap((frame) =>
      frame.stages.flatMap((stage) => (stage.kind === 'block' ? [`${stage.words}.name`] : [])),
    );
    expect(places.length).toBeGreaterThan(5);
    expect(missing([...keys, ...places])).toEqual([]);
  });

  test('every option of a ballot and every role says what it is', () => {
    const stages = [...frames.flatMap(ownStages), ...blocks.flatMap((block) => block.stages)];
    const ballots = stages.filter((stage) => optionsOf(stage).length > 0).map(({ words }) => words);
    expect(ballots.sort()).toEqual(['cleartheair.offer', 'closing.renew', 'kb.method']);
    expect(missing(roles.flatMap((role) => [`roles.${role}.name`, `roles.${role}.does`]))).toEqual([]);
  });

  test('stages in which somebody asks have three to six beginnings of questions', () => {
    const stages = [...frames.flatMap(ownStages), ...blocks.flatMap((block) => block.stages)];
    const asked = stages.filter(({ speaks }) => speaks.mode === 'talk' && speaks.to !== undefined);
    expect(asked.length).toBeGreaterThan(12);
    for (const { words } of asked) {
      const stems = at(`${words}.stems`);
      expect(Array.isArray(stems) && stems.length >= 3 && stems.length <= 6, words).toBe(true);
    }
  });

  test('no text is longer than two short lines, none shouts, and none has blanks around it', () => {
    expect(allTexts.length).toBeGreaterThan(800);
    expect(allTexts.filter(([, text]) => text.length > LONGEST)).toEqual([]);
    expect(allTexts.filter(([, text]) => text.includes('!'))).toEqual([]);
    expect(allTexts.filter(([, text]) => text !== text.trim() || text.includes('  '))).toEqual([]);
  });

  test('a prompt names the client only where there is one, a name and the text for the client never do', () => {
    const known = new Set(blocks.flatMap((block) => stagesWithClient(block).map(({ words }) => words)));
    const naming = allTexts.filter(([, text]) => text.includes('{{'));
    expect(naming.length).toBeGreaterThan(50);
    const mayName = ([key]: [string, string]) => /\.(lead|coach)$/.test(key) && known.has(key.replace(/\.\w+$/, ''));
    expect(naming.filter((text) => !mayName(text))).toEqual([]);
    const placeholders = naming.flatMap(([, text]) => text.match(/\{\{.*?\}\}/g) ?? []);
    expect([...new Set(placeholders)]).toEqual(['{{client}}']);
  });

  test('no two stages of a frame or a block tell the lead the same', () => {
    for (const one of [...frames.map((frame) => ({ id: frame.id, stages: ownStages(frame) })), ...blocks]) {
      const leads = one.stages.map(({ words }) => at(`${words}.lead`));
      expect(new Set(leads).size, one.id).toBe(leads.length);
    }
  });

  test('no text belongs to a format or a stage that no template has', () => {
    const stages = [...frames.flatMap((frame) => frame.stages), ...frames.flatMap(ownStages)];
    const used = new Set([...stages, ...blocks.flatMap((block) => block.stages)].map(({ words }) => words));
    const formats = [...frames, ...blocks].map(({ words }) => words);
    const others = ['lobby', 'ended', 'break', 'roles'];
    expect(Object.keys(english.method).sort()).toEqual([...formats, ...others].sort());
    const unused = formats.flatMap((format) =>
      Object.keys(at(format) as object)
        .filter((part) => !['name', 'about', 'suits'].includes(part))
        .flatMap((part) => (part.startsWith('without') ? Object.keys(at(`${format}.${part}`) as object) : [part]))
        .map((part) => `${format}.${part}`)
        .filter((key) => !used.has(key)),
    );
    expect(unused).toEqual([]);
  });
});
