import * as Y from 'yjs';
import { toBase64 } from '../../../shared/bytes';
import { boardElements } from '../../../shared/documents/board';
import { judge, largestDocument, takeIn } from '../../../shared/documents/gate';
import { purgeTombstones } from '../../../shared/documents/liveElements';
import { type DocumentKind, parseDocumentName } from '../../../shared/documents/names';
import { emptyDocument } from '../../../shared/documents/roots';
import { takeStored } from '../../../shared/documents/trial';
import type { DocumentName, MemberId } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import { WorkQueue } from '../../../shared/workQueue';
import type { DocumentRows, Store, StoredDocument } from '../../store/store';
import type { Clock } from '../clock';
import { readChecked, withChecksum } from './checksum';
import { Effort } from './effort';
import { DocumentShares } from './shares';

export type Opened = { clientId: number; update: string; stateVector: string; sound: boolean };

/** `isNew`: to be relayed; the same frame sent again is committed and says nothing to the others. */
export type Received =
  | { outcome: 'committed'; isNew: boolean }
  | { outcome: 'behind'; stateVector: string }
  | { outcome: 'retry'; retryIn: number };

/** Merge the log into the snapshot when it has grown to this many updates. */
const compactAfter = 400;
/** What one member may take away from others within the window: emptying a large board takes a minute, not a moment. */
const erasesPerWindow = 2_000;
const eraseWindowMs = 10_000;
const mostClientsPerMember = 5_000;
/** Writing down the whole document takes a step for so many bytes of it. */
const bytesPerStep = 10;

/**
 * One document in memory: gate, save, apply, answer, in this order, one update at a time. What is in memory is committed.
 * A document whose stored bytes are damaged shows what is still readable and takes nothing: it is never overwritten.
 */
export class LiveDocument {
  readonly #erased = new Map<MemberId, { since: number; count: number }>();
  readonly #queue = new WorkQueue();
  readonly #byMember = new Map<MemberId, Set<number>>();
  readonly #shares: DocumentShares;
  #version = 0;
  #whole: { version: number; update: string; stateVector: string } | null = null;

  private constructor(
    readonly name: DocumentName,
    private readonly kind: DocumentKind,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly effort: Effort,
    private readonly doc: Y.Doc,
    private readonly clients: Map<number, MemberId>,
    private bytes: number,
    private rows: DocumentRows,
    /** False when stored bytes were damaged. */
    readonly isSound: boolean,
  ) {
    for (const [client, member] of clients) this.#clientsOf(member).add(client);
    this.#shares = new DocumentShares(kind, doc, clients, clock);
  }

  /** Reads a document from the store; null when the name is none. */
  static async load(
    store: Store,
    clock: Clock,
    name: DocumentName,
    effort = new Effort(clock),
  ): Promise<LiveDocument | null> {
    const named = parseDocumentName(name);
    if (!named) return null;
    const [stored, clients] = await Promise.all([store.readDocument(name), store.clientsOf(name)]);
    const { doc, bytes, isSound } = rebuild(named.kind, stored);
    return new LiveDocument(name, named.kind, store, clock, effort, doc, clients, bytes, stored.rows, isSound);
  }

