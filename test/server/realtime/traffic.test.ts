import { beforeEach, describe, expect, test } from 'vitest';
import { type ConnectionTraffic, Traffic, type Verdict } from '../../../server/realtime/traffic';
import { must, TestClient } from '../../support/clients';
import { gatherForEach } from '../../support/forTest';

type Wire = { transport: { ws: { send(text: string): void; on(event: string, heard: (data: Buffer) => void): void } } };
const wireOf = (client: TestClient) => (client.socket.io.engine as unknown as Wire).transport.ws;
const ended = (client: TestClient) => new Promise<void>((resolve) => wireOf(client).on('close', () => resolve()));

describe('on a server', () => {
  const { running, here } = gatherForEach(['Ann', 'Ben']);
  const another = (name: string) => new TestClient(running.url, { ...here.people[name]!.who, tab: `second ${name}` });

  test('[SE6] a message that is too large is refused without being parsed', async () => {
    const ben = here.people.Ben!;
    // Anything that parses this finds a syntax error, and Socket.IO would end the connection.
    const answer = new Promise((resolve) =>
      wireOf(ben).on('message', (data) => {
        const text = data.toString();
        if (text.startsWith('43777')) resolve(JSON.parse(text.slice(5)));
      }),
    );
    wireOf(ben).send(`42777["records:change",${'['.repeat(300_000)}`);
    expect(await answer).toEqual([{ ok: false, error: 'tooLarge', detail: { largest: 64_000 } }]);
    expect(ben.socket.connected).toBe(true);
  });

  test('[SE6] a stream of large messages is cut, its sender has to wait, and nobody else notices', async () => {
    const ben = here.people.Ben!;
    const gone = ended(ben);
    const message = `42["presence","${'x'.repeat(500_000)}"]`;
    for (let n = 0; n < 40; n += 1) wireOf(ben).send(message);
    await gone;
    expect(running.log.map(({ msg }) => msg)).toContain('a connection that sent too much was cut');

    await expect(another('Ben').connect()).rejects.toThrow('tooFast');
    must(await here.lead.command({ type: 'setOneVoice', on: true }));
    const annAgain = another('Ann');
    await annAgain.join();
    annAgain.close();
  });

  test('[SE6] packets below the level of events count too', async () => {
    const ben = here.people.Ben!;
    const gone = ended(ben);
    for (let n = 0; n < 5_000; n += 1) wireOf(ben).send('3');
    await gone;
  });

  /** An open connection that has not asked for a meeting, and what the server answers. */
  const unjoined = async () => {
    const stranger = new TestClient(running.url, { meeting: here.meeting, cookie: '' });
    await new Promise<void>((resolve) => stranger.socket.io.open(() => resolve()));
    const answers: string[] = [];
    wireOf(stranger).on('message', (data) => answers.push(data.toString()));
    return { stranger, answers };
  };

  test('[SE6] a large packet before a connection has joined ends it, unread', async () => {
    const { stranger, answers } = await unjoined();
    const gone = ended(stranger);
    wireOf(stranger).send(`40/unknown,{"meeting":"${'x'.repeat(300_000)}"}`);
    await gone;
    expect(answers).toEqual([]);
  });

  test('[SE6] many packets before a connection has joined end it', async () => {
    const { stranger, answers } = await unjoined();
    const gone = ended(stranger);
    for (let n = 0; n < 100; n += 1) wireOf(stranger).send('40/unknown,{}');
    await gone;
    expect(answers.length).toBeLessThan(20);
  });
});

describe('[SE6] accounts', () => {
  let now = 0;
  let traffic: Traffic;
  beforeEach(() => {
    now = 0;
    traffic = new Traffic(() => now);
  });
  const opened = (member: string, address = 'a') => {
    const connection: ConnectionTraffic = traffic.opened(address);
    connection.belongsTo(member);
    return connection;
  };
  const send = (connection: ConnectionTraffic, characters: number, times: number): Verdict[] =>
    Array.from({ length: times }, () => connection.received(characters));
  const wait = (verdict: Verdict | undefined): number => (typeof verdict === 'object' ? verdict.retryIn : 0);

  test('too many characters are refused, and pass when their sender has waited', () => {
    const ben = opened('ben');
    const verdicts = send(ben, 500_000, 9);
    expect(verdicts.slice(0, 8)).toEqual(Array(8).fill('pass'));
    const waits = wait(verdicts[8]);
    expect(waits).toBeGreaterThan(0);
    now += waits + 2_000;
    expect(ben.received(500_000)).toBe('pass');
  });

  test('too many small messages are refused, and a sender who goes on is cut', () => {
    const verdicts = send(opened('ben'), 10, 4_000);
    expect(verdicts[1_499]).toBe('pass');
    expect(verdicts[1_500]).toEqual({ retryIn: expect.any(Number) });
    expect(verdicts.at(-1)).toBe('cut');
  });

  test('the tabs of one member share an allowance', () => {
    const tabs = ['1', '2', '3'].map(() => opened('ben'));
    for (const tab of tabs.slice(0, 2)) expect(send(tab, 500_000, 8)).toEqual(Array(8).fill('pass'));
    expect(tabs[2]?.received(500_000)).toEqual({ retryIn: expect.any(Number) });
    expect(opened('cleo').received(500_000)).toBe('pass');
  });

  test('a tab that was quiet while many others came still shares the allowance of its member and its address', () => {
    const quiet = opened('ben');
    for (let n = 0; n < 2_000; n += 1) opened(`visitor ${n}`, `address ${n}`).received(1);
    now += 60_000;
    for (let n = 2_000; n < 4_000; n += 1) opened(`visitor ${n}`, `address ${n}`).received(1);
    for (const tab of [opened('ben'), quiet]) expect(send(tab, 500_000, 8)).toEqual(Array(8).fill('pass'));
    expect(opened('ben').received(500_000)).toEqual({ retryIn: expect.any(Number) });
    for (let n = 0; n < 18; n += 1) send(opened(`colleague ${n}`), 500_000, 8);
    expect(opened('cleo').received(500_000)).toEqual({ retryIn: expect.any(Number) });
  });

  test('a connection that joins again brings no new allowance for its member', () => {
    for (let n = 0; n < 3; n += 1) send(opened('ben'), 500_000, 16);
    expect(traffic.barredFor('ben')).toBeGreaterThan(0);
    expect(traffic.barredFor('cleo')).toBeNull();
    now += 60_000;
    expect(traffic.barredFor('ben')).toBeNull();
  });

  test('one address has a wide limit, and people who share it are refused but never cut for the others', () => {
    for (let n = 0; n < 20; n += 1) send(opened(`mal${n}`, 'office'), 500_000, 8);
    expect(opened('ben', 'office').received(500_000)).toEqual({ retryIn: expect.any(Number) });
    for (const verdict of send(opened('cleo', 'office'), 100, 200)) expect(verdict).not.toBe('cut');
    expect(opened('ben', 'elsewhere').received(500_000)).toBe('pass');
  });

  test('an address opens a limited number of connections', () => {
    for (let n = 0; n < 2_000; n += 1) expect(traffic.mayArrive('a')).toBe(true);
    expect(traffic.mayArrive('a')).toBe(false);
    expect(traffic.mayArrive('b')).toBe(true);
    now += 10_000;
    expect(traffic.mayArrive('a')).toBe(true);
  });
});
