import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { longest } from '../../../../shared/meeting/limits';
import { leadNow } from '../../../../shared/meeting/people/people';
import type { Mine, Minutes } from '../../../../shared/protocol/http';
import type { Answer } from '../../../../shared/refusal';
import { enter, must, post, sitDown, TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';
import { offerWritten } from '../../../support/writing/offered';

const names = ['Ann', 'Ben', 'Cleo', 'Dan'] as const;

const { running, here, person } = gatherForEach(names, {
  template: offerWritten(),
  minutes: 180,
  server: { onDisk: true },
});

const mine = async (who: TestClient) => (await who.read({ what: 'myPages' })).pages;
const shown = async (who: TestClient) => (await who.read({ what: 'shownPages' })).pages;
/** What everybody but this person reads of pages, by name. */
async function readByOthers(owner: TestClient): Promise<Record<string, string[]>> {
  const others = here.all.filter((who) => who !== owner && who.socket.connected);
  const read = await Promise.all(others.map(async (who) => [who.who.name, (await shown(who)).map(({ text }) => text)]));
  return Object.fromEntries(read.filter(([, texts]) => texts?.length));
}
const save = (who: TestClient, stage: string, text: string, version = 0) =>
  who.change({ what: 'savePage', stage, text, version });
const release = (who: TestClient, stage: string, to: 'owner' | 'client' | 'group', version = 1, part?: string) =>
  who.change({ what: 'releasePage', stage, to, version, ...(part === undefined ? {} : { part }) });

/** The slot in which this person is the client. */
const slotOf = (name: string): string =>
  Object.values(here.lead.meeting!.slots).find(({ client }) => client === person(name).me)!.id;

async function everythingStored(): Promise<string> {
  return JSON.stringify(await running.store.readEvents(here.meeting, 0));
}

test('[WR1] a page is its owner’s alone: nobody else reads it, no list and no news names it', async () => {
  await goTo(here, 'priorities');
  const [ann, ben, dan] = [person('Ann'), person('Ben'), person('Dan')];
  expect(await mine(ben)).toEqual([]);
  const before = dan.news.length;
  expect(must(await save(ben, 'priorities', 'Say no to Dan'))).toEqual({ version: 1 });
  expect(must(await save(ben, 'priorities', 'Say no to Dan twice', 1))).toEqual({ version: 2 });
  // Two tabs cannot overwrite each other unnoticed.
  expect(await save(ben, 'priorities', 'other tab', 1)).toMatchObject({ error: 'stale' });
  expect(await mine(ben)).toEqual([{ stage: 'priorities', text: 'Say no to Dan twice', version: 2, shown: null }]);
  expect(await mine(ann)).toEqual([]);
  expect(await readByOthers(ben)).toEqual({});
  await dan.ask('records:read', { what: 'shownPages' });
  expect(dan.news.slice(before).filter(({ event }) => event === 'records:changed')).toEqual([]);
  expect(await everythingStored()).not.toContain('Say no');
  expect(JSON.stringify(running.log)).not.toContain('Say no');

  // Somebody else's page cannot be written, given away, erased or removed.
  expect(await release(ann, 'priorities', 'group')).toMatchObject({ error: 'notFound' });
  expect(await ann.change({ what: 'removePage', stage: 'priorities', member: ben.me })).toMatchObject({
    error: 'notFound',
  });
  expect(await ann.change({ what: 'erasePage', stage: 'priorities' })).toMatchObject({ error: 'notFound' });
  expect(await mine(ben)).toHaveLength(1);
});

test('[WR1] pages belong to a stage that has begun, to those it is for, and keep to their limit', async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  for (const stage of ['priorities', 'checkin', 'nowhere', '__proto__'])
    expect(await save(ann, stage, 'x'), stage).toMatchObject({ error: 'notAllowed' });
  await goTo(here, `${slotOf('Ben')}/judge`);
  const stage = `${slotOf('Ben')}/judge`;
  expect(await save(ben, stage, 'x')).toMatchObject({ error: 'notAllowed' });
  must(await save(ann, stage, 'x'.repeat(longest.page)));
  expect(await save(ann, stage, 'x'.repeat(longest.page + 1), 1)).toMatchObject({ error: 'tooLarge' });
  expect(await release(ann, stage, 'group', 1, 'x'.repeat(longest.page + 1))).toMatchObject({ error: 'tooLarge' });
  // It can be gone on with when the stage is over.
  await goTo(here, `${slotOf('Ben')}/read`);
  must(await save(ann, stage, 'y', 1));
  const id = randomUUID();
  must(await ann.change({ what: 'savePage', stage, text: 'z', version: 2 }, id));
  expect(must(await ann.change({ what: 'savePage', stage, text: 'z', version: 2 }, id))).toEqual({ version: 3 });
});

