import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bringDraftsBack, draftsOf, keepDraft } from '../../../client/connection/documents/drafts';
import { durableOutbox } from '../../../client/connection/documents/outbox';
import { storedDrafts } from '../../../client/connection/documents/storedDrafts';
import { signOut } from '../../../client/connection/invitations';
import type { Connection, RoomState } from '../../../client/connection/roomState';

const frame = (document: string) => ({
  document,
  member: 'ann',
  clientId: 7,
  update: Uint8Array.of(1),
  at: Date.now(),
});

function connectionOf(group: string, meeting: string): Connection {
  const state = { view: { kind: 'seat', me: 'ann' }, meeting: { id: meeting, group, status: 'running' } } as RoomState;
  return { state: () => state, now: () => Date.now() } as unknown as Connection;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('signing out leaves no unsent text of the group in this browser, and that of other groups alone', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, value: null }));
  const [here, far] = [connectionOf('g1', 'm1'), connectionOf('g10', 'm9')];
  const outbox = durableOutbox();
  await outbox.put(frame('g1/m1/notes/common'));
  await outbox.put(frame('g10/m9/notes/common'));
  keepDraft(here, 'plan', 'mine alone');
  keepDraft(far, 'plan', 'of another group');
  await bringDraftsBack(far);

  expect(await signOut('m1', 'g1', false)).toEqual({ ok: true, value: null });

  expect(draftsOf(here)).toEqual([]);
  expect(await storedDrafts({ group: 'g1', meeting: 'm1', member: 'ann' }, Date.now())).toEqual([]);
  expect(await storedDrafts({ group: 'g10', meeting: 'm9', member: 'ann' }, Date.now())).toHaveLength(1);
  expect(await outbox.of('g1/m1/notes/common', 'ann')).toEqual([]);
  expect(await outbox.of('g10/m9/notes/common', 'ann')).toHaveLength(1);
});
