import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GoButton } from '../../../client/ui/buttons';

const client = resolve(import.meta.dirname, '../../../client');
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => ({ path, text: readFileSync(join(client, path), 'utf8') }));

/** These questions are about adding and changing, which can be taken back. */
const canBeUndone = ['features/agenda/changeAgenda.tsx', 'features/whiteboard/addDrawing.tsx'];

test('a button for what cannot be undone looks different from a step forward', () => {
  expect(renderToStaticMarkup(<GoButton final>End</GoButton>)).toContain('ui-go-final');
  expect(renderToStaticMarkup(<GoButton>Go on</GoButton>)).not.toContain('ui-go-final');
});

test('every question that only its buttons close asks about something final with such a button', () => {
  const asking = sources.filter(({ text }) => /^\s+alert$/m.test(text) && text.includes('<GoButton'));
  expect(asking.length).toBeGreaterThan(5);
  const green = asking.filter(({ text }) => !/<GoButton\s+final\b/.test(text)).map(({ path }) => path);
  expect(green.sort()).toEqual(canBeUndone);
});
