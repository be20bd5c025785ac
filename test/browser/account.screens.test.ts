import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { startApp } from '../support/app';
import { expired } from '../support/expiredToken';
import { portToKeep } from '../support/ports';
import { linkIn, mailServerForTest } from '../support/smtp';
import { seriousFindings } from './support/axe';
import { button, endForAll, gather } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human, keepLooks, keepPicture } from './support/people';

const { account, group: texts, returnLink, join } = english;
const here = openServer({ MEDIA: 'none' });
const EMAIL = 'ben@example.org';
const PASSWORD = 'correct horse battery';
const NEXT = 'another good one';

async function fill({ page }: Human, label: string, text: string) {
  await page.getByLabel(label, { exact: true }).fill(text);
}

/** What somebody sees at both sizes, light and dark, with nothing serious for a screen reader. */
async function looksWell(who: Human, name: string) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await who.page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await who.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await keepPicture(who.page, 'account', `${name} ${width} ${colorScheme}`);
    }
    expect(await seriousFindings(who.page), `${name} at ${width}`).toEqual([]);
    expect(await who.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
  }
  await who.page.setViewportSize({ width: 1440, height: 900 });
  await who.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

test('a member makes an account, loses the cookie, and comes back elsewhere with the same seat and group', async () => {
  const { browser, server } = here;
  const people = await gather(browser, server.url, ['Amara Okafor', 'Ben Lindqvist']);
  const [amara, ben] = people as [Human, Human];
  await endForAll(amara);
  await ben.page.goto(`${server.url}/account`);
  await ben.page.getByRole('heading', { name: account.welcome.title }).waitFor();
  await looksWell(ben, 'ways in');
  expect(await ben.page.getByLabel(account.form.name, { exact: true }).inputValue()).toBe('Ben Lindqvist');
  await fill(ben, account.form.email, 'not an address');
  await fill(ben, account.form.newPassword, 'short');
  await button(ben.page, account.form.up).click();
  await ben.page.getByText(account.refused.email).waitFor();
  await fill(ben, account.form.email, EMAIL);
  await button(ben.page, account.form.up).click();
  await ben.page.getByText(account.refused.password).waitFor();
  await fill(ben, account.form.newPassword, PASSWORD);
  await button(ben.page, account.form.up).click();
  await ben.page.getByRole('heading', { name: account.groups.keepTitle }).waitFor();
  await looksWell(ben, 'whose groups');
  await button(ben.page, account.groups.keep).click();
  await ben.page.getByRole('link', { name: account.groups.open }).waitFor();

  // The cookie is gone, and so is the browser.
  const phone = await human(browser, 'phone', { viewport: { width: 390, height: 844 } });
  await phone.page.goto(`${server.url}/account`);
  await fill(phone, account.form.email, EMAIL);
  await fill(phone, account.form.password, PASSWORD);
  await button(phone.page, account.form.in).click();
  await phone.page.getByRole('link', { name: account.groups.open }).waitFor();
  await looksWell(phone, 'signed in');
  await phone.page.getByRole('link', { name: account.groups.open }).click();
  await phone.page.getByText(texts.people.you).first().waitFor();

  // Ben signs the telephone out from the first browser.
  await ben.page.reload();
  await ben.page.getByRole('button', { name: /^Sign out: / }).click();
  await expect.poll(() => ben.page.getByRole('button', { name: /^Sign out: / }).count()).toBe(0);
  await phone.page.reload();
  await phone.page
    .getByText(texts.refused.signedOut)
    .or(phone.page.getByText(texts.refused.notFound))
    .first()
    .waitFor();

  // Ben takes another password.
  const { change } = account;
  await button(ben.page, change.openNamed.replace('{{what}}', change.password)).click();
  await fill(ben, change.current, 'not my password');
  await fill(ben, account.form.newPassword, NEXT);
  await button(ben.page, change.passwordGo).click();
  await ben.page.getByText(account.refused.wrongPassword).waitFor();
  await looksWell(ben, 'another password');
  await fill(ben, change.current, PASSWORD);
  await button(ben.page, change.passwordGo).click();
  await ben.page.getByText(change.passwordDone).waitFor();
  await looksWell(ben, 'ways to sign in');

  // The lead hands Ben a way back without the account.
  await amara.page.goto(
    `${server.url}${new URL(await ben.page.getByRole('link', { name: account.groups.open }).evaluate((a: HTMLAnchorElement) => a.href)).pathname}`,
  );
  await amara.page.getByText(returnLink.back.others).click();
  await looksWell(amara, 'coming back');
  await amara.page.getByRole('button', { name: returnLink.back.makeFor.replace('{{name}}', 'Ben') }).click();
  await looksWell(amara, 'a way back');
  await button(amara.page, returnLink.make).click();
  await amara.page.getByText(returnLink.copied.replace('{{name}}', 'Ben')).waitFor();
  const link = await amara.page.evaluate(() => navigator.clipboard.readText());
  await button(amara.page, returnLink.done).click();
  await amara.page.getByText(/Amara made a new link for Ben/).waitFor();
  await phone.page.goto(link);
  await phone.page.getByText(/Amara Okafor made this link for you/).waitFor();
  await phone.page
    .getByText(join.heading.return)
    .or(phone.page.getByText(/Ben Lindqvist/))
    .first()
    .waitFor();

  await button(ben.page, account.remove.open).click();
  await ben.page.getByLabel(account.remove.email).waitFor();
  await looksWell(ben, 'delete');
  await fill(ben, account.remove.email, EMAIL);
  await fill(ben, account.form.password, NEXT);
  await button(ben.page, account.remove.yes).click();
  await ben.page.getByText(account.remove.gone).waitFor();
});

