import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { startApp } from '../support/app';
import { expired } from '../support/expiredToken';
import { portToKeep } from '../support/ports';
import { linkIn, mailServerForTest } from '../support/smtp';
import { seriousFindings } from './support/axe';
import { button } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human, keepLooks } from './support/people';

const { account } = english;
const here = openServer({ MEDIA: 'none' });
const EMAIL = 'ben@example.org';
const PASSWORD = 'correct horse battery';
const NEXT = 'another good one';

async function fill({ page }: Human, label: string, text: string) {
  await page.getByLabel(label, { exact: true }).fill(text);
}

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
  // The owner is told of the new password.
  expect(await next()).toBe(`${publicUrl}/account`);
  await page.goto(reset);
  await fill(ben, form.newPassword, PASSWORD);
  await button(page, link.password.go).click();
  await page.getByText(link.over.password).waitFor();
  await fill(ben, form.email, EMAIL);
  await button(page, link.over.go).click();
  expect(await next()).toContain('#password=');
});
