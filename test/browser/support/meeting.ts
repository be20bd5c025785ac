import { randomBytes } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { usualFormat } from '../../../client/features/home/formats';
import { english } from '../../../client/i18n/catalogue';
import { isolated } from '../../../client/ui/text/isolated';
import { picker } from '../../../shared/templates/picker';
import { gather as gatherClients, type TestClient } from '../../support/clients';
import { type Human, human, type Opens, received } from './people';

/** Drives a meeting the way people do: by the text on the screen. */

const { deviceHints, home, join, lobby, method, room } = english;
const begins = (words: string) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

type Window = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The button whose name begins with this text, on the page or in a part of it. */
export const button = (page: Page, words: string, part: Page | Locator = page): Locator =>
  part.getByRole('button', { name: begins(words) });

/** The first click: start. Leaves the person in the lobby of a new meeting. `format` is the name of another format, or its id where the page does not offer it. */
export async function start(
  browser: Opens,
  url: string,
  name: string,
  options: {
    format?: string;
    elsewhere?: boolean;
    /** The lead has no slot of their own. */
    leadsOnly?: boolean;
    minutes?: number;
    context?: Window;
    prepare?: (who: Human) => Promise<void>;
  } = {},
): Promise<Human> {
  const who = await human(browser, name, options.context);
  await options.prepare?.(who);
  await who.page.goto(url);
  await who.page.getByLabel(home.name).fill(name);
  if (options.format?.startsWith('frame.')) {
    const template = options.format;
    await who.page.route('**/api/meetings', (route) =>
      route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), template }) }),
    );
  } else if (options.format) {
    await button(who.page, home.choose).click();
    const radio = who.page.getByRole('radio', { name: begins(options.format) });
    await button(who.page, home.format.more).waitFor();
    if ((await radio.count()) === 0) await button(who.page, home.format.more).click();
    await radio.check({ force: true });
  }
  const details = options.elsewhere || options.leadsOnly || options.minutes;
  if (details && !options.format) await button(who.page, home.choose).click();
  if (options.elsewhere) await who.page.getByLabel(home.details.elsewhere).check();
  if (options.leadsOnly) await who.page.getByLabel(home.details.takesPart).uncheck();
  if (options.minutes) await who.page.getByLabel(home.details.minutes).fill(String(options.minutes));
  await button(who.page, home.start).click();
  await who.page.waitForURL(/\/m\//);
  return who;
}

/** The invitation, as this person's browser would copy it. */
export async function invitation(lead: Human): Promise<string> {
  const kept = await lead.page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('roundel.group.'));
    return key ? localStorage.getItem(key) : null;
  });
  if (!kept) throw new Error('this browser holds no invitation');
  const { invite, key } = JSON.parse(kept) as { invite: string; key: string };
  return `${new URL(lead.page.url()).origin}/j#${invite}.${key}`;
}

