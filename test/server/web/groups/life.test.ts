import { describe, expect, test } from 'vitest';
import type { GroupModel } from '../../../../shared/groups/models';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type { Home } from '../../../../shared/protocol/groups';
import type { AgreementChanged, Ownership } from '../../../../shared/protocol/ownership';
import type { Retention } from '../../../../shared/protocol/retention';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { giveAddress } from '../../../support/confirmed';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach, appForTest, clientForTest, folderForTest } from '../../../support/forTest';
import { groupByLinks } from '../../../support/groupByLinks';
import { linkIn, mailServerForTest, textOf } from '../../../support/smtp';

const running = appForEach();
const DAY = 24 * 60 * 60 * 1000;
const MONTH = 31 * DAY;

/** A group in which everybody has come by their own link. The first one formed it. */
async function group(names: string[], model: Exclude<GroupModel, 'pair'> = 'internalGroup') {
  const formed = await groupByLinks(running, names, { model });
  const { at } = formed;
  const archive = (who: Browser, change: 'archive' | 'open' | 'keep') => who.post(`${at}/archive`, { change });
  const end = (who: Browser, name = 'Harbour group', afterEnd = 1) =>
    who.post<AgreementChanged>(`${at}/end`, { name, afterEnd });
  const plan = async (who: Browser) =>
    yesOf(await who.post<DatePlanned>(`${at}/next`, { when: null, minutes: null, template: null })).meeting;
  const agree = async (who: Browser) => {
    const { proposals } = yesOf(await who.get<Ownership>(`${at}/ownership`));
    return who.post<AgreementChanged>(`${at}/proposals/${proposals[0]?.id}`, { answer: 'agree' });
  };
  const people = formed.people as Record<'Ann' | 'Ben' | 'Cleo' | 'Dan', Browser>;
  return { ...formed, people, archive, end, plan, agree };
}

describe('[LF3] an archived group', () => {
  test('is read, holds and plans nothing new, and is opened again', async () => {
    const { people, at, archive, page, plan, invite } = await group(['Ann', 'Ben']);
    const { Ann, Ben } = people;
    const meeting = await plan(Ann);
    yesOf(
      await Ann.send('PUT', `${at}/series`, {
        json: {
          version: 0,
          timeZone: 'Europe/London',
          first: '2026-05-04T18:00',
          rhythm: { every: 'weeks', weeks: 4 },
          until: null,
        },
      }),
    );
    yesOf(await archive(Ben, 'archive'));
    yesOf(await archive(Ann, 'archive'));
    const shut = await page(Ann);
    expect(shut).toMatchObject({ next: null, mayInvite: false, mayPlan: false, mayChange: false, mayArchive: true });
    expect(shut.changes.map(({ what }) => what)).toEqual(['archived']);
    expect(yesOf(await Ann.get<Home>('/api/home')).groups).toMatchObject([{ isArchived: true, erasedAt: null }]);
    expect(
      noOf(await Ann.post(`/api/meetings/${meeting}/again`, { startsAt: null, minutes: null, template: null })),
    ).toBe('403 notLead');
    // Nobody new comes by a link, and nobody is locked out.
    expect(noOf(await new Browser(running.url).look(invite))).toBe('409 archived');
    expect(noOf(await Ann.use(invite, 'Another'))).toBe('409 archived');
    yesOf(await Ann.use(invite, null));
    yesOf(await archive(Ann, 'open'));
    expect(await page(Ann)).toMatchObject({ archivedAt: null, mayInvite: true, mayPlan: true });
    await plan(Ann);
  });

  test('does not cut a meeting that runs', async () => {
    const { people, archive, plan } = await group(['Ann', 'Ben']);
    const meeting = await plan(people.Ann);
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await sitDown(ann, null);
    must(await ann.command({ type: 'startMeeting' }));
    yesOf(await archive(people.Ben, 'archive'));
    must(await ann.command({ type: 'endMeeting' }));
  });

  test('lies there by whoever may bring people in', async () => {
    const { people, archive, page } = await group(['Ann', 'Ben'], 'externalGroup');
    expect(noOf(await archive(people.Ben, 'archive'))).toBe('403 notLead');
    yesOf(await archive(people.Ann, 'archive'));
    expect((await page(people.Ben)).mayArchive).toBe(false);
    expect(noOf(await archive(people.Ben, 'open'))).toBe('403 notLead');
  });
});

