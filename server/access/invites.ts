import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';
import { type Refusal, refuse } from '../../shared/refusal';
import type { InviteRow, MeetingRow, Store } from '../store/store';
import { hashOf, isInviteSecret, newInviteSecret } from './secrets';

const DAY = 24 * 60 * 60 * 1000;
/** A group link lasts as long as a programme; a personal link is for the next few weeks. */
const GROUP_LINK_DAYS = 400;
const PERSONAL_LINK_DAYS = 30;

export type NewInvite =
  | { kind: 'group'; group: GroupId }
  /** Without a meeting it makes its owner a member of the group. */
  | { kind: 'personal'; group: GroupId; meeting: MeetingId | null; role: 'member' | 'speaker' }
  | { kind: 'return'; group: GroupId; member: MemberId; role: InviteRow['role'] };

/** A link that is still to be stored. Its row holds only the hash; the secret is told once. */
export function newInvite(wanted: NewInvite, now: number): { secret: string; row: InviteRow } {
  const secret = newInviteSecret();
  return { secret, row: rowOf(wanted, hashOf(secret), now) };
}

function rowOf(wanted: NewInvite, secretHash: string, now: number): InviteRow {
  const common = { secretHash, group: wanted.group, revokedAt: null };
  switch (wanted.kind) {
    case 'group':
      return {
        ...common,
        kind: 'group',
        meeting: null,
        member: null,
        role: 'member',
        usesLeft: null,
        expiresAt: now + GROUP_LINK_DAYS * DAY,
      };
    case 'personal':
      return {
        ...common,
        kind: 'personal',
        meeting: wanted.meeting,
        member: null,
        role: wanted.role,
        usesLeft: 1,
        expiresAt: now + PERSONAL_LINK_DAYS * DAY,
      };
    case 'return':
      return {
        ...common,
        kind: 'return',
        meeting: null,
        member: wanted.member,
        role: wanted.role,
        usesLeft: null,
        expiresAt: null,
      };
    default:
      return wanted satisfies never;
  }
}

/**
 * Why a link leads nowhere, or null when it works. A used link has a reason of its own, so that its owner knows they made
 * no mistake.
 */
export function inviteProblem(invite: InviteRow, now: number): Refusal | null {
  if (invite.revokedAt !== null && invite.revokedAt <= now) return refuse('expiredLink', { why: 'withdrawn' });
  if (invite.usesLeft !== null && invite.usesLeft <= 0) return refuse('usedLink');
  if (invite.expiresAt !== null && invite.expiresAt <= now) return refuse('expiredLink', { why: 'time' });
  return null;
}

/** The stored link for a secret; null when it is none of ours. Text that cannot be a secret never reaches the store. */
export async function findInvite(store: Store, secret: string): Promise<InviteRow | null> {
  return isInviteSecret(secret) ? store.invite(hashOf(secret)) : null;
}

/** Whoever comes by it is a member at once: it was made for one person of the group. */
export const makesMember = ({ kind, meeting, role }: InviteRow): boolean =>
  kind === 'personal' && meeting === null && role !== 'speaker';

export async function newestMeeting(store: Store, group: GroupId): Promise<MeetingRow | null> {
  const meetings = await store.meetingsOf(group);
  return meetings.reduce<MeetingRow | null>(
    (newest, row) => (newest && newest.ordinal >= row.ordinal ? newest : row),
    null,
  );
}
