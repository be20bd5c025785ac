import { expect, test } from 'vitest';
import { storeForTest } from '../../support/forTest';

test('a command is found again after its meeting made way in memory for busier ones', async () => {
  const reads: string[] = [];
  const store = await storeForTest({
    file: ':memory:',
    before: (statement) => {
      if (statement.includes('"command_id" is not null')) reads.push(statement);
    },
    commandsKept: 3,
  });
  const append = (meeting: string, expected: number, id: string) =>
    store.append({
      meeting,
      expected,
      command: { member: 'ann', id },
      events: [{ type: 'questionsOnlyShown', at: 1 }],
      at: 1,
    });
  for (const [index, id] of ['a', 'b', 'c'].entries()) await append('quiet', index, id);
  expect(reads).toHaveLength(1);
  for (const [index, id] of ['d', 'e', 'f'].entries()) await append('busy', index, id);
  expect(reads).toHaveLength(2);
  expect(await append('quiet', 3, 'b')).toEqual({ outcome: 'duplicate', version: 2 });
  expect(reads).toHaveLength(3);
});
