import type { MeetingId, MemberId } from '../meeting/state';
import { signClaim, verifyClaim } from './inviteMac';

/** Who says, in which round of which meeting, that their browser has the group's key. */
export type KeyProofClaim = { meeting: MeetingId; round: number; member: MemberId };

const PURPOSE = 'roundel evaluation key proof 1';
const told = ({ meeting, round, member }: KeyProofClaim) => [meeting, round, member];

/**
 * Shows the browsers that have the group's key that this one has it too, before anybody sends an answer. The server passes it
 * on and can make none, because it never has the key; it can only hold one back. It serves for no other member, round or
 * meeting, and says nothing about the key.
 */
export const proveKey = (inviteKey: string, claim: KeyProofClaim): Promise<string> =>
  signClaim(inviteKey, PURPOSE, told(claim));

/** False for somebody with another key, and for a proof that was made by or for somebody else. */
export const verifyKeyProof = (inviteKey: string, claim: KeyProofClaim, proof: string): Promise<boolean> =>
  verifyClaim(inviteKey, PURPOSE, told(claim), proof);
