import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';

/** A member asks another one to exchange turns: to lead, or to present. */
export type SwapRow = {
  id: string;
  group: GroupId;
  turn: 'lead' | 'present';
  from: MemberId;
  to: MemberId;
  status: 'open' | 'accepted' | 'declined';
  askedAt: Time;
  answeredAt: Time | null;
};

export interface RotaStore {
  /** All of a group, in the order in which they were asked. */
  swaps(group: GroupId): Promise<SwapRow[]>;
  swap(group: GroupId, id: string): Promise<SwapRow | null>;
  /** In place of whatever the same member asked before and nobody accepted, for the same kind of turn. */
  ask(row: SwapRow): Promise<void>;
  /**
   * False when it is not open any more. Accepting it ends what else these two asked or were asked for the same kind of turn: their
   * turns are other ones now.
   */
  answer(id: string, status: 'accepted' | 'declined', at: Time): Promise<boolean>;
  /** False when it is not open any more. */
  withdraw(id: string): Promise<boolean>;
}
