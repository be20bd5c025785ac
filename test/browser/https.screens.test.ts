import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { admit, allSeeAndHear, button, follow, invitation, openPanel, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human, presses } from './support/people';
import { commit, leadThrough, readMinutes } from './support/stages';

const { board, evaluation, home, insecure, issue, method, room, roomDialogs, slots } = english;
const host = 'roundel.test';
const elsewhere = (url: string) => url.replace('localhost', host);
const flags = [`--host-resolver-rules=MAP ${host} 127.0.0.1`];

describe('over https on a host name', () => {
  const here = openServer({ TLS: 'self' }, flags);

  test('people start, join by the copied link, see and hear each other within four clicks', async () => {
    const context = { ignoreHTTPSErrors: true };
    const lead = await start(here.browser, elsewhere(here.server.url), 'Amara Okafor', { context });
    await sit(lead);
    await seated(lead);
    const pressed = await presses(lead.page);
    expect(pressed).toBeGreaterThan(0);
    expect(pressed, 'from the first page to the seat').toBeLessThanOrEqual(4);
    await button(lead.page, room.before.invite).click();
    const copied = await lead.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await invitation(lead));
    const guest = await follow(here.browser, copied, 'Leila Haddad', context);
    expect(new URL(guest.page.url()).hash).toBe('');
    await sit(guest);
    await admit(lead, guest);
    await allSeeAndHear([lead, guest]);
    expect([...lead.faults, ...guest.faults]).toEqual([]);
  });
});

describe('over plain http on a host name', () => {
  const here = openServer({}, flags);

  test('the page says what is closed and what to do', async () => {
    const { page } = await human(here.browser, 'Amara');
    await page.goto(elsewhere(here.server.url));
    await page.getByRole('heading', { name: insecure.heading }).waitFor();
    await page.getByText(insecure.others).waitFor();
    await page.getByLabel(home.name).waitFor();
  });

  test('a meeting runs to its end, and only the evaluation asks for no answers', async () => {
    const amara = await start(here.browser, elsewhere(here.server.url), 'Amara', { format: home.pick.virtual.name });
    expect(await amara.page.evaluate(() => isSecureContext)).toBe(false);
    await sit(amara);
    await seated(amara);
    // There is no clipboard: the link is shown, so that people can copy it themselves.
    await button(amara.page, room.before.invite).click();
    const link = await amara.page.getByLabel(roomDialogs.people.notCopied).inputValue();
    expect(link).toBe(await invitation(amara));
    await button(amara.page, room.close, amara.page.getByRole('dialog')).click();
    const people = [amara];
    for (const name of ['Leila', 'Jonas', 'Noor']) {
      const who = await follow(here.browser, link, name);
      await sit(who);
      await admit(amara, who);
      people.push(who);
    }
    const leila = people[1] as Human;

    await leadThrough(people, {
      // One slot is enough here.
      [method.virtual.order.name]: async () => {
        for (const { name } of people.slice(1))
          await button(amara.page, slots.leaveOut.replace('{{name}}', name)).click();
      },
      [method.slotshort.present.name]: async () => {
        await amara.page.getByLabel(issue.line).fill('The figures never add up.');
        await amara.page.getByText(issue.kinds.questions, { exact: true }).click();
        await button(amara.page, issue.show).click();
        await leila.page.getByText('The figures never add up.').first().waitFor();
        await openPanel(leila, room.panels.board);
        await button(leila.page, board.cards).click();
        await leila.page.getByLabel(board.text.addLabel).fill('Which figures?');
        await button(leila.page, board.text.add).click();
        await openPanel(amara, room.panels.board);
        await button(amara.page, board.cards).click();
        await amara.page.getByText('Which figures?').waitFor();
        for (const who of [leila, amara]) await openPanel(who, room.panels.board);
      },
      [method.slotshort.commit.name]: () => commit(amara, 'Ask for the figures'),
      [method.virtual.evaluate.name]: async () => {
        for (const { page } of people) {
          await page.getByText(evaluation.ballot.insecure).waitFor();
          expect(await page.getByRole('radio').count()).toBe(0);
          await button(page, evaluation.ballot.decline).click();
          await page.getByRole('dialog').getByText(evaluation.ballot.declineYes, { exact: true }).click();
        }
        const none = { answers: '0', of: '4', needed: '4' };
        const why = evaluation.noResult.tooFewOf.replace(
          /\{\{(answers|of|needed)\}\}/g,
          (_, key: keyof typeof none) => none[key],
        );
        for (const { page } of people) await page.getByText(why).waitFor();
      },
    });
    await readMinutes(people, ['Ask for the figures']);
  });
});
