import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { PassOn } from '../../../../client/features/formGroup/passOn';
import { formGroup as texts } from '../../../../client/i18n/en/formGroup';
import type { GroupFormed } from '../../../../shared/protocol/forming';

const formed = {
  ...{ group: 'g1', invite: 'secret' },
  invited: [{ id: 'i1', name: 'Nadia', email: null, invite: 'hers', mailed: false }],
} as unknown as GroupFormed;

test('a pair is spoken of as a pair, and has a link for the other one alone', () => {
  vi.stubGlobal('location', { origin: 'https://roundel.test' });
  const pair = renderToStaticMarkup(<PassOn name="Mara and Nadia" formed={formed} isPair />);
  expect(pair).toContain('The pair of Mara and Nadia is formed');
  expect(pair).toContain(texts.done.goPair);
  expect(pair).not.toContain(texts.done.group);
  const group = renderToStaticMarkup(<PassOn name="Harbour" formed={formed} />);
  expect(group).toContain('Harbour is formed');
  expect(group).toContain(texts.done.group);
});
