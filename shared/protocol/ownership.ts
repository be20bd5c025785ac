import { z } from 'zod';
import type { Decides, Leaving } from '../groups/ownership';
import { longest, most } from '../meeting/limits';
import type { MemberId, Time } from '../meeting/state';
import { memberId } from './scalars';

/** Messages over HTTP about the agreement of a group and about membership. Every answer is an `Answer<T>`. */

const version = z.number().int().min(0);

/** `POST /api/groups/:group/agreement`: written at once by whoever decides alone, proposed by everybody else. */
export const changeAgreement = z.strictObject({
  version,
  lines: z.array(z.string().max(longest.agreementLine)).min(1).max(most.agreementLines),
});
export type ChangeAgreement = z.output<typeof changeAgreement>;
export type AgreementChanged = { holds: 'now' | 'proposed' };

/** `POST /api/groups/:group/agreement/sign`. */
export const signGroupAgreement = z.strictObject({ version });

/** `POST /api/groups/:group/members/remove`: at once by whoever decides alone, proposed by everybody else. */
export const removeMember = z.strictObject({ member: memberId });
export type MemberRemoved = { holds: 'now' | 'proposed' };

/** `POST /api/groups/:group/proposals/:id`. Whoever proposed it may take it back. */
export const answerProposal = z.strictObject({ answer: z.enum(['agree', 'not', 'takeBack']) });

/** What members still decide about. `count` of `needed` others agree; `mine`: I do. */
export type Proposal = { id: string; by: MemberId; at: Time; count: number; needed: number; mine: boolean } & (
  | { kind: 'agreement'; lines: string[] }
  | { kind: 'removal' | 'facilitator'; member: MemberId }
  /** The group ends, and everything is erased so many months later, unless the group decided otherwise. */
  | { kind: 'end'; afterEnd: number }
);

/** `GET /api/groups/:group/ownership`. */
export type Ownership = {
  agreement: { version: number; lines: string[] };
  /** Who signed the version that holds, the first one in front. */
  signed: { member: MemberId; at: Time }[];
  /** The newest version that I signed; null: none yet. */
  mine: number | null;
  /** Versions that held before, the newest first. */
  earlier: { version: number; lines: string[]; until: Time }[];
  decides: Decides;
  /** About the end of the group. */
  decidesEnd: Decides;
  /** What it means for the group when I leave. */
  leaving: Leaving;
  proposals: Proposal[];
};
