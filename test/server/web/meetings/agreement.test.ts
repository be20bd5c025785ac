import { expect, test } from 'vitest';
import type { TalkTimeReaders } from '../../../../shared/meeting/state';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { enter, must, post, sitDown, startMeeting, type TestClient } from '../../../support/clients';
import { appForEach, clientForTest } from '../../../support/forTest';

const running = appForEach();

async function browser(meeting: string, cookie: string): Promise<TestClient> {
  const client = clientForTest(running.url, { meeting, cookie });
  await client.join();
  return client;
}

/** Two people in the lobby of a new meeting: one who started it, and one who came by the link. */
async function inLobby() {
  const started = await startMeeting(running.url);
  const ann = await browser(started.meeting, started.cookie);
  const ben = await browser(started.meeting, await enter(running.url, started.invite, 'Ben'));
  return { ...started, ann, ben };
}
const agreedIn = ({ view }: TestClient) => view && { ...view.agreement, lines: view.agreement.lines.length };
const readersAre = (client: TestClient, readers: TalkTimeReaders) =>
  client.when(() => (client.view?.agreement.talkTime === readers ? true : null));
const say = (client: TestClient, readers: TalkTimeReaders) => client.command({ type: 'setTalkTime', readers });

/** Both sit down, Ben is heard for ten seconds, and the meeting ends. Returns what the lead saw meanwhile. */
async function talk(ann: TestClient, ben: TestClient) {
  await sitDown(ann, null);
  await sitDown(ben, ann);
  must(await ann.command({ type: 'startMeeting' }));
  ann.socket.emit('presence', { kind: 'heard', member: ben.me, on: true });
  await ann.ask('clock', {});
  await running.clock.move(10_000);
  const seen = await Promise.all([ann, ben].map((client) => client.read({ what: 'talkTime' })));
  must(await ann.command({ type: 'endMeeting' }));
  return seen;
}

test('[AT13] everybody in the lobby reads at once what the lead changed, and a stranger there changes nothing', async () => {
  const { ann, ben } = await inLobby();
  expect(agreedIn(ben)).toEqual({ version: 1, lines: 4, talkTime: 'lead' });
  expect([ann, ben].map(({ view }) => view?.kind === 'lobby' && view.mayChangeAgreement)).toEqual([true, false]);
  expect(await say(ben, 'group')).toMatchObject({ ok: false, error: 'notLead' });
  must(await say(ann, 'own'));
  for (const client of [ann, ben]) {
    await readersAre(client, 'own');
    expect(agreedIn(client)).toEqual({ version: 2, lines: 4, talkTime: 'own' });
  }
  await sitDown(ann, null);
  await sitDown(ben, ann);
  expect(await say(ann, 'group')).toMatchObject({ ok: false, error: 'notNow' });
});

test('[TT2] “own”: the server tells nobody how long somebody else spoke, in the meeting or afterwards', async () => {
  const { ann, ben } = await inLobby();
  must(await say(ann, 'own'));
  await readersAre(ann, 'own');
  expect(await talk(ann, ben)).toEqual([
    { what: 'talkTime', mineMs: 0, people: null },
    { what: 'talkTime', mineMs: 10_000, people: null },
  ]);
  await expect.poll(async () => (await ben.minutes()).myTalkMs).toBe(10_000);
  for (const client of [ann, ben]) expect((await client.minutes()).talk).toBeNull();
});

test('[TT2] “group”: the lead in the meeting, and everybody who was there in the minutes; the next meeting keeps it', async () => {
  const { ann, ben, meeting } = await inLobby();
  must(await say(ann, 'group'));
  await readersAre(ann, 'group');
  expect(await talk(ann, ben)).toEqual([
    { what: 'talkTime', mineMs: 0, people: [{ member: ben.me, ms: 10_000 }] },
    { what: 'talkTime', mineMs: 10_000, people: null },
  ]);
  const whole = [
    { name: 'Ann', ms: 0 },
    { name: 'Ben', ms: 10_000 },
  ];
  for (const client of [ann, ben]) await expect.poll(async () => (await client.minutes()).talk).toEqual(whole);

  const ask = { startsAt: null, minutes: null, template: null };
  const again = await post<MeetingPlanned>(running.url, `/api/meetings/${meeting}/again`, ask, ben.who.cookie);
  const next = await browser(again.value.meeting, ben.who.cookie);
  expect(agreedIn(next)).toEqual({ version: 2, lines: 4, talkTime: 'group' });
  // Whoever called the meeting leads it, and may bring the choice up again.
  must(await say(next, 'lead'));
});
