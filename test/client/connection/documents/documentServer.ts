import type { Connection, RoomState } from '../../../../client/connection/roomState';
import { OpenDocuments } from '../../../../server/rooms/documents/openDocuments';
import type { Store } from '../../../../server/store/store';
import type { UpdateAnswer } from '../../../../shared/protocol/documents';
import type { ToClient } from '../../../../shared/protocol/socket';
import { type Answer, answered, isRefusal, refusedWith } from '../../../../shared/refusal';
import { openReadyStore } from '../../../support/readyStore';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** The server's documents with a real store, reached through connections that a test can cut. */
export class DocumentServer {
  readonly connections: TestConnection[] = [];
  private constructor(
    readonly store: Store,
    public documents: OpenDocuments,
  ) {}

  static async build(): Promise<DocumentServer> {
    const store = await openReadyStore();
    return new DocumentServer(store, DocumentServer.#documents(store));
  }

  static #documents(store: Store): OpenDocuments {
    return new OpenDocuments(store, { now: () => Date.now(), callAt: () => () => undefined });
  }

  /** Starts a new process with the same store. */
  restart(): void {
    this.documents = DocumentServer.#documents(this.store);
  }

  connect(member: string): TestConnection {
    const connection = new TestConnection(this, member);
    this.connections.push(connection);
    return connection;
  }
}

/** The connection of one tab. `sabotage` can answer in place of the server. */
export class TestConnection implements Connection {
  online = true;
  sabotage: ((event: string, payload: unknown) => Answer<unknown> | null) | null = null;
  /** So many answers get lost: the server has done the work, but the browser does not know. */
  losesAnswers = 0;
  readonly sent: { event: string; payload: Record<string, unknown> }[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #news = new Map<string, Set<(news: never) => void>>();
  readonly #open = new Set<string>();

  constructor(
    readonly server: DocumentServer,
    readonly member: string,
  ) {}

  state(): RoomState {
    const link = this.online ? { kind: 'here' } : { kind: 'reconnecting', since: 0 };
    return { link, view: { me: this.member } } as RoomState;
  }
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  now = () => Date.now();
  send = async () => answered({ version: 0 });
  presence(): void {}
  close(): void {}

  disconnect(): void {
    this.online = false;
    this.#open.clear();
    for (const listener of this.#listeners) listener();
  }
  reconnect(): void {
    this.online = true;
    for (const listener of this.#listeners) listener();
  }

  on = ((event: string, listener: (news: never) => void) => {
    const known = this.#news.get(event) ?? new Set();
    this.#news.set(event, known.add(listener));
    return () => known.delete(listener);
  }) as Connection['on'];

  tell<E extends keyof ToClient>(event: E, news: Parameters<ToClient[E]>[0]): void {
    if (!this.online) return;
    for (const listener of this.#news.get(event) ?? []) listener(news as never);
  }

  ask = (async (event: string, payload: Record<string, string & number>) => {
    this.sent.push({ event, payload });
    if (!this.online) return { ok: false, error: 'unavailable' };
    const instead = this.sabotage?.(event, payload);
    if (instead) return instead;
    const answer = await this.#serve(event, payload);
    if (this.losesAnswers === 0) return answer;
    this.losesAnswers -= 1;
    return { ok: false, error: 'unavailable' };
  }) as unknown as Connection['ask'];

  async #serve(event: string, payload: Record<string, string & number>): Promise<Answer<unknown>> {
    const name = payload.document ?? '';
    const document = await this.server.documents.find(name);
    if (!document) return { ok: false, error: 'notFound' };
    if (event === 'document:open') {
      this.#open.add(name);
      const opened = await document.open(this.member, payload.stateVector ? bytes(payload.stateVector) : null);
      return isRefusal(opened) ? refusedWith(opened) : answered({ ...opened, writable: true });
    }
    if (event === 'document:close') {
      this.#open.delete(name);
      return answered(null);
    }
    const update = payload.update ?? '';
    const received = await document.receive(bytes(update), this.member, payload.clientId ?? 0);
    if (isRefusal(received)) return refusedWith(received);
    if (received.outcome !== 'committed') return answered(received);
    if (received.isNew) {
      for (const other of this.server.connections) {
        if (other !== this && other.#open.has(name)) {
          other.tell('document:update', { document: name, updates: [update] });
        }
      }
    }
    const done: UpdateAnswer = { outcome: 'committed' };
    return answered(done);
  }
}
