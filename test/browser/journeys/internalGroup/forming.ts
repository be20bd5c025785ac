import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { OnPage } from '../../../journeys/support/group';
import { linkIn } from '../../../support/smtp';
import { copied, fill, headed, look, press, said } from '../support/screens';
import { HOUR, type Stage } from '../support/stage';
import type { Cast } from './cast';

const { dates, formGroup, join } = english;
const bad = formGroup.bad;
const { correct } = bad;

/** How the file came from somebody's address book. */
const addressBook = [
  'Name;E-mail address',
  'Dan;dan(at)example.org',
  'Cleo Again;CLEO@example.org',
  ';',
  ';two@signs@example.org',
  'Zoe;zoe@example.org',
].join('\r\n');

/** Ann types three people and takes a file; bad rows are named with their reason and corrected where they stand. */
export async function formGroupFromListAndFile(stage: Stage): Promise<Cast> {
  const ann = stage.someone('Ann');
  await stage.openWindow(ann);
  const { page } = ann;
  await ann.goTo('/new');
  await headed(ann, formGroup.title);
  await fill(ann, formGroup.name, 'Quayside group');
  await fill(ann, formGroup.me, 'Ann');
  const list = 'Ben <ben@example.org>\nCleo, cleo@example.org\nFay, fay@example';
  await fill(ann, formGroup.people.list, list);
  await page.getByText(said(bad.line, 3)).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(addressBook) });
  const row = (n: number) => page.getByLabel(said(correct, n));
  for (const [number, value, why] of [
    [2, 'Dan, dan(at)example.org', bad.noAt],
    [3, 'Cleo Again, CLEO@example.org', bad.twice],
    [5, 'two@signs@example.org', bad.email],
  ] as const) {
    await row(number).waitFor();
    await page.getByText(said(why, value)).waitFor();
  }
  await look(ann, 'form-bad-rows');

  // What is wrong is corrected in place, and what is left empty is left out.
  await fill(ann, formGroup.people.list, `${list}.org`);
  for (const [number, text] of [
    [2, 'Dan, dan@example.org'],
    [3, ''],
    [5, ''],
  ] as const) {
    await row(number).fill(text);
    await row(number).press('Enter');
  }
  await expect.poll(() => page.locator('.form-bad li').count()).toBe(0);
  await page.getByLabel(formGroup.rhythm.meetings).selectOption('4');
  await page.getByRole('button', { name: said(formGroup.go) }).click();
  await headed(ann, said(formGroup.done.title, 'Quayside group'));
  await look(ann, 'form-done');
  const usedLink = await copied(ann, said(formGroup.done.copyOf, 'Ben'));
  const groupLink = await copied(ann, formGroup.done.copyGroup);
  expect(await copied(ann, formGroup.done.copyAll)).toContain(`Ben <ben@example.org>\n${usedLink}`);
  const saving = page.waitForEvent('download');
  await press(ann, formGroup.done.save);
  const table = await readFile(await (await saving).path(), 'utf8');
  expect(table).toContain(`\r\nBen,ben@example.org,${usedLink}\r\n`);
  expect(new URL(usedLink).hash).toMatch(/^#[\w-]{22}\.[\w-]{43}$/);
  await page.getByRole('link', { name: formGroup.done.go }).click();
  await headed(ann, dates.next.none);
  await ann.shareCookies();
  const group = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const here = new OnPage(group);
  ann.me = (await here.page(ann)).me.member;

  // Each comes by the link in their mail: two with a window on their telephone, two without.
  await stage.move(2 * HOUR);
  const [ben, cleo] = [stage.someone('Ben', 'America/New_York'), stage.someone('Cleo', 'Asia/Kolkata')];
  const [dan, fay] = [stage.someone('Dan'), stage.someone('Fay')];
  for (const who of [ben, cleo, dan, fay]) {
    const link = linkIn(await stage.mails.next(`${who.name.toLowerCase()}@example.org`));
    if (who === dan || who === fay) {
      await who.comeBy(new URL(link).hash.slice(1));
      await here.post(who, '/my-zone', { timeZone: who.timeZone });
      continue;
    }
    await stage.openWindow(who, { viewport: { width: 390, height: 844 } });
    // He opens it as Ann would have passed it on, with the key of the group.
    await who.page.goto(who === ben ? usedLink : link);
    await who.page.getByRole('button', { name: said(join.join) }).click();
    await who.page.waitForURL(/\/g\//);
    await headed(who, dates.next.none);
    await who.shareCookies();
    who.me = (await here.page(who)).me.member;
    await stage.move(1);
  }
  expect(await here.names(fay)).toEqual(['Ann', 'Ben', 'Cleo', 'Dan', 'Fay']);
  return { stage, here, group, groupLink, usedLink, ann, ben, cleo, dan, fay, eve: stage.someone('Eve') };
}
