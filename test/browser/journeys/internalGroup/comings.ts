import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { noOf } from '../../../support/browser';
import { linkIn } from '../../../support/smtp';
import { copied, DIALOG, fill, headed, look, press, said } from '../support/screens';
import type { Person } from '../support/stage';
import type { Cast } from './cast';

const { account, coming, group: texts, groupAgreement, join, returnLink } = english;

const EMAIL = 'ben@example.org';
const PASSWORD = 'correct horse battery';
const NEXT = 'another good one';

/** Ben makes an account, and says that he is who this browser is in the group. */
export async function makeAccount({ stage, ben }: Cast): Promise<void> {
  const { form, groups, refused, welcome } = account;
  await ben.goTo('/account');
  await headed(ben, welcome.title);
  await look(ben, 'ways-in');
  expect(await ben.page.getByLabel(form.name, { exact: true }).inputValue()).toBe('Ben');
  await fill(ben, form.email, 'not an address');
  await fill(ben, form.newPassword, 'short');
  await press(ben, form.up);
  await ben.page.getByText(refused.email).waitFor();
  await fill(ben, form.email, EMAIL);
  await press(ben, form.up);
  await ben.page.getByText(refused.password).waitFor();
  await fill(ben, form.newPassword, PASSWORD);
  await press(ben, form.up);
  await ben.page.getByText(said(account.sent.confirm, EMAIL)).waitFor();
  await ben.page.goto(linkIn(await mailAbout(stage, '#confirm=')));
  await press(ben, account.link.verifyEmail.go);
  await headed(ben, groups.keepTitle);
  await look(ben, 'whose-groups');
  await press(ben, groups.keep);
  await ben.page.getByRole('link', { name: groups.open }).waitFor();
  await ben.shareCookies();
}

