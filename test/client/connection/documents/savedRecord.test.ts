import { expect, it } from 'vitest';
import { SavedRecord } from '../../../../client/connection/documents/savedRecord';
import type { Answer } from '../../../../shared/refusal';

/** A record and a server that answers when the test says so, and refuses a version that is not the newest. */
function aRecord(text = '', merge?: (mine: string, stored: string) => string) {
  const server = { text, version: 1 };
  const asked: { text: string; version: number; answer: () => Promise<void> }[] = [];
  const send = (value: string, version: number) =>
    new Promise<Answer<{ version: number }>>((resolve) => {
      const answer = async () => {
        const isStale = version !== server.version;
        if (!isStale) Object.assign(server, { text: value, version: version + 1 });
        resolve(isStale ? { ok: false, error: 'stale' } : { ok: true, value: { version: server.version } });
        await new Promise((done) => setImmediate(done));
      };
      asked.push({ text: value, version, answer });
    });
  const record = new SavedRecord<string>({ value: text, version: 1 }, (one, other) => one === other, send, merge);
  return { server, asked, record };
}

it('[RC5] one change of a record is under way at a time, and the newest text is saved last', async () => {
  const { server, asked, record } = aRecord();
  record.write('a');
  const first = record.keep();
  record.write('ab');
  const second = record.keep();
  record.write('abc');
  expect(asked.map(({ text }) => text)).toEqual(['a']);
  await asked[0]?.answer();
  expect(asked.map(({ text, version }) => `${text} ${version}`)).toEqual(['a 1', 'abc 2']);
  expect(record.isKept()).toBe(false);
  await asked[1]?.answer();
  expect([await first, await second]).toEqual(Array(2).fill({ ok: true, value: { version: 3 } }));
  expect([server.text, record.isKept(), record.version]).toEqual(['abc', true, 3]);
  expect(await record.keep()).toEqual({ ok: true, value: { version: 3 } });
  expect(asked).toHaveLength(2);
});

it('[RC5] a refused change keeps the text, and can be tried again or given up', async () => {
  const { server, asked, record } = aRecord('old');
  Object.assign(server, { text: 'from another tab', version: 5 });
  record.write('mine');
  const kept = record.keep();
  await asked[0]?.answer();
  expect(await kept).toEqual({ ok: false, error: 'stale' });
  expect(record.latest).toBe('mine');
  expect(record.isNewer({ value: server.text, version: 5 })).toBe(false);
  record.insistOver({ value: server.text, version: 5 });
  const again = record.keep();
  await asked[1]?.answer();
  expect(await again).toEqual({ ok: true, value: { version: 6 } });
  expect(server.text).toBe('mine');
});

it('[RC5] a newer text from another tab is taken when nothing here is lost, and never while a change is under way', async () => {
  const { asked, record } = aRecord('old');
  expect(record.isNewer({ value: 'older', version: 1 })).toBe(false);
  expect(record.isNewer({ value: 'new', version: 2 })).toBe(true);
  expect(record.latest).toBe('new');
  record.write('new and mine');
  expect(record.isNewer({ value: 'newest', version: 3 })).toBe(false);
  const { server, asked: others, record: other } = aRecord('old');
  other.write('sent');
  const kept = other.keep();
  // The news of the own change may come before its answer.
  expect(other.isNewer({ value: 'sent', version: 2 })).toBe(false);
  other.write('sent, and more');
  await others[0]?.answer();
  await others[1]?.answer();
  expect(await kept).toEqual({ ok: true, value: { version: 3 } });
  expect(server.text).toBe('sent, and more');
  expect(asked).toEqual([]);
});

it('[RC5] what another tab wrote while a change was under way is taken after it', async () => {
  const { server, asked, record } = aRecord('old');
  record.write('mine');
  const kept = record.keep();
  expect(record.isNewer({ value: 'theirs', version: 3 })).toBe(false);
  await asked[0]?.answer();
  expect(await kept).toEqual({ ok: true, value: { version: 2 } });
  expect(server.text).toBe('mine');
  expect([record.latest, record.version, record.isKept()]).toEqual(['theirs', 3, true]);
});

it('[RC5] who leaves while a change is under way waits for it, and only what was refused is handed over', async () => {
  const { server, asked, record } = aRecord('old');
  const lost: string[] = [];
  const leave = (left: typeof record) => left.leave((value) => lost.push(value));
  await leave(record);
  record.write('mine');
  const kept = record.keep();
  const isLeft = leave(record);
  expect(asked).toHaveLength(1);
  await asked[0]?.answer();
  await Promise.all([kept, isLeft]);
  expect([server.text, asked.length, lost]).toEqual(['mine', 1, []]);

  const { server: changed, asked: others, record: other } = aRecord('old');
  Object.assign(changed, { text: 'theirs', version: 5 });
  other.write('mine');
  const isOtherLeft = leave(other);
  await others[0]?.answer();
  await isOtherLeft;
  expect([changed.text, lost]).toEqual(['theirs', ['mine']]);
});

it('[RC5] a part of a record is written on top of what another tab wrote, and is saved without a refusal', async () => {
  const line = (text: string) => text.split('/')[0];
  const withMyLine = (mine: string, stored: string) => `${line(mine)}/${stored.split('/')[1]}`;
  const { server, asked, record } = aRecord('line/rest', withMyLine);
  record.write('my line/rest');
  expect(record.isNewer({ value: 'line/their rest', version: 2 })).toBe(true);
  expect([record.latest, record.isKept()]).toEqual(['my line/their rest', false]);

  // The same while a change is under way, which is refused because of the other tab's.
  Object.assign(server, { text: 'line/their newest rest', version: 3 });
  const kept = record.keep();
  expect(record.isNewer({ value: server.text, version: 3 })).toBe(false);
  await asked[0]?.answer();
  await asked[1]?.answer();
  expect(await kept).toEqual({ ok: true, value: { version: 4 } });
  expect([server.text, record.isKept()]).toEqual(['my line/their newest rest', true]);
});
