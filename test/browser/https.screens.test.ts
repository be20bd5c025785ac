import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../client/words/words';
import { admit, button, follow, invitation, seated, sit, start } from './support/meeting';
import { openBrowser, presses, received } from './support/people';
import { runServer } from './support/server';

const { home, insecure, room } = english;
const host = 'roundel.test';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
});
afterAll(async () => {
  await browser?.close();
});

const elsewhere = (url: string) => url.replace('localhost', host);

test('over https on a host name: start, join by the copied link, seen and heard, in four clicks', {
  timeout: 180_000,
}, async () => {
  const server = await runServer({ TLS: 'self' });
  try {
    const context = { ignoreHTTPSErrors: true };
    const lead = await start(browser, elsewhere(server.url), 'Amara Okafor', { context });
    await sit(lead);
    await seated(lead);
    const pressed = await presses(lead.page);
    expect(pressed).toBeGreaterThan(0);
    expect(pressed, 'from the first page to the seat').toBeLessThanOrEqual(4);
    await button(lead.page, room.before.invite).click();
    const copied = await lead.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await invitation(lead));
    const guest = await follow(browser, copied, 'Leila Haddad', context);
    expect(new URL(guest.page.url()).hash).toBe('');
    await sit(guest);
    await admit(lead, guest);
    for (const who of [lead, guest])
      await expect
        .poll(async () => (await received(who.page)).some((peer) => peer.framesDecoded > 0 && peer.audioPackets > 0), {
          timeout: 60_000,
        })
        .toBe(true);
    expect([...lead.faults, ...guest.faults]).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('over plain http there, the page says what is closed and what to do', { timeout: 60_000 }, async () => {
  const server = await runServer();
  try {
    const page = await browser.newPage();
    await page.goto(elsewhere(server.url));
    await page.getByRole('heading', { name: insecure.heading }).waitFor();
    await page.getByText(insecure.others).waitFor();
    await page.getByLabel(home.name).waitFor();
  } finally {
    await server.stop();
  }
});