/** In June Eve comes by the group's new link: links that were used or replaced do not open. She waits and is let in. */
export async function newcomer({ stage, ann, eve, group, groupLink, usedLink, here }: Cast): Promise<void> {
  await stage.until(Date.UTC(2026, 5, 15, 8));
  await ann.goTo(`/g/${group}`);
  expect(await copied(ann, coming.copyLink)).toBe(groupLink);
  await press(ann, coming.linkWithdraw);
  await press(ann, coming.linkMake);
  const link = await copied(ann, coming.copyLink);
  expect(link).not.toBe(groupLink);
  await stage.openWindow(eve);
  for (const [dead, heading] of [
    [usedLink, join.dead.used.heading],
    [groupLink, join.dead.withdrawn.heading],
  ] as const) {
    await eve.page.goto('about:blank');
    await eve.page.goto(dead);
    await headed(eve, heading);
  }
  // Links that do not open are refused, as they have to be.
  const faults = eve.window?.faults.splice(0) ?? [];
  expect(faults.filter((fault) => !/status of 410/.test(fault))).toEqual([]);
  await eve.page.goto('about:blank');
  await eve.page.goto(link);
  await fill(eve, join.name, 'Eve');
  await press(eve, said(join.join));
  await eve.page.waitForURL(/\/g\//);
  await headed(eve, texts.waits.title);
  await look(eve, 'group-waits');
  await ann.lookAgain();
  const letIn = said(coming.letInNamed, 'Eve');
  // It stands first on her page, and among those who come.
  await expect.poll(() => ann.page.getByRole('button', { name: letIn }).count()).toBe(2);
  await look(ann, 'group-coming', '#coming');
  await press(ann, letIn, ann.page.locator('#coming'));
  await expect.poll(() => ann.page.getByRole('button', { name: letIn }).count()).toBe(0);
  await eve.lookAgain();
  await press(eve, groupAgreement.sign);
  // What her browser says of the answers while she waited.
  eve.window?.faults.splice(0);
  await eve.shareCookies();
  eve.me = (await here.page(eve)).me.member;
  await expect.poll(async () => (await here.owns(ann)).signed.map(({ member }) => member)).toContain(eve.me);
}

/** Cleo loses her telephone with everything on it, and Ann makes her a way back. Answers who found the telephone. */
export async function comeBackByLink({ stage, ann, cleo, group, here }: Cast): Promise<Person> {
  const { back, lost, person } = returnLink;
  const finder = stage.someone('whoever found it');
  [finder.window, finder.cookie] = [cleo.window, cleo.cookie];
  [cleo.window, cleo.cookie] = [null, ''];
  await stage.openWindow(cleo);
  await cleo.goTo(`/g/${group}`);
  await headed(cleo, texts.unknown.title);
  await cleo.page.getByText(texts.unknown.ask).waitFor();
  await look(cleo, 'group-unknown');

  await ann.goTo(`/g/${group}`);
  await press(ann, said(texts.people.open, 'Cleo'));
  await look(ann, 'person-in-the-round', DIALOG);
  await press(ann, said(person.make, 'Cleo'));
  await ann.page.getByText(said(returnLink.closed, 'Cleo')).waitFor();
  await ann.page.getByRole('radio', { name: said(lost.nothing) }).waitFor();
  await ann.page.getByRole('radio', { name: said(lost.device) }).check({ force: true });
  await look(ann, 'a-way-back', DIALOG);
  await press(ann, returnLink.make);
  await ann.page.getByText(said(returnLink.copied, 'Cleo')).waitFor();
  const link = await ann.page.evaluate(() => navigator.clipboard.readText());
  await press(ann, returnLink.done);
  await ann.page.getByText(said(back.handed, 'Ann', 'Cleo')).waitFor();

  await cleo.page.goto(link);
  await cleo.page.getByText(said(join.handed, 'Ann')).waitFor();
  await cleo.page.getByText(join.heading.return).waitFor();
  await press(cleo, said(join.goInAs, 'Cleo'));
  await cleo.page.waitForURL(/\/g\//);
  await cleo.page.getByText(texts.people.you).first().waitFor();
  await cleo.shareCookies();
  expect((await here.page(cleo)).me.member).toBe(cleo.me);
  await cleo.goTo('/');
  await cleo.page.getByText('meet my team').waitFor();

  // Whoever has the telephone is signed out.
  await finder.goTo(`/g/${group}`);
  await headed(finder, said(texts.unknown.titleKnown));
  return finder;
}

/** Ben loses all that he has, and comes back as himself with address and password. */
export async function comeBackByAccount({ stage, ben, group, here }: Cast): Promise<void> {
  const { change, form, refused } = account;
  const before = stage.someone('Ben before');
  before.window = ben.window;
  [ben.window, ben.cookie] = [null, ''];
  await stage.openWindow(ben);
  await ben.goTo(`/g/${group}`);
  await ben.page.getByRole('link', { name: texts.unknown.account }).click();
  await fill(ben, form.email, EMAIL);
  await fill(ben, form.password, PASSWORD);
  await press(ben, form.in);
  await ben.page.waitForURL(`**/g/${group}`);
  await ben.page.getByText(texts.people.you).first().waitFor();
  await ben.shareCookies();
  expect((await here.page(ben)).me.member).toBe(ben.me);

  // He signs out what he lost, and takes another password.
  await ben.goTo('/account');
  const ends = ben.page.getByRole('button', { name: said(account.sessions.endNamed) });
  await ends.first().waitFor();
  while ((await ends.count()) > 0) {
    const left = await ends.count();
    await ends.first().click();
    await expect.poll(() => ends.count()).toBeLessThan(left);
  }
  await before.goTo(`/g/${group}`);
  await headed(before, said(texts.unknown.titleKnown));
  await stage.closeWindow(before);
  await press(ben, said(change.openNamed, change.password));
  await fill(ben, change.current, 'not my password');
  await fill(ben, form.newPassword, NEXT);
  await press(ben, change.passwordGo);
  await ben.page.getByText(refused.wrongPassword).waitFor();
  await fill(ben, change.current, PASSWORD);
  await press(ben, change.passwordGo);
  await ben.page.getByText(change.passwordDone).waitFor();
  await look(ben, 'ways-to-sign-in');
  await ben.shareCookies();
}

/** At the end he deletes the account, and with it he leaves the group. */
export async function deleteAccount({ ben, group }: Cast): Promise<void> {
  const { remove } = account;
  await ben.goTo('/account');
  await press(ben, remove.open);
  await ben.page.getByLabel(remove.email).waitFor();
  await look(ben, 'deleting-an-account');
  await fill(ben, remove.email, EMAIL);
  await fill(ben, account.form.password, NEXT);
  await press(ben, remove.yes);
  await ben.page.getByText(remove.gone).waitFor();
  await ben.shareCookies();
  expect(noOf(await ben.get(`/api/groups/${group}`))).toMatch(/^40[14] /);
}

/** The next mail to Ben with this in it. */
async function mailAbout({ mails }: Cast['stage'], part: string) {
  for (;;) {
    const mail = await mails.next(EMAIL);
    if (linkIn(mail).includes(part)) return mail;
  }
}
