import type { AccountPage } from '../../shared/protocol/account';
import type { RunningApp } from './app';
import { Browser, yesOf } from './browser';
import type { Gathered } from './clients';

export const PASSWORD = 'correct horse battery';

/** The browser of somebody who is in a group, or of a stranger. */
export function browserOf(running: Pick<RunningApp, 'url'>, all?: Gathered, name?: string): Browser {
  const browser = new Browser(running.url);
  browser.cookie = (name === undefined ? '' : all?.people[name]?.who.cookie) ?? '';
  return browser;
}

export const pageOf = async (browser: Browser): Promise<AccountPage> => yesOf(await browser.get('/api/account'));
export const signUp = (browser: Browser, email: string, name = 'Ben', password = PASSWORD) =>
  browser.post('/api/account/sign-up', { email, password, name });
export const signIn = (browser: Browser, email: string, password = PASSWORD) =>
  browser.post('/api/account/sign-in', { email, password });
export const arrive = (browser: Browser) => browser.post('/api/account/arrive', {});
export const keep = (browser: Browser, member: string) => browser.post('/api/account/keep', { member });

/** Makes an account from what this browser is in its groups. */
export async function withAccount(browser: Browser, email: string, name?: string): Promise<void> {
  yesOf(await signUp(browser, email, name));
  for (const { member } of (await pageOf(browser)).here) yesOf(await keep(browser, member));
}

/** Comes in on another device with the account. */
export async function comeIn(browser: Browser, email: string): Promise<void> {
  yesOf(await signIn(browser, email));
  yesOf(await arrive(browser));
}
