import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Handshake } from '../../shared/protocol/meeting';
import type { AnswerOf, AskOf, NewsEvent, NewsOf, ToServer } from '../../shared/protocol/socket';
import type { Answer } from '../../shared/refusal';
import type { RoomServer } from './socketConnection';

/** Kinds of packets of Socket.IO. */
const KIND = { connect: '0', event: '2', ack: '3', refused: '4' } as const;

/** The two ends of a connection without a network: Socket.IO holds this one, and takes it for a browser's. */
class Wire extends EventEmitter {
  readonly id = randomUUID();
  readonly protocol = 4;
  readonly transport = { writable: true, name: 'inside' };
  readonly remoteAddress = '';
  readyState: 'open' | 'closed' = 'open';

  constructor(
    readonly request: IncomingMessage,
    private readonly read: (packet: string) => void,
  ) {
    super();
  }

  write(packet: string): this {
    setImmediate(() => this.readyState === 'open' && this.read(packet));
    return this;
  }

  send(packet: string): this {
    return this.write(packet);
  }

  close(): this {
    if (this.readyState === 'closed') return this;
    this.readyState = 'closed';
    setImmediate(() => this.emit('close', 'transport close'));
    return this;
  }

  /** As from a browser: whoever watches incoming packets may change this one before it is read. */
  receive(data: string): void {
    if (this.readyState !== 'open') return;
    const packet = { type: 'message', data };
    this.emit('packet', packet);
    if (packet.type === 'message') this.emit('data', packet.data);
  }
}

/**
 * A client of this server that lives in it, for members that the server simulates. Everything it sends goes through the same
 * handshake, limits and guards as what comes from a browser; it has the cookie of a session, and no other right.
 */
export class InsideSocket {
  readonly #wire: Wire;
  readonly #asked = new Map<number, (answer: unknown) => void>();
  #asks = 0;
  #opened: { resolve: () => void; reject: (fault: Error) => void } | null = null;

  constructor(
    private readonly io: RoomServer,
    cookie: string,
    private readonly listener: { news<E extends NewsEvent>(event: E, news: NewsOf<E>): void; closed(): void },
  ) {
    const request = new IncomingMessage(new Socket());
    request.url = '/socket.io/?EIO=4&transport=inside';
    request.headers = { cookie };
    this.#wire = new Wire(request, (packet) => this.#read(packet));
    this.#wire.once('close', () => this.#close());
  }

  /** Rejects with the code of the refusal. */
  open(auth: Handshake): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#opened = { resolve, reject };
      this.io.engine.emit('connection', this.#wire);
      this.#wire.receive(KIND.connect + JSON.stringify(auth));
    });
  }

  /** Never rejects: a connection that ended answers `unavailable`. */
  ask<E extends keyof ToServer>(event: E, payload: AskOf<E>): Promise<AnswerOf<E>> {
    return new Promise((resolve) => {
      if (this.#wire.readyState === 'closed') return resolve(unavailable as AnswerOf<E>);
      const id = this.#asks++;
      this.#asked.set(id, resolve as (answer: unknown) => void);
      this.#wire.receive(`${KIND.event}${id}${JSON.stringify([event, payload])}`);
    });
  }

  close(): void {
    this.#wire.close();
  }

  #read(packet: string): void {
    const [, kind, id = '', body = ''] = /^(\d)(\d*)(.*)$/s.exec(packet) ?? [];
    switch (kind) {
      case KIND.connect:
        this.#opened?.resolve();
        return;
      case KIND.refused: {
        const refused = JSON.parse(body) as { message: string; data?: { error?: string } };
        this.#opened?.reject(new Error(refused.data?.error ?? refused.message));
        return;
      }
      case KIND.ack: {
        const answer = this.#asked.get(Number(id));
        this.#asked.delete(Number(id));
        answer?.((JSON.parse(body) as unknown[])[0]);
        return;
      }
      case KIND.event: {
        const [event, news] = JSON.parse(body) as [NewsEvent, NewsOf<NewsEvent>];
        this.listener.news(event, news);
        return;
      }
      // What else there is ends the connection, and `close` tells of that.
      default:
        return;
    }
  }

  #close(): void {
    this.#opened?.reject(new Error('closed'));
    for (const answer of this.#asked.values()) answer(unavailable);
    this.#asked.clear();
    this.listener.closed();
  }
}

const unavailable: Answer<never> = { ok: false, error: 'unavailable' };
