import type { MemberId } from '../../../shared/meeting/state';
import type { Rota } from '../../../shared/protocol/rota';
import type { Answer } from '../../../shared/refusal';

/** Asks the server, tells what it refuses, and looks again at what holds. False when it refused. */
export type Change = (ask: () => Promise<Answer<Rota>>) => Promise<boolean>;

/** What a member is called here. */
export type Called = (member: MemberId) => string;
