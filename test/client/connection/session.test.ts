import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createServerClock } from '../../../client/connection/serverClock';
import { createMeetingConnection, type MeetingConnection } from '../../../client/connection/session';
import { answered, refusedWith } from '../../../shared/refusal';
import { Logged } from '../aMeeting';
import { FakeSocket } from './fakeSocket';

let socket: FakeSocket;
let connection: MeetingConnection;
let log: Logged;
let reloads: number;

/** Lets settled promises run to their end. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  log = new Logged();
  reloads = 0;
  connection = createMeetingConnection({
    socket: socket.asSocket(),
    tab: 'tab-1',
    clock: createServerClock(() => Date.now()),
    reload: () => {
      reloads += 1;
    },
    random: () => 0.5,
  });
});
afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

async function join(): Promise<void> {
  socket.open();
  await settle();
  socket.take('meeting:join').answer(answered(log.view(opening())));
  await settle();
}
/** The meeting right after it was opened. */
const opening = () => new Logged().state;

describe('live notes', () => {
  test('are removed with the tab that sent them, and not with another tab of the same member', async () => {
    await join();
    const note = (tab: string) => ({ member: 'b', tab, kind: 'speaking' as const, on: true });
    socket.tell('presence', [note('t1'), note('t2')]);
    expect([...connection.state().presence.values()].map((each) => each.tab)).toEqual(['t1', 't2']);
    socket.tell('media:tabs', [{ member: 'b', tabs: ['t2'] }]);
    expect([...connection.state().presence.values()].map((each) => each.tab)).toEqual(['t2']);
    socket.tell('media:tabs', [{ member: 'a', tabs: [] }]);
    expect(connection.state().presence.size).toBe(1);
  });
});

describe('joining', () => {
  test('[FA6] events that arrive before the answer to join are held, then applied once and in order', async () => {
    const from = log.state.version;
    log.do({ type: 'startMeeting' }, 'a');
    const middle = log.state.version;
    log.do({ type: 'setOneVoice', on: true }, 'a');
    socket.open();
    await settle();
    socket.tell('meeting:events', log.frame(middle, log.state.version));
    socket.tell('meeting:events', log.frame(from, middle));
    expect(connection.state().meeting).toBeNull();
    socket.take('meeting:join').answer(answered(log.view(opening())));
    await settle();
    expect(connection.state().meeting).toEqual(log.state);
    expect(connection.state().link.kind).toBe('here');
  });

  test('frames that overlap known events change nothing twice', async () => {
    await join();
    const from = log.state.version;
    log.do({ type: 'startMeeting' }, 'a');
    log.do({ type: 'setOneVoice', on: true }, 'a');
    socket.tell('meeting:events', log.frame(from, log.state.version));
    socket.tell('meeting:events', log.frame(from + 1, log.state.version));
    expect(connection.state().meeting).toEqual(log.state);
  });

  test('missing events are requested and filled in', async () => {
    await join();
    const from = log.state.version;
    log.do({ type: 'startMeeting' }, 'a');
    const middle = log.state.version;
    log.do({ type: 'setOneVoice', on: true }, 'a');
    socket.tell('meeting:events', log.frame(middle, log.state.version));
    expect(connection.state().meeting?.status).toBe('lobby');
    const asked = socket.take('meeting:since');
    expect(asked.payload).toEqual({ version: from });
    asked.answer(answered({ kind: 'events', frame: log.frame(from, middle) }));
    await settle();
    expect(connection.state().meeting).toEqual(log.state);
  });

  test('an unanswered join is sent again', async () => {
    socket.open();
    await settle();
    socket.take('meeting:join').lose();
    await vi.advanceTimersByTimeAsync(2_000);
    socket.take('meeting:join').answer(answered(log.view()));
    await settle();
    expect(connection.state().link.kind).toBe('here');
  });

  test('after a refused handshake the connection gives up, and an outdated page loads the new one', () => {
    socket.tell('connect_error', Object.assign(new Error('refused'), { data: { error: 'oldClient' } }));
    expect(reloads).toBe(1);
    expect(connection.state().link).toEqual({ kind: 'refused', why: 'oldClient' });
  });

  test('a store that fails for a moment is no final refusal', () => {
    socket.active = false;
    socket.tell('connect_error', Object.assign(new Error('refused'), { data: { error: 'unavailable' } }));
    expect(connection.state().link.kind).toBe('reconnecting');
    vi.advanceTimersByTime(5_000);
    expect(socket.connects).toBe(2);
  });
});

