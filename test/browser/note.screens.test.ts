import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { admit, button, choose, follow, goTo, invitation, next, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { agreement, issue, lobby, method, room } = english;
const here = openServer({ MEDIA: 'none' });

test('a note to the lead says that it is being sent and that it was sent, and arrives once however often Send is pressed', async () => {
  const amara = await start(here.browser, here.server.url, 'Amara');
  await sit(amara);
  await seated(amara);

  // Between Leila and the server: holds up her note until the test lets it through.
  let letThrough = () => {};
  const notes = new Set<string | undefined>();
  const leila = await follow(here.browser, await invitation(amara), 'Leila', {}, ({ page }) =>
    page.routeWebSocket('**/socket.io/**', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        if (!String(message).includes('noteToLead')) return server.send(message);
        notes.add(/"commandId":"(\w+)"/.exec(String(message))?.[1]);
        const before = letThrough;
        letThrough = () => {
          before();
          server.send(message);
        };
      });
    }),
  );
  await sit(leila);
  await admit(amara, leila);

  await choose(leila, 'own', room.bar.noteToLead);
  const dialog = leila.page.getByRole('dialog', { name: room.note.title });
  await dialog.getByLabel(room.note.label).fill('Could we have a break soon?');
  await dialog.getByText(room.note.send, { exact: true }).dblclick();
  const sending = button(leila.page, room.note.sending, dialog);
  await sending.waitFor();
  await sending.click();
  await expect.poll(() => notes.size).toBeGreaterThan(0);

  letThrough();
  await dialog.getByText(room.note.sent).waitFor();
  const arrived = amara.page.locator('.floor-private-text');
  await arrived.waitFor();
  expect(await arrived.allTextContents()).toEqual(['Could we have a break soon?']);
  expect(notes.size).toBe(1);
  await leila.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // The next note begins empty.
  await choose(leila, 'own', room.bar.noteToLead);
  expect(await dialog.getByLabel(room.note.label).inputValue()).toBe('');
  expect([...amara.faults, ...leila.faults]).toEqual([]);
});

test('[AT13] in the lobby the lead says who sees talk time; everybody there reads it and ticks it anew', async () => {
  const amara = await start(here.browser, here.server.url, 'Amara');
  const leila = await follow(here.browser, await invitation(amara), 'Leila', { viewport: { width: 390, height: 844 } });
  await leila.page.getByText(lobby.talkTime.agreed.lead).waitFor();
  expect(await button(leila.page, lobby.talkTime.change).count()).toBe(0);
  const tickOf = ({ page }: Human) => page.getByLabel(lobby.agreement.keep);
  // Leila has ticked it and waits to be let in. Noor has ticked it and not knocked yet.
  const noor = await follow(here.browser, await invitation(amara), 'Noor');
  await sit(leila);
  await leila.page.getByText(lobby.waitingRoom.waiting).waitFor();
  for (const who of [amara, noor]) await tickOf(who).check();
  await button(amara.page, lobby.talkTime.change).click();
  await amara.page.getByRole('radio', { name: agreement.options.group }).check();
  for (const who of [amara, noor]) {
    await who.page.getByText(lobby.talkTime.agreed.group).waitFor();
    expect(await tickOf(who).isChecked()).toBe(false);
  }
  await noSeriousFinding('a changed agreement', [amara, noor]);
  await sit(amara);
  await seated(amara);
  await button(amara.page, room.people.admitNamed.replace('{{name}}', 'Leila')).click();
  await leila.page.getByText(lobby.refused.stale).waitFor();
  await leila.page.getByText(lobby.talkTime.agreed.group).waitFor();
  await sit(leila);
  await seated(leila);
  expect([...amara.faults, ...leila.faults, ...noor.faults]).toEqual([]);
});

test('an issue card is shown to the group although the press came while it was being saved', async () => {
  const held: (() => void)[] = [];
  let holds = true;
  const amara = await start(here.browser, here.server.url, 'Amara', {
    prepare: ({ page }) =>
      page.routeWebSocket('**/socket.io/**', (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((message) => {
          if (holds && String(message).includes('saveIssue')) held.push(() => server.send(message));
          else server.send(message);
        });
      }),
  });
  await sit(amara);
  await seated(amara);
  const leila = await follow(here.browser, await invitation(amara), 'Leila');
  await sit(leila);
  await admit(amara, leila);
  await next([amara, leila]);
  await goTo([amara, leila], method.slot.present.name);

  const words = 'I take over what others should finish.';
  await amara.page.getByText(issue.kinds.advice, { exact: true }).click();
  await amara.page.getByLabel(issue.line).fill(words);
  await amara.page.getByText(issue.saving).waitFor();
  await expect.poll(() => held.length).toBe(1);
  await button(amara.page, issue.show).click();
  expect(await leila.page.getByText(words).count()).toBe(0);
  holds = false;
  for (const send of held) send();
  await leila.page.getByText(words).first().waitFor();
  expect([...amara.faults, ...leila.faults]).toEqual([]);
});