describe('[LF4] a group that ends', () => {
  test('takes its name, typed once more, and more than half of the others', async () => {
    const { people, end, agree, page, at } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    expect(noOf(await end(people.Ann, 'harbour group'))).toBe('400 badInput');
    expect(yesOf(await end(people.Ann))).toEqual({ holds: 'proposed' });
    expect(noOf(await end(people.Ben))).toBe('409 stale');
    expect(yesOf(await people.Ben.get<Ownership>(`${at}/ownership`))).toMatchObject({
      decidesEnd: 'together',
      proposals: [{ kind: 'end', afterEnd: 1, count: 0, needed: 2 }],
    });
    expect(yesOf(await agree(people.Ben))).toEqual({ holds: 'proposed' });
    expect((await page(people.Ben)).endedAt).toBeNull();
    expect(yesOf(await agree(people.Cleo))).toEqual({ holds: 'now' });
    const now = running.clock.now();
    expect(await page(people.Dan)).toMatchObject({ endedAt: now, erasedAt: now + MONTH, archivedAt: now });
    // Asked twice: it stays ended since then.
    await running.clock.move(DAY);
    expect(yesOf(await end(people.Ann))).toEqual({ holds: 'now' });
    expect((await page(people.Dan)).endedAt).toBe(now);
  });

  test('keeps what it decided about how long', async () => {
    const { people, end, at } = await group(['Ann']);
    const json = { texts: null, afterEnd: 6, version: 0 };
    yesOf(await people.Ann.send('PUT', `${at}/retention`, { json }));
    // Alone, nobody has to agree.
    expect(yesOf(await end(people.Ann))).toEqual({ holds: 'now' });
    const { erasedAt, endedAt } = yesOf(await people.Ann.get<Retention>(`${at}/retention`));
    expect(erasedAt).toBe((endedAt ?? 0) + 6 * MONTH);
  });

  test('tells everybody, is kept by one of them until that date, and is opened after that', async () => {
    const { people, end, archive, page } = await group(['Ann', 'Ben'], 'externalGroup');
    expect(noOf(await end(people.Ben))).toBe('403 notAllowed');
    yesOf(await end(people.Ann));
    const { erasedAt, changes } = await page(people.Ben);
    expect(changes.map(({ what }) => what)).toEqual(['ended']);
    expect(yesOf(await people.Ben.get<Home>('/api/home')).groups).toMatchObject([{ erasedAt, isArchived: true }]);
    expect(noOf(await archive(people.Ann, 'open'))).toBe('409 notNow');
    await running.clock.move(MONTH - DAY);
    yesOf(await archive(people.Ann, 'keep'));
    await running.clock.move(2 * DAY);
    await running.app.retention.settled();
    expect(await page(people.Ben)).toMatchObject({ endedAt: null, erasedAt: null });
    yesOf(await archive(people.Ann, 'open'));
  });

  test('is erased on that date, and not in the middle of a meeting', async () => {
    const { people, plan, page, group: id } = await group(['Ann']);
    const meeting = await plan(people.Ann);
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await sitDown(ann, null);
    must(await ann.command({ type: 'startMeeting' }));
    await running.store.life.end(id, 1, { by: ann.me, at: running.clock.now() - MONTH });
    const hourLater = async () => {
      await running.clock.move(DAY / 24);
      await running.app.retention.settled();
    };
    await hourLater();
    expect(await page(people.Ann)).toMatchObject({ next: { status: 'running' } });
    must(await ann.command({ type: 'endMeeting' }));
    await hourLater();
    expect(await running.store.group(id)).toBeNull();
  });
});

test('[LF4] members with a confirmed address are mailed the day, once a day, and nothing of what the group wrote', async () => {
  const mails = await mailServerForTest();
  const settings = { smtpUrl: mails.url, from: 'rooms@example.org' };
  const here = await appForTest({
    folder: await folderForTest(),
    publicUrl: 'https://rooms.example',
    mail: settings,
  });
  const { group: id, people } = await formedGroup(here, ['Ann', 'Ben', 'Cleo', 'Dora'], { model: 'externalGroup' });
  for (const name of ['Ann', 'Ben', 'Cleo', 'Dora'])
    await giveAddress(here, people[name]?.me ?? '', `${name.toLowerCase()}@example.org`, name !== 'Cleo');
  // It is no reminder, so it reaches people who want none as well.
  yesOf(await (people.Dora as Browser).post(`/api/groups/${id}/reminders`, { on: false }));
  await here.store.life.setRole(people.Ann?.me ?? '', 'facilitator', { by: '', at: 0 });
  const { name = '' } = (await here.store.group(id)) ?? {};
  const end = async () => yesOf(await (people.Ann as Browser).post(`/api/groups/${id}/end`, { name, afterEnd: 1 }));
  await end();
  yesOf(await (people.Ann as Browser).post(`/api/groups/${id}/archive`, { change: 'keep' }));
  await end();
  await expect.poll(() => here.store.mail.waiting(1)).toEqual([]);
  expect(mails.received.map(({ to }) => to)).toEqual(['ben@example.org', 'dora@example.org']);
  const [mail] = mails.received;
  const erased = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    (await here.store.retention.of(id))?.erasedAt ?? 0,
  );
  expect(mail && textOf(mail)).toContain(`erased on ${erased}.`);
  expect(mail && textOf(mail)).not.toContain(name);
  expect(mail && linkIn(mail)).toBe(`https://rooms.example/g/${id}`);
});
