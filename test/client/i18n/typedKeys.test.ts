import i18next from 'i18next';
import { expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';

// The lines below the comments must not compile. `npm run check` fails as soon as one of them does.
test('types check the keys of messages and their placeholders', async () => {
  await i18next.init({ lng: 'en', resources: { en: english }, ns: Object.keys(english), defaultNS: 'common' });
  const t = i18next.getFixedT('en', 'room');
  expect(t('seat.youNamed', { name: 'Ana' })).toContain('Ana');

  // @ts-expect-error: there is no such message
  expect(t('seat.youNamd')).toBe('seat.youNamd');
  // @ts-expect-error: the name is missing
  expect(t('seat.youNamed')).toContain('{{name}}');
  // @ts-expect-error: the name is spelled in another way
  expect(t('seat.youNamed', { nmae: 'Ana' })).toContain('{{name}}');
  const refusal = i18next.getFixedT('en', 'refusals');
  // @ts-expect-error: the reference of the fault is missing
  expect(refusal('internal')).toContain('{{ref}}');
});
