import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '../../../../shared/documents/names';
import { beginRow, hashOfRow, planText, rowText, setRowDue } from '../../../../shared/documents/plan';
import { emptyDocument } from '../../../../shared/documents/roots';
import { ownPage } from '../../../../shared/meeting/pages';
import { leadNow } from '../../../../shared/meeting/people/people';
import { must, post, sitDown, TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { issueCard } from '../../../support/records';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo', 'Dan']);

const card = (line: string) => issueCard({ line, whyNow: 'It starts on Monday', help: ['questions'] });

const slotOf = (name: string): string =>
  Object.values(here.lead.meeting!.slots).find((slot) => slot.client === person(name).me)!.id;

test('an issue card is mine alone until I share it; the shared card and its event are saved together', async () => {
  const ben = person('Ben');
  expect(await ben.read({ what: 'myIssue' })).toMatchObject({ version: 0, shared: null });
  expect(must(await ben.change({ what: 'saveIssue', card: card('Too much'), version: 0 })).version).toBe(1);
  expect(await ben.change({ what: 'saveIssue', card: card('Other tab'), version: 0 })).toMatchObject({
    error: 'stale',
  });
  expect((await here.lead.read({ what: 'sharedIssues' })).issues).toEqual([]);
  expect((await here.lead.read({ what: 'myIssue' })).card.line).toBe('');

  const slot = slotOf('Ben');
  expect(await person('Cleo').change({ what: 'shareIssue', slot, version: 1 })).toMatchObject({ error: 'notAllowed' });
  expect(await ben.change({ what: 'shareIssue', slot, version: 7 })).toMatchObject({ error: 'stale' });
  const told = here.lead.next('records:changed', (news) => news.what === 'sharedIssues');
  must(await ben.change({ what: 'shareIssue', slot, version: 1 }));
  await told;
  const seen = await here.lead.until((state) => state.slots[slot]?.issue !== null);
  expect(seen.slots[slot]?.issue).toEqual({ version: 1 });
  const { issues } = await here.lead.read({ what: 'sharedIssues' });
  expect(issues).toEqual([{ member: ben.me, version: 1, card: card('Too much') }]);
  // Later changes are private until I share them too.
  must(await ben.change({ what: 'saveIssue', card: card('Less'), version: 1 }));
  expect((await here.lead.read({ what: 'sharedIssues' })).issues[0]?.card.line).toBe('Too much');
  expect(JSON.stringify(await running.store.readEvents(here.meeting, 0))).not.toContain('Too much');
});

test('a private note stays private, and two tabs cannot overwrite each other unnoticed', async () => {
  const ben = person('Ben');
  must(await ben.change({ what: 'saveNote', text: 'ask about budget', version: 0 }));
  expect(await ben.change({ what: 'saveNote', text: '', version: 0 })).toMatchObject({ error: 'stale' });
  expect(await ben.read({ what: 'myNote' })).toMatchObject({ text: 'ask about budget', version: 1 });
  expect(await here.lead.read({ what: 'myNote' })).toMatchObject({ text: '', version: 0 });
});

test('[RC6] envelope cards are read by the client and their author, and marked by the client only', async () => {
  const slot = slotOf('Ben');
  const [ben, cleo, dan] = [person('Ben'), person('Cleo'), person('Dan')];
  const noNews = dan.news.length;
  must(await cleo.change({ what: 'addEnvelope', slot, kind: 'idea', text: 'Talk to Kim' }));
  const cards = (await ben.read({ what: 'envelope', slot })).cards;
  expect(cards).toMatchObject([{ text: 'Talk to Kim', from: cleo.me, helped: false }]);
  const id = cards[0]!.id;
  expect((await cleo.read({ what: 'envelope', slot })).cards).toHaveLength(1);
  expect((await dan.read({ what: 'envelope', slot })).cards).toEqual([]);
  expect(await cleo.change({ what: 'markEnvelope', card: id, helped: true })).toMatchObject({ error: 'notAllowed' });
  expect(await dan.change({ what: 'removeEnvelope', card: id })).toMatchObject({ error: 'notAllowed' });
  must(await ben.change({ what: 'markEnvelope', card: id, helped: true }));
  expect((await cleo.read({ what: 'envelope', slot })).cards[0]?.helped).toBe(true);
  must(await cleo.change({ what: 'removeEnvelope', card: id }));
  expect((await ben.read({ what: 'envelope', slot })).cards).toEqual([]);
  expect(await ben.change({ what: 'markEnvelope', card: id, helped: true })).toMatchObject({ error: 'notFound' });
  expect(await ben.change({ what: 'addEnvelope', slot: 'nope', kind: 'idea', text: 'x' })).toMatchObject({
    error: 'notFound',
  });
  expect(dan.news.slice(noNews).some((one) => one.event === 'records:changed')).toBe(false);
});

test('everybody adds to the parking lot; the author of an item and the lead can remove it', async () => {
  const [ben, cleo] = [person('Ben'), person('Cleo')];
  const told = cleo.next('records:changed', (news) => news.what === 'parking');
  must(await ben.change({ what: 'park', text: 'Office move' }));
  await told;
  const item = (await cleo.read({ what: 'parking' })).items[0]!;
  expect(item).toMatchObject({ text: 'Office move', by: ben.me });
  expect(await cleo.change({ what: 'unpark', item: item.id })).toMatchObject({ error: 'notAllowed' });
  must(await here.lead.change({ what: 'unpark', item: item.id }));
  expect((await ben.read({ what: 'parking' })).items).toEqual([]);
});

test('a change sent twice with the same id is made once', async () => {
  const ben = person('Ben');
  const id = randomUUID();
  const both = await Promise.all([
    ben.change({ what: 'park', text: 'once' }, id),
    ben.change({ what: 'park', text: 'once' }, id),
  ]);
  expect(both.map((answer) => answer.ok)).toEqual([true, true]);
  must(await ben.change({ what: 'park', text: 'once' }, id));
  expect((await ben.read({ what: 'parking' })).items).toHaveLength(1);
  const note = randomUUID();
  must(await ben.change({ what: 'saveNote', text: 'a', version: 0 }, note));
  expect(must(await ben.change({ what: 'saveNote', text: 'a', version: 0 }, note))).toEqual({ version: 1 });
});

/** A plan as this person has it open; `send` makes a change and waits until the server has saved it. */
async function openPlan(who: TestClient, page: string) {
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'plan', slot: page });
  const opened = must(await who.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument('plan');
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  const send = async (change: () => void) => {
    const before = Y.encodeStateVector(doc);
    change();
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
    const answer = await who.ask('document:update', { document, clientId: opened.clientId, update });
    expect(answer).toEqual({ ok: true, value: { outcome: 'committed' } });
  };
  return { doc, send };
}

