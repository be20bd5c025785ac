import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection, RoomState } from '../../../../client/connection/roomState';

const day = 24 * 60 * 60 * 1000;
const start = 100 * day;
let now = start;

type Who = { member?: string; meeting?: string; group?: string; status?: 'lobby' | 'running' | 'ended' };

function connectionOf({ member = 'ann', meeting = 'm1', group = 'g1', status = 'running' }: Who = {}) {
  let state = { view: { kind: 'seat', me: member }, meeting: { id: meeting, group, status } } as RoomState;
  const change = (next: Partial<RoomState>) => {
    state = { ...state, ...next };
  };
  return { state: () => state, now: () => now, change } as unknown as Connection & { change: typeof change };
}

/** A page that was just loaded: it knows only what the browser has stored. */
async function newPage() {
  vi.resetModules();
  const drafts = await import('../../../../client/connection/documents/drafts');
  const textsOf = (connection: Connection) => drafts.draftsOf(connection).map(({ text }) => text);
  /** What this page shows after reading the stored drafts. Everything it stored itself is written by then. */
  const shows = async (connection: Connection, meeting?: string) => {
    await drafts.bringDraftsBack(connection, meeting);
    return textsOf(connection);
  };
  return { ...drafts, textsOf, shows };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  now = start;
});

describe('text kept for its writer', () => {
  test('is shown again after a reload, the oldest first, until it is discarded', async () => {
    const ann = connectionOf();
    const before = await newPage();
    before.keepDraft(ann, 'plan', 'by noon');
    now += 1_000;
    before.keepDraft(ann, 'notes', 'ask Ben');
    expect(await before.shows(ann)).toEqual(['by noon', 'ask Ben']);

    const after = await newPage();
    expect(after.textsOf(ann)).toEqual([]);
    expect(await after.shows(ann)).toEqual(['by noon', 'ask Ben']);
    expect(after.draftsOf(ann)[0]).toMatchObject({ about: 'plan' });
    const [first] = after.draftsOf(ann);
    after.discardDraft(first?.id ?? '');
    expect(await after.shows(ann)).toEqual(['ask Ben']);
    expect(await (await newPage()).shows(ann)).toEqual(['ask Ben']);
  });

  test('is not shown to another member at this browser, on the same page or later', async () => {
    const [ann, ben] = [connectionOf(), connectionOf({ member: 'ben' })];
    const page = await newPage();
    page.keepDraft(ann, 'plan', 'only mine');
    expect(await page.shows(ben)).toEqual([]);
    expect(await page.shows(ann)).toEqual(['only mine']);
    expect(await (await newPage()).shows(ben)).toEqual([]);
  });

  test('that is still in a form is shown as kept only after a reload, as it was last written', async () => {
    const ann = connectionOf();
    const before = await newPage();
    before.storeWriting(ann, { id: 'form', about: 'envelope', text: 'h' });
    before.storeWriting(ann, { id: 'form', about: 'envelope', text: 'have you asked her' });
    expect(await before.shows(ann)).toEqual([]);
    expect(await (await newPage()).shows(ann)).toEqual(['have you asked her']);
  });

  test('that was sent from its form does not come back', async () => {
    const ann = connectionOf();
    const before = await newPage();
    before.storeWriting(ann, { id: 'form', about: 'envelope', text: 'have you asked her' });
    before.discardDraft('form');
    expect(await before.shows(ann)).toEqual([]);
    expect(await (await newPage()).shows(ann)).toEqual([]);
  });

  test('is kept once when its form closes, under the name it was stored by', async () => {
    const ann = connectionOf();
    const before = await newPage();
    before.storeWriting(ann, { id: 'form', about: 'envelope', text: 'have you asked her' });
    before.keepDraft(ann, 'envelope', 'have you asked her', 'form');
    expect(await before.shows(ann)).toEqual(['have you asked her']);
    expect(await (await newPage()).shows(ann)).toEqual(['have you asked her']);
  });

  test('of a person who left is kept for them, and found on the page of the ended meeting', async () => {
    const ann = connectionOf();
    const before = await newPage();
    expect(await before.shows(ann)).toEqual([]);
    const lobby = { view: { kind: 'lobby', me: 'ann', group: 'g1', status: 'ended' }, meeting: null };
    ann.change(lobby as unknown as Partial<RoomState>);
    before.keepDraft(ann, 'parking', 'holidays');
    expect(await before.shows(ann, 'm1')).toEqual(['holidays']);
    expect(await (await newPage()).shows(ann, 'm1')).toEqual(['holidays']);
  });

  test('is gone after signing out, with that of other members of the group and not that of other groups', async () => {
    const [ann, far] = [connectionOf(), connectionOf({ group: 'g2', meeting: 'm9' })];
    const page = await newPage();
    page.keepDraft(ann, 'plan', 'here');
    page.keepDraft(far, 'plan', 'elsewhere');
    await page.forgetDraftsOfGroup('g1');
    expect(page.textsOf(ann)).toEqual([]);
    expect(page.textsOf(far)).toEqual(['elsewhere']);
    const after = await newPage();
    expect(await after.shows(ann)).toEqual([]);
    expect(await after.shows(far)).toEqual(['elsewhere']);
  });

  test('is gone once the meeting does not take its writer in any more', async () => {
    const ann = connectionOf();
    const page = await newPage();
    page.keepDraft(ann, 'plan', 'here');
    await page.forgetDraftsOfMeeting('m1');
    expect(page.textsOf(ann)).toEqual([]);
    expect(await (await newPage()).shows(ann)).toEqual([]);
  });

  test('stays after the end of its meeting, and is gone once its writer is in the next one', async () => {
    const ended = connectionOf({ status: 'ended' });
    const before = await newPage();
    before.keepDraft(ended, 'plan', 'for the page after the meeting');
    expect(await before.shows(ended)).toEqual(['for the page after the meeting']);
    expect(await (await newPage()).shows(ended)).toEqual(['for the page after the meeting']);
    expect(await (await newPage()).shows(connectionOf({ meeting: 'm2' }))).toEqual([]);
    expect(await (await newPage()).shows(ended)).toEqual([]);
  });

  test('of the running meeting stays when its writer opens an earlier one', async () => {
    const running = connectionOf({ meeting: 'm2' });
    const page = await newPage();
    page.keepDraft(running, 'plan', 'today');
    expect(await page.shows(connectionOf({ status: 'ended' }))).toEqual([]);
    expect(await (await newPage()).shows(running)).toEqual(['today']);
  });

  test('is removed after a week', async () => {
    const ann = connectionOf();
    const page = await newPage();
    page.keepDraft(ann, 'plan', 'long ago');
    expect(await page.shows(ann)).toEqual(['long ago']);
    now += 8 * day;
    expect(await (await newPage()).shows(connectionOf({ member: 'ben' }))).toEqual([]);
    now = start;
    expect(await (await newPage()).shows(ann)).toEqual([]);
  });

  test('stays on the page in a browser that refuses storage', async () => {
    globalThis.indexedDB.open = () => {
      throw new DOMException('storage is closed', 'SecurityError');
    };
    const ann = connectionOf();
    const page = await newPage();
    page.keepDraft(ann, 'plan', 'here');
    expect(await page.shows(ann)).toEqual(['here']);
    expect(await (await newPage()).shows(ann)).toEqual([]);
  });
});
