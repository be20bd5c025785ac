import { takesSeat } from '../../shared/groups/roles';
import type { Command } from '../../shared/meeting/commands';
import { evolve } from '../../shared/meeting/evolve';
import type { GroupId, Meeting, MeetingId, MemberId, PromptId, Time } from '../../shared/meeting/state';
import type { MeetingRow, MemberRow, Store } from '../store/store';
import { notTold } from './notTold';

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
  /** What the group decided without this meeting, and it has not been told yet. */
  notTold: Command[];
  agreementLines: string[];
  talkTime: { member: MemberId; ms: number }[];
  /** Texts in place of prompts. */
  prompts: Map<PromptId, string>;
  lastChange: string | null;
  /** When the group's last meeting before this one was over; 0 without one. */
  lastMetAt: Time;
};

/** The group has another name, and a meeting that is called like it with it, as long as nobody has started it. */
export function renameStored(stored: StoredMeeting, status: Meeting['status'], before: string, name: string): void {
  stored.groupName = name;
  if (status === 'lobby' && stored.row.title === before) stored.row = { ...stored.row, title: name };
}

/** Reads a meeting: its last snapshot, the events since, and the rows around it. Null when there is none. */
export async function readMeeting(store: Store, id: MeetingId): Promise<StoredMeeting | null> {
  const row = await store.meeting(id);
  if (!row) return null;
  const [{ state, snapshotAt }, group, members, talkTime, prompts, last] = await Promise.all([
    readState(store, id),
    store.group(row.group),
    store.membersOf(row.group),
    store.talkTime(id),
    store.prompts(id),
    lastHeld(store, row.group, row.ordinal),
  ]);
  if (!state) return null;
  return {
    row,
    state,
    snapshotAt,
    names: new Map(
      members
        .filter(wasThere(state))
        .filter(isKnownIn(state))
        .map((member) => [member.id, member.name]),
    ),
    newcomers: members.filter(({ letInAt }) => letInAt === null).map(({ id }) => id),
    groupName: group?.name ?? row.title,
    notTold: notTold(state, group, members),
    agreementLines: group?.agreement.lines ?? [],
    talkTime,
    prompts,
    lastChange: last && ((await store.oneChange(last.id))?.text ?? null),
    lastMetAt: last?.endedAt ?? last?.startedAt ?? 0,
  };
}

/** A meeting that has ended does not show people who joined the group later. */
const wasThere =
  ({ endedAt }: Meeting) =>
  ({ createdAt }: MemberRow): boolean =>
    endedAt === null || createdAt <= endedAt;

/** People who typed a name and never came here are nobody's business, and whoever only looks after the group never comes. */
const isKnownIn =
  ({ seats }: Meeting) =>
  ({ id, role, letInAt }: MemberRow): boolean =>
    (letInAt !== null && takesSeat(role)) || Object.hasOwn(seats, id);

/** A meeting as it is stored, without loading its room: for readers of many meetings at once. */
export const storedState = async (store: Store, id: MeetingId): Promise<Meeting | null> =>
  (await readState(store, id)).state;

/** The state that the log tells; the snapshot only shortens the reading, so it may be missing or behind. */
async function readState(store: Store, id: MeetingId): Promise<{ state: Meeting | null; snapshotAt: number }> {
  const snapshot = await store.readSnapshot(id);
  const snapshotAt = snapshot?.version ?? 0;
  const events = await store.readEvents(id, snapshotAt);
  return { state: events.reduce<Meeting | null>(evolve, snapshot), snapshotAt };
}

/** Which meeting of its group this is, from 1. */
export const numberOf = ({ number }: Meeting, { ordinal }: MeetingRow): number => number ?? ordinal;

/** So many cancelled meetings in a row are looked behind. */
const LOOK_BACK = 10;

/** The group's last meeting before this ordinal that was really held: one that was cancelled before it began does not count. */
export async function lastHeld(store: Store, group: GroupId, beforeOrdinal: number): Promise<Meeting | null> {
  if (beforeOrdinal <= 1) return null;
  const earlier = (await store.meetingsOf(group)).filter(({ ordinal }) => ordinal < beforeOrdinal);
  for (const { id } of earlier.reverse().slice(0, LOOK_BACK)) {
    const { state } = await readState(store, id);
    if (state !== null && state.startedAt !== null) return state;
  }
  return null;
}

/** At most so many cancelled meetings are read on the way to those that were held. */
const LOOK_BEHIND = 200;

/** Meetings of the group that were held and are over, the newest first; one that was cancelled before it began is none. */
export async function heldMeetings(
  store: Store,
  group: GroupId,
  most: number,
): Promise<{ row: MeetingRow; state: Meeting; startedAt: Time }[]> {
  const ended = (await store.meetingsOf(group)).filter(({ status }) => status === 'ended').reverse();
  const held: { row: MeetingRow; state: Meeting; startedAt: Time }[] = [];
  for (const row of ended.slice(0, most + LOOK_BEHIND)) {
    if (held.length === most) break;
    const { state } = await readState(store, row.id);
    if (state !== null && state.startedAt !== null) held.push({ row, state, startedAt: state.startedAt });
  }
  return held;
}
