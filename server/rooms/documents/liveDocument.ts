import * as Y from 'yjs';
import { toBase64 } from '../../../shared/bytes';
import { boardElements } from '../../../shared/documents/board';
import { type Accepted, judge, largestDocument, takeIn } from '../../../shared/documents/gate';
import { purgeTombstones } from '../../../shared/documents/liveElements';
import { type DocumentKind, parseDocumentName } from '../../../shared/documents/names';
import type { DocumentName, MemberId } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import { WorkQueue } from '../../../shared/workQueue';
import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import { withChecksum } from './checksum';
import { type Content, contentOf } from './content';
import { Effort } from './effort';
import { DocumentShares } from './shares';

export type Opened = { clientId: number; update: string; stateVector: string; sound: boolean };

/** `isNew`: to be relayed. The same frame sent again is committed and not relayed. */
export type Received =
  | { outcome: 'committed'; isNew: boolean }
  | { outcome: 'behind'; stateVector: string }
  | { outcome: 'retry'; retryIn: number };

/** Merge the updates into the snapshot when there are this many. */
const compactAfter = 400;
/** How much one member may take away from others within the window: emptying a large board takes a minute, not a moment. */
const erasesPerWindow = 2_000;
const eraseWindowMs = 10_000;
const mostClientsPerMember = 5_000;
/** Encoding the whole document counts as one step per so many bytes. */
const bytesPerStep = 10;

type Answer = Received | Refusal;
/** An update whose commit is under way; after a conflict nothing of it is left. */
type Saving = { saved: Promise<Appended> };
type Appended = 'committed' | 'conflict';

/**
 * One document in memory. Updates are judged and applied one after the other while earlier ones are still being committed.
 * Each is answered when its own commit is done. When a commit fails, memory goes back to what the store holds. Readers wait
 * for the commits under way, so they see only what is stored.
 * A document whose stored bytes are damaged shows what can still be read and takes no updates, so that it is never
 * overwritten.
 */
export class LiveDocument {
  readonly #erased = new Map<MemberId, { since: number; count: number }>();
  readonly #queue = new WorkQueue();
  readonly #saving = new Set<Promise<unknown>>();
  readonly #byMember = new Map<MemberId, Set<number>>();
  readonly #shares: DocumentShares;
  /** Memory holds an update that was not committed and never will be. */
  #isAhead = false;
  /** The last commit failed. */
  #isShaky = false;
  #version = 0;
  #whole: { version: number; update: string; stateVector: string } | null = null;

  private constructor(
    readonly name: DocumentName,
    private readonly kind: DocumentKind,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly effort: Effort,
    private readonly clients: Map<number, MemberId>,
    private content: Content,
  ) {
    for (const [client, member] of clients) this.#clientsOf(member).add(client);
    this.#shares = new DocumentShares(kind, content.doc, clients, clock);
  }

  /** Reads a document from the store; null when the name is not a document name. */
  static async load(
    store: Store,
    clock: Clock,
    name: DocumentName,
    effort = new Effort(clock),
  ): Promise<LiveDocument | null> {
    const named = parseDocumentName(name);
    if (!named) return null;
    const [stored, clients] = await Promise.all([store.readDocument(name), store.clientsOf(name)]);
    return new LiveDocument(name, named.kind, store, clock, effort, clients, contentOf(named.kind, stored));
  }

  get isSound(): boolean {
    return this.content.isSound;
  }

