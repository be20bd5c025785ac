import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';

/** What members decide together, and who agrees. */
export type ProposalRow = {
  id: string;
  group: GroupId;
  by: MemberId;
  at: Time;
  what:
    | { kind: 'agreement'; lines: string[]; over: number }
    | { kind: 'removal' | 'facilitator'; member: MemberId }
    | { kind: 'end'; afterEnd: number };
  agreed: MemberId[];
};

/** A text of the agreement that held until another one took its place. */
type FormerAgreement = { version: number; lines: string[]; until: Time };

/** Groups that belong to their members. */
export interface OwnershipStore {
  /** In the order in which they were made. */
  proposals(group: GroupId): Promise<ProposalRow[]>;
  propose(proposal: ProposalRow): Promise<void>;
  /** Agrees, or agrees no longer. */
  agree(proposal: string, member: MemberId, agrees: boolean): Promise<void>;
  /** Takes proposals away, with the votes. */
  drop(proposals: readonly string[]): Promise<void>;
  /**
   * Another text of the agreement holds from now on, and the one before is kept. False, and nothing changes, when its version
   * is not the next one.
   */
  writeAgreement(group: GroupId, agreement: { version: number; lines: string[] }, now: Time): Promise<boolean>;
  /** The newest first. */
  formerAgreements(group: GroupId): Promise<FormerAgreement[]>;
  /** Somebody leaves by themselves: their sessions and return links end, and nobody else's links. */
  leave(member: MemberId, now: Time): Promise<void>;
}
