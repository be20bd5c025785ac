import type { Kysely } from 'kysely';
import type { MemberId, Time } from '../../shared/meeting/state';
import { endBuddySeats } from './buddies/buddies';
import { endFeed } from './dates/dates';
import { forgetInvitation } from './forming/forming';
import * as people from './people';
import { forgetAnswer } from './privately/privately';
import { endSessions } from './sessions';
import type { Tables } from './tables';

/** Somebody is removed from a group: everything by which they, or strangers to whom they passed a link, could come in ends. */
export async function removeMember(db: Kysely<Tables>, member: MemberId, now: Time): Promise<void> {
  const row = await people.member(db, member);
  if (!row || !(await people.endMembership(db, member, now))) return;
  const { group } = row;
  await people.revokeInvites(db, { group, member }, now);
  for (const kind of ['group', 'personal'] as const) await people.revokeInvites(db, { group, kind }, now);
  await endSessions(db, member, undefined);
  await forgetInvitation(db, member);
  await forgetAnswer(db, member);
  await endFeed(db, member);
  await endBuddySeats(db, member, now);
}
