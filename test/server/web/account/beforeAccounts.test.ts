import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DatabaseSync } from '../../../../server/store/engines/driver';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { Minutes } from '../../../../shared/protocol/http';
import facts from '../../../fixtures/databases/beforeAccounts.json' with { type: 'json' };
import { type RunningApp, startApp } from '../../../support/app';
import { noOf, yesOf } from '../../../support/browser';
import { TestClient } from '../../../support/clients';
import { folderForTest } from '../../../support/forTest';
import { textOf } from '../../../support/importGraph';
import { arrive, browserOf, pageOf, signIn, withAccount } from '../../../support/people';

/** A server on data that were written before there were accounts: three people, a meeting that ended, an issue, an action. */
async function opened(): Promise<RunningApp> {
  const folder = await folderForTest();
  const database = new DatabaseSync(path.join(folder, 'roundel.db'));
  database.exec(textOf('test/fixtures/databases/beforeAccounts.sql'));
  database.close();
  const running = await startApp({ folder });
  onTestFinished(() => running.stop());
  return running;
}

const names = ['Ann', 'Ben', 'Cleo'] as const;

test('[FA19] sessions from before there were accounts go on: everybody is who they were, with group, actions and minutes', async () => {
  const running = await opened();
  for (const name of names) {
    const browser = browserOf(running);
    browser.cookie = facts.cookies[name];
    const page = yesOf(await browser.get<GroupPage>(`/api/groups/${facts.group}`));
    expect(page.me).toMatchObject({ member: facts.members[name], name });
    const client = new TestClient(running.url, { meeting: facts.meeting, cookie: browser.cookie });
    expect((await client.join()).me).toBe(facts.members[name]);
    client.close();
    const { groups } = yesOf(await browser.get<Home>('/api/home'));
    expect(groups[0]?.actions.map(({ what }) => what)).toEqual(name === 'Ben' ? ['Talk to the old team lead'] : []);
    const { attendance } = yesOf(await browser.get<Minutes>(`/api/meetings/${facts.meeting}/minutes`));
    expect(attendance.map((one) => one.name).sort()).toEqual([...names]);
  }
});

test('[FA19] links from before there were accounts lead where they led', async () => {
  const running = await opened();
  for (const name of names) {
    const elsewhere = browserOf(running);
    const look = { kind: 'return', knownAs: name, handed: null };
    expect(yesOf(await elsewhere.look(facts.returnLinks[name]))).toMatchObject(look);
    yesOf(await elsewhere.use(facts.returnLinks[name], null));
    expect(yesOf(await elsewhere.get<GroupPage>(`/api/groups/${facts.group}`)).me.member).toBe(facts.members[name]);
  }
  const newcomer = browserOf(running);
  expect(yesOf(await newcomer.look(facts.invite))).toMatchObject({ kind: 'group', status: 'ended' });
  expect(noOf(await newcomer.look('AAAAAAAAAAAAAAAAAAAAAA'))).toBe('404 unknownLink');
});

test('[FA19] a member from before there were accounts makes one, and keeps everything', async () => {
  const running = await opened();
  const ben = browserOf(running);
  ben.cookie = facts.cookies.Ben;
  await withAccount(ben, 'ben@example.org');
  const phone = browserOf(running);
  yesOf(await signIn(phone, 'ben@example.org'));
  yesOf(await arrive(phone));
  expect((await pageOf(phone)).groups).toMatchObject([{ member: facts.members.Ben, here: 'same' }]);
  const { groups } = yesOf(await phone.get<Home>('/api/home'));
  expect(groups[0]?.actions.map(({ what }) => what)).toEqual(['Talk to the old team lead']);
  expect((await running.store.issue(facts.group, facts.members.Ben))?.card.line).toBe('How do I lead my old team?');
});
