import { expect, test } from 'vitest';
import type { DatePlanned } from '../../../shared/protocol/dates';
import type { MyReminders } from '../../../shared/protocol/reminders';
import type { RunningApp } from '../../support/app';
import { Browser, noOf, yesOf } from '../../support/browser';
import { propose, say } from '../../support/buddies';
import { must, sitDown } from '../../support/clients';
import { giveAddress } from '../../support/confirmed';
import { type Formed, formedGroup } from '../../support/formedGroup';
import { appForTest, clientForTest, folderForTest, restarted } from '../../support/forTest';
import { receiverForTest } from '../../support/receiver';
import { issueCard, openAction } from '../../support/records';
import { linkIn, type MailServer, mailServerForTest, textOf } from '../../support/smtp';

const publicUrl = 'https://rooms.example';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

type Scene = Formed & { running: RunningApp; mails: MailServer };

/** Ann and Ben have confirmed addresses, Cleo one that is not confirmed, and Dan no account. It is 2 March, 10:00 in Berlin. */
async function scene(): Promise<Scene> {
  const mails = await mailServerForTest();
  const folder = await folderForTest();
  const running = await appForTest({ folder, publicUrl, mail: { smtpUrl: mails.url, from: 'rooms@example.org' } });
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  for (const name of ['Ann', 'Ben', 'Cleo'])
    await giveAddress(running, formed.people[name]!.me, addressOf(name), name !== 'Cleo');
  return { ...formed, running, mails };
}

const addressOf = (name: string) => `${name.toLowerCase()}@example.org`;
const plan = async ({ group, people }: Formed, wall: string, template: string | null = 'frame.group') =>
  yesOf(
    await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, {
      when: { wall, timeZone: 'Europe/Berlin' },
      minutes: null,
      template,
    }),
  );

/** Lets time pass in steps, so that what is sent on the way arrives. */
async function pass({ running, mails }: Pick<Scene, 'running' | 'mails'>, ms: number): Promise<string[]> {
  const before = mails.received.length;
  await running.app.reminders.settled();
  for (let left = ms; left > 0; left -= HOUR) {
    await running.clock.move(Math.min(HOUR, left));
    await running.app.reminders.settled();
    if (mails.refuses === null) await expect.poll(() => running.store.mail.waiting(1)).toEqual([]);
  }
  return mails.received.slice(before).map(({ to, raw }) => `${to} ${/^Subject: (.*?)\r$/m.exec(raw)?.[1]}`);
}
const until = (running: RunningApp, text: string) => Date.parse(text) - running.clock.now();

test('[DT10] members with a confirmed address are reminded three days, two hours and five minutes before', async () => {
  const here = await scene();
  const { running, people, group } = here;
  yesOf(await people.Ben!.post(`/api/groups/${group}/my-zone`, { timeZone: 'Asia/Kolkata' }));
  await running.store.write([
    { kind: 'issue', at: 1, member: people.Ann!.me, card: issueCard({ line: 'canary-issue' }), version: 1 },
  ]);
  await plan(here, '2026-03-12T18:00');
  expect(await pass(here, until(running, '2026-03-09T16:59Z'))).toEqual([]);
  expect(await pass(here, 60_000)).toEqual([
    'ann@example.org Your next meeting: Thursday 12 March at 18:00 (Berlin time)',
    'ben@example.org Your next meeting: Thursday 12 March at 22:30 (Kolkata time)',
  ]);
  const [toAnn, toBen] = here.mails.received.map(textOf);
  expect(toBen).toContain('your issue card');
  expect(linkIn(here.mails.received[1]!)).toBe(`${publicUrl}/g/${group}#prepare`);
  expect(toAnn).not.toContain('your issue card');
  expect(linkIn(here.mails.received[0]!)).toBe(`${publicUrl}/g/${group}`);
  expect(await pass(here, until(running, '2026-03-12T15:00Z'))).toEqual([
    'ann@example.org Today at 18:00: your meeting',
    'ben@example.org Today at 22:30: your meeting',
  ]);
  expect(await pass(here, until(running, '2026-03-12T16:55Z'))).toEqual([
    'ann@example.org Your meeting begins at 18:00',
    'ben@example.org Your meeting begins at 22:30',
  ]);
  expect(await pass(here, 10 * HOUR)).toEqual([]);
  for (const { raw } of here.mails.received) expect(raw).not.toMatch(/canary|Harbour|Ann|Ben\b/);
});