/** Opens the link, gives a name, and goes to the lobby. `prepare` gets the browser before its first page. */
export async function follow(
  browser: Opens,
  link: string,
  name: string,
  context?: Window,
  prepare?: (who: Human) => Promise<void>,
): Promise<Human> {
  const who = await human(browser, name, context);
  await prepare?.(who);
  await who.page.goto(link);
  await who.page.getByLabel(join.name).fill(name);
  await button(who.page, join.goIn).click();
  await who.page.waitForURL(/\/m\//);
  return who;
}

/** Ticks the agreement, unless it was signed in the group, and sits down (or knocks). By key, because what is said of the devices may move the form under a pointer. */
export async function sit(who: Human): Promise<void> {
  const keep = who.page.getByLabel(lobby.agreement.keep);
  await keep.or(who.page.getByText(lobby.agreement.signed)).first().waitFor({ state: 'attached' });
  if ((await keep.count()) > 0) {
    await keep.press('Space');
    await keep.and(who.page.locator(':checked')).waitFor({ state: 'attached' });
  }
  await button(who.page, lobby.enter.seat).click();
}

/** What the lobby says of a network that works. How fast it is depends on the computer, which may be busy. */
export const networkIsFine = (page: Page): Locator => {
  const { fine, slow, detour } = deviceHints.check;
  return page.getByText(fine).or(page.getByText(slow)).or(page.getByText(detour));
};

/** The lead lets this person in. */
export async function admit(lead: Human, who: Human): Promise<void> {
  await lead.page
    .getByRole('button', { name: room.people.admitNamed.replace('{{name}}', isolated(who.name)), exact: true })
    .click();
  await seated(who);
}

export const seated = (who: Human) => who.page.locator('.room').waitFor();

/** `usually`: its minutes. */
function formatCalled(format: string): { id: string; usually: number } {
  const named = (all: object) => Object.entries(all).find(([, words]) => words.name === format)?.[0];
  const [words, methodNamed] = [named(home.pick), named(method)];
  const found = picker.find((entry) => entry.words === `pick.${words}` || entry.method === methodNamed);
  return { id: found?.id ?? format, usually: (found ?? usualFormat).minutes.standard };
}

/** What this browser knows of the group, and that microphone and camera were on, before its page opens in the room. */
async function remember(who: Human, group: string, kept: object): Promise<void> {
  await who.context.addInitScript(
    ([name, text]) => {
      // An empty page has no storage.
      if (origin === 'null') return;
      localStorage.getItem(name) ?? localStorage.setItem(name, text);
      sessionStorage.getItem('roundel.switched') ??
        sessionStorage.setItem('roundel.switched', '{"microphone":true,"camera":true}');
    },
    [`roundel.group.${group}`, JSON.stringify(kept)] as const,
  );
}

const cookieOf = (client: TestClient | undefined): { name: string; value: string } => {
  const [name = '', value = ''] = client?.who.cookie.split('=') ?? [];
  return { name, value };
};

type Gathering = { format?: string; elsewhere?: boolean; leadsOnly?: boolean; minutes?: number; windows?: Window[] };

/**
 * A whole group in their seats, the first one leading, whose pages open in the room. They sat down without pages, which takes half
 * of the time. `windows` are their browsers in the same order, `format` is the name of a format, or its id.
 */
export async function gather(
  browser: Opens,
  url: string,
  names: string[],
  { format = home.pick.group.name, elsewhere, leadsOnly, minutes, windows = [] }: Gathering = {},
): Promise<Human[]> {
  const { id, usually } = formatCalled(format);
  const group = await gatherClients(url, names, {
    template: id,
    title: home.defaultTitle.replace('{{name}}', names[0] ?? ''),
    minutes: minutes ?? usually,
    takesPart: !leadsOnly,
    sound: elsewhere ? 'elsewhere' : 'here',
  });
  const key = randomBytes(32).toString('base64url');
  const people: Human[] = [];
  for (const [index, name] of names.entries()) {
    const who = await human(browser, name, windows[index]);
    await who.context.addCookies([{ ...cookieOf(group.people[name]), url }]);
    await remember(who, group.group, { key, invite: group.invite, doubted: false });
    people.push(who);
  }
  // A page takes the seat over from whoever sat down before.
  await Promise.all(
    people.map(async (who) => {
      await who.page.goto(`${url}/m/${group.meeting}`);
      await seated(who);
    }),
  );
  group.close();
  return people;
}

/** The same by hand: each of them comes in by the link and knocks. */
export async function gatherByHand(
  browser: Opens,
  url: string,
  names: string[],
  { format, elsewhere = false, leadsOnly = false, minutes, windows = [] }: Gathering = {},
): Promise<Human[]> {
  const [leadName = 'Lead', ...others] = names;
  const lead = await start(browser, url, leadName, {
    ...(format ? { format } : {}),
    elsewhere,
    leadsOnly,
    ...(minutes ? { minutes } : {}),
    context: windows[0] ?? {},
  });
  await sit(lead);
  await seated(lead);
  const link = await invitation(lead);
  const people = [lead];
  for (const [index, name] of others.entries()) {
    const who = await follow(browser, link, name, windows[index + 1]);
    await sit(who);
    await expect.poll(() => lead.page.title()).toMatch(/would like to come in/);
    await admit(lead, who);
    people.push(who);
  }
  return people;
}

/** Pictures and sound of everybody reach everybody over the present connections. */
export async function allSeeAndHear(people: Human[]): Promise<void> {
  for (const who of people) {
    const alive = async () =>
      (await received(who.page)).filter((peer) => peer.framesDecoded > 0 && peer.audioPackets > 0).length;
    await expect
      .poll(alive, { timeout: 60_000, message: `people that ${who.name} sees and hears` })
      .toBe(people.length - 1);
  }
}

/** Everybody turns their camera off, which leaves the processors to the rest of a long meeting. */
export async function camerasOff(people: Human[]): Promise<void> {
  const { on, off } = room.bar.cameraIs;
  for (const { page } of people) {
    const bar = page.locator('.floor-bar');
    await button(page, on, bar).click();
    await button(page, off, bar).waitFor();
  }
}

/** The stage in the heading of this person's screen. */
export const stage = (who: Human): Promise<string> =>
  who.page
    .locator('.floor-title')
    .first()
    .textContent()
    .then((text) => (text ?? '').trim());

/** The one of these people whose screen shows this. While it moves on, nobody or two may show it for a moment. */
export async function whoSees(people: Human[], selector: string): Promise<Human> {
  let seeing: Human[] = [];
  const names = async () => {
    const visible = await Promise.all(people.map(({ page }) => page.locator(selector).first().isVisible()));
    seeing = people.filter((_who, index) => visible[index]);
    return seeing.map(({ name }) => name);
  };
  await expect.poll(names, { message: `who sees ${selector}` }).toHaveLength(1);
  return seeing[0] as Human;
}

/** The lead's main button, when it does not wait for an answer. */
const mainButton = `.floor-next:not([aria-busy="true"], :has-text("${english.room.lead.takeBack}"))`;

/** The person who has the lead's main button now. In the lead's own slot it is the deputy, and the lead can take it back. */
export const leadOf = (people: Human[]) => whoSees(people, mainButton);

/** What this screen says of the stage and the next step. Every step changes it. */
export const whereItStands = ({ page }: Human): Promise<string[]> =>
  page.evaluate(() => ['.floor-title', '.floor-next'].map((part) => document.querySelector(part)?.textContent ?? ''));

/** Presses the lead's main button once, and waits until it changes or goes away. */
export async function next(people: Human[]): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const lead = await leadOf(people);
    const before = await whereItStands(lead);
    try {
      await lead.page.locator(mainButton).click({ timeout: 5_000 });
    } catch (fault) {
      // The lead may have passed to another person between looking and pressing. Then that person presses.
      if (looks === 5) throw fault;
      continue;
    }
    return expect.poll(() => whereItStands(lead)).not.toEqual(before);
  }
}