test('[DC3] an action is accepted with the text the client saw, or not at all', async () => {
  const ben = person('Ben');
  const slot = slotOf('Ben');
  const { doc, send } = await openPlan(ben, slot);
  await send(() => {
    beginRow(doc, ben.me, running.clock.now());
    planText(doc, 0, 'what').insert(0, 'Call Kim');
  });
  const hash = hashOfRow(rowText(doc, 0));
  const accept = (of: TestClient, as = hash) => of.change({ what: 'acceptAction', page: slot, row: 0, hash: as });
  expect(await accept(person('Cleo'))).toMatchObject({ error: 'notAllowed' });
  expect(await ben.change({ what: 'acceptAction', page: slot, row: 5, hash })).toMatchObject({ error: 'notFound' });

  await send(() => planText(doc, 0, 'what').insert(8, ' tomorrow'));
  expect(await accept(ben)).toMatchObject({ error: 'stale' });
  expect((await ben.read({ what: 'actions' })).actions).toEqual([]);
  expect(here.lead.meeting!.slots[slot]?.actions).toEqual([]);

  must(await accept(ben, hashOfRow(rowText(doc, 0))));
  const { actions } = await here.lead.read({ what: 'actions' });
  expect(actions).toMatchObject([{ member: ben.me, slot, what: 'Call Kim tomorrow', status: 'open' }]);
  const state = await here.lead.until((one) => one.slots[slot]?.actions.length === 1);
  expect(state.slots[slot]).toMatchObject({ actions: [actions[0]!.id], outcome: 'planned' });
  // Accepting twice makes one action, and further typing in the draft does not change it.
  must(await accept(ben, hashOfRow(rowText(doc, 0))));
  await send(() => planText(doc, 0, 'what').insert(0, 'Never '));
  expect((await ben.read({ what: 'actions' })).actions).toHaveLength(1);

  const action = actions[0]!.id;
  expect(await person('Cleo').change({ what: 'reportAction', action, status: 'done', learned: '' })).toMatchObject({
    error: 'notAllowed',
  });
  must(await ben.change({ what: 'reportAction', action, status: 'partly', learned: 'call earlier' }));
  expect((await ben.read({ what: 'actions' })).actions[0]).toMatchObject({
    status: 'partly',
    learned: 'call earlier',
  });
  expect(await person('Cleo').change({ what: 'withdrawAction', action })).toMatchObject({ error: 'notAllowed' });
  must(await ben.change({ what: 'withdrawAction', action }));
  expect((await ben.read({ what: 'actions' })).actions).toEqual([]);
  await here.lead.until((one) => one.slots[slot]?.actions.length === 0);
});

