import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { removalVote } from '../../../shared/meeting/people/people';
import { favoursFor } from '../../../shared/meeting/views/whatFits';
import type { EventFrame, JoinView } from '../../../shared/protocol/meeting';
import { Browser } from '../../support/browser';
import { must, type TestClient } from '../../support/clients';
import { appForAll, clientForTest, gatherForTest } from '../../support/forTest';
import { secretsOfOthers } from '../../support/told';

const running = appForAll();

const framesOf = (client: TestClient) =>
  client.news.flatMap(({ event, news }) => (event === 'meeting:events' ? [news as EventFrame] : []));

/** All that this client was ever sent of the log, after an answer that comes behind it. */
async function secretsSent(client: TestClient, reader: string | null = client.me): Promise<string[]> {
  await client.ask('clock', {});
  const views = [must(await client.ask('meeting:join', { have: null }))];
  const since = must(await client.ask('meeting:since', { version: 1 }));
  views.push(...(since.kind === 'view' ? [since.view] : []));
  const frames = [...framesOf(client), ...(since.kind === 'events' ? [since.frame] : [])];
  const gaps = frames.flatMap(({ version, events }, index) =>
    index > 0 && version - events.length !== frames[index - 1]!.version ? [`a gap before ${version}`] : [],
  );
  return [
    ...gaps.slice(0, since.kind === 'events' ? -1 : undefined),
    ...frames.flatMap(({ events }) => secretsOfOthers({ events }, reader)),
    ...views.flatMap((view: JoinView) =>
      view.kind === 'seat' ? secretsOfOthers({ meeting: view.meeting }, reader) : [],
    ),
  ];
}

test('[AG22] who favours whose issue reaches nobody else: in no frame, state or export, on a screen neither; the counts reach all', async () => {
  const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo']);
  const [ann, ben, cleo] = here.all as [TestClient, TestClient, TestClient];
  const screen = clientForTest(running.url, { meeting: here.meeting, cookie: ben.who.cookie, screen: true });
  await screen.join();
  must(await ann.command({ type: 'startMeeting' }));
  const isVote = () => ann.meeting!.progress[ann.meeting!.current!]?.talk.kind === 'vote';
  await ann.until((meeting) => meeting.status === 'running');
  while (!isVote()) {
    const from = ann.meeting!.current!;
    must(await ann.command({ type: 'advanceStage', from }));
    await ann.until(({ current }) => current !== from);
  }
  const from = ann.meeting!.current!;
  const asks = (client: TestClient, favours: string[]) =>
    client.command({ type: 'requestSlot', from, slot: true, minutes: null, favours });
  must(await asks(ben, [cleo.me]));
  must(await asks(cleo, [ann.me]));
  const { version } = must(await asks(ben, [cleo.me, ann.me]));
  const all = [ann, ben, cleo, screen];
  for (const client of all) {
    const meeting = await client.until((one) => one.version >= version);
    expect([ann, ben, cleo].map(({ me }) => favoursFor(meeting, me))).toEqual([2, 0, 1]);
    // Of their own wish they know all, on every tab.
    const talk = meeting.progress[from]!.talk;
    const mine = talk.kind === 'vote' ? talk.wishes[client.me]?.favours : [];
    expect(mine).toEqual(
      client === ben ? [cleo.me, ann.me] : client === cleo ? [ann.me] : client === screen ? [] : undefined,
    );
  }
  for (const client of all) expect(await secretsSent(client, client === screen ? null : client.me)).toEqual([]);
  expect(framesOf(ann).at(-1)!.numbers).toEqual({ favours: { [ann.me]: 2, [cleo.me]: 1 } });
  must(await ann.command({ type: 'endMeeting' }));
  await ben.until((meeting) => meeting.status === 'ended');
  const { bytes } = await new Browser(running.url, ben.who.cookie).get(`/api/groups/${here.group}/export`);
  const { events } = JSON.parse(strFromU8(unzipSync(bytes)['meetings/001.json']!));
  expect(events).toHaveLength(ben.meeting!.version);
  expect(secretsOfOthers({ events }, null)).toEqual([]);
});

test('[AT12, LD5, AG15] where nobody leads, who asks for what reaches nobody else, and how many do reaches all', async () => {
  const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'], { template: 'frame.extnet' });
  const [ann, ben, cleo, dan, eve] = here.all as [TestClient, TestClient, TestClient, TestClient, TestClient];
  must(await ann.command({ type: 'startMeeting' }));
  const { current } = await ann.until((meeting) => meeting.status === 'running');
  const from = current!;
  must(await ann.command({ type: 'askToRemove', member: dan.me, on: true }));
  must(await ben.command({ type: 'askToMoveOn', from, on: true }));
  must(await ann.command({ type: 'askToMoveOn', from, on: true }));
  must(await ann.command({ type: 'askToMoveOn', from, on: false }));
  must(await cleo.command({ type: 'askForTime', from, on: true }));
  const { version } = must(await eve.command({ type: 'supportLead', candidate: ben.me }));
  for (const client of here.all) {
    const meeting = await client.until((one) => one.version >= version);
    expect(removalVote(meeting, dan.me)).toEqual({ count: 1, needed: 3 });
    expect(meeting.numbers).toEqual({ moveOn: 1, moreTime: 1, support: { [ben.me]: 1 }, removal: { [dan.me]: 1 } });
    expect(await secretsSent(client)).toEqual([]);
  }
  expect(ann.meeting!.removalAsked).toEqual({ [dan.me]: [ann.me] });
  expect(ben.meeting!.progress[from]).toMatchObject({ moveOn: [ben.me], moreTime: [] });
});
