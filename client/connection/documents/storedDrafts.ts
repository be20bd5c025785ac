import { type DBSchema, openDB } from 'idb';
import type { GroupId, MeetingId, MemberId } from '../../../shared/meeting/state';
import { WorkQueue } from '../../../shared/workQueue';

/** The writer of a text and its meeting. The text is shown to nobody else at this browser. */
export type Whose = { group: GroupId; meeting: MeetingId; member: MemberId };

export type StoredDraft = Whose & { id: string; about: string; text: string; at: number };

const DATABASE = 'roundel-drafts';
const STORE = 'drafts';
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

interface Stored extends DBSchema {
  [STORE]: { key: string; value: StoredDraft; indexes: { group: GroupId } };
}

const open = () =>
  openDB<Stored>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: 'id' }).createIndex('group', 'group');
    },
  });
type Opened = Awaited<ReturnType<typeof open>>;

/** One after the other, because a text that is discarded right after it was stored must not come back. */
const inOrder = new WorkQueue();

/** Opened for each use, because phones close idle databases. Returns `otherwise` in browsers that refuse storage. */
function use<T>(work: (database: Opened) => Promise<T>, otherwise: T): Promise<T> {
  return inOrder.add(async () => {
    try {
      const database = await open();
      try {
        return await work(database);
      } finally {
        database.close();
      }
    } catch {
      return otherwise;
    }
  });
}

export const storeDraft = (draft: StoredDraft): Promise<void> =>
  use(async (database) => void (await database.put(STORE, draft)), undefined);

export const removeStored = (id: string): Promise<void> => use((database) => database.delete(STORE, id), undefined);

/** Removes every text of the group for which `isOver` is true. */
const removeWhere = (group: GroupId, isOver: (draft: StoredDraft) => boolean): Promise<void> =>
  use(async (database) => {
    const all = await database.getAllFromIndex(STORE, 'group', group);
    await Promise.all(all.filter(isOver).map(({ id }) => database.delete(STORE, id)));
  }, undefined);

/** Nothing of the group stays in this browser. */
export const forgetDraftsOf = (group: GroupId): Promise<void> => removeWhere(group, () => true);

/** The group has gone on to this meeting, so texts of earlier meetings are removed. */
export const forgetEarlierDrafts = ({ group, meeting }: Whose): Promise<void> =>
  removeWhere(group, (draft) => draft.meeting !== meeting);

/** Nobody comes back to this meeting from this browser. */
export const forgetMeetingDrafts = (meeting: MeetingId): Promise<void> =>
  use(async (database) => {
    const all = await database.getAll(STORE);
    await Promise.all(all.filter((draft) => draft.meeting === meeting).map(({ id }) => database.delete(STORE, id)));
  }, undefined);

/** The texts of this writer in this meeting, oldest first. Removes texts that are a week old, whoever wrote them. */
export const storedDrafts = (whose: Whose, now: number): Promise<StoredDraft[]> =>
  use(async (database) => {
    const all = await database.getAll(STORE);
    const old = all.filter(({ at }) => at < now - KEPT_MS);
    await Promise.all(old.map(({ id }) => database.delete(STORE, id)));
    return all
      .filter((draft) => !old.includes(draft) && draft.meeting === whose.meeting && draft.member === whose.member)
      .sort((one, other) => one.at - other.at);
  }, []);
