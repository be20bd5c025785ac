import { seatOf } from '../../../shared/meeting/people/people';
import {
  chosenReader,
  clientOfPages,
  mayReadPage,
  mayWritePage,
  readerOfPage,
  writingStage,
} from '../../../shared/meeting/rights/pages';
import { mayRemoveRecords } from '../../../shared/meeting/rights/records';
import { stageNow } from '../../../shared/meeting/standing';
import type { Meeting, MemberId, PageReader, StageKey } from '../../../shared/meeting/state';
import type { RecordsAnswer, RecordsChange, ShownPage } from '../../../shared/protocol/records';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { PageRow, RecordWrite, Store } from '../../store/store';
import type { Room } from '../meeting/room';

type Saved = { version: number } | Refusal;
type What = 'myPages' | 'shownPages';
type Readers = MemberId[] | 'room';

type PagesDeps = {
  room: Room;
  store: Store;
  changed: (news: { what: What }, readers: Readers) => void;
  save: (me: MemberId, commandId: string, write: RecordWrite, news: { what: What }, readers: Readers) => Promise<Saved>;
  withEvent: (
    me: MemberId,
    commandId: string,
    command: Parameters<Room['submit']>[0],
    write: RecordWrite,
    changed: What[],
  ) => Promise<Saved>;
};

type Change = Extract<RecordsChange, { what: 'savePage' | 'releasePage' | 'erasePage' | 'removePage' }>;
type Release = Extract<Change, { what: 'releasePage' }>;

const pageChanges: ReadonlySet<RecordsChange['what']> = new Set(['savePage', 'releasePage', 'erasePage', 'removePage']);

export const isPageChange = (change: RecordsChange): change is Change => pageChanges.has(change.what);

/** What of these pages their owners gave away, as far as it is for this reader. */
export const readableBy = (meeting: Meeting, reader: MemberId, rows: readonly PageRow[]): ShownPage[] =>
  rows
    .filter(({ stage, member }) => readerOfPage(meeting, stage, member) !== 'owner')
    .filter(({ stage, member }) => mayReadPage(meeting, reader, stage, member))
    .map(({ stage, member, text, shown }) => ({ stage, member, text: shown ?? text }))
    .filter(({ text }) => text.trim() !== '');

/** The pages of silent writing. Their owners write them; others read only what an owner has given them. */
export class Pages {
  constructor(private readonly deps: PagesDeps) {}

  async read(me: MemberId, what: What): Promise<RecordsAnswer> {
    const { room, store } = this.deps;
    if (what === 'shownPages') return { what, pages: readableBy(room.meeting(), me, await store.pages(room.id)) };
    const mine = await store.pages(room.id, me);
    return { what, pages: mine.map(({ member: _, ...page }) => page) };
  }

  /** When such a stage is over, its client reads the pages that their owners did not keep. */
  committed(before: Meeting, after: Meeting): void {
    const left = stageNow(before);
    const stage = left === null || left === stageNow(after) ? undefined : writingStage(after, left);
    const client = stage?.writing.keep === 'client' ? clientOfPages(after, stage) : null;
    if (client !== null) this.deps.changed({ what: 'shownPages' }, [client]);
  }

  async change(me: MemberId, commandId: string, change: Change): Promise<Saved> {
    switch (change.what) {
      case 'savePage':
        return this.#write(me, commandId, change);
      case 'releasePage':
        return this.#release(me, commandId, change);
      case 'erasePage':
        return this.#erase(me, commandId, change.stage);
      case 'removePage':
        return this.#remove(me, commandId, change);
      default:
        return change satisfies never;
    }
  }

  async #write(me: MemberId, commandId: string, change: Extract<Change, { what: 'savePage' }>): Promise<Saved> {
    const { room, save, changed } = this.deps;
    const { stage, text } = change;
    // Somebody may have another part in the stage than when they began their page: what they wrote stays theirs.
    if (!mayWritePage(room.meeting(), me, stage) && !(await this.#page(me, stage))) return refuse('notAllowed');
    const write = { kind: 'page', meeting: room.id, stage, member: me, text, version: change.version + 1 } as const;
    const saved = await save(me, commandId, write, { what: 'myPages' }, [me]);
    // Where the format gives it to the client without a choice, they read it as it is.
    if (!isRefusal(saved)) this.#tellOf(me, stage, changed);
    return saved;
  }

  #tellOf(me: MemberId, stage: StageKey, changed: PagesDeps['changed']): void {
    const meeting = this.deps.room.meeting();
    const readers = chosenReader(meeting, stage, me) === null ? this.#readers(meeting, me, stage) : [];
    if (readers.length > 0) changed({ what: 'shownPages' }, readers);
  }

