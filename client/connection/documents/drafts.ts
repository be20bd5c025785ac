import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { GroupId, MeetingId } from '../../../shared/meeting/state';
import { newId } from '../newId';
import type { Connection } from '../roomState';
import type { StoredDraft, Whose } from './storedDrafts';

/**
 * Text that would be lost with a refused update or change. It is stored in this browser and shown to its writer until
 * they have copied or discarded it.
 */
export type Draft = { id: string; about: string; text: string; at: number };

/** `whose` is null when the connection did not say yet who this is. Such text lasts as long as the page. */
type Shown = Draft & { whose: Whose | null };

const drafts = createStore<readonly Shown[]>(() => []);
const writers = new WeakMap<Connection, Whose>();
/** Texts that are still in a form. They are stored, but not shown as kept. */
const inForms = new Set<string>();
/** The newest text of each draft that is not stored yet. */
const toStore = new Map<string, StoredDraft>();

const storage = () => import('./storedDrafts');

type Storage = Awaited<ReturnType<typeof storage>>;

/** A page that cannot store anything keeps what it shows. */
async function withStorage(work: (stored: Storage) => Promise<void>): Promise<void> {
  try {
    await work(await storage());
  } catch {
    // The file could not be loaded: the text is still on the page.
  }
}

/** Remembered, because people who leave the meeting are told nothing more about it. */
function whoseOf(connection: Connection): Whose | null {
  const { view, meeting } = connection.state();
  if (view && meeting) writers.set(connection, { group: meeting.group, meeting: meeting.id, member: view.me });
  return writers.get(connection) ?? null;
}

/** For people in the lobby, who know only what the page itself knows of the meeting. */
function fromLobby(connection: Connection, meeting: MeetingId): void {
  const { view } = connection.state();
  if (view?.kind === 'lobby') writers.set(connection, { group: view.group, meeting, member: view.me });
}

async function storeNewest(id: string): Promise<void> {
  const draft = toStore.get(id);
  toStore.delete(id);
  if (draft) await withStorage((stored) => stored.storeDraft(draft));
}

function store(draft: Draft, whose: Whose | null): void {
  if (whose === null) return;
  const isWaiting = toStore.has(draft.id);
  toStore.set(draft.id, { ...draft, ...whose });
  if (!isWaiting) void storeNewest(draft.id);
}

function unstore(id: string): void {
  toStore.delete(id);
  void withStorage((stored) => stored.removeStored(id));
}

const isSame = (one: Whose | null, other: Whose | null): boolean =>
  one?.meeting === other?.meeting && one?.member === other?.member;

/** The texts kept for the member and the meeting of this connection. */
export function draftsOf(connection: Connection): readonly Draft[] {
  const whose = whoseOf(connection);
  return drafts.getState().filter((draft) => isSame(draft.whose, whose));
}

let shown: { of: readonly Shown[]; whose: Whose | null; drafts: readonly Draft[] } = {
  of: [],
  whose: null,
  drafts: [],
};

export function useDraftsOf(connection: Connection): readonly Draft[] {
  return useSyncExternalStore(drafts.subscribe, () => {
    const all = drafts.getState();
    const whose = whoseOf(connection);
    if (shown.of !== all || !isSame(shown.whose, whose)) shown = { of: all, whose, drafts: draftsOf(connection) };
    return shown.drafts;
  });
}

export function keepDraft(connection: Connection, about: string, text: string, id = newId()): void {
  const stoodInForm = inForms.delete(id);
  const isKnown = draftsOf(connection).some((draft) => draft.about === about && draft.text === text);
  if (text.trim() === '' || isKnown) {
    if (stoodInForm) unstore(id);
    return;
  }
  const draft = { id, about, text, at: connection.now() };
  const whose = whoseOf(connection);
  drafts.setState([...drafts.getState(), { ...draft, whose }], true);
  store(draft, whose);
}

/** Stores what somebody is writing in a form. After a reload it is shown as kept. */
export function storeWriting(connection: Connection, { id, about, text }: Omit<Draft, 'at'>): void {
  inForms.add(id);
  store({ id, about, text, at: connection.now() }, whoseOf(connection));
}

export function discardDraft(id: string): void {
  inForms.delete(id);
  drafts.setState(
    drafts.getState().filter((draft) => draft.id !== id),
    true,
  );
  unstore(id);
}

/**
 * Shows what an earlier page stored for this writer. When the group is in a later meeting, earlier texts are removed.
 */
export async function bringDraftsBack(connection: Connection, meeting?: MeetingId): Promise<void> {
  if (meeting !== undefined) fromLobby(connection, meeting);
  const whose = whoseOf(connection);
  if (whose === null) return;
  await withStorage(async (stored) => {
    const { meeting: inRoom } = connection.state();
    if (inRoom && inRoom.status !== 'ended') await stored.forgetEarlierDrafts(whose);
    const found = await stored.storedDrafts(whose, connection.now());
    const known = drafts.getState();
    const isNew = ({ id }: Draft) => !inForms.has(id) && !toStore.has(id) && !known.some((draft) => draft.id === id);
    const back = found.filter(isNew).map(({ id, about, text, at }) => ({ id, about, text, at, whose }));
    if (back.length > 0) drafts.setState([...back, ...known], true);
  });
}

function forget(isOver: (draft: Shown) => boolean): void {
  drafts.setState(
    drafts.getState().filter((draft) => !isOver(draft)),
    true,
  );
}

/** For people who sign out: nothing of the group stays in this browser. */
export async function forgetDraftsOfGroup(group: GroupId): Promise<void> {
  forget(({ whose }) => whose?.group === group);
  await withStorage((stored) => stored.forgetDraftsOf(group));
}

/** For people whom the meeting does not let in any more. */
export async function forgetDraftsOfMeeting(meeting: MeetingId): Promise<void> {
  forget(({ whose }) => whose?.meeting === meeting);
  await withStorage((stored) => stored.forgetMeetingDrafts(meeting));
}
