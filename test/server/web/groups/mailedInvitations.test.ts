import { beforeEach, describe, expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { Coming, GroupFormed, InvitationChanged, PeopleInvited } from '../../../../shared/protocol/forming';
import type { MailReturned, OperatorPage } from '../../../../shared/protocol/operator';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { giveAddress } from '../../../support/confirmed';
import { appForTest } from '../../../support/forTest';
import { linkIn, type MailServer, mailServerForTest, textOf } from '../../../support/smtp';

const publicUrl = 'https://rooms.example';
let mails: MailServer;
beforeEach(async () => {
  mails = await mailServerForTest();
});

const sending = () => ({ publicUrl, mail: { smtpUrl: mails.url, from: 'rooms@example.org' } });

/** Ann forms a group with Ben and Cleo, who have addresses, and Dan, who has none. */
async function formed(options: Parameters<typeof appForTest>[0] = sending(), me = 'Ann') {
  const running = await appForTest(options);
  const ann = new Browser(running.url);
  const people = [
    { name: 'Ben', email: 'ben@example.org' },
    { name: null, email: 'cleo@example.org' },
    { name: 'Dan', email: null },
  ];
  const plan = { ...presets.internalGroup, timeZone: 'Europe/London' };
  const order = { model: 'internalGroup', name: 'canary-harbour', me, as: 'member', plan, people };
  const made = yesOf(await ann.post<GroupFormed>('/api/groups', order));
  const at = `/api/groups/${made.group}`;
  const rowOf = async (nth: number) => yesOf(await ann.get<Coming>(`${at}/coming`)).invited[nth];
  const change = async (nth: number, what: object) =>
    ann.post<InvitationChanged>(`${at}/invited/${(await rowOf(nth))?.id}`, what);
  return { running, ann, at, made, rowOf, change };
}

const secretIn = (link: string) => link.replace(`${publicUrl}/j#`, '');

test('[BM7] whoever may let people in is mailed that somebody waits, once for several on one day, without their name', async () => {
  const { running, ann, made } = await formed();
  const ben = new Browser(running.url);
  yesOf(await ben.use(made.invited[0]?.invite ?? '', 'Ben'));
  const dan = new Browser(running.url);
  yesOf(await dan.use(made.invited[2]?.invite ?? '', 'Dan'));
  const members = await running.store.membersOf(made.group);
  const idOf = (name: string) => members.find((member) => member.name === name)?.id ?? '';
  for (const name of ['Ann', 'Ben', 'Dan']) await giveAddress(running, idOf(name), `mine-${name}@example.org`);
  await running.store.reminders.setWantsNone(idOf('Dan'), true, running.clock.now());
  const come = async (name: string) => yesOf(await new Browser(running.url).use(made.invite, name));
  const told = () => mails.received.filter(({ to }) => to.startsWith('mine-')).map(({ to }) => to);
  await come('canary Sam');
  const mail = await mails.next('mine-Ann@example.org');
  await mails.next('mine-Ben@example.org');
  expect(linkIn(mail)).toBe(`${publicUrl}/g/${made.group}`);
  expect(mail.raw).not.toMatch(/canary|harbour/i);
  await come('Tom');
  const sam = (await running.store.membersOf(made.group)).filter(({ letInAt }) => letInAt === null);
  for (const { id } of sam) yesOf(await ann.post(`/api/groups/${made.group}/newcomers/${id}`, { letIn: true }));
  await come('Uma');
  await mails.next('mine-Ann@example.org');
  await mails.next('mine-Ben@example.org');
  expect(told().sort()).toEqual([...['Ann', 'Ann', 'Ben', 'Ben'].map((name) => `mine-${name}@example.org`)]);
});

describe('[GF7] whoever is invited with an address is mailed their link', () => {
  test('which lets them in; the mail names who invites them, and not the group', async () => {
    const { running, made, rowOf } = await formed();
    expect(made.invited.map(({ mailed }) => mailed)).toEqual([true, true, false]);
    const mail = await mails.next('ben@example.org');
    expect(textOf(mail)).toContain('Ann invites you');
    expect(mail.raw).not.toContain('canary');
    const secret = secretIn(linkIn(mail));
    expect(secret).toBe(made.invited[0]?.invite);
    await expect.poll(() => rowOf(0)).toMatchObject({ mail: { state: 'sent', problem: null } });
    expect(await rowOf(2)).toMatchObject({ name: 'Dan', mail: null });
    const ben = new Browser(running.url);
    expect(yesOf(await ben.use(secret, 'Ben'))).toMatchObject({ group: made.group });
    expect(JSON.stringify(running.log)).not.toContain('ben@example.org');
  });

  test('also when they are invited later', async () => {
    const { running, ann, at, rowOf } = await formed();
    // Whoever is invited later stands behind.
    await running.clock.move(1);
    const people = [{ name: 'Eve', email: 'eve@example.org' }];
    const { invited } = yesOf(await ann.post<PeopleInvited>(`${at}/invited`, { people }));
    expect(secretIn(linkIn(await mails.next('eve@example.org')))).toBe(invited[0]?.invite);
    const ben = new Browser(running.url);
    yesOf(await ben.use(secretIn(linkIn(await mails.next('ben@example.org'))), 'Ben'));
    await expect.poll(() => rowOf(2)).toMatchObject({ name: 'Eve', mail: { state: 'sent' } });
  });

  test('with nothing in their name that could be an advertisement', async () => {
    await formed(sending(), 'Win 1000 $ at https://spam.example/now');
    const text = textOf(await mails.next('ben@example.org'));
    expect(text).toContain('Win at httpsspamexamplenow invites you');
    expect(text.match(/https?:\/\/\S+/g)).toHaveLength(1);
  });

  test('without a mail server nothing is kept, and whoever invites passes the links on', async () => {
    const { running, made, rowOf, change } = await formed({ publicUrl });
    expect(made.invited.map(({ mailed, invite }) => [mailed, invite.length])).toEqual([
      [false, 22],
      [false, 22],
      [false, 22],
    ]);
    expect(await running.store.mail.list('undelivered', 9)).toEqual([]);
    expect((await rowOf(0))?.mail).toBeNull();
    expect(noOf(await change(0, { change: 'mail', email: 'ben@example.org' }))).toBe('403 notAllowed');
  });

  test('as long as one network does not have too many mails sent', async () => {
    const { made, ann, at } = await formed({ ...sending(), limits: { invitationMails: 2 } });
    expect(made.invited.map(({ mailed }) => mailed)).toEqual([true, true, false]);
    const people = [{ name: 'Eve', email: 'eve@example.org' }];
    const more = yesOf(await ann.post<PeopleInvited>(`${at}/invited`, { people }));
    expect(more.invited).toMatchObject([{ mailed: false, invite: expect.stringMatching(/^.{22}$/) }]);
  });
});

describe('[GF8] a mail that comes back', () => {
  test('is shown at its person, and another address gets a new link; the first one stops working', async () => {
    mails.refuses = 550;
    const { running, made, rowOf, change } = await formed();
    await expect.poll(() => rowOf(0)).toMatchObject({ mail: { state: 'failed', problem: '550' } });
    mails.refuses = null;
    expect(yesOf(await change(0, { change: 'mail', email: 'benjamin@example.org' }))).toEqual({ invite: null });
    const link = secretIn(linkIn(await mails.next('benjamin@example.org')));
    await expect.poll(() => rowOf(0)).toMatchObject({ email: 'benjamin@example.org', mail: { state: 'sent' } });
    const stranger = new Browser(running.url);
    expect(noOf(await stranger.use(made.invited[0]?.invite ?? '', 'Ben'))).toBe('410 expiredLink');
    yesOf(await stranger.use(link, 'Ben'));
  });

  test('after it was sent, is shown in the same way once the operator has noted it', async () => {
    const operator = {
      takesLink: async () => true,
      settings: [],
      disk: async () => ({ database: 0, journal: 0, free: null }),
    };
    const { running, rowOf, change } = await formed({ ...sending(), operator });
    await expect.poll(() => rowOf(0)).toMatchObject({ mail: { state: 'sent' } });
    const op = new Browser(running.url);
    const returned = (address: string) => op.post<MailReturned>('/api/operator/returned', { address });
    expect(noOf(await returned('ben@example.org'))).toBe('401 signedOut');
    yesOf(await op.post('/api/operator/sign-in', { secret: 'open' }));
    expect(noOf(await returned('benn@example.org'))).toBe('404 notFound');
    expect(yesOf(await returned(' Ben@Example.org '))).toEqual({ count: 1 });
    expect(noOf(await returned('ben@example.org'))).toBe('404 notFound');
    expect(await rowOf(0)).toMatchObject({ mail: { state: 'failed', problem: 'returned' } });
    const { mails: listed } = yesOf(await op.get<OperatorPage>('/api/operator'));
    expect(listed).toMatchObject([{ to: 'ben@example.org', status: 'failed', problem: 'returned', text: null }]);
    expect(yesOf(await change(0, { change: 'mail', email: 'benjamin@example.org' }))).toEqual({ invite: null });
    await expect.poll(() => rowOf(0)).toMatchObject({ email: 'benjamin@example.org', mail: { state: 'sent' } });
  });

  test('is no matter any more when a new link was made, to be passed on by hand', async () => {
    mails.refuses = 550;
    const { rowOf, change } = await formed();
    await expect.poll(() => rowOf(0)).toMatchObject({ mail: { state: 'failed' } });
    expect(yesOf(await change(0, { change: 'newLink' })).invite).toHaveLength(22);
    expect(await rowOf(0)).toMatchObject({ name: 'Ben', mail: null });
  });

  test('is not sent to a text that is no address, nor to that of somebody else', async () => {
    const { change } = await formed();
    expect((await change(0, { change: 'mail', email: 'ben at home' })).answer).toMatchObject({
      detail: { field: 'email', why: 'email' },
    });
    expect((await change(0, { change: 'mail', email: 'CLEO@example.org' })).answer).toMatchObject({
      detail: { field: 'email', why: 'twice' },
    });
  });

  test('waits no longer when its person is taken off', async () => {
    mails.refuses = 451;
    const { running, rowOf, change } = await formed();
    await expect.poll(() => rowOf(0)).toMatchObject({ mail: { state: 'waiting', problem: '451' } });
    yesOf(await change(0, { change: 'withdraw' }));
    const waiting = await running.store.mail.waiting(9);
    expect(waiting.map(({ to }) => to)).toEqual(['cleo@example.org']);
  });
});