test('[DC3] outside slots everybody has a plan of their own: all draft, and its owner accepts', async () => {
  const [ben, cleo] = [person('Ben'), person('Cleo')];
  const page = ownPage(ben.me);
  const { doc, send } = await openPlan(cleo, page);
  await send(() => {
    beginRow(doc, cleo.me, running.clock.now());
    planText(doc, 0, 'what').insert(0, 'Read one chapter');
  });
  const hash = hashOfRow(rowText(doc, 0));
  const accept = (of: TestClient) => of.change({ what: 'acceptAction', page, row: 0, hash });
  expect(await accept(cleo)).toMatchObject({ error: 'notAllowed' });
  must(await accept(ben));
  must(await accept(ben));
  const { actions } = await cleo.read({ what: 'actions' });
  const taken = actions.filter((action) => action.slot === null);
  expect(taken).toMatchObject([{ member: ben.me, what: 'Read one chapter', status: 'open' }]);
  const action = taken[0]!.id;
  expect(await cleo.change({ what: 'withdrawAction', action })).toMatchObject({ error: 'notAllowed' });
  must(await ben.change({ what: 'withdrawAction', action }));
  expect((await ben.read({ what: 'actions' })).actions.filter(({ slot }) => slot === null)).toEqual([]);
  const nobody = documentName({ group: here.group, meeting: here.meeting, kind: 'plan', slot: ownPage('nobody') });
  expect(await ben.ask('document:open', { document: nobody, stateVector: null })).toMatchObject({
    error: 'notAllowed',
  });
});

test('[DC3] an action takes the day with it that the client saw; another day is another text', async () => {
  const ben = person('Ben');
  const page = ownPage(ben.me);
  const { doc, send } = await openPlan(ben, page);
  await send(() => {
    beginRow(doc, ben.me, running.clock.now(), '2026-12-15');
    planText(doc, 0, 'what').insert(0, 'Call Kim');
    planText(doc, 0, 'by').insert(0, 'before lunch');
  });
  const seen = hashOfRow(rowText(doc, 0));
  await send(() => setRowDue(doc, 0, '2026-12-16'));
  const accept = (hash: string) => ben.change({ what: 'acceptAction', page, row: 0, hash });
  expect(await accept(seen)).toMatchObject({ error: 'stale' });
  must(await accept(hashOfRow(rowText(doc, 0))));
  await running.clock.move(1);
  await send(() => setRowDue(doc, 0, null));
  must(await accept(hashOfRow(rowText(doc, 0))));
  const { actions } = await ben.read({ what: 'actions', of: ben.me });
  expect(actions.map(({ what, due, by }) => [what, due, by])).toEqual([
    ['Call Kim', '2026-12-16', 'before lunch'],
    ['Call Kim', null, 'before lunch'],
  ]);
});

test('[RC5] a note to the lead reaches only the lead, once, and is not stored', async () => {
  const ben = person('Ben');
  const text = 'please slow down';
  const id = randomUUID();
  const told = here.lead.next('private');
  must(await ben.change({ what: 'noteToLead', text }, id));
  expect(await told).toMatchObject({ kind: 'noteToLead', from: ben.me, text });
  must(await ben.change({ what: 'noteToLead', text }, id));
  await here.lead.ask('clock', {});
  expect(here.lead.news.filter((one) => one.event === 'private')).toHaveLength(1);
  await person('Cleo').ask('clock', {});
  expect(person('Cleo').news.filter((one) => one.event === 'private')).toEqual([]);
  expect(await here.lead.change({ what: 'noteToLead', text })).toMatchObject({ error: 'notNow' });
  expect(JSON.stringify(running.log)).not.toContain(text);
});

test('[TT1] [TT2] talk time is what most others heard; people are told their own, and whoever leads everybody’s', async () => {
  const [ann, ben, cleo, dan] = here.all as [TestClient, TestClient, TestClient, TestClient];
  const settled = () => Promise.all(here.all.map((client) => client.ask('clock', {})));
  const hear = (client: TestClient, on: boolean) =>
    client.socket.emit('presence', { kind: 'heard', member: ben.me, on });
  for (const client of [ann, cleo]) hear(client, true);
  // Dan's browser reports that it heard Ben all the time; Ben's own browser reports nothing.
  hear(dan, true);
  await settled();
  await running.clock.move(10_000);
  for (const client of [ann, cleo]) hear(client, false);
  await settled();
  await running.clock.move(50_000);
  const own = { what: 'talkTime', people: null };
  expect(await ben.read({ what: 'talkTime' })).toEqual({ ...own, mineMs: 10_000 });
  expect(await ann.read({ what: 'talkTime' })).toEqual({ ...own, mineMs: 0 });
  must(await ann.command({ type: 'startMeeting' }));
  const people = [{ member: ben.me, ms: 10_000 }];
  expect(await ann.read({ what: 'talkTime' })).toEqual({ ...own, mineMs: 0, people });
  expect(await cleo.read({ what: 'talkTime' })).toEqual({ ...own, mineMs: 0 });
});