describe('commands', () => {
  test('[CN1] one command is sent at a time, and the next waits for its answer', async () => {
    await join();
    const raised = connection.send({ type: 'raiseHand', from: 'checkin' });
    const lowered = connection.send({ type: 'lowerHand', from: 'checkin' });
    await settle();
    expect(socket.count('meeting:command')).toBe(1);
    expect([...connection.state().sending]).toEqual(['raiseHand', 'lowerHand']);
    socket.take('meeting:command').answer(answered({ version: 9 }));
    await expect(raised).resolves.toEqual(answered({ version: 9 }));
    await settle();
    const second = socket.take('meeting:command');
    expect(second.payload).toMatchObject({ command: { type: 'lowerHand' } });
    second.answer(refusedWith({ refused: 'stale' }));
    await expect(lowered).resolves.toMatchObject({ ok: false, error: 'stale' });
    expect(connection.state().sending.size).toBe(0);
  });

  test('[CN1] an unanswered command is sent again under the same id after a lost connection', async () => {
    await join();
    const done = connection.send({ type: 'raiseHand', from: 'checkin' });
    await settle();
    const first = socket.take('meeting:command');
    first.lose();
    await settle();
    const again = socket.take('meeting:command');
    expect(again.payload).toEqual(first.payload);
    again.lose();
    socket.drop('transport close');
    await settle();
    expect(connection.state().link.kind).toBe('reconnecting');
    expect(socket.count('meeting:command')).toBe(0);
    socket.open();
    await settle();
    expect(socket.count('meeting:command')).toBe(0);
    socket.take('meeting:join').answer(answered(log.view()));
    await settle();
    const third = socket.take('meeting:command');
    expect(third.payload).toEqual(first.payload);
    third.answer(answered({ version: 12 }));
    await expect(done).resolves.toEqual(answered({ version: 12 }));
  });

  test('any other request without a connection answers "unavailable" after 10 seconds', async () => {
    const asked = connection.ask('records:read', { what: 'parking' });
    await vi.advanceTimersByTimeAsync(10_001);
    await expect(asked).resolves.toEqual({ ok: false, error: 'unavailable' });
  });
});

describe('the connection', () => {
  test('[FA8] another tab of mine takes the seat until I continue here', async () => {
    await join();
    socket.tell('meeting:elsewhere', { tab: 'tab-1' });
    expect(connection.state().link.kind).toBe('here');
    socket.tell('meeting:elsewhere', { tab: 'tab-2' });
    expect(connection.state().link.kind).toBe('elsewhere');
    expect(socket.disconnects).toBe(1);
    connection.continueHere();
    expect(socket.connects).toBe(2);
  });

  test('[FA17] after a server stops, the client reconnects after the announced wait and a random spread', async () => {
    await join();
    socket.tell('server:stopping', { retryIn: 2_000 });
    expect(connection.state().link.kind).toBe('reconnecting');
    vi.advanceTimersByTime(2_900);
    expect(socket.connects).toBe(1);
    vi.advanceTimersByTime(200);
    expect(socket.connects).toBe(2);
  });

  test('rejoining takes the new view, also when a seat becomes a place in the lobby', async () => {
    await join();
    socket.tell('meeting:rejoin', { reason: 'removed' });
    await settle();
    const { meeting: _, people: __, lastChange: ___, ordinal: ____, ...rest } = log.view();
    socket.take('meeting:join').answer(
      answered({
        ...rest,
        kind: 'lobby',
        admission: 'removed',
        status: 'lobby',
        startsAt: 0,
        minutes: 90,
        leadName: null,
        sound: 'here',
        hereCount: 1,
      }),
    );
    await settle();
    expect(connection.state().view?.kind).toBe('lobby');
    expect(connection.state().meeting).toBeNull();
  });

  test('changed records and live notes reach the state', async () => {
    await join();
    const before = connection.state().recordsVersion.parking;
    socket.tell('records:changed', { what: 'parking' });
    socket.tell('presence', [{ kind: 'speaking', on: true, member: 'b', tab: 't' }]);
    socket.tell('people', [{ member: 'b', name: 'Ben' }]);
    expect(connection.state().recordsVersion.parking).toBe(before + 1);
    expect(connection.state().presence.get('b/t/speaking')).toMatchObject({ on: true });
    expect(connection.state().names.get('b')).toBe('Ben');
  });
});

describe('the time of the server', () => {
  test('is measured again when the computer slept, and one answer is enough', async () => {
    await join();
    for (let times = 0; times < 5; times++) {
      socket.take('clock').answer(answered({ now: Date.now() + 1_000 }));
      await settle();
    }
    expect(connection.now()).toBe(Date.now() + 1_000);
    vi.setSystemTime(Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(500);
    socket.take('clock').answer(answered({ now: Date.now() + 17_000 }));
    await settle();
    expect(connection.now()).toBe(Date.now() + 17_000);
  });

  test('people are told within five seconds that nothing comes, while the connection still looks open', async () => {
    await join();
    for (const each of socket.sent.filter(({ event }) => event === 'clock')) each.answer(answered({ now: Date.now() }));
    await settle();
    expect(connection.state().isSilent).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(connection.state()).toMatchObject({ isSilent: true, link: { kind: 'here' } });
    socket.tell('presence', []);
    expect(connection.state().isSilent).toBe(false);
  });
});