  /** Those who read the page of this member now, without the member. */
  #readers(meeting: Meeting, owner: MemberId, key: StageKey): Readers {
    const to = readerOfPage(meeting, key, owner);
    if (to === 'group') return 'room';
    const stage = writingStage(meeting, key);
    const client = stage === undefined || to === 'owner' ? null : clientOfPages(meeting, stage);
    return client === null ? [] : [client];
  }

  /** Others read the page as it is at this moment: what its owner writes afterwards is theirs until they give it again. */
  async #release(me: MemberId, commandId: string, { stage, to, version, part }: Release): Promise<Saved> {
    const { room } = this.deps;
    const row = await this.#page(me, stage);
    if (!row) return refuse('notFound');
    if (row.version !== version) return refuse('stale', { version: row.version });
    const shown = to === 'owner' ? null : (part ?? row.text);
    const write = { kind: 'pageShown', meeting: room.id, stage, member: me, shown } as const;
    const before = room.meeting();
    const isNoNews = chosenReader(before, stage, me) === to;
    const done = isNoNews
      ? await this.deps.save(me, commandId, write, { what: 'myPages' }, [me])
      : await this.#withChoice(me, commandId, stage, to, write);
    if (!isRefusal(done)) this.#tellReaders(before, me, stage);
    return done;
  }

  #withChoice(me: MemberId, commandId: string, stage: StageKey, to: PageReader, write: RecordWrite): Promise<Saved> {
    return this.deps.withEvent(me, commandId, { type: 'notePageReleased', stage, member: me, to }, write, []);
  }

  /** Those who read it before, those who read it now, and its owner. */
  #tellReaders(before: Meeting, owner: MemberId, stage: StageKey): void {
    const readers = [this.#readers(before, owner, stage), this.#readers(this.deps.room.meeting(), owner, stage)];
    const isForAll = readers.includes('room');
    const some = [owner, ...readers.flatMap((each) => (each === 'room' ? [] : each))];
    this.deps.changed({ what: 'shownPages' }, isForAll ? 'room' : [...new Set(some)]);
    this.deps.changed({ what: 'myPages' }, [owner]);
  }

  /** A page is erased for everybody who could read it. */
  async #erase(me: MemberId, commandId: string, stage: StageKey): Promise<Saved> {
    const { room } = this.deps;
    if (!(await this.#page(me, stage))) return refuse('notFound');
    const before = room.meeting();
    const write = { kind: 'pageGone', meeting: room.id, stage, member: me } as const;
    const isGiven = (chosenReader(before, stage, me) ?? 'owner') !== 'owner';
    // After the end the log stays as it is: it says to whom a page was given, and the page is gone.
    const done =
      isGiven && before.status !== 'ended'
        ? await this.#withChoice(me, commandId, stage, 'owner', write)
        : await this.deps.save(me, commandId, write, { what: 'myPages' }, [me]);
    if (!isRefusal(done)) this.#tellReaders(before, me, stage);
    return done;
  }

  async #remove(me: MemberId, commandId: string, change: Extract<Change, { what: 'removePage' }>): Promise<Saved> {
    const { room } = this.deps;
    const { stage: key, member } = change;
    const before = room.meeting();
    if (!mayRemoveRecords(before, me)) return refuse('notLead');
    const stage = writingStage(before, key);
    const isReleased = seatOf(before, member) !== undefined && readerOfPage(before, key, member) === 'group';
    if (stage === undefined || !isReleased) return refuse('notFound');
    const removed = { record: 'page', id: key, slot: stage.slot, of: member, by: me } as const;
    const write = { kind: 'pageShown', meeting: room.id, stage: key, member, shown: null } as const;
    const done = await this.deps.withEvent(me, commandId, { type: 'noteRecordRemoved', ...removed }, write, []);
    if (!isRefusal(done)) this.#tellReaders(before, member, key);
    return done;
  }

  async #page(member: MemberId, stage: StageKey): Promise<PageRow | undefined> {
    const rows = await this.deps.store.pages(this.deps.room.id, member);
    return rows.find((row) => row.stage === stage);
  }
}
