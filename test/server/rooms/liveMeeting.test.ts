import { describe, expect, test, vi } from 'vitest';
import type { Append } from '../../../server/store/store';
import { enter, type Gathered, must, post, type TestClient } from '../../support/clients';
import { turns } from '../../support/clock';
import { appForEach, clientForTest, gatherForTest } from '../../support/forTest';
import { goTo } from '../../support/goTo';

const running = appForEach();

const group = (names: string[], template = 'frame.group') => gatherForTest(running.url, names, { template });
const again = ({ who }: TestClient) => clientForTest(running.url, { meeting: who.meeting, cookie: who.cookie });
const inMemory = (meeting: string) => running.app.meetings.inMemory(meeting);
const members = (live: { inRoom(): readonly { member: string }[] } | null) =>
  live?.inRoom().map(({ member }) => member);

/** Saving waits until the test lets it go on; `reached` resolves when something waits. */
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
  test('that ended while its arrival was being saved is not in the room', async () => {
    const { lead, people, meeting } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    ben.close();
    await lead.until((state) => state.seats[ben.me]?.presence === 'lost');
    const { store } = running;
    const isBack = ({ events }: Append) => events.some(({ type }) => type === 'connectionBack');
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
    // A connection left behind would count among the people who hear, and change everybody's talk time.
    expect(members(inMemory(meeting))).toEqual([lead.me]);
  });

  test('of a guest speaker stays a speaker after the meeting was read again', async () => {
    const { lead, meeting } = await group(['Ann']);
    const order = { make: 'personal', role: 'speaker' };
    const { value } = await post<{ invite: string }>(
      running.url,
      `/api/meetings/${meeting}/invites`,
      order,
      lead.who.cookie,
    );
    const guest = clientForTest(running.url, { meeting, cookie: await enter(running.url, value.invite, 'Dr Guest') });
    await guest.join();
    await running.clock.move(10_000);
    await lead.until((state) => state.seats[guest.me] !== undefined);
    expect(lead.meeting?.seats[guest.me]?.role).toBe('speaker');
  });

  test('that is found dead after its tab came back by another one switches nothing off', async () => {
    const { lead, people } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    const back = clientForTest(running.url, { ...ben.who, tab: ben.tab });
    await back.join();
    const devices = { kind: 'media', microphone: true, camera: false, screen: false } as const;
    must(await back.ask('presence', devices));
    await running.clock.move(100);
    const from = lead.news.length;
    ben.close();
    await expect.poll(() => inMemory(back.who.meeting)?.presence.of(ben.me).length).toBe(1);
    must(
      await back.ask('presence', {
        kind: 'typing',
        document: `${back.meeting?.group}/${back.who.meeting}/notes/common`,
        field: null,
        index: 0,
      }),
    );
    await running.clock.move(100);
    const notes = await lead.next('presence', (told) => told.some(({ kind }) => kind === 'typing'), from);
    expect(notes.map(({ kind }) => kind)).toEqual(['typing']);
  });
});

/** Ann talks for ten seconds, as the others hear. */
async function talked(): Promise<Gathered> {
  const gathered = await group(['Ann', 'Ben', 'Cleo']);
  const { Ann, Ben, Cleo } = gathered.people as Record<string, TestClient>;
  for (const listener of [Ben!, Cleo!])
    must(await listener.ask('presence', { kind: 'heard', member: Ann!.me, on: true }));
  await running.clock.move(10_000);
  return gathered;
}

/** Ann talks, and everybody leaves. */
async function talkedAndLeft() {
  const { people, all, meeting, lead } = await talked();
  for (const one of all) one.close();
  await expect.poll(() => inMemory(meeting)?.presence.isEmpty()).toBe(true);
  const talkTime = [{ member: lead.me, ms: 10_000 }];
  const { store } = running;
  const write = store.write.bind(store);
  const { saving, reached, release } = held(
    ([writes, command]: Parameters<typeof write>) => write(writes, command),
    ([writes]) => writes.some(({ kind }) => kind === 'talkTime'),
  );
  store.write = (...ask) => saving(ask);
  return { people, meeting, talkTime, reached, release };
}

test('[TT1] [BR10] in a pair the partner alone decides whose talk time grows', async () => {
  const { lead, all, meeting } = await group(['Ann', 'Ben', 'Cem', 'Dan'], 'frame.orientation');
  const live = inMemory(meeting);
  const pairs = Object.values((await goTo({ lead, all }, 'drill')).breakouts?.members ?? {});
  const partner = pairs.find((pair) => pair.includes(lead.me))?.find((member) => member !== lead.me);
  const hears = (listener: TestClient) => listener.ask('presence', { kind: 'heard', member: lead.me, on: true });
  const talked = () => live?.talkTime.all(running.clock.now()).find(({ member }) => member === lead.me)?.ms ?? 0;
  for (const other of all) if (other.me !== lead.me && other.me !== partner) must(await hears(other));
  await running.clock.move(10_000);
  expect(talked(), 'the other pair says so').toBe(0);
  for (const other of all) if (other.me === partner) must(await hears(other));
  await running.clock.move(10_000);
  expect(talked()).toBe(10_000);
});

