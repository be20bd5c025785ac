import type { Answer } from '../../../shared/refusal';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/** Asks the server, tells what it refuses (`say`: in other words), and looks again at what holds; null when it refused. */
export type Change = <T>(ask: () => Promise<Answer<T>>, say?: (refused: Refused) => string | null) => Promise<T | null>;
