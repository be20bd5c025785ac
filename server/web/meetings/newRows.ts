import { randomUUID } from 'node:crypto';
import type { GroupId, Time } from '../../../shared/meeting/state';
import { newMemberId } from '../../access/memberId';
import type { GroupRow, MeetingRow, MemberRow } from '../../store/store';
import { firstAgreement } from './firstAgreement';

/** The rows of what is created: groups, their members and their meetings. */

export const newGroup = (name: string, now: Time): GroupRow => ({
  id: randomUUID(),
  name,
  agreement: { version: 1, lines: [...firstAgreement] },
  createdAt: now,
  model: null,
  plan: null,
  colour: null,
  version: 0,
  planChangedAt: null,
  archivedAt: null,
});

/** `letInAt`: null until the group lets them in. */
export const newMember = (
  group: GroupId,
  { name, role, letInAt }: Pick<MemberRow, 'name' | 'role' | 'letInAt'>,
  now: Time,
): MemberRow => ({ id: newMemberId(), group, name, role, createdAt: now, letInAt, removedAt: null });

export const newMeeting = (
  planned: Pick<MeetingRow, 'group' | 'title' | 'ordinal' | 'startsAt' | 'minutes'>,
  now: Time,
): MeetingRow => ({ id: randomUUID(), ...planned, status: 'lobby', createdAt: now });