test('somebody adds a passkey, and signs in with it instead of an address and a password', async () => {
  const { browser, server } = here;
  const ben = await human(browser, 'ben', { viewport: { width: 1440, height: 900 } });
  const { page } = ben;
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // Without PUBLIC_URL passkeys belong to this name.
  await page.goto(`http://localhost:${new URL(server.url).port}/account`);
  await page.getByText(account.choose.up).click();
  await fill(ben, account.form.name, 'Ben Lindqvist');
  await fill(ben, account.form.email, 'ben.l@example.org');
  await fill(ben, account.form.newPassword, PASSWORD);
  await button(page, account.form.up).click();
  await button(page, account.passkeys.add).click();
  await fill(ben, account.passkeys.name, 'My telephone');
  await fill(ben, account.change.current, PASSWORD);
  await keepLooks(page, 'account', 'adding a passkey');
  await button(page, account.passkeys.go).click();
  await page.getByText(account.passkeys.added).waitFor();
  await keepLooks(page, 'account', 'passkeys');
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, account.me.out).click();
  await button(page, account.form.passkey).waitFor();
  await keepLooks(page, 'account', 'ways in with passkey');
  await button(page, account.form.passkey).click();
  await page.getByText('My telephone').waitFor();
  await button(page, account.passkeys.remove).click();
  await button(page, account.passkeys.removeYes).click();
  await page.getByText(account.passkeys.removed).waitFor();
  await button(page, account.me.out).click();
  await button(page, account.form.passkey).click();
  await page.getByText(account.refused.passkey).waitFor();
});

test('each link of a mail that works no more says why, and brings a new one', async () => {
  const mails = await mailServerForTest();
  const port = await portToKeep();
  const publicUrl = `http://127.0.0.1:${port}`;
  const accountSecret = 'a secret of this test, which is long enough';
  const mail = { smtpUrl: mails.url, from: 'rooms@example.org' };
  const clientFolder = resolve(import.meta.dirname, '../../dist/client');
  const running = await startApp({ publicUrl, port, mail, accountSecret, clientFolder });
  onTestFinished(() => running.stop());
  const ben = await human(here.browser, 'ben', { viewport: { width: 1440, height: 900 } });
  const { page } = ben;
  const { link, sent, form } = account;
  const next = async () => linkIn(await mails.next(EMAIL));
  /** Opens the link of a mail as a new page would, clicks, and asks for another one, which is answered. */
  async function isOver(url: string, go: string, says: string, known: boolean, answer: string) {
    await page.goto('about:blank');
    await page.goto(url);
    await button(page, go).click();
    await page.getByText(says).waitFor();
    await page.getByRole('heading', { name: link.over.title }).waitFor();
    if (!known) await fill(ben, form.email, EMAIL);
    await button(page, link.over.go).click();
    await page.getByText(answer.replace('{{email}}', EMAIL)).waitFor();
    return next();
  }

  await page.goto(`${publicUrl}/account`);
  await page.getByText(account.choose.up).click();
  await fill(ben, form.name, 'Ben Lindqvist');
  await fill(ben, form.email, EMAIL);
  await fill(ben, form.newPassword, PASSWORD);
  await button(page, form.up).click();
  const [address = '', token = ''] = (await next()).split('#confirm=');
  const late = `${address}#confirm=${expired(decodeURIComponent(token), accountSecret)}`;
  const confirm = await isOver(late, link.verifyEmail.go, link.over.verifyEmail, true, sent.verifyEmail);
  await keepLooks(page, 'account', 'a link that is over');
  await page.goto('about:blank');
  await page.goto(confirm);
  await button(page, link.verifyEmail.go).click();
  await button(page, account.me.out).click();
  await page.goto('about:blank');
  await page.goto(confirm);
  await button(page, link.verifyEmail.go).click();
  await page.getByText(link.over.confirmed).waitFor();
  await button(page, form.in).click();

  await fill(ben, form.email, EMAIL);
  await button(page, form.mailLink).click();
  const enter = await next();
  await page.goto(enter);
  await button(page, link.signIn.go).click();
  await button(page, account.me.out).click();
  await isOver(enter, link.signIn.go, link.over.signIn, false, sent.signIn);
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, form.back).click();

  await fill(ben, form.email, EMAIL);
  await button(page, form.forgot).click();
  const reset = await next();
  await page.goto(reset);
  await fill(ben, form.newPassword, NEXT);
  await button(page, link.password.go).click();
  await page.getByText(link.password.done).waitFor();
  await page.goto(reset);
  await fill(ben, form.newPassword, PASSWORD);
  await button(page, link.password.go).click();
  await page.getByText(link.over.password).waitFor();
  await fill(ben, form.email, EMAIL);
  await button(page, link.over.go).click();
  expect(await next()).toContain('#password=');
});
