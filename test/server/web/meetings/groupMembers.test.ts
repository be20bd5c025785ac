import { expect, test } from 'vitest';
import type { GroupMembers } from '../../../../shared/protocol/http';
import { Browser } from '../../../support/browser';
import { post } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here: group } = gatherForEach(['Ann', 'Ben', 'Dan']);

async function membersFor(cookie: string) {
  const browser = new Browser(running.url, cookie);
  const { answer } = await browser.get<GroupMembers>(`/api/meetings/${group.meeting}/members`);
  return answer.ok ? answer.value.members.map(({ name }) => name).sort() : answer.error;
}

test('the lead sees everybody who is a member now, and nobody whose membership has ended', async () => {
  const { Ben, Dan } = group.people;
  if (!Ben || !Dan) throw new Error('they did not come');
  const { cookie } = group.lead.who;
  expect(await membersFor(cookie)).toEqual(['Ann', 'Ben', 'Dan']);
  expect(await membersFor(Ben.who.cookie)).toBe('notLead');
  await post(running.url, `/api/meetings/${group.meeting}/remove-from-group`, { member: Dan.me }, cookie);
  expect(await membersFor(cookie)).toEqual(['Ann', 'Ben']);
});
