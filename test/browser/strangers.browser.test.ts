import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, camerasOff, follow, invitation, seated, sit, stageOfAll, start } from './support/meeting';
import { openServer } from './support/openServer';
import { type OwnNetwork, ownNetwork } from './support/ownNetwork';
import type { Human } from './support/people';
import { commit, leadThrough, noSeriousFinding, readMinutes, wantNoSlot } from './support/stages';

const { evaluation, issue, method, minutes, room } = english;

const here = openServer();
let network: OwnNetwork | null = null;
afterEach(async () => {
  await network?.close();
  network = null;
});

const longName = 'Maximiliane Friederike Alexandra Constanze Freifrau von und zu Hohenstein-Lauben';
const arabic = 'ليلى عبد الرحمن الحدّاد';

/** JOURNEY_PICTURES=<folder> keeps what everybody saw at each stage, for people to look at. */
const pictures = process.env.JOURNEY_PICTURES;
let taken = 0;

async function look(screen: string, people: Human[]): Promise<void> {
  await noSeriousFinding(screen, people);
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  taken += 1;
  for (const [index, { page }] of people.entries()) {
    const name = `${String(taken).padStart(2, '0')}-${screen.replace(/\W+/g, '-')}-${index + 1}.png`;
    await page.screenshot({ path: join(pictures, name) });
  }
}

/** Somebody whose computer has neither camera nor microphone. */
async function withoutDevices({ page }: Human): Promise<void> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
  });
}

/** The one person who waits outside is let in. */
async function admitNext(lead: Human, who: Human): Promise<void> {
  await button(lead.page, room.people.admit, lead.page.locator('.people-knock')).first().click();
  await seated(who);
}

test('five strangers, two with one name, hold a meeting on screens of all sizes, through reloads and a lost connection', async () => {
  expect([...longName]).toHaveLength(80);
  const tom = await start(here.browser, here.server.url, 'Tom', {
    context: { viewport: { width: 1440, height: 900 } },
  });
  await look('lobby of the lead', [tom]);
  await sit(tom);
  await seated(tom);
  const link = await invitation(tom);
  network = await ownNetwork(here.server.url);

  const otherTom = await follow(here.browser, link, 'Tom', {
    viewport: { width: 844, height: 390 },
    colorScheme: 'dark',
  });
  const max = await follow(here.browser, link, longName, {
    viewport: { width: 320, height: 256 },
    forcedColors: 'active',
  });
  const layla = await follow(here.browser, network.through(link), arabic, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  for (const who of [otherTom, max, layla]) {
    await look('lobby', [who]);
    await sit(who);
    await admitNext(tom, who);
  }
  const early = [tom, otherTom, max, layla];
  await look('before the start', early);
  // In the smallest window the camera is in a menu, and stays on.
  await camerasOff([tom, otherTom, layla]);

  let people = early;
  const jonas = { who: null as Human | null };
  const latecomer = async () => {
    const who = await follow(here.browser, link, 'Jonas', { viewport: { width: 390, height: 844 } }, withoutDevices);
    await sit(who);
    await admitNext(tom, who);
    jonas.who = who;
    people = [...early, who];
    await look('check-in with a latecomer', people);
  };

  const passed = await leadThrough(early, {
    [method.group.checkin.name]: latecomer,
    [method.group.slotplan.name]: async () => {
      await look('agenda setting', people);
      await wantNoSlot(people.slice(2), 2);
    },
    [method.slot.present.name]: async () => {
      // In the middle of it one page is loaded again and one connection is lost: both are back in their seats.
      await otherTom.page.reload();
      await seated(otherTom);
      network?.drop();
      await layla.page.getByText(room.banner.reconnecting).waitFor();
      await look('a lost connection', people);
      network?.restore();
      await layla.page.getByText(room.banner.reconnecting).waitFor({ state: 'detached', timeout: 60_000 });
      // What her browser says of the cut.
      layla.faults.length = 0;
      expect(await stageOfAll(people)).toBe(method.slot.present.name);
      await tom.page.getByLabel(issue.line).fill('I take over what others should finish.');
      await tom.page.getByText(issue.kinds.advice, { exact: true }).click();
      await button(tom.page, issue.show).click();
      for (const { page } of people) await page.getByText('I take over what others should finish.').first().waitFor();
      await look('presentation', people);
    },
    [method.slot.questions.name]: () => look('questions', people),
    [method.slot.advice.name]: () => look('advice', people),
    [method.slot.commit.name]: async () => {
      await commit(tom, 'Hand over the checklist');
      await look('action plan', people);
    },
    [method.group.evaluate.name]: async () => {
      await look('evaluation', people);
      for (const { page } of people) {
        await page.getByText(evaluation.forms.E1.title).waitFor();
        for (const group of await page.locator('.evaluation-ask').all()) await group.locator('label').nth(3).click();
        await button(page, evaluation.ballot.send).click();
      }
      for (const { page } of people) await page.getByText(evaluation.forms.E1.result).waitFor({ timeout: 60_000 });
      await look('result', people);
    },
    [method.group.close.name]: () => look('closing round', people),
  });
  expect(passed.at(-1)).toBe(method.group.close.name);
  for (const { page } of people) await page.getByText(minutes.ended.title).waitFor();
  await look('after the meeting', people);
  await readMinutes(people, ['Hand over the checklist', longName, arabic, 'Jonas', method.slot.advice.name]);
  await look('minutes', people);
});
