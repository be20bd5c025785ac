import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Append } from '../../../server/store/store';
import { type RunningApp, startApp } from '../../support/app';
import { type Gathered, gather, TestClient } from '../../support/clients';
import { turns } from '../../support/clock';

let running: RunningApp;
let clients: TestClient[] = [];
beforeEach(async () => {
  running = await startApp();
});
afterEach(async () => {
  for (const client of clients) client.close();
  clients = [];
  await running.stop();
});

const group = async (names: string[]): Promise<Gathered> => {
  const gathered = await gather(running.url, names);
  clients.push(...gathered.all);
  return gathered;
};
const again = (of: TestClient): TestClient => {
  const client = new TestClient(running.url, { meeting: of.who.meeting, cookie: of.who.cookie });
  clients.push(client);
  return client;
};
const inMemory = (meeting: string) => running.app.meetings.inMemory(meeting);
const members = (live: { inRoom(): readonly { member: string }[] } | null) =>
  live?.inRoom().map(({ member }) => member);

/** What is being saved waits until it is let go; `reached` resolves when something waits. */
function held<A, R>(save: (ask: A) => Promise<R>, isMeant: (ask: A) => boolean) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrive = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const saving = async (ask: A): Promise<R> => {
    if (isMeant(ask)) {
      arrive();
      await released;
    }
    return save(ask);
  };
  return { saving, reached, release };
}

describe('a connection', () => {
  test('that ended while its coming was being saved is not in the room', async () => {
    const { lead, people, meeting } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    ben.close();
    await lead.until((state) => state.seats[ben.me]?.presence === 'lost');
    const { store } = running;
    const isBack = ({ events }: Append) => events.some(({ type }) => type === 'lineBack');
    const { saving, reached, release } = held(store.append.bind(store), isBack);
    store.append = saving;
    const back = await again(ben).connect();
    void back.join().catch(() => {});
    await reached;
    back.close();
    await expect.poll(() => inMemory(meeting)?.presence.of(ben.me)).toEqual([]);
    release();
    await lead.until((state) => state.seats[ben.me]?.presence === 'here');
    await lead.until((state) => state.seats[ben.me]?.presence === 'lost');
    await turns();
    // Somebody who stayed here as a ghost would count among those who hear, and change everybody's talk time.
    expect(members(inMemory(meeting))).toEqual([lead.me]);
  });
});