test('[TT1] nobody can raise talk time, neither their own nor that of somebody silent', async () => {
  const [ann, ben, cleo, dan] = here.all as [TestClient, TestClient, TestClient, TestClient];
  const settled = () => Promise.all(here.all.map((client) => client.ask('clock', {})));
  ann.socket.emit('presence', { kind: 'speaking', on: true });
  ann.socket.emit('presence', { kind: 'heard', member: ann.me, on: true });
  ann.socket.emit('presence', { kind: 'heard', member: ben.me, on: true });
  await settled();
  await running.clock.move(600_000);
  for (const client of [ann, ben]) expect(await client.read({ what: 'talkTime' })).toMatchObject({ mineMs: 0 });

  // With Cleo away and Dan talking elsewhere, Ann's page is the only one that could hear Ben.
  cleo.close();
  await ann.until((meeting) => meeting.seats[cleo.me]?.presence !== 'here');
  must(await dan.command({ type: 'setSound', sound: 'elsewhere' }));
  await running.clock.move(7_000);
  expect(await ben.read({ what: 'talkTime' })).toMatchObject({ mineMs: 7_000 });
});

test('cursors and glow are stamped by the server, sent together, and only for documents of this meeting', async () => {
  const [ann, ben] = here.all as [TestClient, TestClient];
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'board', slot: 'common' });
  const foreign = `${here.group}/other/board/common`;
  const cursor = { kind: 'cursor', x: 1, y: 2, tool: 'pen' } as const;
  ben.socket.emit('presence', { ...cursor, document: foreign });
  ben.socket.emit('presence', { ...cursor, document, x: 0 });
  ben.socket.emit('presence', { ...cursor, document });
  ben.socket.emit('presence', { kind: 'speaking', on: true });
  await ben.ask('clock', {});
  const got = ann.next('presence');
  await running.clock.move(50);
  const stamp = { member: ben.me, tab: ben.tab };
  expect(await got).toEqual([
    { ...cursor, document, ...stamp },
    { kind: 'speaking', on: true, ...stamp },
  ]);
  const gone = ann.next('presence', (news) => news.some((note) => note.kind === 'media'));
  ben.close();
  await ann.until((state) => state.seats[ben.me]?.presence === 'lost');
  await running.clock.move(50);
  expect(await gone).toContainEqual({ kind: 'speaking', on: false, ...stamp });
});

test('[AT5] the next meeting of the group begins with its one change and the actions that are still open', async () => {
  const ben = person('Ben');
  for (const [page, what] of [
    [slotOf('Ben'), 'Call Kim'],
    [ownPage(ben.me), 'Read one chapter'],
  ] as const) {
    const { doc, send } = await openPlan(ben, page);
    await send(() => {
      beginRow(doc, ben.me, running.clock.now());
      planText(doc, 0, 'what').insert(0, what);
    });
    must(await ben.change({ what: 'acceptAction', page, row: 0, hash: hashOfRow(rowText(doc, 0)) }));
  }
  const { actions } = await ben.read({ what: 'actions' });
  const done = actions.find((action) => action.what === 'Read one chapter')!.id;
  must(await ben.change({ what: 'reportAction', action: done, status: 'done', learned: '' }));
  must(await here.lead.command({ type: 'startMeeting' }));
  must(await here.lead.change({ what: 'saveOneChange', text: 'Shorter questions', version: 0 }));
  must(await here.lead.command({ type: 'endMeeting' }));
  const again = { startsAt: null, minutes: null, template: null };
  const path = `/api/meetings/${here.meeting}/again`;
  const { value } = await post<{ meeting: string }>(running.url, path, again, here.lead.who.cookie);

  const [lead, other] = [here.lead, ben].map(
    (who) => new TestClient(running.url, { meeting: value.meeting, cookie: who.who.cookie }),
  ) as [TestClient, TestClient];
  await sitDown(lead, null);
  await sitDown(other, lead);
  expect(leadNow(other.meeting!)).toBe(here.lead.me);
  for (const client of [lead, other]) {
    expect(client.view).toMatchObject({ kind: 'seat', ordinal: 2, lastChange: 'Shorter questions' });
    expect((await client.read({ what: 'actions' })).actions).toMatchObject([
      { member: ben.me, meeting: here.meeting, what: 'Call Kim', status: 'open' },
    ]);
    client.close();
  }
});