test('[WR2] the client reads what is given to them, and the group what is shown; the log tells who and to whom', async () => {
  const stage = `${slotOf('Ben')}/judge`;
  await goTo(here, stage);
  const [ann, ben, cleo, dan] = names.map(person) as [TestClient, TestClient, TestClient, TestClient];
  must(await save(cleo, stage, 'Talk to Kim.'));
  must(await save(dan, stage, 'I was there too.'));
  expect(await release(cleo, stage, 'client', 7)).toMatchObject({ error: 'stale' });
  const told = ben.next('records:changed', ({ what }) => what === 'shownPages');
  const silent = dan.news.length;
  must(await release(cleo, stage, 'client'));
  await told;
  expect(await readByOthers(cleo)).toEqual({ Ben: ['Talk to Kim.'] });
  expect(await shown(cleo)).toEqual([{ stage, member: cleo.me, text: 'Talk to Kim.' }]);
  must(await release(dan, stage, 'group'));
  expect(dan.news.slice(silent).filter(({ event }) => event === 'records:changed')).toHaveLength(2);
  expect(await readByOthers(dan)).toEqual({
    Ann: ['I was there too.'],
    Ben: expect.arrayContaining(['Talk to Kim.', 'I was there too.']),
    Cleo: expect.arrayContaining(['Talk to Kim.', 'I was there too.']),
  });
  const state = await ann.until(({ pages }) => Object.keys(pages?.[stage] ?? {}).length === 2);
  expect(state.pages).toEqual({ [stage]: { [cleo.me]: 'client', [dan.me]: 'group' } });
  expect(await everythingStored()).not.toMatch(/to Kim|there too/);

  // Taken back, it is the owner's alone again.
  must(await release(dan, stage, 'owner'));
  expect(await readByOthers(dan)).toEqual({ Ben: ['Talk to Kim.'], Cleo: ['Talk to Kim.'] });
  expect(await mine(dan)).toEqual([{ stage, text: 'I was there too.', version: 1, shown: null }]);
});

test('[WR2] others read what was given, not what is written afterwards, and only the sentences that were chosen', async () => {
  await goTo(here, 'priorities');
  const ben = person('Ben');
  must(await save(ben, 'priorities', 'I want to say no. It is about Dan.'));
  must(await release(ben, 'priorities', 'group', 1, 'I want to say no.'));
  expect((await readByOthers(ben)).Dan).toEqual(['I want to say no.']);
  must(await save(ben, 'priorities', 'I want to say no. It is about Dan, always.', 1));
  expect((await readByOthers(ben)).Dan).toEqual(['I want to say no.']);
  // The same choice again: they read the page as it is now.
  const events = (await running.store.readEvents(here.meeting, 0)).length;
  must(await release(ben, 'priorities', 'group', 2));
  expect((await readByOthers(ben)).Dan).toEqual(['I want to say no. It is about Dan, always.']);
  expect(await running.store.readEvents(here.meeting, 0)).toHaveLength(events);
  expect(await release(ben, 'priorities', 'client', 2)).toMatchObject({ error: 'notAllowed' });
});

test('[WR2] an erased page is gone for its owner and for everybody who could read it', async () => {
  await goTo(here, 'priorities');
  const ben = person('Ben');
  must(await save(ben, 'priorities', 'Too much'));
  must(await release(ben, 'priorities', 'group'));
  const told = person('Dan').next('records:changed', ({ what }) => what === 'shownPages');
  must(await ben.change({ what: 'erasePage', stage: 'priorities' }));
  await told;
  expect(await mine(ben)).toEqual([]);
  expect(await readByOthers(ben)).toEqual({});
  expect((await ben.until(({ pages }) => pages?.priorities?.[ben.me] === 'owner')).pages).toBeDefined();
  expect(await running.store.pages(here.meeting)).toEqual([]);
  // What is written on a new page is private again.
  must(await save(ben, 'priorities', 'Anew'));
  expect(await readByOthers(ben)).toEqual({});
});

