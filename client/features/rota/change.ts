import type { MemberId } from '../../../shared/meeting/state';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { AskSwap, Rota, Turns } from '../../../shared/protocol/rota';
import type { Answer } from '../../../shared/refusal';

/** Asks the server, tells what it refuses, and looks again at what holds. False when it refused. */
export type Change = (ask: () => Promise<Answer<Rota>>) => Promise<boolean>;

/** What a member is called here. */
export type Called = (member: MemberId) => string;

/** What each part of a rota is given. */
export type RotaPart = {
  turn: AskSwap['turn'];
  turns: Turns;
  page: GroupPage;
  called: Called;
  change: Change;
  isBusy: boolean;
};
