import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather, goTo, leadOf, next, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { commit, noSeriousFinding } from './support/stages';

const { home, issue, method, plan, room, roomDialogs } = english;
const here = openServer({ MEDIA: 'none' });

test('[RC3] the lead removes a shared card and an accepted action after a question, and everybody is told, above all the writer', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind'], {
    format: home.pick.groupDeep.name,
    windows: [
      { viewport: { width: 1440, height: 900 } },
      { viewport: { width: 390, height: 844 } },
      { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
    ],
  });
  const [amara] = people as [Human];
  await next(people);
  await goTo(people, method.slotdeep.present.name);
  await amara.page.getByLabel(issue.line).fill('I take over what others should finish.');
  await amara.page.getByText(issue.kinds.advice, { exact: true }).click();
  await button(amara.page, issue.show).click();
  // In her own slot, the deputy leads.
  const lead = await leadOf(people);
  const other = people.find((who) => who !== amara && who !== lead) as Human;
  const openIssue = async (who: Human) => {
    if (!(await who.page.locator('.issue-panel').isVisible())) await openPanel(who, room.panels.issue);
    await who.page.locator('.issue-say').waitFor();
  };
  await openIssue(other);
  expect(await other.page.getByRole('button', { name: issue.removeCard.label }).count()).toBe(0);
  await openIssue(lead);
  await button(lead.page, issue.removeCard.label).click();
  await lead.page.getByText(issue.removeCard.about.replaceAll('{{name}}', 'Amara')).waitFor();
  await button(lead.page, issue.removeCard.yes, lead.page.getByRole('alertdialog')).click();
  await other.page.locator('.issue-say').waitFor({ state: 'detached' });
  const leadName = lead.name.split(' ')[0] ?? '';
  const said = (text: string) => text.replaceAll('{{lead}}', leadName).replaceAll('{{name}}', 'Amara');
  await other.page.getByText(said(roomDialogs.removed.issue)).waitFor();
  await amara.page.getByText(said(roomDialogs.removed.mine.issue)).waitFor();

  await goTo(people, method.slotdeep.commit.name);
  await commit(amara, 'Hand over the checklist');
  if (!(await lead.page.locator('.plan-panel').isVisible())) await openPanel(lead, room.panels.plan);
  await button(lead.page, plan.removeAccepted.label).click();
  await noSeriousFinding('removing an action', [lead]);
  await button(lead.page, plan.removeAccepted.yes, lead.page.getByRole('alertdialog')).click();
  await amara.page.getByText(said(roomDialogs.removed.mine.action)).waitFor();
  // It is a draft again, with all of its text.
  expect(await amara.page.getByLabel(plan.field.what).first().inputValue()).toBe('Hand over the checklist');
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
