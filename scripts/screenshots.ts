// Holds one meeting in the built product and takes the pictures of docs/screenshots, in three sizes, light and dark; what
// only some methods have comes from the gallery. Run `npm run screenshots` after `npm run build`. It prints what axe finds
// on every screen.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { english } from '../client/i18n/catalogue';
import { seriousFindings } from '../test/browser/support/axe';
import { admit, button, follow, invitation, seated, sit, stage, start } from '../test/browser/support/meeting';
import { type Human, openBrowser } from '../test/browser/support/people';
import { runServer } from '../test/browser/support/server';
import { picturesAboutMe, takeAboutMe } from './screenshots/aboutMe';
import { changeAgenda, showProjector } from './screenshots/beside';
import { cameraOf, large } from './screenshots/cameras';
import { picturesOfDemo, tryDemo } from './screenshots/demo';
import { picturesOfMethods, showMethods } from './screenshots/methods';

const { evaluation, home, issue, lobby, method, minutes, notes, plan, room, slots } = english;
const folder = resolve(process.env.SHOTS ?? join(import.meta.dirname, '../docs/screenshots'));
mkdirSync(folder, { recursive: true });
const small = { width: 390, height: 844 };

// --- taking pictures

/** `DIR=rtl` shows the pages as in a script from right to left: whether everything stands on its side. Set SHOTS too. */
const direction = process.env.DIR;

/** `ONLY=board,plan` takes only these pictures. The meeting is the same. */
const only = process.env.ONLY?.split(',');
const taken: string[] = [];

async function take(page: Page, screen: string) {
  if (only && !only.includes(screen)) return;
  const variants = [
    { name: '1440-light', size: large, scheme: 'light' },
    { name: '1440-dark', size: large, scheme: 'dark' },
    { name: '390-light', size: small, scheme: 'light' },
  ] as const;
  // a hint about the fake microphone would mislead readers of a picture
  for (const close of await page.locator('.room-top').getByRole('button', { name: room.close, exact: true }).all())
    await close.click({ timeout: 2_000 }).catch(() => {});
  if (direction) await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
  for (const { name, size, scheme } of variants) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // a window behind others draws nothing, so a change of theme shows with its next frame: ask for one
    for (let tries = 0; tries < 20; tries += 1) {
      await page.screenshot();
      if ((await page.locator('html').getAttribute('data-theme')) === scheme) break;
    }
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(400);
    const path = join(folder, `${screen}-${name}.png`);
    await page.screenshot({ path, animations: 'disabled', scale: 'css' });
    taken.push(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) console.log(`  ${screen} ${name}: ${overflow} px wider than the window`);
    for (const line of await seriousFindings(page)) console.log(`  ${screen} ${name}: ${line}`);
  }
  await page.setViewportSize(large);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (direction) await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  console.log(`${new Date().toISOString().slice(11, 19)} ${screen}`);
}

/** A picture of a page as it stands. */
async function keep(page: Page, name: string) {
  if (only && !only.some((screen) => name.startsWith(screen))) return;
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', scale: 'css' });
  taken.push(path);
  for (const line of await seriousFindings(page)) console.log(`  ${name}: ${line}`);
}

// --- driving

const heading = (people: Human[]) => stage(people[0] as Human);
/** Presses the lead's main button once, and waits until title or button have changed. */
async function press(people: Human[]) {
  const { page } = await leadOf(people);
  const read = () => ['.floor-title', '.floor-next'].map((part) => document.querySelector(part)?.textContent).join('|');
  const before = await page.evaluate(read);
  await page.locator('.floor-next').click();
  await page.waitForFunction(
    (old) => ['.floor-title', '.floor-next'].map((part) => document.querySelector(part)?.textContent).join('|') !== old,
    before,
    { timeout: 20_000 },
  );
}

async function goTo(people: Human[], wanted: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await heading(people);
    if (now === wanted) break;
    console.log(`  ${new Date().toISOString().slice(11, 19)} ${now}`);
    await press(people);
  }
  for (const { page } of people)
    await page.locator('.floor-title').first().filter({ hasText: wanted }).waitFor({ timeout: 20_000 });
}

