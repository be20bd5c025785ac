import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { pngOf } from '../support/pictures';
import { seriousFindings } from './support/axe';
import { button } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';

const {
  coming,
  dates,
  formGroup,
  group,
  groupAbout,
  groupAgreement,
  groupLife,
  join: joining,
  known,
  membership,
  rota,
} = english;

const here = openServer();
const pictures = process.env.JOURNEY_PICTURES;
/** Thirty by twenty black pixels. */
const picture = pngOf(30, 20, deflateSync(Buffer.alloc(20 * (1 + 30 * 3))));
const file = [
  'Name,E-mail',
  'Mei-Ling Tan,mei@example.org',
  'Dan,dan(at)example.org',
  'Ruth Weiss,ruth@example.org',
  'Amara again,AMARA@example.org',
].join('\n');

/** The page in both sizes and both colour schemes: nothing serious is wrong, and nothing is wider than the window. */
async function look({ page }: Human, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBeLessThanOrEqual(
        0,
      );
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        const path = join(pictures, `${screen}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    }
    expect(await seriousFindings(page), `${screen} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

const named = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => String(values[name]));

async function comeBy(link: string, name: string | null): Promise<Human> {
  const who = await human(here.browser, name ?? 'guest');
  await who.page.goto(link);
  if (name !== null) await who.page.getByLabel(joining.name).fill(name);
  await button(who.page, joining.join).click();
  await who.page.waitForURL(/\/g\//);
  return who;
}

test('a group forms from a list and a file with bad rows, and its people come by a personal and by the group link', async () => {
  const leila = await human(here.browser, 'Leila');
  const { page } = leila;
  await page.goto(`${here.server.url}/new`);
  await page.getByRole('heading', { name: formGroup.title }).waitFor();
  await look(leila, 'form-empty');
  await page.getByLabel(formGroup.name, { exact: true }).fill('Quayside group');
  await page.getByLabel(formGroup.me).fill('Leila Haddad');
  await page.getByLabel(formGroup.people.list).fill('Amara Okafor, amara@example.org\nJonas\nTomas, tomas@example');
  await page.getByText(formGroup.bad.line.replace('{{row}}', '3')).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  const row = (n: number) => page.getByLabel(named(formGroup.bad.correct, { row: n }));
  await row(5).waitFor();
  await look(leila, 'form-bad-rows');

  // What is wrong is corrected in place, and what is left empty is left out.
  await page.getByLabel(formGroup.people.list).fill('Amara Okafor, amara@example.org\nJonas\nTomas, tomas@example.org');
  await row(3).fill('Dan, dan@example.org');
  await row(3).press('Enter');
  await row(5).fill('');
  await row(5).press('Enter');
  await expect.poll(() => page.locator('.form-bad li').count()).toBe(0);
  await look(leila, 'form-filled');
  await button(page, formGroup.go).click();
  await page.getByRole('heading', { name: named(formGroup.done.title, { name: 'Quayside group' }) }).waitFor();
  await look(leila, 'form-done');
  const copied = async (name: string) => {
    await button(page, name).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const personal = await copied(named(formGroup.done.copyOf, { name: 'Amara Okafor' }));
  const forAll = await copied(formGroup.done.copyGroup);
  expect(new URL(personal).hash).toMatch(/^#[\w-]{22}\.[\w-]{43}$/);
  await page.getByRole('link', { name: formGroup.done.go }).click();

  const amara = await comeBy(personal, null);
  await amara.page.getByRole('heading', { name: dates.next.none }).waitFor();
  const second = await human(here.browser, 'second');
  await second.page.goto(personal);
  await second.page.getByRole('heading', { name: joining.dead.used.heading }).waitFor();

  const bo = await comeBy(forAll, 'Bo');
  await bo.page.getByRole('heading', { name: group.waits.title }).waitFor();
  await look(bo, 'group-waits');
  await page.reload();
  await button(page, named(coming.letInNamed, { name: 'Bo' })).waitFor();
  await look(leila, 'group-coming');
  await button(page, named(coming.letInNamed, { name: 'Bo' })).click();
  await bo.page.getByRole('heading', { name: dates.next.none }).waitFor();
  // What his browser says of the answers while he waited.
  bo.faults.length = 0;
  await look(bo, 'group-member');

  // Leila leads first, and Amara takes that turn.
  const turns = (who: Human) =>
    who.page.getByRole('region', { name: rota.lead.title }).locator('.rota-person').allTextContents();
  await expect.poll(async () => (await turns(leila))[0]).toContain(rota.you);
  await button(page, rota.openLead).click();
  await look(leila, 'rota-open');
  await page.getByLabel(rota.with).selectOption({ label: 'Amara' });
  await button(page, rota.ask).click();
  await page.getByText(named(rota.asked, { name: 'Amara' })).waitFor();
  await look(leila, 'rota-asked');
  await amara.page.goto(here.server.url);
  const atHome = named(known.waits.swap.lead, { name: 'Leila Haddad' });
  await amara.page.getByText(atHome).waitFor();
  await look(amara, 'rota-at-home');
  await amara.page.getByText(atHome).click();
  await button(amara.page, named(rota.acceptOf, { name: 'Leila' })).waitFor();
  // Her page shows what she came for, however long it is.
  const top = () => amara.page.locator('#lead').evaluate((part) => part.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(60);
  await look(amara, 'rota-asks');
  await button(amara.page, named(rota.acceptOf, { name: 'Leila' })).click();
  await expect.poll(async () => (await turns(amara))[0]).toContain(rota.you);
  await page.reload();
  await expect.poll(async () => (await turns(leila))[0]).toContain('Amara');
  await look(leila, 'rota-exchanged');
  // Each signs; another text holds when more than half of the others agree, and everybody is asked again.
  for (const who of [leila, amara, bo]) {
    await button(who.page, groupAgreement.sign).click();
    await expect.poll(() => button(who.page, groupAgreement.sign).count()).toBe(0);
  }
  await page.reload();
  await page.getByText(named(groupAgreement.signedByAll_other, { version: 1, count: 3 })).waitFor();
  await look(leila, 'group-signed');
  await button(page, groupAgreement.propose).click();
  await page.getByLabel(groupAgreement.label).fill('What we hear stays with us.\nWe come on time.');
  await look(leila, 'agreement-writing');
  await button(page, groupAgreement.proposeThis).click();
  await page.getByRole('heading', { name: groupAgreement.proposedByMe }).waitFor();
  for (const who of [amara, bo]) {
    await who.page.reload();
    await who.page.getByRole('heading', { name: named(groupAgreement.proposedBy, { name: 'Leila Haddad' }) }).waitFor();
    if (who === amara) await look(amara, 'agreement-proposed');
    await button(who.page, groupAgreement.agree).click();
    if (who === amara) await button(amara.page, groupAgreement.agreeNoLonger).waitFor();
  }
  await bo.page.getByText('We come on time.').waitFor();
  await bo.page.getByText(groupAgreement.askAgain).waitFor();
  await look(bo, 'agreement-again');

  // One of them changes what the group is called and when it meets, and the others read who did.
  await button(page, groupAbout.change).click();
  await page.getByLabel(groupAbout.edit.name).fill('Pier group');
  await page.getByLabel(groupAbout.edit.colours.plum).check({ force: true });
  await page.getByLabel(formGroup.rhythm.every).selectOption('6');
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'pier.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('dialog').getByRole('img', { name: groupAbout.edit.picture }).waitFor();
  await look(leila, 'group-changing');
  await button(page, groupAbout.edit.save, page.getByRole('dialog')).click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await amara.page.reload();
  await amara.page.getByText(named(groupAbout.changed.name, { name: 'Leila' })).waitFor();
  await amara.page.getByText('Pier group').first().waitFor();
  await amara.page.getByText(named(groupAbout.every_other, { count: 6 })).waitFor();
  await look(amara, 'group-changed');

  await button(bo.page, membership.leave).click();
  const asked = bo.page.getByRole('alertdialog');
  await asked.getByText(membership.leaveAbout).waitFor();
  await look(bo, 'group-leaving');
  await button(bo.page, membership.leaveYes, asked).click();
  await bo.page.waitForURL(`${here.server.url}/`);
  await page.reload();
  await page.getByText(named(group.people.count_other, { count: 2, month: '' }).trim(), { exact: false }).waitFor();

  // The two who are left archive the group and open it again, then end it, which one of them takes back.
  const life = (who: Human) => who.page.getByRole('region', { name: groupLife.title });
  await button(page, groupLife.archive, life(leila)).click();
  await button(page, groupLife.archiveYes, page.getByRole('alertdialog')).click();
  await page.getByRole('heading', { name: groupLife.over.archived }).waitFor();
  await look(leila, 'group-archived');
  await button(page, groupLife.over.open).click();
  await button(page, groupLife.end, life(leila)).click();
  const ending = page.getByRole('dialog');
  await ending.getByLabel(named(groupLife.dialog.name, { name: 'Pier group' })).fill('Pier group');
  await look(leila, 'group-ending');
  await button(page, groupLife.dialog.ask, ending).click();
  await page.getByText(groupLife.asked.byMe).waitFor();
  await amara.page.reload();
  await amara.page.getByText(named(groupLife.asked.by, { name: 'Leila Haddad' })).waitFor();
  await look(amara, 'group-end-asked');
  await button(amara.page, groupLife.asked.agree, life(amara)).click();
  await amara.page.getByRole('heading', { name: groupLife.over.ended }).waitFor();
  await look(amara, 'group-ended');
  await page.goto(here.server.url);
  await page.getByText(named(known.waits.ends, { group: 'Pier group' })).waitFor();
  await look(leila, 'home-ended');
  await page.getByText(named(known.waits.ends, { group: 'Pier group' })).click();
  await button(page, groupLife.over.keep).click();
  await page.getByRole('heading', { name: groupLife.over.archived }).waitFor();

  // Amara leaves, and Leila reads what it means that she is the last one.
  await button(amara.page, membership.leave).click();
  await button(amara.page, membership.leaveYes, amara.page.getByRole('alertdialog')).click();
  await amara.page.waitForURL(`${here.server.url}/`);
  await page.reload();
  await button(page, membership.leave).click();
  const leaving = page.getByRole('alertdialog');
  await leaving.getByText(membership.leaveLast).waitFor();
  await look(leila, 'group-leaving-last');
  await button(page, membership.leaveLastYes, leaving).click();
  await page.waitForURL(`${here.server.url}/`);
  // What their pages asked between their leaving and the next page was refused, as it has to be.
  const refused = /status of 40[14] .*\/api\/groups\//;
  for (const who of [leila, amara, bo]) expect(who.faults.filter((fault) => !refused.test(fault))).toEqual([]);
});
