import * as Y from 'yjs';
import { createStore } from 'zustand/vanilla';
import { toBase64 } from '../../../shared/bytes';
import type { DocumentKind } from '../../../shared/documents/names';
import { emptyDocument } from '../../../shared/documents/roots';
import type { DocumentName } from '../../../shared/meeting/state';
import type { DocumentOpened, UpdateAnswer } from '../../../shared/protocol/documents';
import type { Answer } from '../../../shared/refusal';
import type { Connection } from '../roomState';
import { keepDraft } from './drafts';
import { bytesFrom, textIn, toFrames } from './frames';
import type { Outbox, Unsent } from './outbox';

export type DocumentState = {
  /** Null until it is opened, and while it is opened again. A different Y.Doc has to be bound again. */
  doc: Y.Doc | null;
  /** True when the server accepts writes from this member, as it said when the document was opened. */
  writable: boolean;
  /** True while something written here is not committed yet. */
  pending: boolean;
  problem: 'none' | 'notAllowed' | 'unreadable';
  /**
   * Why the last change was undone: this member's share is full, the document is full, or the server refused it. The
   * text of that change is kept as a draft. Reset when the next change is accepted.
   */
  refused: 'none' | 'share' | 'full' | 'other';
};

export interface DocumentLink {
  state(): DocumentState;
  subscribe(listener: () => void): () => void;
  /** Resolves to true when everything written up to now is committed, and to false when it was refused. */
  flush(): Promise<boolean>;
  /** Closes at once. What is not committed stays in the outbox. */
  close(): void;
}

const mergeFor = 50;
const fromServer = Symbol('server');
const fromOutbox = Symbol('outbox');
const patience = { first: 500, most: 8_000 };
const mostResyncs = 3;

type Waiting = Unsent & { stored: Promise<number> };
type Timer = ReturnType<typeof setTimeout>;

/** After these answers the same frame is sent again, after this many milliseconds. */
function retryAfter(answer: Extract<Answer<unknown>, { ok: false }>): number | null {
  switch (answer.error) {
    case 'tooFast': {
      const wait = answer.detail?.retryIn;
      return typeof wait === 'number' ? wait : 1_000;
    }
    case 'unavailable':
    case 'internal':
    case 'signedOut':
    case 'notAdmitted':
      return patience.first;
    default:
      return null;
  }
}

function reasonOf(answer: Extract<Answer<unknown>, { ok: false }>): DocumentState['refused'] {
  if (answer.error !== 'tooLarge') return 'other';
  return answer.detail?.share === undefined ? 'full' : 'share';
}

/**
 * Keeps one document the same here and on the server. It writes under the clientID that the server reserved, merges
 * what is written within a moment, sends one frame at a time, and keeps unacknowledged frames in the outbox. After a
 * refusal it drops the Y.Doc and opens the document again, because the refused change would stay in the Y.Doc for ever.
 * The text of that change becomes a draft.
 */