test('[DT10] a restart sends nothing twice, and what was due while the server was down comes late', async () => {
  const here = await scene();
  await plan(here, '2026-03-12T18:00');
  expect(await pass(here, until(here.running, '2026-03-09T18:00Z'))).toHaveLength(2);
  const options = { publicUrl, mail: { smtpUrl: here.mails.url, from: 'rooms@example.org' } };
  const again = await restarted(here.running, options);
  expect(await pass({ running: again, mails: here.mails }, 2 * HOUR)).toEqual([]);
  await again.stop();
  await again.clock.move(until(again, '2026-03-12T15:20Z'));
  const late = await restarted(again, options);
  expect(await pass({ running: late, mails: here.mails }, HOUR / 2)).toHaveLength(2);
  expect(here.mails.received).toHaveLength(4);
});

test('[DT10] a reminder that could not be stored is not noted as sent either, and comes later', async () => {
  const here = await scene();
  await plan(here, '2026-03-12T18:00');
  await pass(here, until(here.running, '2026-03-09T16:00Z'));
  let broken = true;
  const again = await restarted(here.running, {
    publicUrl,
    mail: { smtpUrl: here.mails.url, from: 'rooms@example.org' },
    before(statement) {
      if (broken && /^insert into "mails"/.test(statement)) throw new Error('the disk is full');
    },
  });
  await again.app.reminders.settled();
  await again.clock.move(HOUR);
  await again.app.reminders.settled();
  expect(JSON.stringify(again.log)).toContain('the disk is full');
  broken = false;
  expect(await pass({ running: again, mails: here.mails }, HOUR)).toHaveLength(2);
});

test('[DT10] a date that is moved or cancelled reminds nobody any more, also not by a mail that still waits', async () => {
  const here = await scene();
  const { running, people, group, mails } = here;
  await plan(here, '2026-03-12T18:00');
  const moved = await plan(here, '2026-03-19T18:00');
  expect(await pass(here, until(running, '2026-03-13T18:00Z'))).toEqual([]);
  mails.refuses = 451;
  await running.clock.move(until(running, '2026-03-16T17:00Z'));
  await expect.poll(async () => (await running.store.mail.waiting(9)).map(({ attempts }) => attempts)).toEqual([1, 1]);
  yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: moved.meeting }));
  mails.refuses = null;
  expect(await pass(here, 4 * DAY)).toEqual([]);
});

test('[DT10] a reminder that waits does not go to somebody who left meanwhile, or wants none any more', async () => {
  const here = await scene();
  const { running, people, group, mails } = here;
  await plan(here, '2026-03-12T18:00');
  await pass(here, until(running, '2026-03-09T16:00Z'));
  mails.refuses = 451;
  await running.clock.move(until(running, '2026-03-09T17:00Z'));
  await expect.poll(async () => (await running.store.mail.waiting(9)).map(({ attempts }) => attempts)).toEqual([1, 1]);
  yesOf(await people.Ann!.post(`/api/groups/${group}/leave`, {}));
  await running.store.reminders.setWantsNone(people.Ben!.me, true, running.clock.now());
  mails.refuses = null;
  expect(await pass(here, 2 * HOUR)).toEqual([]);
});

test('[DT10] a reminder that the mail server takes too late is not sent', async () => {
  const here = await scene();
  const { running, mails } = here;
  await plan(here, '2026-03-12T18:00');
  await pass(here, until(running, '2026-03-12T16:50Z'));
  mails.refuses = 451;
  await running.clock.move(until(running, '2026-03-12T16:55Z'));
  await expect.poll(async () => (await running.store.mail.waiting(9)).map(({ attempts }) => attempts)).toEqual([1, 1]);
  // Its next try is a minute later, and the one after that five minutes later: when the meeting runs.
  await running.clock.move(2 * 60_000);
  await expect.poll(async () => (await running.store.mail.waiting(9)).map(({ attempts }) => attempts)).toEqual([2, 2]);
  mails.refuses = null;
  expect(await pass(here, until(running, '2026-03-12T17:30Z'))).toEqual([]);
});

test('[DT10] nobody is reminded of a meeting that they said they cannot come to, or after they left', async () => {
  const here = await scene();
  const { running, people, group } = here;
  const { meeting } = await plan(here, '2026-03-12T18:00');
  yesOf(await people.Ben!.post(`/api/groups/${group}/absence`, { meeting, comes: false, reason: 'canary-reason' }));
  expect((await pass(here, 8 * DAY)).map((line) => line.split(' ')[0])).toEqual(['ann@example.org']);
  await running.store.removeMember(people.Ann!.me, running.clock.now());
  expect(await pass(here, 3 * DAY)).toEqual([]);
});

test('[DT10] a group in the archive is reminded of nothing', async () => {
  const here = await scene();
  const { running, people, group } = here;
  await plan(here, '2026-03-12T18:00');
  await running.store.life.archive(group, true, { by: people.Ann!.me, at: running.clock.now() });
  expect(await pass(here, until(running, '2026-03-12T18:00Z'))).toEqual([]);
});

