import type { Handshake } from '../../shared/protocol/meeting';
import type { AnswerOf, AskOf, NewsEvent, NewsOf, ToServer } from '../../shared/protocol/socket';

/** A connection to this server as a browser has one. */
export interface Line {
  open(auth: Handshake): Promise<void>;
  ask<E extends keyof ToServer>(event: E, payload: AskOf<E>): Promise<AnswerOf<E>>;
  close(): void;
}

type Listener = { news<E extends NewsEvent>(event: E, news: NewsOf<E>): void; closed(): void };

/** Opens a line with the cookie of a session. */
export type Dial = (cookie: string, listener: Listener) => Line;
