import { describe, expect, test } from 'vitest';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { appForEach, appForTest, clientForTest } from '../../../support/forTest';

const DAY = 24 * 60 * 60 * 1000;

const running = appForEach({ onDisk: true });

async function started() {
  const ann = new Browser(running.url);
  const { meeting, group, invite } = yesOf(await ann.start());
  const lead = clientForTest(running.url, { meeting, cookie: ann.cookie });
  await sitDown(lead, null);
  const comes = async (name: string) => {
    const browser = new Browser(running.url);
    await running.clock.move(1);
    return { browser, reply: await browser.use(invite, name) };
  };
  const members = async () =>
    (await running.store.membersOf(group))
      .filter(({ letInAt }) => letInAt !== null)
      .map(({ name }) => name)
      .sort();
  return { ann, meeting, group, invite, lead, comes, members };
}

describe('[IN6] people who only typed a name', () => {
  test('are no members until they are let in', async () => {
    const { meeting, lead, comes, members } = await started();
    const { browser } = await comes('Ben');
    expect(await members()).toEqual(['Ann']);
    const ben = clientForTest(running.url, { meeting, cookie: browser.cookie });
    await ben.join();
    must(await ben.command({ type: 'knock' }));
    expect(await members()).toEqual(['Ann']);
    must(await lead.command({ type: 'admit', member: ben.me }));
    await sitDown(ben, null);
    await expect.poll(members).toEqual(['Ann', 'Ben']);
    // Whoever was a member once stays one, however often they leave.
    must(await ben.command({ type: 'leave' }));
    await running.store.forgetNewcomers([ben.me]);
    expect(await members()).toEqual(['Ann', 'Ben']);
  });

  test('never fill a group: the oldest make room, but not people who wait in the lobby', async () => {
    const { meeting, group, comes, members } = await started();
    const { browser } = await comes('Waits');
    const waits = clientForTest(running.url, { meeting, cookie: browser.cookie });
    await waits.join();
    const first = (await comes('First')).browser;
    for (let n = 0; n < 97; n += 1) expect((await comes(`Bot ${n}`)).reply.status).toBe(200);
    const last = await comes('Honest');
    yesOf(last.reply);
    expect(await members()).toEqual(['Ann']);
    expect(await running.store.membersOf(group)).toHaveLength(61);
    expect(yesOf(await browser.summary(meeting)).me.name).toBe('Waits');
    expect(noOf(await first.summary(meeting))).toBe('404 notFound');
    expect(yesOf(await last.browser.summary(meeting)).me.name).toBe('Honest');
  });

  test('are not let in by name once they have been forgotten', async () => {
    const { meeting, lead, comes } = await started();
    const { browser } = await comes('Ben');
    const ben = clientForTest(running.url, { meeting, cookie: browser.cookie });
    await ben.join();
    must(await ben.command({ type: 'knock' }));
    ben.close();
    await lead.until(({ seats }) => seats[ben.me]?.presence === 'away');
    await running.clock.move(31 * DAY);
    yesOf((await comes('Cleo')).reply);
    expect(await lead.command({ type: 'admit', member: ben.me })).toMatchObject({ ok: false, error: 'unknownMember' });
  });

  test('are forgotten after thirty days, and the link lets them in again', async () => {
    const { meeting, invite, comes } = await started();
    const { browser } = await comes('Ben');
    await running.clock.move(31 * DAY);
    yesOf((await comes('Cleo')).reply);
    expect(noOf(await browser.summary(meeting))).toBe('404 notFound');
    expect(yesOf(await browser.look(invite))).toMatchObject({ needsName: true });
    yesOf(await browser.use(invite, 'Ben'));
  });

  test('are not shown to the lead among the members of the group', async () => {
    const { ann, meeting, comes } = await started();
    await comes('Ben');
    const listed = yesOf(await ann.get<{ members: { name: string }[] }>(`/api/meetings/${meeting}/members`));
    expect(listed.members.map(({ name }) => name)).toEqual(['Ann']);
  });

  test('are few by one link from one address', async () => {
    const strict = await appForTest({ limits: { names: 2 } });
    const started = yesOf(await new Browser(strict.url).start());
    const other = yesOf(await new Browser(strict.url).start());
    const comes = async (invite: string) => (await new Browser(strict.url).use(invite, 'Bot')).status;
    expect([await comes(started.invite), await comes(started.invite), await comes(started.invite)]).toEqual([
      200, 200, 429,
    ]);
    expect(await comes(other.invite)).toBe(200);
  });
});

test('[IN6] somebody whose letting in was not noted before a crash is a member when the meeting is loaded', async () => {
  const { meeting, group, lead, comes } = await started();
  const { browser } = await comes('Ben');
  const letIn = running.store.letIn.bind(running.store);
  running.store.letIn = () => Promise.reject(new Error('the process ends'));
  const ben = new TestClient(running.url, { meeting, cookie: browser.cookie });
  await sitDown(ben, lead);
  ben.close();
  running.store.letIn = letIn;
  await running.restart();
  const letInNow = async () =>
    (await running.store.membersOf(group))
      .filter(({ letInAt }) => letInAt !== null)
      .map(({ name }) => name)
      .sort();
  expect(await letInNow()).toEqual(['Ann']);
  await running.app.meetings.open(meeting);
  await expect.poll(letInNow).toEqual(['Ann', 'Ben']);
});