describe('a meeting that leaves memory', () => {
  test('is read again only when everything of it is saved', async () => {
    const { meeting, talkTime, reached, release } = await talkedAndLeft();
    const first = inMemory(meeting);
    await running.clock.move(60_000);
    await reached;
    const opening = running.app.meetings.open(meeting);
    await turns(40);
    release();
    const second = await opening;
    expect(second).not.toBe(first);
    expect(second?.talkTime.all(running.clock.now())).toEqual(talkTime);
  });

  test('is saved before the server reports that it has stopped', async () => {
    const { meeting, talkTime, reached, release } = await talkedAndLeft();
    await running.clock.move(60_000);
    await reached;
    let stopped = false;
    const stopping = running.app.stop().then(() => {
      stopped = true;
    });
    await turns(40);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(await running.store.talkTime(meeting)).toEqual(talkTime);
  });
});

test('[RC4] minutes that are read right after the end hold the talk time', async () => {
  const { lead } = await talked();
  must(await lead.command({ type: 'endMeeting' }));
  await expect.poll(async () => (await lead.minutes()).myTalkMs).toBe(10_000);
});

test('a server that is killed loses the talk time of one stage at most', async () => {
  const { lead, meeting } = await talked();
  must(await lead.command({ type: 'startMeeting' }));
  await expect.poll(() => running.store.talkTime(meeting)).toEqual([{ member: lead.me, ms: 10_000 }]);
  await running.clock.move(5_000);
  const { current } = await lead.until((state) => state.current !== null);
  must(await lead.command({ type: 'advanceStage', from: current! }));
  await expect.poll(() => running.store.talkTime(meeting)).toEqual([{ member: lead.me, ms: 15_000 }]);
});

test('somebody who connected and asked for nothing until the meeting left memory comes in by a new connection', async () => {
  const { people, all, meeting } = await group(['Ann', 'Ben']);
  for (const one of all) one.close();
  await expect.poll(() => inMemory(meeting)?.presence.isEmpty()).toBe(true);
  const silent = await again(people.Ben!).connect();
  await running.clock.move(60_000);
  expect(inMemory(meeting)).toBeNull();
  const gone = new Promise((resolve) => silent.socket.once('disconnect', resolve));
  expect(await silent.ask('meeting:join', { have: null })).toMatchObject({ error: 'unavailable' });
  await gone;
  expect((await silent.join()).kind).toBe('seat');
  expect(members(inMemory(meeting))).toEqual([silent.me]);
});

test('a meeting that left memory takes no more commands, and no timer of it goes on', async () => {
  const { lead, meeting } = await group(['Ann', 'Ben']);
  must(await lead.command({ type: 'startMeeting' }));
  await running.app.meetings.end(meeting, async () => {});
  const before = await running.store.readEvents(meeting, 0);
  expect(await lead.command({ type: 'endMeeting' })).toMatchObject({ error: 'unavailable' });
  await running.clock.move(20 * 60_000);
  expect(await running.store.readEvents(meeting, 0)).toEqual(before);
});

test('a meeting that leaves memory while its start looks for actions of earlier meetings does not start', async () => {
  const { lead, meeting } = await group(['Ann', 'Ben']);
  const { store } = running;
  const { saving, reached, release } = held(store.actions.bind(store), () => true);
  const looked = vi.spyOn(store, 'actions').mockImplementation(saving);
  const started = lead.command({ type: 'startMeeting' });
  await reached;
  const before = await store.readEvents(meeting, 0);
  const ended = running.app.meetings.end(meeting, async () => {});
  await turns();
  release();
  await ended;
  expect(await started).toMatchObject({ error: 'unavailable' });
  await turns();
  expect(await store.readEvents(meeting, 0)).toEqual(before);
  looked.mockRestore();
});

test('a fault in one thing that follows a commit keeps nothing else from following', async () => {
  const { lead, people, meeting } = await group(['Ann', 'Ben']);
  const broken = vi.spyOn(inMemory(meeting)!.presence, 'all').mockImplementation(() => {
    throw new Error('nobody can be told');
  });
  must(await lead.command({ type: 'setOneVoice', on: true }));
  await people.Ben!.until(({ settings }) => settings.oneVoice);
  expect(broken).toHaveBeenCalled();
  broken.mockRestore();
  expect(running.log).toContainEqual(expect.objectContaining({ meeting, msg: 'background work failed' }));
});

describe('while the server stops', () => {
  test('somebody who is just arriving is told to come again, not that they are signed out', async () => {
    const { people, reached, release } = await talkedAndLeft();
    const ben = people.Ben!;
    const { store, url, app } = running;
    let asked = 0;
    const { saving, release: answer } = held(store.meeting.bind(store), () => true);
    store.meeting = (id) => {
      asked += 1;
      return saving(id);
    };
    const coming = again(ben).connect();
    const asking = fetch(`${url}/api/meetings/${ben.who.meeting}`, { headers: { cookie: ben.who.cookie } });
    // Their connections are open and their requests are under way when the server begins to stop.
    await expect.poll(() => asked).toBe(2);
    const stopping = app.stop();
    await reached;
    answer();
    await expect(coming).rejects.toThrow('unavailable');
    expect((await asking).status).toBe(503);
    release();
    await stopping;
  });
});
