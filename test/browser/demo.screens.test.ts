import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { scripts } from '../../server/demo/scripts/scripts';
import { startApp } from '../support/app';
import { button, seated, sit } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { demo, evaluation, home, lobby, minutes, room } = english;
const script = scripts.group;

/** The clock is moved by hand: the simulated members speak as fast as the page can follow. */
const here = openApp((clientFolder) => startApp({ clientFolder }));

/** Lets a second pass again and again until the page shows this. */
async function until(page: Page, shown: () => Promise<boolean>, what: string): Promise<void> {
  for (let seconds = 0; seconds < 400; seconds += 1) {
    if (await shown()) return;
    await here.app.clock.move(1_000);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  throw new Error(`${what} never came`);
}

const hint = ({ page }: Human) => page.locator('.demo-hint');

async function fromHomeToTheLobby(prepare: (page: Page) => Promise<void> = async () => undefined): Promise<Human> {
  const ann = await human(here.browsers, 'Ann');
  await prepare(ann.page);
  await ann.page.goto(here.app.url);
  await ann.page.getByRole('link', { name: home.demo }).click();
  await ann.page.getByRole('heading', { name: demo.title }).waitFor();
  await ann.page.getByText(demo.erased).waitFor();
  await ann.page.getByLabel(demo.name).fill('Ann');
  await noSeriousFinding('the page of the demo', [ann]);
  await button(ann.page, demo.start).click();
  await ann.page.waitForURL(/\/m\//);
  await ann.page.getByText(demo.lineLobby).waitFor();
  return ann;
}

test('somebody who is alone goes from the home page through a whole meeting to its minutes', async () => {
  const ann = await fromHomeToTheLobby();
  const { page } = ann;
  await sit(ann);
  await seated(ann);
  await page.getByText(demo.line).waitFor();
  const visible = (text: string) => () => page.getByText(text).first().isVisible();
  const done = button(page, room.turn.done, page.locator('.floor-bar'));

  await until(page, visible(script.people[1]?.says.checkin ?? ''), 'what Omar says');
  await until(page, () => done.isVisible(), 'my turn');
  await expect.poll(() => hint(ann).textContent()).toContain(demo.hints.turn);
  await noSeriousFinding('my turn in the demo', [ann]);
  await button(page, demo.hints.close, hint(ann)).click();
  await expect.poll(() => hint(ann).count()).toBe(0);
  await done.click();

  await until(page, visible(script.issue.line), 'the issue card of the simulated client');
  await until(
    page,
    async () =>
      (
        await hint(ann)
          .textContent({ timeout: 1_000 })
          .catch(() => '')
      )?.includes(demo.hints.lead) ?? false,
    'the offer to lead',
  );
  await until(page, visible(script.replies['2'] ?? ''), 'the answer to a question');
  await until(
    page,
    async () => ((await hint(ann).count()) > 0 ? (await hint(ann).innerText()).includes(demo.hints.slot) : false),
    'my slot',
  );
  await done.click();

  await until(page, visible(demo.lineEvaluation), 'the evaluation');
  await page.getByText(evaluation.keys.demo).waitFor();
  await noSeriousFinding('the evaluation of the demo', [ann]);
  for (const group of await page.locator('.evaluation-ask').all())
    await group.getByRole('radio').nth(3).check({ force: true });
  await button(page, evaluation.ballot.send).click();
  await until(page, visible(evaluation.forms.E1.result), 'the result');

  await until(page, visible(demo.end.title), 'the end');
  await noSeriousFinding('the end of the demo', [ann]);
  await page.getByText(minutes.ended.readMinutes).click();
  await page.getByRole('heading', { name: minutes.actions.title }).waitFor();
  await page.getByText(script.action.what).first().waitFor();
  expect(ann.faults).toEqual([]);
});

/** Counts how often the page asks for a device, in a window where both were on in a meeting before. */
async function countDevices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.set(window, 'asked', 0);
    sessionStorage.setItem('roundel.switched', '{"microphone":true,"camera":true}');
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wanted) => {
      Reflect.set(window, 'asked', Reflect.get(window, 'asked') + 1);
      return ask(wanted);
    };
  });
}

test('a demo asks for no device before somebody wants it; when all of it is erased, its page says so', async () => {
  const ann = await fromHomeToTheLobby(countDevices);
  const asked = () => ann.page.evaluate(() => Reflect.get(window, 'asked'));
  await ann.page.getByText(lobby.mirror.muted).waitFor();
  await sit(ann);
  await seated(ann);
  const microphone = ann.page.locator('.floor-microphone');
  await microphone.getByText(room.bar.microphoneIs.off).waitFor();
  expect(await asked()).toBe(0);
  await microphone.click();
  await expect.poll(asked).toBe(1);
  await here.app.clock.move(61 * 60_000);
  await ann.page.getByRole('heading', { name: demo.over.title }).waitFor();
});
