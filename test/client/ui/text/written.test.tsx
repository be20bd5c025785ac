import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ActionCard } from '../../../../client/features/minutes/actionCard';
import { TextArea, TextField } from '../../../../client/ui/field';
import type { Action } from '../../../../shared/protocol/records';

it('[RC4] what people wrote stands in its own direction in the minutes', () => {
  const lines = { firstStep: 'اليوم.', by: '', measure: 'one\ntwo', support: '', ifThen: '', buddy: '', due: null };
  const action = { what: 'سأكتب الخطة!', ...lines } as Action;
  const page = renderToStaticMarkup(createElement(ActionCard, { entry: { name: 'محمد', mine: false, action } }));
  for (const text of ['سأكتب الخطة!', 'اليوم.', 'one\ntwo', 'محمد']) expect(page).toContain(` dir="auto">${text}</`);
});

it('fields for words follow the direction of what is typed, and dates and addresses do not', () => {
  const markup = (type?: string) => renderToStaticMarkup(createElement(TextField, { label: 'x', type }));
  expect(markup()).toContain('dir="auto"');
  expect(markup('text')).toContain('dir="auto"');
  for (const type of ['datetime-local', 'url', 'email', 'number']) expect(markup(type)).not.toContain('dir=');
  expect(renderToStaticMarkup(createElement(TextArea, { label: 'x' }))).toContain('dir="auto"');
});
