import { describe, expect, test, vi } from 'vitest';
import { must, TestClient } from '../../support/clients';
import { gatherForEach } from '../../support/forTest';
import { chanceFrom, printedSeed } from '../../support/random';

const { running, here } = gatherForEach(['Ann', 'Ben']);

const events = [
  'meeting:join',
  'meeting:since',
  'meeting:command',
  'clock',
  'document:open',
  'document:update',
  'document:close',
  'records:read',
  'records:change',
  'evaluation:send',
  'media:join',
  'media:signal',
  'media:key',
  'presence',
];

/** The server still answers somebody else. */
const stillWorks = async () => {
  const on = !here.lead.meeting!.settings.oneVoice;
  must(await here.lead.patiently({ type: 'setOneVoice', on }));
  await here.lead.until((state) => state.settings.oneVoice === on);
};

describe('every message is answered, and none ends the process', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
  const unexpected: [string, unknown][] = [
    ['null', null],
    ['nothing', undefined],
    ['a number', 4],
    ['a text', 'x'],
    ['a list', []],
    ['an empty object', {}],
    ['bytes', Buffer.from([1, 2, 3])],
    ['deeply nested', deep(200)],
    ['a prototype', JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')],
    ['a command of a prototype', { commandId: 'aaaaaaaaaaaa', command: { type: '__proto__' } }],
    ['a name of the prototype', { commandId: 'aaaaaaaaaaaa', command: { type: 'admit', member: '__proto__' } }],
    ['NUL', { commandId: 'aaaaaaaaaaaa', command: { type: 'admit', member: 'a\0b' } }],
  ];

  test.each(events)('%s: unexpected shapes are refused', async (event) => {
    for (const [what, payload] of unexpected) {
      const answer = (await here.people.Ben!.raw(event, payload)) as { ok: boolean; error?: string };
      expect(answer, what).toHaveProperty('ok');
      if (!answer.ok) expect(answer.error, what).not.toBe('internal');
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await stillWorks();
  });

  test('a message too large for its event gets an answer and keeps the connection', async () => {
    const ben = here.people.Ben!;
    const text = 'x'.repeat(250_000);
    for (const event of events) {
      expect(await ben.raw(event, { what: 'park', text }), event).toMatchObject({ ok: false, error: 'tooLarge' });
    }
    expect(ben.socket.connected).toBe(true);
  });

  test('a message larger than any event allows ends only its own connection', async () => {
    const ben = here.people.Ben!;
    const gone = new Promise((resolve) => ben.socket.once('disconnect', resolve));
    ben.socket.emit('presence', { kind: 'typing', document: 'x'.repeat(700_000), field: null, index: 0 });
    await gone;
    await stillWorks();
  });

  test('unknown events are answered, and a stream of them is cut off', async () => {
    const ben = here.people.Ben!;
    expect(await ben.raw('no:such', {})).toEqual({ ok: false, error: 'badInput' });
    const gone = new Promise((resolve) => ben.socket.once('disconnect', resolve));
    for (let n = 0; n < 100; n += 1) (ben.socket as unknown as { emit(event: string): void }).emit(`stray${n}`);
    await gone;
    await stillWorks();
  });

  test('a missing acknowledgement, extra arguments and a misplaced callback harm nothing', async () => {
    const ben = here.people.Ben!;
    const loose = ben.socket as unknown as { emit(event: string, ...rest: unknown[]): void };
    for (const event of events) {
      loose.emit(event);
      loose.emit(event, null);
      loose.emit(event, {}, {}, {});
    }
    expect(await ben.raw('clock', {}, 'more')).toMatchObject({ ok: true });
    await stillWorks();
  });

  test('random frames, also below the level of events, harm nobody else', async () => {
    const chance = chanceFrom(printedSeed('random frames'));
    const bits = [
      '0',
      '1',
      '2',
      '4',
      '42',
      '43',
      '45',
      '51-',
      '{',
      '}',
      '[',
      ']',
      '"',
      'meeting:command',
      '"a":',
      ',',
      '\\u0000',
      'null',
      '9e99',
      'é',
    ];
    for (let line = 0; line < 40; line += 1) {
      const client = await new TestClient(running.url, here.people.Ben!.who).connect();
      const { transport } = client.socket.io.engine as unknown as { transport: { ws: { send(text: string): void } } };
      for (let n = 0; n < 30 && client.socket.connected; n += 1) {
        const length = 1 + Math.floor(chance() * 12);
        transport.ws.send(Array.from({ length }, () => bits[Math.floor(chance() * bits.length)]).join(''));
      }
      client.close();
    }
    await stillWorks();
  });

  test('commands that come too fast are told when to try again', async () => {
    const ben = here.people.Ben!;
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => ben.command({ type: 'setSound', sound: 'here' })),
    );
    const refused = answers.filter((answer) => !answer.ok && answer.error === 'tooFast');
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject({ detail: { retryIn: expect.any(Number) } });
    await stillWorks();
  });
});

describe('a handler that fails', () => {
  const faults = () => running.log.filter((line) => line.msg === 'a handler failed');

  test('a failing handler answers with a reference that is in the log, without the message', async () => {
    running.store.parked = () => {
      throw new Error('broken');
    };
    const answer = await here.people.Ben!.ask('records:read', { what: 'parking' });
    expect(answer).toEqual({ ok: false, error: 'internal', ref: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(faults()).toHaveLength(1);
    expect(faults()[0]).toMatchObject({ ref: 'ref' in answer ? answer.ref : '', event: 'records:read' });
    await stillWorks();
  });

  test('a handler that fails late, or without an acknowledgement, ends nothing', async () => {
    running.store.write = () => Promise.reject(new Error('broken'));
    const ben = here.people.Ben!;
    const secret = 'my boss is impossible';
    const commandId = 'abcdefgh12345678';
    expect(await ben.ask('records:change', { commandId, change: { what: 'park', text: secret } })).toMatchObject({
      error: 'internal',
    });
    (ben.socket as unknown as { emit(event: string, ...rest: unknown[]): void }).emit('records:change', {
      commandId: 'abcdefgh12345679',
      change: { what: 'park', text: secret },
    });
    await ben.ask('clock', {});
    expect(faults().length).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(running.log)).not.toContain(secret);
    await stillWorks();
  });

  test('a failure after a commit stops neither the others nor the meeting', async () => {
    const live = await running.app.meetings.open(here.meeting);
    vi.spyOn(live!.media, 'committed').mockImplementation(() => {
      throw new Error('broken');
    });
    await stillWorks();
    expect(running.log.map(({ msg }) => msg)).toContain('background work failed');
  });
});