test('[WR3] notes for the client are read by them when the stage is over, as their writer goes on with them', async () => {
  const stage = `${slotOf('Ben')}/minute`;
  await goTo(here, stage);
  const [cleo, dan] = [person('Cleo'), person('Dan')];
  must(await save(cleo, stage, 'You said: enough.'));
  must(await save(dan, stage, 'Mine.'));
  must(await release(dan, stage, 'owner'));
  expect(await readByOthers(cleo)).toEqual({});
  const next = here.lead.until((state) => state.current !== stage);
  const toldAtOnce = person('Ben').next('records:changed', ({ what }) => what === 'shownPages');
  await running.clock.move(10 * 60_000);
  await Promise.all([next, toldAtOnce]);
  expect(await readByOthers(cleo)).toEqual({ Ben: ['You said: enough.'] });
  const told = person('Ben').next('records:changed', ({ what }) => what === 'shownPages');
  must(await save(cleo, stage, 'You said: enough. Twice.', 1));
  await told;
  expect(await readByOthers(cleo)).toEqual({ Ben: ['You said: enough. Twice.'] });
});

test('[WR4] the lead removes a page that was shown; its owner keeps it, and the others are told whose it was', async () => {
  await goTo(here, 'priorities');
  const [ann, ben, cleo] = [person('Ann'), person('Ben'), person('Cleo')];
  must(await save(ben, 'priorities', 'Too much'));
  must(await release(ben, 'priorities', 'group'));
  const remove = { what: 'removePage', stage: 'priorities', member: ben.me } as const;
  expect(await cleo.change(remove)).toMatchObject({ error: 'notLead' });
  expect(await ann.change({ ...remove, member: '__proto__' })).toMatchObject({ error: 'notFound' });
  const told = cleo.next('meeting:events', ({ events }) => events.some(({ type }) => type === 'recordRemoved'));
  must(await ann.change(remove));
  const { events } = await told;
  const removed = events.find(({ type }) => type === 'recordRemoved');
  expect(removed).toMatchObject({ record: 'page', id: 'priorities', of: ben.me, by: ann.me });
  expect(await readByOthers(ben)).toEqual({});
  expect(await mine(ben)).toEqual([{ stage: 'priorities', text: 'Too much', version: 1, shown: null }]);
});

test('[WR1] somebody who was removed reads nothing more, and a guest speaker has no page', async () => {
  await goTo(here, 'priorities');
  const [ann, ben, dan] = [person('Ann'), person('Ben'), person('Dan')];
  must(await save(ben, 'priorities', 'For the group'));
  must(await release(ben, 'priorities', 'group'));
  must(await ann.command({ type: 'removeMember', member: dan.me }));
  await ann.until((state) => state.seats[dan.me]?.admission === 'removed');
  const again = new TestClient(running.url, { meeting: here.meeting, cookie: dan.who.cookie });
  await expect(again.connect().then(() => shown(again))).rejects.toThrow(/notAdmitted/);
  const minutes = await fetch(`${running.url}/api/meetings/${here.meeting}/minutes`, {
    headers: { cookie: dan.who.cookie },
  });
  expect(await minutes.text()).not.toContain('For the group');
  again.close();

  const link = await post<{ invite: string }>(
    running.url,
    `/api/meetings/${here.meeting}/invites`,
    { make: 'personal', role: 'speaker' },
    ann.who.cookie,
  );
  const cookie = await enter(running.url, link.value.invite, 'Guest');
  const guest = new TestClient(running.url, { meeting: here.meeting, cookie });
  await guest.join();
  expect(await guest.ask('records:read', { what: 'shownPages' })).toMatchObject({ ok: false });
  expect(await save(guest, 'priorities', 'x')).toMatchObject({ ok: false });
  guest.close();
});

