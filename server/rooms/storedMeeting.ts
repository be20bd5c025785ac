import { evolve } from '../../shared/meeting/evolve';
import type { Meeting, MeetingId, MemberId } from '../../shared/meeting/state';
import type { MeetingRow, MemberRow, Store } from '../store/store';

/** What the store holds of a meeting when it is loaded. */
export type StoredMeeting = {
  row: MeetingRow;
  state: Meeting;
  /** The version of the stored snapshot; 0 without one. */
  snapshotAt: number;
  names: Map<MemberId, string>;
  /** People of the group whom nobody has let in yet, as far as the store knows. */
  newcomers: MemberId[];
  groupName: string;
  agreement: { version: number; lines: string[] };
  talkTime: { member: MemberId; ms: number }[];
  lastChange: string | null;
};

/** Reads a meeting: its last snapshot, the events since, and the rows around it. Null when there is none. */
export async function readMeeting(store: Store, id: MeetingId): Promise<StoredMeeting | null> {
  const row = await store.meeting(id);
  if (!row) return null;
  const snapshot = await store.readSnapshot(id);
  const [events, group, members, talkTime, lastChange] = await Promise.all([
    store.readEvents(id, snapshot?.version ?? 0),
    store.group(row.group),
    store.membersOf(row.group),
    store.talkTime(id),
    changeNotedBefore(store, row),
  ]);
  const state = events.reduce<Meeting | null>(evolve, snapshot);
  if (!state) return null;
  return {
    row,
    state,
    snapshotAt: snapshot?.version ?? 0,
    names: new Map(
      members
        .filter(wasThere(state))
        .filter(isKnownIn(state))
        .map((member) => [member.id, member.name]),
    ),
    newcomers: members.filter(({ letInAt }) => letInAt === null).map(({ id }) => id),
    groupName: group?.name ?? row.title,
    agreement: group?.agreement ?? { version: state.settings.agreementVersion, lines: [] },
    talkTime,
    lastChange,
  };
}

/** So many cancelled meetings in a row are looked behind. */
const LOOK_BACK = 10;

/** A meeting that has ended does not show people who joined the group later. */
const wasThere =
  ({ endedAt }: Meeting) =>
  ({ createdAt }: MemberRow): boolean =>
    endedAt === null || createdAt <= endedAt;

/** People who typed a name and never came here are nobody's business. */
const isKnownIn =
  ({ seats }: Meeting) =>
  ({ id, letInAt }: MemberRow): boolean =>
    letInAt !== null || Object.hasOwn(seats, id);

async function changeNotedBefore(store: Store, row: MeetingRow): Promise<string | null> {
  if (row.ordinal <= 1) return null;
  const earlier = (await store.meetingsOf(row.group)).filter((other) => other.ordinal < row.ordinal);
  for (const before of earlier.reverse().slice(0, LOOK_BACK)) {
    const change = await store.oneChange(before.id);
    if (change) return change.text;
    // A meeting that was cancelled before it began noted nothing: the one before it counts.
    const wasHeld = (await store.readSnapshot(before.id))?.startedAt !== null;
    if (wasHeld) return null;
  }
  return null;
}
