import { expect, test } from 'vitest';
import type { Event } from '../../shared/meeting/events';
import { meeting, type OpenStore } from './storeRows';

const wide = { member: 1_000, meeting: 1_000, group: 1_000 };

/** Documents with their updates and snapshots, and images. */
export function documentsAreKept(open: OpenStore): void {
  test('document updates are read in order and a compaction replaces exactly what it contains', async () => {
    const board = 'g1/m1/board/common';
    const bytes = (...numbers: number[]) => new Uint8Array(numbers);
    await Promise.all([1, 2].map((n) => open.store.appendUpdate(board, bytes(n), 'ann', n - 1)));
    await open.store.appendUpdate(board, bytes(3), 'ben', 2);
    const before = await open.store.readDocument(board);
    expect(before).toMatchObject({ snapshot: null, updates: [bytes(1), bytes(2), bytes(3)] });
    // It replaces the two updates that were read into the snapshot; the third was saved behind them.
    expect(await open.store.compactDocument(board, bytes(12), { ...before, last: 2 })).toBe('compacted');
    await open.store.appendUpdate(board, bytes(4), 'ben', 3);
    await open.reopened();
    const after = await open.store.readDocument(board);
    expect(after).toMatchObject({ snapshot: bytes(12), updates: [bytes(3), bytes(4)] });
    expect(await open.store.compactDocument(board, bytes(99), after)).toBe('compacted');
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: bytes(99), updates: [] });
    expect(await open.store.documentsOf('m1')).toEqual([board]);
    expect(await open.store.readDocument('g1/m1/notes/common')).toMatchObject({ snapshot: null, updates: [] });
  });

  test('a compaction based on an outdated read changes nothing, and a position never repeats', async () => {
    const board = 'g1/m1/board/common';
    const bytes = (...numbers: number[]) => new Uint8Array(numbers);
    await open.store.appendUpdate(board, bytes(1), 'ann', 0);
    await open.store.appendUpdate(board, bytes(2), 'ben', 1);
    const seen = await open.store.readDocument(board);
    expect(seen).toMatchObject({ compactions: 0, last: 2 });
    expect(await open.store.compactDocument(board, bytes(12), seen)).toBe('compacted');
    expect((await open.store.readDocument(board)).last).toBe(2);
    await open.store.appendUpdate(board, bytes(3), 'ann', 2);
    await open.store.appendUpdate(board, bytes(4), 'ben', 3);
    expect(await open.store.compactDocument(board, bytes(99), seen)).toBe('stale');
    await open.reopened();
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: bytes(12), updates: [bytes(3), bytes(4)] });
  });

  test('updates that were saved together are read one by one, and none leaves before a snapshot holds it', async () => {
    const board = 'g1/m1/board/common';
    const updates = [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array([4]), new Uint8Array(300).fill(5)];
    const members = ['ann', 'ben', 'ann', 'ben'];
    const append = (n: number) => open.store.appendUpdate(board, updates[n]!, members[n]!, n);
    expect(await Promise.all([0, 1, 2, 3].map(append))).toEqual(Array(4).fill('committed'));
    await open.reopened();
    const whole = await open.store.readDocument(board);
    expect(whole).toMatchObject({ updates, last: 4 });
    // A snapshot of the first two: the row that they share with later ones stays.
    expect(await open.store.compactDocument(board, new Uint8Array([9]), { ...whole, last: 2 })).toBe('compacted');
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: new Uint8Array([9]), updates, last: 4 });
    expect(await open.store.compactDocument(board, new Uint8Array([8]), { compactions: 1, last: 4 })).toBe('compacted');
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: new Uint8Array([8]), updates: [], last: 4 });
  });

  test('an update is stored behind the newest one or not at all', async () => {
    const board = 'g1/m1/board/common';
    const append = (n: number, after: number) => open.store.appendUpdate(board, new Uint8Array([n]), 'ann', after);
    expect(await Promise.all([append(1, 0), append(2, 1), append(9, 1), append(9, 0), append(3, 2)])).toEqual([
      'committed',
      'committed',
      'conflict',
      'conflict',
      'committed',
    ]);
    await open.reopened();
    expect(await open.store.readDocument(board)).toMatchObject({
      updates: [1, 2, 3].map((n) => new Uint8Array([n])),
      last: 3,
    });
  });

  test('client ids of a document belong to one member each, also after a restart', async () => {
    await open.store.reserveClient('g1/m1/board/common', 4_294_967_295, 'ann');
    await open.store.reserveClient('g1/m1/board/common', 7, 'ben');
    await open.store.reserveClient('g1/m1/notes/common', 7, 'ann');
    await open.reopened();
    expect(await open.store.clientsOf('g1/m1/board/common')).toEqual(
      new Map([
        [4_294_967_295, 'ann'],
        [7, 'ben'],
      ]),
    );
  });

  test('an image is kept once per meeting and content', async () => {
    const image = { meeting: 'm1', hash: 'h', type: 'image/png', bytes: new Uint8Array([1, 2]), member: 'ann' };
    expect(await open.store.addImage(image, wide)).toBe('kept');
    expect(await open.store.addImage({ ...image, member: 'ben' }, wide)).toBe('kept');
    expect(await open.store.image('m1', 'h')).toEqual({ type: 'image/png', bytes: new Uint8Array([1, 2]) });
    expect(await open.store.image('m2', 'h')).toBeNull();
  });

  test('pictures of a member, a meeting and a group take no more room than each may, and what is there counts once', async () => {
    const first = { type: 'meetingCreated' } as unknown as Event;
    const later = { ...meeting, id: 'm2', ordinal: 3 };
    await open.store.createMeeting({ meeting: later, group: null, members: [] }, [first]);
    const most = { member: 10, meeting: 15, group: 20 };
    const add = (where: string, member: string, hash: string, size: number) =>
      open.store.addImage({ meeting: where, hash, type: 'image/png', bytes: new Uint8Array(size), member }, most);
    expect(await add('m1', 'ann', 'a', 10)).toBe('kept');
    expect(await add('m1', 'ann', 'b', 1)).toBe('member');
    expect(await add('m1', 'ann', 'a', 10)).toBe('kept');
    expect(await add('m1', 'ben', 'c', 5)).toBe('kept');
    expect(await add('m1', 'ben', 'd', 1)).toBe('meeting');
    expect(await add('m2', 'ann', 'a', 5)).toBe('kept');
    expect(await add('m2', 'ben', 'e', 1)).toBe('group');
    expect(await open.store.image('m2', 'e')).toBeNull();
    // Pictures of other groups do not count.
    expect(await add('elsewhere', 'eve', 'f', 10)).toBe('kept');
  });
}