  /** Gives a fresh clientID, reserved for this member before it is told, and what a reader at `stateVector` lacks. */
  async open(member: MemberId, stateVector: Uint8Array | null): Promise<Opened | Refusal> {
    return this.#queue.add(async () => {
      const mine = this.#clientsOf(member);
      if (mine.size >= mostClientsPerMember) return refuse('tooFast', { retryIn: 60_000 });
      const rest = this.effort.wait(member);
      if (rest > 0) return refuse('tooFast', { retryIn: rest });
      this.effort.spend(member, Math.ceil(this.bytes / bytesPerStep));
      const diff = stateVector === null ? null : diffFrom(this.doc, stateVector);
      if (diff === 'unreadable') return refuse('malformed');
      const clientId = this.#freshClient();
      await this.store.reserveClient(this.name, clientId, member);
      this.clients.set(clientId, member);
      mine.add(clientId);
      const whole = this.#snapshot();
      return { clientId, update: diff ?? whole.update, stateVector: whole.stateVector, sound: this.isSound };
    });
  }

  async receive(update: Uint8Array, member: MemberId, clientId: number): Promise<Received | Refusal> {
    return this.#queue.add(async () => {
      if (!this.isSound) return refuse('unavailable');
      const rest = this.effort.wait(member);
      if (rest > 0) return { outcome: 'retry', retryIn: rest };
      if (this.bytes + update.length > largestDocument) {
        this.effort.spend(member, Math.ceil(this.bytes / bytesPerStep));
        await this.#shrink();
      }
      const reserved = this.#clientsOf(member);
      const author = { clientId, member, kind: this.kind, reserved, bytes: this.bytes };
      const verdict = await this.effort.judge(member, update.length, (work) => judge(this.doc, update, author, work));
      switch (verdict.verdict) {
        case 'refuse':
          return refuse(verdict.why);
        case 'behind':
          return { outcome: 'behind', stateVector: toBase64(Y.encodeStateVector(this.doc)) };
        case 'accept':
          break;
        default: {
          const never: never = verdict;
          return never;
        }
      }
      if (!verdict.isNew) return { outcome: 'committed', isNew: false };
      const retryIn = this.#mustWait(member, verdict.erases);
      if (retryIn > 0) return { outcome: 'retry', retryIn };
      const limit = this.#shares.judge(update, member, verdict.erases);
      if (limit) return 'refused' in limit ? limit : { outcome: 'retry', ...limit };
      const position = await this.store.appendUpdate(this.name, withChecksum(update), member);
      takeIn(this.doc, update, verdict);
      this.#version += 1;
      this.bytes += update.length;
      this.#shares.took(update, member);
      this.rows = { ...this.rows, positions: [...this.rows.positions, position] };
      if (this.rows.positions.length >= compactAfter) await this.#compact();
      return { outcome: 'committed', isNew: true };
    });
  }

  /** Reads the committed state. `look` must not keep or change the document. */
  read<T>(look: (doc: Y.Doc) => T): T {
    return look(this.doc);
  }

  /** The whole document as one update, for readers outside the room. */
  get whole(): string {
    return this.#snapshot().update;
  }

  get isIdle(): boolean {
    return this.#queue.isIdle;
  }

  /** Merges the log when everything that came before is done; an idle document may then leave memory. */
  async settle(): Promise<void> {
    await this.#queue.add(async () => {
      if (this.rows.positions.length > 1) await this.#shrink();
    });
  }

  #clientsOf(member: MemberId): Set<number> {
    const mine = this.#byMember.get(member) ?? new Set();
    this.#byMember.set(member, mine);
    return mine;
  }

  #freshClient(): number {
    for (;;) {
      const id = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
      if (id > 0 && !this.clients.has(id) && !this.doc.store.clients.has(id)) return id;
    }
  }

  /** Encoded once per version, however many people open the document. */
  #snapshot(): { update: string; stateVector: string } {
    if (this.#whole?.version !== this.#version) {
      this.#whole = {
        version: this.#version,
        update: toBase64(Y.encodeStateAsUpdate(this.doc)),
        stateVector: toBase64(Y.encodeStateVector(this.doc)),
      };
    }
    return this.#whole;
  }

  #mustWait(member: MemberId, erases: number): number {
    if (erases === 0) return 0;
    const now = this.clock.now();
    const before = this.#erased.get(member);
    const window = before && now - before.since < eraseWindowMs ? before : { since: now, count: 0 };
    // One update larger than a whole window passes alone: it could never pass otherwise.
    if (window.count > 0 && window.count + erases > erasesPerWindow) return window.since + eraseWindowMs - now;
    this.#erased.set(member, { since: window.since, count: window.count + erases });
    return 0;
  }

  /** Elements that were deleted leave with the next compaction; a restart before it brings them back as deleted, no more. */
  async #shrink(): Promise<void> {
    if (!this.isSound) return;
    if (this.kind === 'board') {
      purgeTombstones(boardElements(this.doc));
      this.#version += 1;
    }
    await this.#compact();
  }

  /** Through the document, not by merging updates: merging a long log takes superlinear time. */
  async #compact(): Promise<void> {
    if (!this.isSound || this.rows.positions.length === 0) return;
    const snapshot = Y.encodeStateAsUpdate(this.doc);
    const outcome = await this.store.compactDocument(this.name, withChecksum(snapshot), this.rows);
    if (outcome === 'stale') {
      await this.#takeIn();
      return;
    }
    this.rows = { compactions: this.rows.compactions + 1, positions: [] };
    this.bytes = snapshot.length;
  }

  /** Somebody else wrote this document too: what they saved joins what is here, and the next compaction contains both. */
  async #takeIn(): Promise<void> {
    const stored = await this.store.readDocument(this.name);
    const { doc, bytes, isSound } = rebuild(this.kind, stored);
    if (!isSound) return;
    takeStored(this.doc, Y.encodeStateAsUpdate(doc));
    this.#version += 1;
    this.bytes = bytes;
    this.rows = stored.rows;
  }
}

function diffFrom(doc: Y.Doc, stateVector: Uint8Array): string | 'unreadable' {
  try {
    return toBase64(Y.encodeStateAsUpdate(doc, stateVector));
  } catch {
    return 'unreadable'; // bytes that are no state vector
  }
}

/** Takes in stored bytes up to the first that are damaged: what comes after may build on what is missing. */
function rebuild(
  kind: DocumentKind,
  stored: Pick<StoredDocument, 'snapshot' | 'updates'>,
): { doc: Y.Doc; bytes: number; isSound: boolean } {
  let good: { doc: Y.Doc; bytes: number } = { doc: emptyDocument(kind), bytes: 0 };
  const parts = stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates;
  const readable: Uint8Array[] = [];
  for (const part of parts) {
    const update = readChecked(part);
    if (!update) break;
    readable.push(update);
  }
  try {
    // One by one, as they came: Yjs joins what belongs together after each of them, which is dear for all of them at once.
    for (const update of readable) {
      takeStored(good.doc, update);
      good.bytes += update.length;
    }
  } catch {
    good = { doc: emptyDocument(kind), bytes: 0 };
    return { ...good, isSound: false };
  }
  const isWhole = good.doc.store.pendingStructs === null && good.doc.store.pendingDs === null;
  return { ...good, isSound: isWhole && readable.length === parts.length };
}
