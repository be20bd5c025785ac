import type { Answer } from '../../../shared/refusal';

/** Asks the server, tells what it refuses, and looks again at what holds; null when it refused. */
export type Change = <T>(ask: () => Promise<Answer<T>>) => Promise<T | null>;