test('[RC8] kept pages, shown ones and given ones are there after the end and a restart, each for its readers', async () => {
  await goTo(here, 'priorities');
  const [ann, ben, cleo] = [person('Ann'), person('Ben'), person('Cleo')];
  must(await save(ben, 'priorities', 'Kept by Ben'));
  must(await save(cleo, 'priorities', 'Shown by Cleo'));
  must(await release(cleo, 'priorities', 'group'));
  const judge = `${slotOf('Ben')}/judge`;
  await goTo(here, judge);
  must(await save(cleo, judge, 'Given by Cleo'));
  must(await release(cleo, judge, 'client'));
  const lead = here.all.find(({ me }) => me === leadNow(here.lead.meeting!))!;
  must(await lead.command({ type: 'endMeeting' }));
  await ben.until((state) => state.status === 'ended');
  const get = async <T>(what: string, who: TestClient): Promise<T> => {
    const answer = await fetch(`${running.url}/api/meetings/${here.meeting}/${what}`, {
      headers: { cookie: who.who.cookie },
    });
    return must((await answer.json()) as Answer<T>);
  };
  // What was given stays with its readers; what was kept can still be given.
  expect(await release(cleo, 'priorities', 'owner')).toMatchObject({ error: 'ended' });
  must(await save(ben, 'priorities', 'Kept by Ben, and gone on', 1));
  expect((await get<Mine>('mine', ben)).pages).toEqual([
    {
      stage: 'priorities',
      words: 'orientation.write',
      slotOf: null,
      text: 'Kept by Ben, and gone on',
      version: 2,
      to: 'owner',
      choices: ['group'],
    },
  ]);
  here.close();
  await running.restart();
  const place = { words: 'balint.judge', slotOf: 'Ben' };
  expect((await get<Mine>('mine', ben)).given).toEqual([{ name: 'Cleo', text: 'Given by Cleo', ...place }]);
  expect((await get<Mine>('mine', ann)).given).toEqual([]);
  expect((await get<Mine>('mine', ann)).pages).toEqual([]);
  expect((await get<Mine>('mine', cleo)).pages).toMatchObject([
    { stage: 'priorities', to: 'group', choices: [] },
    { stage: judge, text: 'Given by Cleo', to: 'client', choices: ['group'], ...place },
  ]);
  const before = await get<Minutes>('minutes', ann);
  expect(before.pages).toEqual([{ name: 'Cleo', text: 'Shown by Cleo', words: 'orientation.write', slotOf: null }]);
  expect(JSON.stringify([before, await get<Mine>('mine', ann)])).not.toMatch(/Kept|Given/);

  const back = new TestClient(running.url, { meeting: here.meeting, cookie: ben.who.cookie, name: 'Ben' });
  await back.join();
  must(await release(back, 'priorities', 'group', 2));
  expect((await get<Minutes>('minutes', ann)).pages.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Kept by Ben, and gone on', 'Shown by Cleo']),
  );
  // What is erased afterwards is gone from the minutes too; the log stays as it is.
  const events = (await running.store.readEvents(here.meeting, 0)).length;
  must(await back.change({ what: 'erasePage', stage: 'priorities' }));
  expect((await get<Minutes>('minutes', ann)).pages.map(({ text }) => text)).toEqual(['Shown by Cleo']);
  expect((await get<Mine>('mine', ben)).pages).toEqual([]);
  expect(await running.store.readEvents(here.meeting, 0)).toHaveLength(events);
  back.close();
});

test('[WR1] a page is there after a reload, and two saves at once never mix', async () => {
  await goTo(here, 'priorities');
  const ben = person('Ben');
  const both = await Promise.all([save(ben, 'priorities', 'one'), save(ben, 'priorities', 'two')]);
  expect(both.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual(['ok', 'stale']);
  ben.close();
  const again = new TestClient(running.url, { meeting: here.meeting, cookie: ben.who.cookie, name: 'Ben' });
  await sitDown(again, null);
  const [page] = await mine(again);
  expect(page).toMatchObject({ stage: 'priorities', version: 1 });
  expect(['one', 'two']).toContain(page?.text);
  again.close();
});
