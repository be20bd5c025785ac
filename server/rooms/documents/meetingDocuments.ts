import { parseDocumentName } from '../../../shared/documents/names';
import { documentRights } from '../../../shared/meeting/rights/documents';
import { isClosedToWriting } from '../../../shared/meeting/rights/records';
import type { DocumentName } from '../../../shared/meeting/state';
import type { DocumentOpened, UpdateAnswer } from '../../../shared/protocol/documents';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import type { Connection, RoomChannel } from '../meeting/connection';
import type { Room } from '../meeting/room';
import type { DraftedRow, DraftReader } from './draftReader';
import type { Effort } from './effort';
import { OpenDocuments } from './openDocuments';

export type MeetingDocumentsDeps<C extends Connection> = {
  room: Pick<Room, 'id' | 'group' | 'meeting'>;
  store: Store;
  clock: Clock;
  /** Of all meetings of this server together. */
  effort: Effort;
  channel: RoomChannel<C>;
  /** The connections that are in the room now. */
  inRoom: () => readonly C[];
  fault: (error: unknown) => void;
};

/** Boards, plans and notes of one meeting: every update passes the gate and the disk before anybody sees it. */
export class MeetingDocuments<C extends Connection> implements DraftReader {
  readonly #open: OpenDocuments;
  /** A document with a reader stays in memory, so that there is one copy of it and one queue of updates. */
  readonly #readers = new Map<DocumentName, Set<C>>();
  /** Committed in this turn of the event loop, and not relayed yet. */
  readonly #news = new Map<DocumentName, { updates: string[]; writers: Set<C> }>();

  constructor(private readonly deps: MeetingDocumentsDeps<C>) {
    this.#open = new OpenDocuments(deps.store, deps.clock, deps.effort);
  }

  /** A new clientID and the update that the reader lacks; `notAllowed` or `notFound` when this member may not read it. */
  async open(reader: C, document: DocumentName, stateVector: Uint8Array | null): Promise<DocumentOpened | Refusal> {
    const rights = this.#rightsOf(reader, document);
    if (isRefusal(rights)) return rights;
    // The reader is registered before the state is taken, so that no update falls between the two.
    this.#keep(reader, document);
    const live = await this.#open.find(document);
    if (!live) return refuse('notFound');
    const opened = await live.open(reader.member, stateVector);
    if (isRefusal(opened)) return opened;
    const { sound, ...answer } = opened;
    if (!sound) this.deps.fault(new Error(`stored document ${document} is damaged: opened to read only`));
    return { ...answer, writable: rights.write && rights.isOpen && sound };
  }

  /** Gate, save, apply, answer; the others get the update only after the commit. */
  async update(
    writer: C,
    document: DocumentName,
    clientId: number,
    update: { bytes: Uint8Array; base64: string },
  ): Promise<UpdateAnswer | Refusal> {
    const rights = this.#rightsOf(writer, document);
    if (isRefusal(rights)) return rights;
    if (!rights.write) return refuse('notAllowed');
    if (isClosedToWriting(this.deps.room.meeting(), this.deps.clock.now())) return refuse('ended');
    this.#keep(writer, document);
    const live = await this.#open.find(document);
    if (!live) return refuse('notFound');
    const received = await live.receive(update.bytes, writer.member, clientId);
    if (isRefusal(received) || received.outcome !== 'committed') return received;
    if (received.isNew) this.#committed(writer, document, update.base64);
    return { outcome: 'committed' };
  }

  async stopReading(reader: C, document: DocumentName): Promise<void> {
    const reading = this.#readers.get(document);
    if (!reading?.delete(reader) || reading.size > 0) return;
    this.#readers.delete(document);
    await this.#open.release(document, () => this.#readers.has(document));
  }

  gone(reader: C): void {
    for (const [document, reading] of this.#readers)
      if (reading.has(reader)) this.stopReading(reader, document).catch(this.deps.fault);
  }

  draftedRow(page: string, row: number): Promise<DraftedRow | null> {
    return this.#open.draftedRow(this.deps.room.group, this.deps.room.id, page, row);
  }

  /** Merges updates where there are many; resolves when nothing is being saved any more. */
  async close(): Promise<void> {
    await this.#open.releaseMeeting(this.deps.room.id);
  }

  /** Documents of this meeting that the member may read; anything else answers `notFound`. */
  #rightsOf({ member }: C, document: DocumentName): { write: boolean; isOpen: boolean } | Refusal {
    const { room } = this.deps;
    const named = parseDocumentName(document);
    if (!named || named.meeting !== room.id || named.group !== room.group) return refuse('notFound');
    const rights = documentRights(room.meeting(), member, document);
    if (!rights.read) return refuse('notAllowed');
    return { write: rights.write, isOpen: rights.softReadOnly === null };
  }

  #keep(reader: C, document: DocumentName): void {
    const reading = this.#readers.get(document) ?? new Set();
    this.#readers.set(document, reading.add(reader));
  }

  /** Updates of one document that were committed together reach each reader in one frame, after the answers. */
  #committed(writer: C, document: DocumentName, update: string): void {
    const news = this.#news.get(document);
    if (news) {
      news.updates.push(update);
      news.writers.add(writer);
      return;
    }
    this.#news.set(document, { updates: [update], writers: new Set([writer]) });
    process.nextTick(() => this.#relay(document));
  }

  #relay(document: DocumentName): void {
    const { updates, writers } = this.#news.get(document) ?? { updates: [], writers: new Set<C>() };
    this.#news.delete(document);
    const reading = this.#readers.get(document) ?? new Set();
    const news = { document, updates };
    // Where several wrote, all of them get the same frame: what is known already changes nothing, and it is encoded once.
    const [writer] = writers.size === 1 ? writers : [];
    if (this.deps.inRoom().every((one) => reading.has(one))) {
      this.deps.channel.emit('document:update', news, writer && [writer]);
      return;
    }
    for (const reader of reading) if (reader !== writer) reader.emit('document:update', news);
  }
}
