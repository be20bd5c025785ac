import { takesSeat } from '../../../shared/groups/roles';
import { seatOf } from '../../../shared/meeting/people/people';
import type { GroupId } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { MeetingRow } from '../../store/store';
import type { WebDeps } from '../deps';

/** Members of one group, with those who are invited. */
export const LARGEST_GROUP = 100;
/** People who typed a name and were not let in yet. A leaked link fills no group: the oldest of them make room. */
const MOST_NEWCOMERS = 60;
/** They are forgotten after as long as a personal link lasts. */
const FORGOTTEN_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

export const tooManyInvited = (): Refusal => refuse('tooMany', { largest: LARGEST_GROUP, why: 'invited' });

/** Makes room for one more person who comes by a link, to this meeting where it leads to one; false when the group is full. */
export async function makeRoom(
  { store, clock, rooms }: WebDeps,
  group: GroupId,
  row: MeetingRow | null,
): Promise<boolean> {
  const everybody = (await store.membersOf(group)).filter((one) => one.removedAt === null && takesSeat(one.role));
  const newcomers = everybody.filter((one) => one.letInAt === null).sort((a, b) => a.createdAt - b.createdAt);
  if (everybody.length - newcomers.length >= LARGEST_GROUP) return false;
  const meeting = newcomers.length > 0 && row !== null ? await rooms.meeting(row.id) : null;
  const isHere = (member: string) => meeting !== null && seatOf(meeting, member)?.presence === 'here';
  const away = newcomers.filter(({ id }) => !isHere(id));
  const tooMany = newcomers.length + 1 - MOST_NEWCOMERS;
  if (tooMany > away.length) return false;
  const forgotten = away.filter(
    ({ createdAt }, index) => index < tooMany || createdAt < clock.now() - FORGOTTEN_AFTER_MS,
  );
  if (forgotten.length > 0) await store.forgetNewcomers(forgotten.map(({ id }) => id));
  // Nobody lets in by name whom the group does not know any more.
  for (const { id } of forgotten)
    if (meeting !== null && seatOf(meeting, id) !== undefined) await rooms.memberRemoved(meeting.id, id, id);
  return true;
}
