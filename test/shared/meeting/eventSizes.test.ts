import { expect, test } from 'vitest';
import { eightPeople } from '../../fixtures/eightPeople';

const bytesOf = (event: unknown): number => Buffer.byteLength(JSON.stringify(event));

test('events are small: at most 45 kB for a whole meeting of eight people, at most 250 bytes for a raised hand', () => {
  const { log, state } = eightPeople();
  expect(state).toMatchObject({ status: 'ended', evaluation: { phase: 'published' } });
  const kinds = new Map<string, number[]>();
  for (const event of log) kinds.set(event.type, [...(kinds.get(event.type) ?? []), bytesOf(event)]);
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  const rows = [...kinds].map(([type, sizes]) => ({
    type,
    events: sizes.length,
    bytes: sum(sizes),
    most: Math.max(...sizes),
  }));
  const bytes = sum(rows.map((row) => row.bytes));
  console.info(`${log.length} events, ${bytes} bytes`);
  console.table(rows.sort((a, b) => b.bytes - a.bytes));
  expect(bytes).toBeLessThanOrEqual(45_000);
  expect(Math.max(...(kinds.get('handRaised') ?? []))).toBeLessThanOrEqual(250);
});
