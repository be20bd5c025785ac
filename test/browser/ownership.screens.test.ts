import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { groupFile } from '../../shared/protocol/exports';
import { button, endForAll, gather, next, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { board, dataRegister, group, minutes, operator, ownership, room } = english;
const here = openServer({ MEDIA: 'none', OPERATOR_PAGE: 'on' });

const dark = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

/** The fonts of a saved drawing are packed without a worker and without WebAssembly. */
const harmless = /Failed to use workers|Skipped glyph subsetting/;

/** Saves a file from the page and unpacks it. */
async function saved(who: Human, words: string): Promise<Record<string, Uint8Array>> {
  const coming = who.page.waitForEvent('download');
  await button(who.page, words).click();
  const path = await (await coming).path();
  await who.page.getByText(ownership.saved, { exact: true }).waitFor();
  return unzipSync(readFileSync(path));
}

test('a member takes along what the group owns, with the boards as pictures, and what is theirs', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara', 'Leila'], {
    windows: [{ viewport: { width: 1440, height: 900 } }, dark],
  });
  const [amara, leila] = people as [Human, Human];
  await next([amara]);
  await openPanel(amara, room.panels.board);
  await amara.page.locator('canvas.interactive').waitFor();
  await button(amara.page, board.cards).click();
  await amara.page.getByLabel(board.text.addLabel).fill('launch');
  await button(amara.page, board.text.add).click();
  await amara.page.getByLabel(board.text.label.replace('{{number}}', '1'), { exact: true }).waitFor();
  await openPanel(amara, room.panels.board);
  await endForAll(amara);
  for (const who of people) {
    await who.page.getByText(minutes.ended.title).waitFor();
    const { home } = await who.page
      .evaluate(async () => (await (await fetch('/api/home')).json()) as never)
      .then((answer: { value: { groups: { group: string }[] } }) => ({ home: answer.value.groups[0]?.group ?? '' }));
    await who.page.goto(`${here.server.url}/g/${home}`);
    await who.page.getByRole('heading', { name: group.past.title }).waitFor();
  }
  const { keep } = ownership;
  await button(amara.page, keep.change).click();
  await amara.page.getByLabel(keep.textsLabel).selectOption('6');
  await noSeriousFinding('deciding how long texts stay', people);
  await button(amara.page, keep.save).click();
  await amara.page.getByText(keep.texts_other.replace('{{count}}', '6')).waitFor();
  await leila.page.reload();
  await leila.page.getByText(keep.texts_other.replace('{{count}}', '6')).waitFor();
  expect(await button(leila.page, keep.change).count()).toBe(0);
  await noSeriousFinding('group with export', people);

  const files = await saved(amara, ownership.group);
  expect(Object.keys(files).sort()).toEqual([
    'README.md',
    'boards/001-1.excalidraw',
    'boards/001-1.png',
    'boards/001-1.svg',
    'group.json',
    'group.md',
    'meetings/001-minutes.md',
    'meetings/001.json',
  ]);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(
    groupFile
      .parse(JSON.parse(text('group.json')))
      .members.map(({ name }) => name)
      .sort(),
  ).toEqual(['Amara', 'Leila']);
  expect([...(files['boards/001-1.png'] ?? [])].slice(1, 4)).toEqual([...Buffer.from('PNG')]);
  expect(text('boards/001-1.svg')).toMatch(/^<svg[\s\S]*launch/);
  expect(text('meetings/001-minutes.md')).toContain(`## ${minutes.attendance.title}`);
  expect(Object.keys(await saved(amara, ownership.mine))).toContain('mine.json');
  expect(people.flatMap(({ faults }) => faults).filter((fault) => !harmless.test(fault))).toEqual([]);
});

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
