import { expect } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { seriousFindings } from './axe';
import { button, leadOf, next, stage } from './meeting';
import { type Human, keepLooks } from './people';

/** What people do in the stages of a meeting, whatever its format. */

const { minutes, plan, room, slots } = english;

export type AtStage = Partial<Record<string, () => Promise<void>>>;

/** Leads the meeting to its end and returns the headings in order. `at` runs once when its heading first appears. */
export async function leadThrough(people: Human[], at: AtStage = {}): Promise<string[]> {
  const passed: string[] = [];
  await next(people);
  for (let presses = 0; presses < 120; presses += 1) {
    const lead = await leadOf(people);
    const heading = await stage(lead);
    if (passed.at(-1) !== heading) {
      for (const who of people) await expect.poll(() => stage(who)).toBe(heading);
      if (!passed.includes(heading)) {
        passed.push(heading);
        await at[heading]?.();
      } else passed.push(heading);
    }
    const big = (await leadOf(people)).page.locator('.floor-next');
    if (((await big.textContent()) ?? '').includes(room.next.end)) {
      await big.click();
      await button((await leadOf(people)).page, room.end.yes).click();
      return passed;
    }
    if (passed.at(-1) === (await stage(people[0] as Human))) await next(people);
  }
  throw new Error(`the meeting never ended: ${passed.join(', ')}`);
}

/** One action, written and accepted by its owner. */
export async function commit(who: Human, text: string): Promise<void> {
  await who.page.getByLabel(plan.field.what).first().fill(text);
  await button(who.page, plan.accept).first().click();
  await who.page.getByText(plan.accepted).first().waitFor();
}

/** In agenda setting these people want no slot today, which makes a long meeting shorter. `left` have one. */
export async function wantNoSlot(people: readonly Human[], left: number): Promise<void> {
  for (const { page } of people) await page.getByLabel(slots.iNeed).uncheck({ force: true });
  for (const { page } of people) await expect.poll(() => page.locator('.floor-slot-list li').count()).toBe(left);
}

/** The meeting is over for everybody, and everybody reads the same minutes. */
export async function readMinutes(people: Human[], texts: string[]): Promise<void> {
  for (const { page } of people) {
    await page.getByText(minutes.ended.title).waitFor();
    await page.getByText(minutes.ended.readMinutes).first().click();
    await page.getByRole('heading', { name: minutes.actions.title }).waitFor();
    for (const text of texts) await page.getByText(text).first().waitFor();
    await expect.poll(() => page.title()).toMatch(/^Minutes: /);
  }
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
}

/** Runs axe on everybody's screen when all of it is loaded. A finding names the screen. `JOURNEY_PICTURES` keeps what they see. */
export async function noSeriousFinding(screen: string, people: Human[]): Promise<void> {
  for (const { name, page } of people) {
    const coming = page.locator('.ui-waiting');
    await expect.poll(() => coming.count(), { message: `on its way: ${screen}, as ${name} sees it` }).toBe(0);
    await keepLooks(page, screen, name);
    // What is laid out a moment later may still change what scrolls.
    await expect
      .poll(() => seriousFindings(page), { message: `${screen}, as ${name} sees it`, timeout: 10_000 })
      .toEqual([]);
  }
}
