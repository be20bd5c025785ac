import { documentName } from '../../../shared/documents/names';
import { hashOfRow, isRowKey, planFields, rowText } from '../../../shared/documents/plan';
import type { DocumentName, GroupId, MeetingId } from '../../../shared/meeting/state';
import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import type { DraftedRow } from './draftReader';
import { Effort } from './effort';
import { LiveDocument } from './liveDocument';

/** The documents in memory: loaded once, kept while somebody reads them, then merged and released. */
export class OpenDocuments {
  readonly #open = new Map<DocumentName, Promise<LiveDocument | null>>();
  /** The documents that are being merged until nobody asks anything of them. */
  readonly #resting = new Map<LiveDocument, Promise<void>>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly effort = new Effort(clock),
  ) {}

  /** Null for a name that is not a document name. A failed load is forgotten, so that the next request tries again. */
  find(name: DocumentName): Promise<LiveDocument | null> {
    const known = this.#open.get(name);
    if (known) return known;
    const loading = LiveDocument.load(this.store, this.clock, name, this.effort);
    this.#open.set(name, loading);
    loading.catch(() => this.#open.delete(name));
    return loading;
  }

  /** Releases a document; a request that comes while it is being merged gets the same document. */
  async release(name: DocumentName, isStillWanted: () => boolean): Promise<void> {
    const known = this.#open.get(name);
    if (!known) return;
    const document = await known;
    if (document) await this.#rest(document);
    if (!isStillWanted() && this.#open.get(name) === known) this.#open.delete(name);
  }

  /**
   * Whoever releases a document while it is being merged waits for the same merge: each of two would take the other's for
   * a request, wait for it, and so keep the server busy for ever.
   */
  async #rest(document: LiveDocument): Promise<void> {
    do {
      const resting = this.#resting.get(document) ?? document.settle().finally(() => this.#resting.delete(document));
      this.#resting.set(document, resting);
      await resting;
    } while (!document.isIdle);
  }

  async releaseMeeting(meeting: MeetingId): Promise<void> {
    const names = [...this.#open.keys()].filter((name) => name.split('/')[1] === meeting);
    await Promise.all(names.map((name) => this.release(name, () => false)));
  }

  /** The text of a draft row as committed now, with its hash; null when the row is empty. */
  async draftedRow(group: GroupId, meeting: MeetingId, page: string, row: number): Promise<DraftedRow | null> {
    if (!isRowKey(String(row))) return null;
    const document = await this.find(documentName({ group, meeting, kind: 'plan', slot: page }));
    if (!document) return null;
    const text = await document.read((doc) => rowText(doc, row));
    if (planFields.every((field) => text[field].trim() === '')) return null;
    return { text, hash: hashOfRow(text) };
  }
}
