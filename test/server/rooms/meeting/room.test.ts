import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { enter, must, sitDown, startMeeting, type TestClient } from '../../../support/clients';
import { turns } from '../../../support/clock';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';
import { chanceFrom, printedSeed } from '../../../support/random';

const running = appForEach();

const group = (...asked: [names: string[], options?: Parameters<typeof gatherForTest>[2]]) =>
  gatherForTest(running.url, ...asked);
const another = ({ who }: TestClient, tab?: string) => clientForTest(running.url, { ...who, ...(tab ? { tab } : {}) });
const version = (client: TestClient) => client.meeting?.version ?? -1;

describe('a command', () => {
  test('is saved before it is acknowledged and acknowledged before it is announced', async () => {
    const { lead, people, meeting } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    const order: string[] = [];
    let save = () => {};
    const held = new Promise<void>((resolve) => {
      save = resolve;
    });
    const append = running.store.append.bind(running.store);
    running.store.append = async (one) => {
      await held;
      return append(one).then((saved) => {
        order.push('saved');
        return saved;
      });
    };
    for (const client of [lead, ben]) await client.until((state) => state.seats[ben.me]?.seatedAt !== null);
    lead.socket.on('meeting:events', () => order.push('announced'));
    // Recorded in the callback itself: two frames may be read at once, and promises would resolve after both.
    const acknowledged = new Promise<{ version: number }>((resolve) => {
      const command = { commandId: randomUUID(), command: { type: 'setOneVoice', on: true } } as const;
      lead.socket.emit('meeting:command', command, (answer) => {
        order.push('acknowledged');
        resolve(must(answer));
      });
    });
    // While the disk is slow nobody receives anything: neither the sender nor the others.
    for (let asked = 0; asked < 5; asked += 1) await Promise.all([lead.ask('clock', {}), ben.ask('clock', {})]);
    expect(order).toEqual([]);
    expect(ben.meeting?.settings.oneVoice).toBe(false);
    save();
    await Promise.all([acknowledged, ben.until((state) => state.settings.oneVoice)]);
    await lead.until((state) => state.settings.oneVoice);
    expect(order).toEqual(['saved', 'acknowledged', 'announced']);
    const stored = await running.store.readEvents(meeting, 0);
    expect(stored).toHaveLength((await acknowledged).version);
    expect(ben.meeting).toEqual(lead.meeting);
  });

  test('that comes twice with the same id is done once and answered the same', async () => {
    const { lead, meeting } = await group(['Ann']);
    const id = randomUUID();
    const first = must(await lead.command({ type: 'setOneVoice', on: true }, id));
    const before = (await running.store.readEvents(meeting, 0)).length;
    expect(must(await lead.command({ type: 'setOneVoice', on: true }, id))).toEqual(first);
    must(await lead.command({ type: 'setOneVoice', on: false }));
    // Done again, it would switch the setting on once more.
    expect(must(await lead.command({ type: 'setOneVoice', on: true }, id))).toEqual(first);
    expect(await running.store.readEvents(meeting, 0)).toHaveLength(before + 1);
    expect((await lead.until((state) => state.version >= before + 1)).settings.oneVoice).toBe(false);
  });

  test('that is sent again and would now be refused still gets its first answer', async () => {
    const { lead } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    const id = randomUUID();
    const first = must(await lead.command({ type: 'startMeeting' }, id));
    expect(must(await lead.command({ type: 'startMeeting' }, id))).toEqual(first);
    expect(await lead.command({ type: 'startMeeting' })).toMatchObject({ ok: false });
  });

  test('sent twice in one turn with the same id is one command', async () => {
    const { lead, meeting } = await group(['Ann']);
    const id = randomUUID();
    const [one, two] = await Promise.all([
      lead.command({ type: 'setAdmission', admission: 'open' }, id),
      lead.command({ type: 'setAdmission', admission: 'open' }, id),
    ]);
    expect(must(one)).toEqual(must(two));
    const stored = await running.store.readEvents(meeting, 0);
    expect(stored.filter((event) => event.type === 'admissionSet')).toHaveLength(1);
  });

  test('Next pressed twice at once moves one stage, and the second sender is told', async () => {
    const { lead, all } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    must(await lead.command({ type: 'startMeeting' }));
    const { current } = await lead.until((state) => state.current !== null);
    const from = current ?? '';
    const answers = await Promise.all([
      lead.command({ type: 'advanceStage', from }),
      lead.command({ type: 'advanceStage', from }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: 'stale' });
    const key = (await lead.until((state) => state.current !== current)).current;
    for (const client of all) expect((await client.until((state) => state.current !== from)).current).toBe(key);
  });

  test('that another server wrote in between is decided again on the current state', async () => {
    const { lead, meeting } = await group(['Ann']);
    const at = version(lead);
    const foreign = await running.store.append({
      meeting,
      expected: at,
      command: null,
      events: [{ type: 'admissionSet', admission: 'open' }],
      at: running.clock.now(),
    });
    expect(foreign.outcome).toBe('committed');
    const answer = must(await lead.command({ type: 'setOneVoice', on: true }));
    expect(answer.version).toBe(at + 2);
    const seen = await lead.until((state) => state.version === at + 2);
    expect(seen.settings).toMatchObject({ admission: 'open', oneVoice: true });
  });
});

describe('coming and going', () => {
  test('somebody who comes back gets the events they missed', async () => {
    const { lead, people } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    const known = version(ben);
    ben.close();
    await lead.until((state) => state.seats[ben.me]?.presence === 'lost');
    must(await lead.command({ type: 'setOneVoice', on: true }));
    await ben.join();
    const since = must(await ben.ask('meeting:since', { version: known }));
    expect(since.kind).toBe('events');
    if (since.kind === 'events') {
      expect(since.frame.events.map((event) => event.type)).toEqual([
        'connectionLost',
        'oneVoiceSet',
        'connectionBack',
      ]);
      expect(since.frame.version).toBe(known + 3);
    }
    expect(await lead.until((state) => state.version === version(ben))).toEqual(ben.meeting);
  });

  test('several tabs share one seat: the newest acts, and the older one is told', async () => {
    const { lead, people } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    const newer = another(ben);
    const told = ben.next('meeting:elsewhere');
    await newer.join();
    expect(await told).toEqual({ tab: newer.tab });
    expect(Object.keys(lead.meeting!.seats)).toHaveLength(2);
    ben.close();
    must(await lead.command({ type: 'setOneVoice', on: true }));
    const state = await newer.until((one) => one.settings.oneVoice);
    expect(state.seats[ben.me]?.presence).toBe('here');
    newer.close();
    await lead.until((one) => one.seats[ben.me]?.presence === 'lost');
  });

  test('[FA8] of five tabs in any order one acts for the member, and all of them read', async () => {
    const seed = printedSeed('tabs');
    const chance = chanceFrom(seed);
    const { lead, people, meeting } = await group(['Ann', 'Ben']);
    const ben = people.Ben!;
    const tabs = [ben, ...Array.from({ length: 4 }, (_, n) => another(ben, `tab ${n}`))];
    /** In the order in which they took the seat; the last one has it. */
    let open = [ben];
    let sound = 'here' as 'here' | 'elsewhere';
    const isKnownGone = async (tab: string) => {
      while (
        running.app.meetings
          .inMemory(meeting)
          ?.inRoom()
          .some((one) => one.tab === tab)
      )
        await turns(1);
    };
    for (let step = 0; step < 40; step += 1) {
      const one = tabs[Math.floor(chance() * tabs.length)]!;
      if (chance() < 0.4) {
        await one.join();
        open = [...open.filter((tab) => tab !== one), one];
      } else if (chance() < 0.2 && open.length > 1) {
        const closing = open.at(-1)!;
        closing.close();
        await isKnownGone(closing.tab);
        open = open.slice(0, -1);
      }
      const tried = open[Math.floor(chance() * open.length)]!;
      const wanted: 'here' | 'elsewhere' = sound === 'here' ? 'elsewhere' : 'here';
      const answer = await tried.patiently({ type: 'setSound', sound: wanted });
      if (tried === open.at(-1)) {
        must(answer);
        sound = wanted;
      } else expect(answer, `step ${step}`).toMatchObject({ error: 'notAllowed', detail: { why: 'otherTab' } });
      for (const tab of open) await tab.until((state) => state.seats[ben.me]?.sound === sound);
      expect(Object.keys(lead.meeting!.seats)).toHaveLength(2);
      expect(lead.meeting!.seats[ben.me]?.presence).toBe('here');
    }
  });

  test('somebody in the lobby sees only the lobby view, knocks, is let in and sits down', async () => {
    const { lead, invite, meeting } = await group(['Ann']);
    const cookie = await enter(running.url, invite, 'Zoe');
    const zoe = clientForTest(running.url, { meeting, cookie });
    const view = await zoe.join();
    expect(view).toMatchObject({ kind: 'lobby', admission: 'new', leadName: 'Ann', letsIn: ['Ann'], hereCount: 1 });
    expect(JSON.stringify(view)).not.toContain('seats');
    expect(await zoe.command({ type: 'setOneVoice', on: true })).toMatchObject({ error: 'notAdmitted' });
    expect(await zoe.ask('records:read', { what: 'actions' })).toMatchObject({ error: 'notAdmitted' });
    expect(await zoe.ask('meeting:since', { version: 0 })).toMatchObject({ ok: true, value: { kind: 'view' } });
    const knocked = lead.next('lobby:knocked');
    must(await zoe.command({ type: 'knock' }));
    expect(await knocked).toEqual({ member: zoe.me, name: 'Zoe' });
    must(await lead.command({ type: 'admit', member: zoe.me }));
    await zoe.when(() => (zoe.view?.kind === 'seat' ? true : null));
    expect(zoe.news.some((one) => one.event === 'meeting:events')).toBe(false);
    await sitDown(zoe, lead);
    expect(zoe.view).toMatchObject({ people: expect.arrayContaining([{ member: zoe.me, name: 'Zoe' }]) });
  });

  test('[AT1] whoever waits reads who is there and lets people in, and who leads when nobody is', async () => {
    const { lead, invite, meeting } = await group(['Ann']);
    const zoe = clientForTest(running.url, { meeting, cookie: await enter(running.url, invite, 'Zoe') });
    await zoe.join();
    must(await zoe.command({ type: 'knock' }));
    const told = zoe.next('meeting:rejoin');
    must(await lead.command({ type: 'leave' }));
    expect(await told).toMatchObject({ reason: 'lobby' });
    expect(await zoe.join()).toMatchObject({ admission: 'waiting', leadName: 'Ann', letsIn: [] });
    await sitDown(lead, null);
    await expect
      .poll(async () => (await zoe.join()).kind === 'lobby' && (await zoe.join()))
      .toMatchObject({ letsIn: ['Ann'] });
  });

  test('[AT5] the lead prepares a meeting of next week, leaves, and comes in again; a member has to wait', async () => {
    const startsAt = running.clock.now() + 7 * 24 * 60 * 60_000;
    const started = await startMeeting(running.url, { startsAt });
    const lead = clientForTest(running.url, started);
    await sitDown(lead, null);
    must(await lead.command({ type: 'leave' }));
    await lead.when(() => (lead.view?.kind === 'lobby' ? true : null));
    expect(lead.view).toMatchObject({ kind: 'lobby', admission: 'left', isMine: true });
    must(await lead.command({ type: 'knock' }));
    await lead.when(() => (lead.view?.kind === 'seat' ? true : null));

    const ben = clientForTest(running.url, {
      meeting: started.meeting,
      cookie: await enter(running.url, started.invite, 'Ben'),
    });
    expect(await ben.join()).toMatchObject({ kind: 'lobby', isMine: false });
    expect(await ben.command({ type: 'knock' })).toMatchObject({ error: 'notOpenYet' });
  });

  test('a stranger, a foreign cookie and an old page are turned away at the handshake', async () => {
    const started = await startMeeting(running.url);
    const other = await startMeeting(running.url);
    const tries = [
      { who: { meeting: started.meeting, cookie: '' }, error: 'signedOut' },
      { who: { meeting: started.meeting, cookie: other.cookie }, error: 'signedOut' },
      { who: { meeting: 'no-such-meeting', cookie: started.cookie }, error: 'signedOut' },
      { who: { meeting: started.meeting, cookie: started.cookie, protocol: 99 }, error: 'oldClient' },
    ];
    for (const { who, error } of tries) {
      const client = clientForTest(running.url, who);
      await expect(client.connect()).rejects.toThrow(error);
    }
  });

  test('a foreign page cannot open a socket, whatever its transport', async () => {
    const { lead } = await group(['Ann']);
    const own = new URL(running.url).host;
    const foreign = [
      'https://evil.example',
      'null',
      `http://${own}.evil.example`,
      `http://evil.example:80`,
      'http://127.0.0.1:1',
    ];
    for (const origin of foreign) {
      const client = clientForTest(running.url, lead.who, { origin });
      await expect(client.connect(), origin).rejects.toThrow();
      const polled = await fetch(`${running.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
      expect(polled.status, origin).toBeGreaterThanOrEqual(400);
    }
    const same = clientForTest(running.url, lead.who, { origin: running.url });
    await same.connect();
  });

  test('where WebSocket is refused, ordinary requests carry the messages, with the same limits', async () => {
    const { lead, all } = await group(['Ann', 'Ben']);
    const ben = clientForTest(running.url, { ...all[1]!.who, tab: 'without WebSocket' }, { transports: ['polling'] });
    await ben.join();
    must(await ben.command({ type: 'setSound', sound: 'elsewhere' }));
    await lead.until((state) => state.seats[ben.me]?.sound === 'elsewhere');
    must(await lead.command({ type: 'setOneVoice', on: true }));
    await ben.until((state) => state.settings.oneVoice);
    expect(await ben.raw('clock', { text: 'x'.repeat(100_000) })).toMatchObject({ error: 'tooLarge' });
    const lost = new Promise((resolve) => ben.socket.once('disconnect', resolve));
    for (let n = 0; n < 4_000; n += 1) ben.socket.emit('presence', { kind: 'speaking', on: true });
    await lost;
  });

  test('[SE3] the id of such a connection is worth nothing in another browser, on another page, or for an upgrade', async () => {
    const { all } = await group(['Ann', 'Ben']);
    const [ann, ben] = all;
    const polled = clientForTest(running.url, { ...ben!.who, tab: 'polled' }, { transports: ['polling'] });
    await polled.join();
    const address = `${running.url}/socket.io/?EIO=4&transport=polling&sid=${polled.socket.io.engine.id}`;
    const status = async (headers: Record<string, string>) =>
      (await fetch(address, { method: 'POST', body: '3', headers })).status;
    expect(await status({ cookie: ann!.who.cookie })).toBe(403);
    expect(await status({})).toBe(403);
    expect(await status({ cookie: ben!.who.cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await status({ cookie: ben!.who.cookie })).toBe(200);
    expect((await fetch(`${running.url}/socket.io/?EIO=4&transport=polling&sid=__proto__`)).status).toBe(400);
  });
});