  /**
   * Returns a new clientID, reserved for this member before they get it, and the update that a reader at `stateVector`
   * lacks.
   */
  async open(member: MemberId, stateVector: Uint8Array | null): Promise<Opened | Refusal> {
    return this.#whenCommitted(async ({ doc, bytes, isSound }) => {
      const mine = this.#clientsOf(member);
      if (mine.size >= mostClientsPerMember) return refuse('tooFast', { retryIn: 60_000 });
      const rest = this.effort.wait(member);
      if (rest > 0) return refuse('tooFast', { retryIn: rest });
      this.effort.spend(member, Math.ceil(bytes / bytesPerStep));
      const diff = stateVector === null ? null : diffFrom(doc, stateVector);
      if (diff === 'unreadable') return refuse('malformed');
      const clientId = this.#freshClient();
      await this.store.reserveClient(this.name, clientId, member);
      this.clients.set(clientId, member);
      mine.add(clientId);
      const whole = this.#snapshot();
      return { clientId, update: diff ?? whole.update, stateVector: whole.stateVector, sound: isSound };
    });
  }

  async receive(update: Uint8Array, member: MemberId, clientId: number): Promise<Answer> {
    for (;;) {
      const looked = await this.#queue.add(() => this.#look(update, member, clientId));
      if (!('saved' in looked)) return looked;
      if ((await looked.saved) === 'committed') return { outcome: 'committed', isNew: true };
      // It was judged on what has not come to be stored: once more, on what is.
    }
  }

  /** Reads the committed state. `look` must not keep or change the document. */
  read<T>(look: (doc: Y.Doc) => T): Promise<T> {
    return this.#whenCommitted(({ doc }) => look(doc));
  }

  /** The whole document as one update, for readers outside the room. */
  whole(): Promise<string> {
    return this.#whenCommitted(() => this.#snapshot().update);
  }

  get isIdle(): boolean {
    return this.#queue.isIdle && this.#saving.size === 0;
  }

  /** Merges the updates when everything before is done; an idle document may then leave memory. */
  async settle(): Promise<void> {
    await this.#whenCommitted(async ({ updates }) => {
      if (updates > 1) await this.#shrink();
    });
  }

  /** In its turn, and with a memory that holds what the store holds. */
  #whenCommitted<T>(act: (content: Content) => Promise<T> | T): Promise<T> {
    return this.#queue.add(async () => {
      await this.#committed();
      return act(this.content);
    });
  }

  async #committed(): Promise<void> {
    await Promise.all(this.#saving);
    if (this.#isAhead) await this.#reload();
  }

  /** An answer that is no commit rests on what was taken in before, and so waits until that is stored. */
  async #look(update: Uint8Array, member: MemberId, clientId: number): Promise<Answer | Saving> {
    for (;;) {
      if (this.#isAhead) await this.#committed();
      const decided = await this.#decide(update, member, clientId);
      if (!this.#isAhead && 'verdict' in decided) return this.#save(update, member, decided);
      await Promise.all(this.#saving);
      if (!this.#isAhead && !('verdict' in decided)) return decided;
    }
  }

  /** What is to be answered, or that the update may be saved. */
  async #decide(update: Uint8Array, member: MemberId, clientId: number): Promise<Answer | Accepted> {
    if (!this.isSound) return refuse('unavailable');
    const rest = this.effort.wait(member);
    if (rest > 0) return { outcome: 'retry', retryIn: rest };
    await this.#makeRoom(update, member);
    const { doc, bytes } = this.content;
    const author = { clientId, member, kind: this.kind, reserved: this.#clientsOf(member), bytes };
    const verdict = await this.effort.judge(member, (work) => judge(doc, update, author, work));
    if (verdict.verdict === 'refuse') return refuse(verdict.why);
    if (verdict.verdict === 'behind') return { outcome: 'behind', stateVector: toBase64(Y.encodeStateVector(doc)) };
    if (!verdict.isNew) return { outcome: 'committed', isNew: false };
    const retryIn = this.#mustWait(member, verdict.erases);
    if (retryIn > 0) return { outcome: 'retry', retryIn };
    const limit = this.#shares.judge(update.length, member, verdict);
    if (limit) return 'refused' in limit ? limit : { outcome: 'retry', ...limit };
    return verdict;
  }

  async #save(update: Uint8Array, member: MemberId, accepted: Accepted): Promise<Answer | Saving> {
    const saved = this.store.appendUpdate(this.name, withChecksum(update), member, this.content.last);
    if (this.#isShaky) {
      // Stored before it is taken in: a store that fails again and again must not cost a reload each time.
      if ((await saved) === 'committed') {
        this.#isShaky = false;
        this.#take(update, member, accepted);
        return { outcome: 'committed', isNew: true };
      }
      this.#isAhead = true;
      return { saved };
    }
    this.#take(update, member, accepted);
    const noted: Promise<void> = this.#note(saved).finally(() => this.#saving.delete(noted));
    this.#saving.add(noted);
    return { saved };
  }

  async #note(saved: Promise<Appended>): Promise<void> {
    try {
      if ((await saved) !== 'committed') this.#isAhead = true;
    } catch {
      this.#isAhead = true;
      this.#isShaky = true;
    }
  }

  #take(update: Uint8Array, member: MemberId, accepted: Accepted): void {
    takeIn(this.content.doc, update, accepted);
    this.#version += 1;
    this.content.bytes += update.length;
    this.content.last += 1;
    this.content.updates += 1;
    this.#shares.took(update, member);
  }

  #clientsOf(member: MemberId): Set<number> {
    const mine = this.#byMember.get(member) ?? new Set();
    this.#byMember.set(member, mine);
    return mine;
  }

  #freshClient(): number {
    for (;;) {
      const id = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
      if (id > 0 && !this.clients.has(id) && !this.content.doc.store.clients.has(id)) return id;
    }
  }

  /** Encoded once per version, however many people open the document. */
  #snapshot(): { update: string; stateVector: string } {
    const { doc } = this.content;
    if (this.#whole?.version !== this.#version) {
      this.#whole = {
        version: this.#version,
        update: toBase64(Y.encodeStateAsUpdate(doc)),
        stateVector: toBase64(Y.encodeStateVector(doc)),
      };
    }
    return this.#whole;
  }

  #mustWait(member: MemberId, erases: number): number {
    if (erases === 0) return 0;
    const now = this.clock.now();
    const before = this.#erased.get(member);
    const window = before && now - before.since < eraseWindowMs ? before : { since: now, count: 0 };
    // An update larger than the whole window passes alone, because it could never pass otherwise.
    if (window.count > 0 && window.count + erases > erasesPerWindow) return window.since + eraseWindowMs - now;
    this.#erased.set(member, { since: window.since, count: window.count + erases });
    return 0;
  }

  /** Merges the log before it grows too long, and shrinks a document that is full. */
  async #makeRoom(update: Uint8Array, member: MemberId): Promise<void> {
    const isFull = this.content.bytes + update.length > largestDocument;
    if (!isFull && this.content.updates < compactAfter) return;
    await this.#committed();
    if (!isFull) return this.#compact();
    this.effort.spend(member, Math.ceil(this.content.bytes / bytesPerStep));
    await this.#shrink();
  }

  /** Elements that were deleted leave with the next compaction; a restart before it brings them back as deleted, no more. */
  async #shrink(): Promise<void> {
    if (!this.isSound) return;
    if (this.kind === 'board') {
      purgeTombstones(boardElements(this.content.doc));
      this.#version += 1;
    }
    await this.#compact();
  }

  /** Goes through the document instead of merging updates: merging many updates takes superlinear time. */
  async #compact(): Promise<void> {
    const { doc, compactions, last, updates } = this.content;
    if (!this.isSound || updates === 0) return;
    const snapshot = Y.encodeStateAsUpdate(doc);
    const outcome = await this.store.compactDocument(this.name, withChecksum(snapshot), { compactions, last });
    // Somebody else wrote this document too: the next compaction contains what they saved.
    if (outcome === 'stale') return this.#reload();
    this.content.compactions += 1;
    this.content.updates = 0;
    this.content.bytes = snapshot.length;
  }

  async #reload(): Promise<void> {
    this.content = contentOf(this.kind, await this.store.readDocument(this.name));
    this.#shares.startOver(this.content.doc);
    this.#version += 1;
    this.#isAhead = false;
  }
}

function diffFrom(doc: Y.Doc, stateVector: Uint8Array): string | 'unreadable' {
  try {
    return toBase64(Y.encodeStateAsUpdate(doc, stateVector));
  } catch {
    return 'unreadable'; // bytes that are not a state vector
  }
}
