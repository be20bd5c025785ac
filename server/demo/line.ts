import type { Handshake } from '../../shared/protocol/meeting';
import type { NewsEvent, NewsOf, ToServer } from '../../shared/protocol/socket';
import type { Answer } from '../../shared/refusal';

export type AskOf<E extends keyof ToServer> = Parameters<ToServer[E]>[0];
export type AnswerOf<E extends keyof ToServer> =
  Parameters<ToServer[E]> extends [unknown, (answer: infer A) => void] ? A : Answer<null>;

/** A connection to this server as a browser has one. */
export interface Line {
  open(auth: Handshake): Promise<void>;
  ask<E extends keyof ToServer>(event: E, payload: AskOf<E>): Promise<AnswerOf<E>>;
  close(): void;
}

type Listener = { news<E extends NewsEvent>(event: E, news: NewsOf<E>): void; closed(): void };

/** Opens a line with the cookie of a session. */
export type Dial = (cookie: string, listener: Listener) => Line;