test('[DT10] dates of a series are planned and reminded of, although nobody looks at a page', async () => {
  const here = await scene();
  const { running, people, group } = here;
  yesOf(
    await people.Ann!.send('PUT', `/api/groups/${group}/series`, {
      json: {
        version: 0,
        timeZone: 'Europe/Berlin',
        first: '2026-03-05T18:00',
        rhythm: { every: 'weeks', weeks: 1 },
        until: null,
      },
    }),
  );
  const subjects: string[] = [];
  for (const moment of ['05T15:00', '05T16:55', '09T17:00', '12T15:00', '12T16:55'])
    subjects.push(...(await pass(here, until(running, `2026-03-${moment}Z`))));
  const toAnn = subjects.filter((line) => line.startsWith('ann')).map((line) => line.replace('ann@example.org ', ''));
  expect(toAnn).toEqual([
    'Your next meeting: Thursday 5 March at 18:00 (Berlin time)',
    'Today at 18:00: your meeting',
    'Your meeting begins at 18:00',
    'Your next meeting: Thursday 12 March at 18:00 (Berlin time)',
    'Today at 18:00: your meeting',
    'Your meeting begins at 18:00',
  ]);
});

test('[DT10] the members of a 1:1 are reminded of it in their own zones, and nobody else, nor a channel of the group', async () => {
  const here = await scene();
  const { running, people, group, mails } = here;
  const { Ann, Ben, Cleo, Dan } = people;
  const channel = await receiverForTest();
  const options = {
    publicUrl,
    mail: { smtpUrl: mails.url, from: 'rooms@example.org' },
    webhooks: { reach: 'any' },
  } as const;
  const again = await restarted(running, options);
  const at = (who: Browser & { me: string }) => Object.assign(new Browser(again.url, who.cookie), { me: who.me });
  const [ann, ben] = [at(Ann!), at(Ben!)];
  await giveAddress(again, Dan!.me, addressOf('Dan'));
  yesOf(await ann.send('PUT', `/api/groups/${group}/webhook`, { json: { address: channel.url } }));
  expect(channel.taken.splice(0)).toHaveLength(1);
  yesOf(await ben.post(`/api/groups/${group}/my-zone`, { timeZone: 'Asia/Kolkata' }));
  const when = { wall: '2026-03-12T18:00', timeZone: 'Europe/Berlin' };
  for (const one of [Ben!.me, Cleo!.me]) yesOf(await propose(ann, group, [one], { when }));
  const later = { running: again, mails };
  // Cleo has not agreed, and nobody is reminded of what is only proposed.
  const [pair] = yesOf(await say(ben, group, 'accept')).pairs;
  expect((await pass(later, until(again, '2026-03-09T17:00Z'))).sort()).toEqual([
    'ann@example.org Your next 1:1: Thursday 12 March at 18:00 (Berlin time)',
    'ben@example.org Your next 1:1: Thursday 12 March at 22:30 (Kolkata time)',
  ]);
  expect(linkIn(mails.received[0]!)).toBe(`${publicUrl}/g/${group}`);
  const stop = /reminders#stop=(\S+)/.exec(textOf(mails.received.find(({ to }) => to === addressOf('Ben'))!))?.[1];
  yesOf(await new Browser(again.url).post('/api/reminders', { link: stop, on: false }));
  expect(await pass(later, until(again, '2026-03-12T15:00Z'))).toEqual(['ann@example.org Today at 18:00: your 1:1']);
  expect(linkIn(mails.received[2]!)).toBe(`${publicUrl}/m/${pair!.next!.meeting}`);
  // By then it is too late for the one that was left out.
  expect(await pass(later, until(again, '2026-03-12T16:31Z'))).toEqual([]);
  yesOf(await new Browser(again.url).post('/api/reminders', { link: stop, on: true }));
  expect((await pass(later, until(again, '2026-03-12T16:55Z'))).sort()).toEqual([
    'ann@example.org Your 1:1 begins at 18:00',
    'ben@example.org Your 1:1 begins at 22:30',
  ]);
  expect(await pass(later, 5 * DAY)).toEqual([]);
  for (const { raw } of mails.received) expect(raw).not.toMatch(/Harbour|Ann|Ben\b/);
  expect(channel.taken).toEqual([]);
});

test('[DT10] a 1:1 that is moved reminds of the new time only, and one that is cancelled of nothing', async () => {
  const here = await scene();
  const { running, people, group } = here;
  const { Ann, Ben } = people;
  const on = (day: string) => ({ when: { wall: `2026-03-${day}T18:00`, timeZone: 'Europe/Berlin' } });
  yesOf(await propose(Ann!, group, [Ben!.me], on('12')));
  yesOf(await say(Ben!, group, 'accept'));
  await running.clock.move(1);
  yesOf(await propose(Ben!, group, [Ann!.me], on('19')));
  const [moved] = yesOf(await say(Ann!, group, 'accept')).pairs;
  expect(await pass(here, until(running, '2026-03-16T16:59Z'))).toEqual([]);
  expect(await pass(here, 60_000)).toHaveLength(2);
  const cancel = { answer: 'cancel', meeting: moved!.next!.meeting };
  yesOf(await Ann!.post(`/api/groups/${group}/buddies/${moved!.pair}`, cancel));
  expect(await pass(here, 4 * DAY)).toEqual([]);
});