export function linkDocument(deps: {
  connection: Connection;
  outbox: Outbox;
  document: DocumentName;
  kind: DocumentKind;
}): DocumentLink {
  const { connection, outbox, document, kind } = deps;
  const store = createStore<DocumentState>(() => ({
    doc: null,
    writable: false,
    pending: false,
    problem: 'none',
    refused: 'none',
  }));
  let doc: Y.Doc | null = null;
  let clientId = 0;
  let isOpen = false;
  let opening = false;
  let sending = false;
  let closed = false;
  let resyncs = 0;
  let patienceNow = patience.first;
  let early: Uint8Array[] = [];
  let unmerged: Uint8Array[] = [];
  let queue: Waiting[] = [];
  let merging: Timer | null = null;
  let timers: Timer[] = [];
  let flushing: { resolve: (committed: boolean) => void }[] = [];

  const me = () => connection.state().view?.me ?? '';
  const pending = () => queue.length > 0 || unmerged.length > 0;

  function set(change: Partial<DocumentState>): void {
    const before = store.getState();
    const next = { ...before, ...change, pending: pending() };
    const keys = ['doc', 'writable', 'pending', 'problem', 'refused'] as const;
    if (keys.some((key) => next[key] !== before[key])) store.setState(next);
  }

  function later(run: () => void, wait: number): Timer {
    const timer = setTimeout(() => {
      timers = timers.filter((each) => each !== timer);
      if (!closed) run();
    }, wait);
    timers.push(timer);
    return timer;
  }

  function settleFlushes(committed: boolean): void {
    const waiting = flushing;
    flushing = [];
    for (const each of waiting) each.resolve(committed);
  }

  // ---------------------------------------------------------------- opening

  async function open(): Promise<void> {
    if (opening || closed) return;
    opening = true;
    isOpen = false;
    const known = doc;
    const stateVector = known ? toBase64(Y.encodeStateVector(known)) : null;
    const answer = await connection.ask('document:open', { document, stateVector });
    const left = known || !answer.ok ? [] : await outbox.of(document, me());
    opening = false;
    if (closed) return;
    if (!answer.ok) return refusedToOpen(answer);
    patienceNow = patience.first;
    if (!known) begin(answer.value, left);
    else if (!applyMissed(known, answer.value)) return reopen();
    isOpen = true;
    set({ doc, writable: answer.value.writable, problem: 'none' });
    void send();
  }

  function refusedToOpen(answer: Extract<Answer<unknown>, { ok: false }>): void {
    const wait = retryAfter(answer);
    if (wait === null) {
      early = [];
      set({ doc: null, problem: answer.error === 'notAllowed' ? 'notAllowed' : 'unreadable' });
      return;
    }
    patienceNow = Math.min(patienceNow * 2, patience.most);
    later(() => void open(), Math.max(wait, patienceNow));
  }

  function begin(opened: DocumentOpened, left: (Unsent & { id: number })[]): void {
    const fresh = emptyDocument(kind);
    Y.applyUpdate(fresh, bytesFrom(opened.update), fromServer);
    for (const update of early.splice(0)) Y.applyUpdate(fresh, update, fromServer);
    for (const each of left) {
      Y.applyUpdate(fresh, each.update, fromOutbox);
      queue.push({ ...each, stored: Promise.resolve(each.id) });
    }
    clientId = opened.clientId;
    fresh.clientID = clientId;
    fresh.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromServer || origin === fromOutbox || doc !== fresh) return;
      unmerged.push(update);
      merging ??= later(merge, mergeFor);
      set({});
    });
    doc = fresh;
  }

  /**
   * False when Yjs gave up the clientID that was reserved for this member: the server would refuse what is written now.
   */
  function applyMissed(known: Y.Doc, opened: DocumentOpened): boolean {
    Y.applyUpdate(known, bytesFrom(opened.update), fromServer);
    for (const update of early.splice(0)) Y.applyUpdate(known, update, fromServer);
    return known.clientID === clientId;
  }

  /** Drops the Y.Doc and opens the document again. Queued frames are sent from the outbox under their own clientID. */
  function reopen(): void {
    merge();
    doc?.destroy();
    doc = null;
    early = [];
    queue = []; // The outbox holds them, and they are applied to the new Y.Doc.
    set({ doc: null });
    later(() => void open(), 0);
  }

  // ---------------------------------------------------------------- sending

  function merge(): void {
    if (merging) {
      clearTimeout(merging);
      timers = timers.filter((each) => each !== merging);
      merging = null;
    }
    if (unmerged.length === 0) return;
    const updates = unmerged;
    unmerged = [];
    for (const update of toFrames(updates)) {
      const unsent: Unsent = { document, member: me(), clientId, update, at: connection.now() };
      queue.push({ ...unsent, stored: outbox.put(unsent) });
    }
    set({});
    void send();
  }

  async function send(): Promise<void> {
    if (sending || !isOpen || closed) return;
    sending = true;
    while (isOpen && !closed) {
      const first = queue[0];
      if (!first) break;
      const answer = await connection.ask('document:update', {
        document,
        clientId: first.clientId,
        update: toBase64(first.update),
      });
      if (closed) break;
      if (queue[0] !== first) continue; // It was opened again in the meantime.
      const wait = await take(first, answer);
      if (wait > 0) await new Promise<void>((resolve) => later(resolve, wait));
    }
    sending = false;
    if (!pending()) settleFlushes(true);
    set({});
  }

  /** Handles one answer, and returns how long to wait before the next frame. */
  async function take(sent: Waiting, answer: Answer<UpdateAnswer>): Promise<number> {
    if (!answer.ok) {
      const wait = retryAfter(answer);
      if (wait === null) {
        await refused(reasonOf(answer));
        return 0;
      }
      patienceNow = Math.min(patienceNow * 2, patience.most);
      return Math.max(wait, patienceNow);
    }
    patienceNow = patience.first;
    switch (answer.value.outcome) {
      case 'committed':
        resyncs = 0;
        queue.shift();
        void sent.stored.then((id) => outbox.remove(id));
        set({ refused: 'none' });
        return 0;
      case 'retry':
        return answer.value.retryIn;
      case 'behind':
        await resync(bytesFrom(answer.value.stateVector));
        return 0;
      default: {
        const never: never = answer.value;
        return never;
      }
    }
  }

  /** The server lacks something that we have: one diff against its state replaces all queued frames. */
  async function resync(stateVector: Uint8Array): Promise<void> {
    resyncs += 1;
    const diff = doc ? Y.encodeStateAsUpdate(doc, stateVector) : null;
    if (!diff || resyncs > mostResyncs) return refused();
    const replaced = queue;
    const unsent: Unsent = { document, member: me(), clientId, update: diff, at: connection.now() };
    queue = [{ ...unsent, stored: outbox.put(unsent) }];
    unmerged = [];
    for (const each of replaced) void each.stored.then((id) => outbox.remove(id));
  }

  async function refused(why: DocumentState['refused'] = 'other'): Promise<void> {
    merge();
    const lost = queue;
    queue = [];
    isOpen = false;
    keepDraft(connection, kind, textIn(lost.map((each) => each.update)));
    await Promise.all(lost.map(async (each) => outbox.remove(await each.stored)));
    resyncs = 0;
    settleFlushes(false);
    set({ refused: why });
    reopen();
  }

  // ------------------------------------------------------------------ news

  const stopNews = connection.on('document:update', (news) => {
    if (news.document !== document) return;
    const updates = news.updates.map(bytesFrom);
    if (!doc || !isOpen) {
      early.push(...updates);
      return;
    }
    for (const update of updates) Y.applyUpdate(doc, update, fromServer);
    // Yjs gives up its own clientID when structs of others arrive under it.
    if (doc.clientID !== clientId) {
      isOpen = false;
      reopen();
    }
  });
  const stopReopen = connection.on('document:reopen', (news) => {
    if (news.document === document) void refused();
  });

  let wasHere = connection.state().link.kind === 'here';
  const stopWatching = connection.subscribe(() => {
    const isHere = connection.state().link.kind === 'here';
    if (isHere === wasHere) return;
    wasHere = isHere;
    if (isHere) void open();
    else isOpen = false;
  });
  const saveNow = () => merge();
  if (typeof window !== 'undefined') window.addEventListener('pagehide', saveNow);

  void open();

  return {
    state: store.getState,
    subscribe: store.subscribe,
    flush() {
      merge();
      if (!pending()) return Promise.resolve(true);
      return new Promise((resolve) => flushing.push({ resolve }));
    },
    close() {
      merge();
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      stopNews();
      stopReopen();
      stopWatching();
      if (typeof window !== 'undefined') window.removeEventListener('pagehide', saveNow);
      settleFlushes(false);
      if (connection.state().link.kind === 'here') void connection.ask('document:close', { document });
      doc?.destroy();
    },
  };
}
