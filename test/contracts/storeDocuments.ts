import { expect, test } from 'vitest';
import type { Event } from '../../shared/meeting/events';
import { meeting, type OpenStore } from './storeRows';

const wide = { member: 1_000, meeting: 1_000, group: 1_000 };

/** Documents with their updates and snapshots, and images. */
export function documentsAreKept(open: OpenStore): void {
  test('document updates are read in order and a compaction replaces exactly what it contains', async () => {
    const board = 'g1/m1/board/common';
    const bytes = (...numbers: number[]) => new Uint8Array(numbers);
    await Promise.all([1, 2, 3].map((n) => open.store.appendUpdate(board, bytes(n), 'ann', n - 1)));
    const before = await open.store.readDocument(board);
    expect(before).toMatchObject({ snapshot: null, updates: [bytes(1), bytes(2), bytes(3)] });
    const [first, , third] = before.rows.positions as [number, number, number];
    // It replaces the two updates that were read into the snapshot, not the two oldest.
    const from = { ...before.rows, positions: [first, third] };
    expect(await open.store.compactDocument(board, bytes(13), from)).toBe('compacted');
    await open.store.appendUpdate(board, bytes(4), 'ben', 3);
    await open.reopened();
    const after = await open.store.readDocument(board);
    expect(after).toMatchObject({ snapshot: bytes(13), updates: [bytes(2), bytes(4)] });
    expect(await open.store.compactDocument(board, bytes(99), after.rows)).toBe('compacted');
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: bytes(99), updates: [] });
    expect(await open.store.documentsOf('m1')).toEqual([board]);
    expect(await open.store.readDocument('g1/m1/notes/common')).toMatchObject({ snapshot: null, updates: [] });
  });

  test('a compaction based on an outdated read changes nothing, and a position never repeats', async () => {
    const board = 'g1/m1/board/common';
    const bytes = (...numbers: number[]) => new Uint8Array(numbers);
    await open.store.appendUpdate(board, bytes(1), 'ann', 0);
    await open.store.appendUpdate(board, bytes(2), 'ben', 1);
    const { rows: seen } = await open.store.readDocument(board);
    expect(seen.positions).toEqual([1, 2]);
    expect(await open.store.compactDocument(board, bytes(12), seen)).toBe('compacted');
    expect((await open.store.readDocument(board)).last).toBe(2);
    await open.store.appendUpdate(board, bytes(3), 'ann', 2);
    await open.store.appendUpdate(board, bytes(4), 'ben', 3);
    expect(await open.store.compactDocument(board, bytes(99), seen)).toBe('stale');
    await open.reopened();
    expect(await open.store.readDocument(board)).toMatchObject({ snapshot: bytes(12), updates: [bytes(3), bytes(4)] });
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