/** Ben promises something in a meeting on 2 March, which ends. */
async function metOnce({ running, people, group }: Scene): Promise<void> {
  const { meeting } = yesOf(
    await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, {
      when: null,
      minutes: null,
      template: 'frame.group',
    }),
  );
  const ann = clientForTest(running.url, { meeting, cookie: people.Ann!.cookie });
  await sitDown(ann, null);
  must(await ann.command({ type: 'startMeeting' }));
  const action = { ...openAction({ id: 'a1', member: people.Ben!.me, meeting, what: 'canary-action' }) };
  await running.store.write([{ kind: 'action', group, action: { ...action, acceptedAt: running.clock.now() } }]);
  must(await ann.command({ type: 'endMeeting' }));
  await running.clock.move(1000);
}

test('[DT10] half-way between two meetings those with open actions are asked once how it goes', async () => {
  const here = await scene();
  const { running, mails } = here;
  await metOnce(here);
  await plan(here, '2026-03-30T18:00');
  expect(await pass(here, until(running, '2026-03-16T16:59Z'))).toEqual([]);
  expect(await pass(here, 60_000)).toEqual(['ben@example.org How are your actions going?']);
  expect(linkIn(mails.received[0]!)).toBe(`${publicUrl}/actions`);
  expect(textOf(mails.received[0]!)).toContain('Monday 30 March at 18:00');
  expect(mails.received[0]!.raw).not.toContain('canary');
  await plan(here, '2026-04-06T18:00');
  expect(await pass(here, until(running, '2026-04-02T17:00Z'))).toEqual([]);
});

test('[DT11] the link in a reminder stops those of one member and group, without signing in, and starts them again', async () => {
  const here = await scene();
  const { running, people, group, mails } = here;
  const mine = async (who: Browser) => yesOf(await who.get<MyReminders>(`/api/groups/${group}/reminders`));
  await plan(here, '2026-03-12T18:00');
  await pass(here, until(running, '2026-03-09T17:00Z'));
  const text = textOf(mails.received.find(({ to }) => to === addressOf('Ben'))!);
  const link = /reminders#stop=(\S+)/.exec(text)?.[1] ?? '';
  const stranger = new Browser(running.url);
  expect(
    noOf(await stranger.post('/api/reminders', { link: `${people.Ann!.me}.${link.split('.')[1]}`, on: false })),
  ).toBe('404 unknownLink');
  yesOf(await stranger.post('/api/reminders', { link, on: false }));
  expect(await mine(people.Ben!)).toEqual({ on: false, hasAddress: true, sendsMail: true });
  expect(await mine(people.Cleo!)).toEqual({ on: true, hasAddress: false, sendsMail: true });
  expect(await pass(here, until(running, '2026-03-12T15:00Z'))).toEqual([
    'ann@example.org Today at 18:00: your meeting',
  ]);
  // By then it is too late for the one that was left out.
  await pass(here, until(running, '2026-03-12T16:31Z'));
  yesOf(await stranger.post('/api/reminders', { link, on: true }));
  yesOf(await people.Ann!.post(`/api/groups/${group}/reminders`, { on: false }));
  expect(await pass(here, until(running, '2026-03-12T16:55Z'))).toEqual([
    'ben@example.org Your meeting begins at 18:00',
  ]);
});

test('without a mail server reminders stay for the operator, and the log has no address', async () => {
  const folder = await folderForTest();
  const running = await appForTest({ folder, publicUrl });
  const formed = await formedGroup(running, ['Ann', 'Ben']);
  await giveAddress(running, formed.people.Ann!.me, addressOf('Ann'));
  await plan(formed, '2026-03-12T18:00');
  await running.app.reminders.settled();
  // Of what two members have on their own the operator learns nothing.
  const when = { wall: '2026-03-12T14:00', timeZone: 'Europe/Berlin' };
  yesOf(await propose(formed.people.Ann!, formed.group, [formed.people.Ben!.me], { when }));
  yesOf(await say(formed.people.Ben!, formed.group, 'accept'));
  await running.clock.move(until(running, '2026-03-09T17:00Z'));
  await running.app.reminders.settled();
  const kept = await running.store.mail.list('undelivered', 9);
  expect(kept.map(({ to, kind, status }) => [to, kind, status])).toEqual([['ann@example.org', 'remindCard', 'kept']]);
  expect(JSON.stringify(running.log)).not.toContain('ann@');
});
