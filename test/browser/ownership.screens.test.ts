import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { dataRegister, operator } = english;
const here = openServer({ MEDIA: 'none', OPERATOR_PAGE: 'on' });

const dark = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

test('everybody can read what the server stores', async () => {
  const people = [
    await human(here.browser, 'large', { viewport: { width: 1440, height: 900 } }),
    await human(here.browser, 'small', dark),
  ];
  for (const { page } of people) {
    await page.goto(`${here.server.url}/data`);
    await page.getByRole('heading', { name: dataRegister.subjects.writing }).waitFor();
    await button(page, dataRegister.open).click();
    await page.getByText('token_hash', { exact: true }).first().waitFor();
  }
  await noSeriousFinding('data register', people);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});

test('the link that the start prints opens the operator’s page once', async () => {
  await expect.poll(() => here.server.output()).toContain('operator#');
  const [, link = ''] = /(http\S+operator#\S+)/.exec(here.server.output()) ?? [];
  const people = [
    await human(here.browser, 'large', { viewport: { width: 1440, height: 900 } }),
    await human(here.browser, 'small', dark),
  ];
  const [large, small] = people as [Human, Human];
  await large.page.goto(link);
  await large.page.getByRole('heading', { name: operator.groups.title, exact: true }).waitFor();
  expect(new URL(large.page.url()).hash).toBe('');
  await large.page.reload();
  await large.page.getByRole('heading', { name: operator.settings.title }).waitFor();
  await small.page.goto(link);
  await small.page.getByText(operator.closed.usedUp).waitFor();
  await noSeriousFinding('operator', people);
  // Both windows show the open page, to be looked at.
  await small.context.addCookies(await large.context.cookies());
  await small.page.reload();
  await small.page.getByRole('heading', { name: operator.groups.title, exact: true }).waitFor();
  await noSeriousFinding('operator open', people);
  await button(large.page, operator.signOut).click();
  await large.page.getByText(operator.closed.about).waitFor();
  // The browser itself lists what the server refused.
  const faults = people.flatMap((who) => who.faults).filter((fault) => !/Failed to load resource/.test(fault));
  expect(faults).toEqual([]);
});