/** Nobody leads: everybody presses, and the meeting moves on or ends. */
export async function nextTogether(people: Human[]): Promise<void> {
  const [first] = people;
  if (!first) throw new Error('nobody is here');
  const shown = () => first.page.evaluate(() => document.querySelector('.floor-title')?.textContent ?? '');
  const before = await shown();
  for (const who of people) await who.page.locator('.floor-next').click();
  await expect.poll(shown).not.toBe(before);
  await stageOfAll(people);
}

/** The stage, when all screens show the same one: the person who pressed sees it a moment earlier. */
export async function stageOfAll(people: Human[]): Promise<string> {
  let headings: string[] = [];
  const different = async () => {
    headings = await Promise.all(people.map(stage));
    return new Set(headings).size;
  };
  await expect.poll(different, { message: 'stages on the screens' }).toBe(1);
  return headings[0] ?? '';
}

/** Presses Next until the heading is `wanted` on every screen. */
export async function goTo(people: Human[], wanted: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await stageOfAll(people)) === wanted) return;
    await next(people);
  }
  throw new Error(`the meeting never reached ${wanted}`);
}

const menus = {
  lead: { part: '.room-lead', more: room.lead.more },
  own: { part: '.room-bar', more: room.bar.more },
} as const;

/** Opens the lead's menu or everybody's, and returns this entry of it. In small windows both are one. */
export async function inMenu({ page }: Pick<Human, 'page'>, menu: keyof typeof menus, entry: string): Promise<Locator> {
  const window = page.viewportSize();
  const isSmall = window !== null && (window.width <= 700 || window.height <= 600);
  const { part, more } = menus[isSmall ? 'own' : menu];
  await page.locator(part).getByRole('button', { name: more, exact: true }).click();
  return page.getByRole('menuitem', { name: entry });
}
export async function choose(who: Pick<Human, 'page'>, menu: keyof typeof menus, entry: string): Promise<void> {
  await (await inMenu(who, menu, entry)).click();
}

/** The lead ends the meeting for everybody. */
export async function endForAll(lead: Human): Promise<void> {
  await choose(lead, 'lead', room.lead.endForAll);
  await button(lead.page, room.end.yes).click();
}

/** Opens a panel with its own button, or from the menu where the window is small. */
export async function openPanel(who: Pick<Human, 'page'>, panel: string): Promise<void> {
  const direct = who.page.getByRole('button', { name: panel, exact: true }).first();
  if (await direct.isVisible()) return direct.click();
  await choose(who, 'own', panel);
}
