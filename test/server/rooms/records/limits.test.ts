import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '../../../../shared/documents/names';
import { beginRow, hashOfRow, planText, rowText } from '../../../../shared/documents/plan';
import { emptyDocument } from '../../../../shared/documents/roots';
import { forms } from '../../../../shared/evaluation/forms';
import { longest, most } from '../../../../shared/meeting/limits';
import { ownPage } from '../../../../shared/meeting/pages';
import type { Action, RecordsAnswer, RecordsChange } from '../../../../shared/protocol/records';
import { must, type TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { issueCard, openAction } from '../../../support/records';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo', 'Dan']);
let ben: TestClient;
let slot: string;
beforeEach(() => {
  ben = here.people.Ben!;
  slot = Object.values(here.lead.meeting!.slots).find((one) => one.client === ben.me)!.id;
});

const texts: [string, number, (text: string) => RecordsChange][] = [
  [
    'the line of an issue card',
    longest.issueLine,
    (line) => ({ what: 'saveIssue', card: issueCard({ line }), version: 0 }),
  ],
  ...(['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const).map(
    (field): [string, number, (text: string) => RecordsChange] => [
      `${field} of an issue card`,
      longest.issueField,
      (text) => ({ what: 'saveIssue', card: issueCard({ [field]: text }), version: 0 }),
    ],
  ),
  ['private notes', longest.privateNotes, (text) => ({ what: 'saveNote', text, version: 0 })],
  ['a card for an envelope', longest.envelopeCard, (text) => ({ what: 'addEnvelope', slot, kind: 'link', text })],
  ['something parked', longest.parkedItem, (text) => ({ what: 'park', text })],
  ['whom to turn to', longest.helpContacts, (text) => ({ what: 'saveHelpContacts', text, version: 0 })],
  ['one change', longest.oneChange, (text) => ({ what: 'saveOneChange', text, version: 0 })],
  ['a note to the lead', longest.noteToLead, (text) => ({ what: 'noteToLead', text })],
];

test.each(texts)(
  '[RC1] %s is taken up to its limit of %i characters, and refused with it beyond',
  async (_, limit, of) => {
    const writer = of('').what === 'saveHelpContacts' ? here.lead : ben;
    expect(await writer.change(of('x'.repeat(limit + 1)))).toEqual({
      ok: false,
      error: 'tooLarge',
      detail: { largest: limit },
    });
    expect(must(await writer.change(of('x'.repeat(limit)))).version).toBeGreaterThanOrEqual(0);
  },
);

test('[RC1] a note with the evaluation is accepted up to the limit of the form', async () => {
  const send = (length: number) => ben.ask('evaluation:send', { step: 'text', round: 1, text: 'x'.repeat(length) });
  const largest = forms.E1.textLimit;
  expect(await send(largest + 1)).toEqual({ ok: false, error: 'tooLarge', detail: { largest } });
  // No evaluation is open here, so a note that fits is refused with `notNow`.
  expect(await send(largest)).toMatchObject({ error: 'notNow' });
});

test('[RC1] a list takes as many rows as its limits allow, even from many requests at once, and the refusal names the limit', async () => {
  const full = { ok: false, error: 'tooMany', detail: { largest: most.parkedByMember } };
  for (const client of here.all) {
    const answers = await Promise.all(
      Array.from({ length: most.parkedByMember + 5 }, (_, index) => client.change({ what: 'park', text: `${index}` })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(most.parkedByMember);
    expect(answers.filter((answer) => !answer.ok && answer.error !== 'tooMany')).toEqual([]);
  }
  // Four shares of 25 fill the group's list; removing an item makes room.
  expect((await ben.read({ what: 'parking' })).items).toHaveLength(most.parked);
  expect(await ben.change({ what: 'park', text: 'one more' })).toMatchObject({ error: 'tooMany' });
  const mine = (await ben.read({ what: 'parking' })).items.find((item) => item.by === ben.me)!;
  must(await ben.change({ what: 'unpark', item: mine.id }));
  must(await ben.change({ what: 'park', text: 'one more' }));
  expect(await ben.change({ what: 'park', text: 'and another' })).toMatchObject({ ...full, detail: { largest: 100 } });
});

test('[RC1] each author may put a limited share of cards into an envelope', async () => {
  const [cleo, dan] = [here.people.Cleo!, here.people.Dan!];
  const add = (client: TestClient) => client.change({ what: 'addEnvelope', slot, kind: 'idea', text: 'x' });
  const answers = await Promise.all(Array.from({ length: most.envelopeCards + 3 }, () => add(cleo)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(most.envelopeCards);
  expect(await add(cleo)).toMatchObject({ error: 'tooMany', detail: { largest: most.envelopeCards } });
  must(await add(dan));
});

/** Ben's own plan, with his drafts. */
async function openPlan() {
  const page = ownPage(ben.me);
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'plan', slot: page });
  const opened = must(await ben.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument('plan');
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  const draft = async (change: () => void) => {
    const before = Y.encodeStateVector(doc);
    change();
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
    return ben.ask('document:update', { document, clientId: opened.clientId, update });
  };
  const accept = () => ben.change({ what: 'acceptAction', page, row: 0, hash: hashOfRow(rowText(doc, 0)) });
  return { doc, draft, accept };
}

test('[RC1] a text that is too long never gets into an accepted action, neither by the draft nor by acceptance', async () => {
  const { doc, draft, accept } = await openPlan();
  await draft(() => {
    beginRow(doc, ben.me, running.clock.now());
    planText(doc, 0, 'what').insert(0, 'x'.repeat(longest.planField + 1));
  });
  expect(await accept()).toMatchObject({ error: 'tooLarge', detail: { largest: longest.planField } });
  must(await draft(() => planText(doc, 0, 'what').delete(0, 1)));
  must(await accept());
  const { actions } = await here.lead.read({ what: 'actions' });
  expect(actions.map(({ what }) => what.length)).toEqual([longest.planField]);
  expect(await draft(() => planText(doc, 0, 'what').insert(0, 'y'.repeat(90_000)))).toMatchObject({
    error: 'tooLarge',
  });
});

test('[RC1] a member accepts a limited number of actions in one meeting; giving one back makes room', async () => {
  const { doc, draft, accept } = await openPlan();
  await draft(() => {
    beginRow(doc, ben.me, running.clock.now());
    planText(doc, 0, 'what').insert(0, 'Call Kim');
  });
  for (let index = 0; index < most.actionsInMeeting; index += 1) {
    must(await accept());
    must(await draft(() => planText(doc, 0, 'what').insert(0, '.')));
  }
  expect(await accept()).toEqual({ ok: false, error: 'tooMany', detail: { largest: most.actionsInMeeting } });
  const { actions } = await ben.read({ what: 'actions', of: ben.me });
  expect(actions).toHaveLength(most.actionsInMeeting);
  must(await ben.change({ what: 'withdrawAction', action: actions[0]!.id }));
  must(await accept());
});

const previousAction = (member: string, index: number): Action =>
  openAction({
    id: randomUUID(),
    member,
    meeting: 'an earlier one',
    what: `Action ${index}`,
    acceptedAt: Math.floor(index / 3),
  });

test('[RC2] however many actions a group has, an answer holds one page, and the pages together hold all of them', async () => {
  const members = [ben.me, here.people.Cleo!.me];
  const previous = Array.from({ length: 120 }, (_, index) => previousAction(members[index % 2]!, index));
  await running.store.write(previous.map((action) => ({ kind: 'action', group: here.group, action })));
  const pages: Action[][] = [];
  let older: string | null | undefined;
  do {
    const page: Extract<RecordsAnswer, { what: 'actions' }> = await ben.read({
      what: 'actions',
      older: older ?? undefined,
    });
    expect(new Map(page.unreported.map(({ member, count }) => [member, count]))).toEqual(
      new Map(members.map((member) => [member, 60])),
    );
    pages.unshift(page.actions);
    ({ older } = page);
  } while (older !== null);
  expect(pages.map((page) => page.length)).toEqual([20, 50, 50]);
  const found = pages.flat();
  expect(new Set(found.map((action) => action.id)).size).toBe(120);
  expect(found.map((action) => action.acceptedAt)).toEqual(
    found.map((action) => action.acceptedAt).toSorted((a, b) => a - b),
  );
  const cleos = await ben.read({ what: 'actions', of: members[1], previous: true });
  expect(cleos.actions).toHaveLength(most.actionsInPage);
  expect(cleos.actions.every((action) => action.member === members[1])).toBe(true);
  expect(await ben.ask('records:read', { what: 'actions', older: 'nonsense' })).toMatchObject({ error: 'badInput' });
});

test('[RC3] the lead removes an action, a shared card and a parked item; the log says so, without their text', async () => {
  const { doc, draft, accept } = await openPlan();
  await draft(() => {
    beginRow(doc, ben.me, running.clock.now());
    planText(doc, 0, 'what').insert(0, 'SECRET action');
  });
  must(await accept());
  must(await ben.change({ what: 'saveIssue', card: issueCard({ line: 'SECRET issue' }), version: 0 }));
  must(await ben.change({ what: 'shareIssue', slot, version: 1 }));
  must(await ben.change({ what: 'park', text: 'SECRET item' }));
  const action = (await ben.read({ what: 'actions' })).actions[0]!.id;
  const item = (await ben.read({ what: 'parking' })).items[0]!.id;
  const removals: RecordsChange[] = [
    { what: 'removeAction', action },
    { what: 'removeIssue', slot },
    { what: 'unpark', item },
  ];
  for (const removal of removals) {
    const error = removal.what === 'unpark' ? 'notAllowed' : 'notLead';
    expect(await here.people.Cleo!.change(removal)).toMatchObject({ error });
  }
  for (const removal of removals) {
    const id = randomUUID();
    must(await here.lead.change(removal, id));
    // A removal that is sent again is the same removal.
    must(await here.lead.change(removal, id));
    expect(await here.lead.change(removal)).toMatchObject({ error: 'notFound' });
  }
  await ben.until((meeting) => meeting.slots[slot]?.issue === null);
  expect((await ben.read({ what: 'actions' })).actions).toEqual([]);
  expect((await ben.read({ what: 'sharedIssues' })).issues).toEqual([]);
  expect((await ben.read({ what: 'parking' })).items).toEqual([]);
  // The card itself stays its owner's, who may share it again.
  expect(await ben.read({ what: 'myIssue' })).toMatchObject({ version: 1, shared: null });
  const log = await running.store.readEvents(here.meeting, 0);
  const of = { of: ben.me, by: here.lead.me, at: running.clock.now() };
  expect(log.filter((event) => event.type === 'recordRemoved')).toEqual([
    { type: 'recordRemoved', record: 'action', id: action, slot: null, ...of },
    { type: 'recordRemoved', record: 'issue', id: slot, slot, ...of },
    { type: 'recordRemoved', record: 'parked', id: item, slot: null, ...of },
  ]);
  expect(JSON.stringify(log)).not.toContain('SECRET');
  must(await ben.change({ what: 'shareIssue', slot, version: 1 }));
  expect((await ben.until((meeting) => meeting.slots[slot]?.issue !== null)).slots[slot]?.issue).toEqual({
    version: 1,
  });
});
