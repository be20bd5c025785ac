import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentName } from '../../../../shared/documents/names';
import { notesText } from '../../../../shared/documents/notes';
import { emptyDocument } from '../../../../shared/documents/roots';
import { commonSlot } from '../../../../shared/meeting/pages';
import type { Mine } from '../../../../shared/protocol/http';
import type { Answer } from '../../../../shared/refusal';
import { enter, must, post, sitDown, TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo'], { server: { onDisk: true } });

const ask = (cookie: string) =>
  fetch(`${running.url}/api/meetings/${here.meeting}/mine`, { headers: cookie ? { cookie } : {} });
const mineOf = async (cookie: string): Promise<Mine> => must((await (await ask(cookie)).json()) as Answer<Mine>);
const cookieOf = (name: string) => here.people[name]!.who.cookie;

async function writeGroupNotes(who: TestClient, text: string) {
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'notes', slot: commonSlot });
  const { clientId } = must(await who.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument('notes');
  doc.clientID = clientId;
  notesText(doc).insert(0, text);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  expect(must(await who.ask('document:update', { document, clientId, update }))).toEqual({ outcome: 'committed' });
}

/** Notes of everybody, cards between them, and the end. */
async function meetAndEnd() {
  const { Ann, Ben, Cleo } = here.people as { Ann: TestClient; Ben: TestClient; Cleo: TestClient };
  const slotOf = (who: TestClient) => Object.values(Ann.meeting!.slots).find(({ client }) => client === who.me)!.id;
  must(await Ann.command({ type: 'startMeeting' }));
  for (const who of [Ann, Ben, Cleo]) {
    must(await who.change({ what: 'saveNote', text: `private to ${who.who.name}`, version: 0 }));
  }
  must(await Ann.change({ what: 'addEnvelope', slot: slotOf(Ben), kind: 'question', text: 'What would Kim say?' }));
  await running.clock.move(1_000);
  must(await Cleo.change({ what: 'addEnvelope', slot: slotOf(Ben), kind: 'idea', text: 'Talk to Kim' }));
  must(await Ben.change({ what: 'addEnvelope', slot: slotOf(Ann), kind: 'idea', text: 'Rest more' }));
  const { cards } = await Ben.read({ what: 'envelope', slot: slotOf(Ben) });
  must(await Ben.change({ what: 'markEnvelope', card: cards[1]!.id, helped: true }));
  await writeGroupNotes(Ann, 'We meet in December.');
  must(await Ann.command({ type: 'endMeeting' }));
}

const bens: Mine = {
  note: 'private to Ben',
  pages: [],
  given: [],
  envelope: [
    { id: expect.any(String), kind: 'question', text: 'What would Kim say?', from: 'Ann', helped: false },
    { id: expect.any(String), kind: 'idea', text: 'Talk to Kim', from: 'Cleo', helped: true },
  ],
  groupNotes: 'We meet in December.',
};

test('[RC8] after the end everybody finds their own envelope and notes and the notes of the group, and nothing of others', async () => {
  await meetAndEnd();
  // Long after the group's records were closed to writing.
  await running.clock.move(10 * 24 * 60 * 60_000);
  expect(await mineOf(cookieOf('Ben'))).toEqual(bens);
  expect(await mineOf(cookieOf('Cleo'))).toEqual({
    note: 'private to Cleo',
    pages: [],
    given: [],
    envelope: [],
    groupNotes: 'We meet in December.',
  });
  const { envelope } = await mineOf(cookieOf('Ann'));
  expect(envelope).toEqual([{ id: expect.any(String), kind: 'idea', text: 'Rest more', from: 'Ben', helped: false }]);
});

test('[RC8] what helped is marked after the end too, by the client alone', async () => {
  await meetAndEnd();
  await running.clock.move(60 * 60_000);
  const { Ben, Cleo } = here.people as { Ben: TestClient; Cleo: TestClient };
  const card = (await mineOf(cookieOf('Ben'))).envelope[0]!.id;
  const mark = { what: 'markEnvelope', card, helped: true } as const;
  expect(await Cleo.change(mark)).toMatchObject({ error: 'notAllowed' });
  must(await Ben.change(mark));
  expect((await mineOf(cookieOf('Ben'))).envelope.map(({ helped }) => helped)).toEqual([true, true]);
});

test('[RC8] what belongs to somebody is there after a restart, and after the group has planned to meet again', async () => {
  await meetAndEnd();
  here.close();
  await running.restart();
  expect(await mineOf(cookieOf('Ben'))).toEqual(bens);
  const again = { startsAt: null, minutes: null, template: null };
  await post(running.url, `/api/meetings/${here.meeting}/again`, again, cookieOf('Ann'));
  expect(await mineOf(cookieOf('Ben'))).toEqual(bens);
});

test('[RC8] a guest speaker finds the note that they wrote for themselves, and nothing of the group', async () => {
  const { value } = await post<{ invite: string }>(
    running.url,
    `/api/meetings/${here.meeting}/invites`,
    { make: 'personal', role: 'speaker' },
    cookieOf('Ann'),
  );
  const cookie = await enter(running.url, value.invite, 'Guest');
  const guest = new TestClient(running.url, { meeting: here.meeting, cookie });
  await sitDown(guest, here.lead);
  must(await guest.change({ what: 'saveNote', text: 'thank them', version: 0 }));
  await meetAndEnd();
  expect(await mineOf(cookie)).toEqual({ note: 'thank them', pages: [], given: [], envelope: [], groupNotes: '' });
  guest.close();
});

test('[RC8] somebody who left before the end finds theirs; somebody who was removed finds nothing', async () => {
  const { Ben, Cleo } = here.people as { Ben: TestClient; Cleo: TestClient };
  must(await Cleo.change({ what: 'saveNote', text: 'I had to go', version: 0 }));
  must(await Cleo.command({ type: 'leave' }));
  must(await Ben.change({ what: 'saveNote', text: 'gone with me', version: 0 }));
  must(await here.lead.command({ type: 'removeMember', member: Ben.me }));
  await writeGroupNotes(here.lead, 'Written afterwards.');
  must(await here.lead.command({ type: 'startMeeting' }));
  must(await here.lead.command({ type: 'endMeeting' }));
  expect(await mineOf(cookieOf('Cleo'))).toMatchObject({ note: 'I had to go' });
  const refused = await ask(cookieOf('Ben'));
  expect(refused.status).toBe(403);
  expect(await refused.text()).not.toContain('gone with me');
});
