import type { MeetingSocket } from '../../../client/connection/socket';

type Listener = (...news: never[]) => void;
type Sent = { event: string; payload: unknown; answer: (value: unknown) => void; lose: () => void };

/** A socket that the test controls: what the client sent waits until the test answers or drops it. */
export class FakeSocket {
  connected = false;
  active = true;
  sent: Sent[] = [];
  connects = 0;
  disconnects = 0;
  private readonly listeners = new Map<string, Set<Listener>>();
  readonly volatile = { emit: (event: string, payload: unknown) => this.volatileSent.push({ event, payload }) };
  private readonly anyListeners = new Set<() => void>();
  volatileSent: { event: string; payload: unknown }[] = [];

  on(event: string, listener: Listener): this {
    const set = this.listeners.get(event) ?? new Set();
    set.add(listener);
    this.listeners.set(event, set);
    return this;
  }
  onAny(listener: () => void): this {
    this.anyListeners.add(listener);
    return this;
  }
  off(event: string, listener: Listener): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }
  connect(): this {
    this.connects += 1;
    return this;
  }
  disconnect(): this {
    this.disconnects += 1;
    this.drop('io client disconnect');
    return this;
  }
  timeout(_ms: number) {
    return {
      emitWithAck: (event: string, payload: unknown) =>
        new Promise((resolve, reject) => {
          this.sent.push({ event, payload, answer: resolve, lose: () => reject(new Error('operation has timed out')) });
        }),
    };
  }

  // ------------------------------------------------------- the server's side

  open(): void {
    this.connected = true;
    this.tell('connect');
  }
  drop(reason: string): void {
    if (!this.connected) return;
    this.connected = false;
    this.tell('disconnect', reason);
    for (const each of this.sent.splice(0)) each.lose();
  }
  tell(event: string, ...news: unknown[]): void {
    const ofTransport = event === 'connect' || event === 'disconnect' || event === 'connect_error';
    if (!ofTransport) for (const listener of this.anyListeners) listener();
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(...(news as never[]));
  }
  /** The oldest unanswered message of this kind. Fails when there is none. */
  take(event: string): Sent {
    const at = this.sent.findIndex((each) => each.event === event);
    const found = this.sent[at];
    if (!found) throw new Error(`nobody sent ${event}; waiting: ${this.sent.map((each) => each.event).join(', ')}`);
    this.sent.splice(at, 1);
    return found;
  }
  count(event: string): number {
    return this.sent.filter((each) => each.event === event).length;
  }
  asSocket(): MeetingSocket {
    return this as unknown as MeetingSocket;
  }
}