const own = (who: Human, words: string) => button(who.page, words, who.page.locator('.floor-bar'));
/** Opens or closes a panel, with its button in the bar or from the menu. */
async function panel({ page }: Human, name: string) {
  const inTheBar = page.locator('.floor-bar').getByRole('button', { name, exact: true });
  if (await inTheBar.isVisible()) return inTheBar.click();
  await page.locator('.floor-more').click();
  return page.getByRole('menuitem', { name, exact: true }).click();
}

/** Types letter by letter, so that the others see the caret. */
async function write(field: Locator, text: string) {
  await field.click();
  await field.press('Control+End');
  await field.pressSequentially(text, { delay: 4 });
}

/** Chooses a tool of the board. The click happens in the page, because a toolbar may cover the radio button. */
const choose = (page: Page, tool: string) =>
  page.getByTestId(`toolbar-${tool}`).evaluate((radio) => (radio as HTMLElement).click());

async function stroke(page: Page, tool: string, from: [number, number], to: [number, number]) {
  const canvas = page.locator('canvas.interactive').first();
  await choose(page, tool);
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the board has no size');
  const at = ([x, y]: [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

async function letter(page: Page, at: [number, number], words: string) {
  const canvas = page.locator('canvas.interactive').first();
  await choose(page, 'text');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the board has no size');
  await page.mouse.click(box.x + box.width * at[0], box.y + box.height * at[1]);
  await page.locator('textarea.excalidraw-wysiwyg').pressSequentially(words, { delay: 5 });
  await page.keyboard.press('Escape');
}

// --- the meeting

const firstPages = ['home', 'picker'];

async function firstPage(browser: Browser, url: string) {
  const context = await cameraOf(browser, 'Nobody').newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel(home.name).fill('Amara Okafor');
  await page.getByRole('heading').first().click();
  await take(page, 'home');
  await button(page, home.choose).click();
  await button(page, home.format.more).waitFor();
  await take(page, 'picker');
  await context.close();
}

async function meeting(browser: Browser, url: string) {
  const as = (name: string) => cameraOf(browser, name);
  const amara = await start(as('Amara Okafor'), url, 'Amara Okafor');
  await sit(amara);
  await seated(amara);
  const link = await invitation(amara);
  const join = async (name: string, before: (who: Human) => Promise<void> = async () => {}) => {
    const who = await follow(as(name), link, name);
    await before(who);
    await sit(who);
    await admit(amara, who);
    return who;
  };
  const leila = await join('Leila Haddad', async ({ page }) => {
    await page
      .getByText(lobby.mirror.heard)
      .waitFor({ timeout: 20_000 })
      .catch(() => {});
    await take(page, 'lobby');
  });
  const jonas = await join('Jonas Lind');
  const tomas = await join('Tomás Rey');
  const mei = await join('Mei-Ling Tan', async ({ page }) => {
    // waits until it is open: a press before that would turn it on
    await page.getByRole('button', { name: lobby.devices.turnCamera, exact: true, pressed: true }).click();
  });
  const people = [amara, leila, jonas, tomas, mei];
  await allSeen(tomas.page, 4);

  await press(people);
  await goTo(people, method.group.checkin.name);
  for (let turns = 0; turns < 2; turns += 1) await press(people);
  await take((await holderOf(people)).page, 'checkin');
  await showProjector(amara, keep);
  await changeAgenda(amara, take);

  await goTo(people, method.group.slotplan.name);
  for (const name of ['Jonas', 'Mei-Ling']) await button(amara.page, slots.leaveOut.replace('{{name}}', name)).click();
  await press(people);
  await goTo(people, method.slot.present.name);
  await showIssue(amara.page);
  await tomas.page.getByText('without the launch slipping').first().waitFor();
  await take(tomas.page, 'presentation');

  await goTo(people, method.slot.questions.name);
  await own(jonas, room.turn.raise).click();
  await leila.page
    .getByText(room.hub.asks.replace('{{name}}', 'Jonas'))
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  await own(tomas, room.turn.raise).click();
  await tomas.page
    .locator('.floor-bar')
    .getByText(room.turn.handUp)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  await take((await leadOf(people)).page, 'questions');
  await drawBoard(jonas, tomas).catch((fault) => console.log(`  board: ${fault}`));
  await take(tomas.page, 'board');

  await goTo(people, method.slot.advice.name);
  await amara.page
    .getByRole('textbox', { name: notes.mine })
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  await write(
    amara.page.getByRole('textbox', { name: notes.mine }).first(),
    'Tomás: gave the weekly report away first. Small, visible, nobody could die of it.\nLeila: agree what “done” means before, not after.\n',
  );
  await take(amara.page, 'advice-client');
  await take(tomas.page, 'advice-coach');

  await goTo(people, method.slot.commit.name);
  // a person who is writing when the stage changes keeps their panel, so the client opens the plan
  if (!(await amara.page.locator('.plan-panel').isVisible())) await panel(amara, room.panels.plan);
  await writePlan(amara.page, leila.page, tomas.page);
  await take(amara.page, 'plan');
  await button(amara.page, plan.accept).click();
  await amara.page.getByText(plan.accepted).first().waitFor();

  await goTo(people, method.group.evaluate.name);
  await evaluate(people, jonas);
  for (const { page } of people) await page.getByText(evaluation.forms.E1.result).waitFor({ timeout: 40_000 });
  const change = leila.page.getByLabel(evaluation.result.change);
  await change.fill('Half a minute each at the check-in.');
  await amara.page.getByText(evaluation.result.same).waitFor({ timeout: 20_000 });
  await take(amara.page, 'result');

  await goTo(people, method.group.close.name);
  for (let turn = 0; turn < 9; turn += 1) {
    const { page } = await leadOf(people);
    if ((await page.locator('.floor-next').innerText()).includes(room.next.end)) break;
    await press(people);
  }
  await amara.page.locator('.floor-next').click();
  await button(amara.page, room.end.yes).click();
  await amara.page.getByText(minutes.ended.title).waitFor();
  await take(amara.page, 'ended');
  await amara.page.getByText(minutes.ended.readMinutes).first().click();
  await amara.page.locator('.minutes-panel h1').waitFor();
  await take(amara.page, 'minutes');
  for (const who of people) for (const fault of who.faults) console.log(`  fault: ${fault}`);
}

/** Waits until this many pictures of others play. */
const allSeen = (page: Page, count: number) =>
  page
    .waitForFunction(
      (wanted) => [...document.querySelectorAll('video')].filter((video) => video.videoWidth > 0).length >= wanted,
      count - 1,
      { timeout: 40_000 },
    )
    .catch(() => console.log('  not all pictures arrived'));

async function whoSees(people: Human[], selector: string): Promise<Human> {
  for (let tries = 0; tries < 300; tries += 1) {
    for (const who of people) if (await who.page.locator(selector).first().isVisible()) return who;
    await people[0]?.page.waitForTimeout(100);
  }
  throw new Error(`nobody sees ${selector}`);
}
const holderOf = (people: Human[]) => whoSees(people, '.seats-mine-now');
const leadOf = (people: Human[]) => whoSees(people, '.floor-next');

async function showIssue(page: Page) {
  await page
    .getByLabel(issue.line)
    .fill('I keep finishing my team’s work for them, and I cannot see how to stop without the launch slipping.');
  await page.getByText(issue.kinds.questions, { exact: true }).click();
  await page.getByText(issue.kinds.experience, { exact: true }).click();
  await page.getByText(issue.kinds.advice, { exact: true }).click();
  await page.getByLabel(issue.whyNow).fill('Launch on 14 December. Two people asked me whether I trust them.');
  await page.getByLabel(issue.tried).fill('Fewer check-ins. I lasted nine days.');
  await button(page, issue.show).click();
}

async function drawBoard(jonas: Human, tomas: Human) {
  for (const who of [jonas, tomas]) {
    await panel(who, room.panels.board);
    await who.page.locator('canvas.interactive').first().waitFor({ timeout: 40_000 });
  }
  const one = jonas.page;
  await stroke(one, 'ellipse', [0.12, 0.24], [0.28, 0.4]);
  await letter(one, [0.17, 0.31], 'Priya');
  await stroke(one, 'ellipse', [0.4, 0.42], [0.62, 0.66]);
  await letter(one, [0.44, 0.53], 'me, checking');
  await stroke(one, 'arrow', [0.29, 0.35], [0.4, 0.47]);
  const two = tomas.page;
  await stroke(two, 'rectangle', [0.74, 0.44], [0.9, 0.62]);
  await letter(two, [0.78, 0.52], 'launch');
  await stroke(two, 'arrow', [0.63, 0.54], [0.73, 0.53]);
  await stroke(two, 'arrow', [0.28, 0.27], [0.79, 0.42]);
  await letter(two, [0.45, 0.22], 'what if this way round?');
  // nothing is selected, so that no panel of a tool covers the drawing
  for (const page of [one, two]) {
    await choose(page, 'selection');
    await page.keyboard.press('Escape');
    await page
      .locator('.excalidraw [aria-label^="Hand"]')
      .first()
      .evaluate((tool) => (tool as HTMLElement).click());
  }
}

async function writePlan(client: Page, second: Page, third: Page) {
  const field = (page: Page, label: string) => page.locator('.plan-panel').getByLabel(label, { exact: true }).first();
  for (const page of [client, second, third]) await field(page, plan.field.what).waitFor({ timeout: 20_000 });
  await write(field(client, plan.field.what), 'hand the release checklist to Priya and not open it until she asks');
  await write(field(client, plan.field.firstStep), 'Tell her on Monday, in our one-to-one, and say why.');
  await field(client, plan.day).fill('2026-12-04');
  await write(field(second, plan.field.ifThen), 'When I want to look, then I write to Leila inst');
  await write(field(third, plan.field.measure), 'Priya ships one release alone');
  await client.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some((place) => place.value.includes('ships one release alone')),
  );
  await write(field(client, plan.field.what), '.');
}

async function evaluate(people: Human[], seen: Human) {
  const scores = [
    [4, 4, 3, 3],
    [3, 4, 3, 4],
    [4, 3, 2, 3],
    [3, 4, 2, 4],
    [4, 4, 3, 3],
  ];
  const texts = [
    '',
    'A shorter check-in.',
    '',
    'The silences after a question. Keep.',
    'Break before the fourth slot.',
  ];
  const rate = async (who: Human, index: number, count: number) => {
    const asks = await who.page.locator('.evaluation-ask').all();
    for (const [at, group] of asks.slice(0, count).entries())
      await group
        .getByRole('radio')
        .nth(scores[index]?.[at] ?? 3)
        .check({ force: true });
  };
  for (const [index, who] of people.entries()) {
    if (who === seen) continue;
    await rate(who, index, 4);
    if (texts[index]) await who.page.getByLabel(evaluation.ballot.text).fill(texts[index] ?? '');
    await button(who.page, evaluation.ballot.send).click();
  }
  await rate(seen, people.indexOf(seen), 3);
  await take(seen.page, 'evaluation');
  await rate(seen, people.indexOf(seen), 4);
  await button(seen.page, evaluation.ballot.send).click();
}

/** Makes the files a third of the size where `pngquant` is installed. Otherwise they stay as they are. */
function shrink() {
  if (taken.length > 0) spawnSync('pngquant', ['--force', '--ext', '.png', '--skip-if-larger', '--strip', ...taken]);
}

const server = await runServer();
const browser = await openBrowser();
try {
  const wants = (isOne: (screen: string) => boolean) => !only || only.some(isOne);
  const wantsAny = (screens: readonly string[]) => wants((screen) => screens.includes(screen));
  await firstPage(browser, server.url);
  if (wantsAny(picturesOfMethods)) await showMethods(browser, (screen) => wants((one) => one === screen), keep);
  if (wantsAny(picturesOfDemo)) await tryDemo(cameraOf(browser, 'Leila Haddad'), server.url, 'Leila Haddad', take);
  if (wantsAny(picturesAboutMe)) await takeAboutMe(browser, server.url, only, take);
  const elsewhere = [...firstPages, ...picturesOfDemo, ...picturesOfMethods, ...picturesAboutMe];
  if (wants((screen) => !elsewhere.includes(screen))) await meeting(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
  shrink();
}
