import * as Y from 'yjs';
import type { BoardElement } from '../../../shared/documents/board';
import { type Author, judge, takeIn, type Verdict } from '../../../shared/documents/gate';
import type { DocumentKind } from '../../../shared/documents/names';
import { emptyDocument } from '../../../shared/documents/roots';
import { Work } from '../../../shared/documents/work';

/** Mulberry32: a small seeded random generator, so that a failing run can be repeated. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of a random test: printed, and taken from SEED to repeat a run. */
export function seedOf(test: string): number {
  const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 2 ** 32);
  console.info(`${test}: seed ${seed}`);
  return seed;
}

export const element = (id: string, more: Partial<BoardElement> = {}): BoardElement => ({
  id,
  type: 'rectangle',
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  ...more,
});

/** Bytes that distinguish two documents, including tombstones and internal order. */
export const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');

/** The server's side of a document without sockets and store: reserve, judge, apply, relay. */
export class DocumentServer {
  readonly doc: Y.Doc;
  readonly reserved = new Map<string, Set<number>>();
  readonly verdicts: Verdict[] = [];
  #next = 1_000;

  constructor(readonly kind: DocumentKind) {
    this.doc = emptyDocument(kind);
  }

  reserve(member: string): number {
    this.#next += 7;
    const ids = this.reserved.get(member) ?? new Set<number>();
    this.reserved.set(member, ids.add(this.#next));
    return this.#next;
  }

  author(member: string, clientId: number): Author {
    return { member, clientId, reserved: this.reserved.get(member) ?? new Set(), kind: this.kind, bytes: 0 };
  }

  receive(update: Uint8Array, member: string, clientId: number, work = new Work()): Verdict {
    const verdict = judge(this.doc, update, this.author(member, clientId), work);
    this.verdicts.push(verdict);
    if (verdict.verdict === 'accept') takeIn(this.doc, update, verdict);
    return verdict;
  }
}

/** One tab of one member: its own document, what it has not sent, and what it has not read. */
export class Tab {
  readonly doc: Y.Doc;
  readonly clientId: number;
  readonly outbox: Uint8Array[] = [];
  readonly inbox: Uint8Array[] = [];
  online = true;

  constructor(
    readonly documentServer: DocumentServer,
    readonly member: string,
  ) {
    this.doc = emptyDocument(documentServer.kind);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(documentServer.doc), 'server');
    this.clientId = documentServer.reserve(member);
    this.doc.clientID = this.clientId;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.outbox.push(update);
    });
  }

  read(): void {
    for (const update of this.inbox.splice(0)) Y.applyUpdate(this.doc, update, 'server');
  }

  /** After a time offline: missed updates come as a difference to this tab's own state. */
  comeBack(): void {
    this.online = true;
    this.inbox.length = 0;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.documentServer.doc, Y.encodeStateVector(this.doc)), 'server');
  }
}