test('one change and order outlast a planned meeting that was cancelled and has no snapshot yet', async () => {
  must(await here.lead.command({ type: 'startMeeting' }));
  must(await here.lead.change({ what: 'saveOneChange', text: 'Shorter questions', version: 0 }));
  must(await here.lead.command({ type: 'endMeeting' }));
  const { order } = here.lead.meeting!;
  const path = `/api/meetings/${here.meeting}`;
  const plan = async (days: number) => {
    const startsAt = running.clock.now() + days * 86_400_000;
    const again = { startsAt, minutes: null, template: null };
    const { value } = await post<{ meeting: string }>(running.url, `${path}/again`, again, here.lead.who.cookie);
    return value.meeting;
  };
  await post(running.url, `${path}/cancel-next`, { next: await plan(28) }, here.lead.who.cookie);
  const lead = new TestClient(running.url, { meeting: await plan(35), cookie: here.lead.who.cookie });
  await sitDown(lead, null);
  expect(lead.view).toMatchObject({ kind: 'seat', ordinal: 2, lastChange: 'Shorter questions' });
  expect(order.length).toBeGreaterThan(1);
  expect(lead.meeting!.lastOrder).toEqual(order);
  lead.close();
});

test('[IN1] the lead’s return link moves the lead to another device, and the first device is told', async () => {
  const path = `/api/meetings/${here.meeting}/return-link`;
  const { value } = await post<{ invite: string }>(running.url, path, {}, here.lead.who.cookie);
  const { cookie } = await post(running.url, '/api/invites/use', { invite: value.invite, name: null });
  expect(cookie).not.toBe(here.lead.who.cookie);
  const told = here.lead.next('meeting:elsewhere');
  const phone = new TestClient(running.url, { meeting: here.meeting, cookie });
  const view = await phone.join();
  expect(await told).toEqual({ tab: phone.tab });
  expect(view).toMatchObject({ kind: 'seat', me: here.lead.me });
  expect(leadNow(phone.meeting!)).toBe(here.lead.me);
  must(await phone.command({ type: 'startMeeting' }));
  phone.close();
});

test('[RC7] after the end only what is somebody’s own is written, and the lead takes things away', async () => {
  const [ben, document] = [person('Ben'), `${here.group}/${here.meeting}/notes/common`];
  must(await ben.ask('document:open', { document, stateVector: null }));
  must(await here.lead.change({ what: 'saveOneChange', text: 'Shorter questions', version: 0 }));
  must(await ben.change({ what: 'park', text: 'Holidays' }));
  must(await here.lead.command({ type: 'endMeeting' }));
  // What was on its way when the meeting ended still arrives.
  must(await here.lead.change({ what: 'saveOneChange', text: 'Shorter questions, please', version: 1 }));
  await running.clock.move(61_000);
  const { items } = await ben.read({ what: 'parking' });
  const item = items[0]?.id ?? '';
  for (const change of [
    { what: 'saveOneChange', text: 'Rewritten', version: 2 },
    { what: 'park', text: 'Later' },
    { what: 'unpark', item },
    { what: 'noteToLead', text: 'Too late' },
  ] as const)
    expect(await ben.change(change), change.what).toMatchObject({ ok: false, error: 'ended' });
  expect(await ben.ask('document:update', { document, clientId: 1, update: 'AAA=' })).toMatchObject({ error: 'ended' });
  must(await ben.change({ what: 'saveNote', text: 'For me', version: 0 }));
  must(await ben.change({ what: 'saveIssue', card: card('Next time'), version: 0 }));
});

test('[RC7] where nobody wrote the one change it is put into the minutes after the end, once', async () => {
  const ben = person('Ben');
  must(await here.lead.command({ type: 'endMeeting' }));
  await running.clock.move(61_000);
  must(await ben.change({ what: 'saveOneChange', text: 'Shorter questions', version: 0 }));
  expect(await ben.read({ what: 'oneChange' })).toMatchObject({ text: 'Shorter questions', version: 1 });
  const over = { what: 'saveOneChange', text: 'Rewritten' } as const;
  expect(await here.lead.change({ ...over, version: 0 })).toMatchObject({ ok: false, error: 'stale' });
  expect(await here.lead.change({ ...over, version: 1 })).toMatchObject({ ok: false, error: 'ended' });
});
