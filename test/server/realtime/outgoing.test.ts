import { expect, test } from 'vitest';
import { appForTest, gatherForTest } from '../../support/forTest';

type Wire = { _write: (...all: unknown[]) => void; _writev: (...all: unknown[]) => void };

test('messages to one connection that come in one turn leave in two writes at most, in order and whole', async () => {
  const running = await appForTest();
  const { people, meeting } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const ben = people.Ben!;
  const here = running.app.meetings.inMemory(meeting)!.inRoom();
  const connection = here.find(({ member }) => member === ben.me)!;
  const wire = (connection.socket.conn.transport as unknown as { socket: { _socket: Wire } }).socket._socket;
  let writes = 0;
  for (const way of ['_write', '_writev'] as const) {
    const real = wire[way].bind(wire);
    wire[way] = (...all) => {
      writes += 1;
      real(...all);
    };
  }
  const texts = Array.from({ length: 20 }, (_, n) => `note ${n} ${'x'.repeat(n * 500)}`);
  const got: string[] = [];
  const all = new Promise<void>((resolve) => {
    ben.socket.on('private', ({ text }) => {
      got.push(text);
      if (got.length === texts.length) resolve();
    });
  });
  for (const text of texts) connection.emit('private', { kind: 'noteToLead', from: ben.me, text, at: 1 });
  await all;
  expect(got).toEqual(texts);
  expect(writes).toBeLessThanOrEqual(2);
});
