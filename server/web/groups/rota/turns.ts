import { type Taker, type TurnChange, turnOrder } from '../../../../shared/groups/rota';
import type { GroupId, Meeting, MemberId, Time } from '../../../../shared/meeting/state';
import { slotsHeld } from '../../../../shared/meeting/views/agenda';
import type { SwapAsked } from '../../../../shared/protocol/groups';
import { newestMeeting } from '../../../access/invites';
import { heldMeetings } from '../../../rooms/storedMeeting';
import type { SwapRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { membersNow } from '../people';

/** Whose turn it is in a group now, the next one in front. Facilitators and guests take no turns. */
export type GroupTurns = {
  lead: MemberId[];
  present: MemberId[];
  swaps: SwapRow[];
  /** When the group's newest meeting began, of those that were held or run; 0 without one. */
  metAt: Time;
};

/** Meetings that are looked behind for each member: whoever had no turn in so many is due anyway. */
const ROUNDS = 3;

export async function turnsOf({ store, rooms }: WebDeps, group: GroupId): Promise<GroupTurns> {
  const takers: Taker[] = (await membersNow(store, group))
    .filter(({ role }) => role === 'member')
    .map(({ id, letInAt, createdAt }) => ({ member: id, since: letInAt ?? createdAt }));
  const [held, swaps, row] = await Promise.all([
    heldMeetings(store, group, ROUNDS * Math.max(1, takers.length)),
    store.rota.swaps(group),
    newestMeeting(store, group),
  ]);
  const newest = row === null ? null : await rooms.meeting(row.id);
  const running = newest !== null && newest.status === 'running' ? [newest] : [];
  const met = [...running, ...held.map(({ state }) => state)].flatMap((state) =>
    state.startedAt === null ? [] : [{ at: state.startedAt, state }],
  );
  const orderOf = (turn: SwapRow['turn'], took: (state: Meeting) => MemberId[]) => {
    const swapped = swaps
      .filter((swap) => swap.turn === turn && swap.status === 'accepted')
      .map(({ from, to, answeredAt, askedAt }): TurnChange => ({ at: answeredAt ?? askedAt, swapped: [from, to] }));
    return turnOrder(takers, [...met.map(({ at, state }) => ({ at, took: took(state) })), ...swapped]);
  };
  return {
    // Whoever calls a meeting that begins at once leads it, and keeps their place among the turns.
    lead: orderOf('lead', ({ called, leadership: { rightful } }) => (called || rightful === null ? [] : [rightful])),
    present: orderOf('present', (state) => slotsHeld(state).flatMap(({ client }) => (client === '' ? [] : [client]))),
    swaps,
    metAt: Math.max(0, ...met.map(({ at }) => at)),
  };
}

/** What was asked since the group met last, and concerns nobody who has left. */
export const askedNow = ({ lead, present, swaps, metAt }: GroupTurns, turn: SwapRow['turn']): SwapRow[] => {
  const takers = turn === 'lead' ? lead : present;
  return swaps.filter(
    (swap) =>
      swap.turn === turn &&
      swap.status !== 'accepted' &&
      swap.askedAt >= metAt &&
      takers.includes(swap.from) &&
      takers.includes(swap.to),
  );
};

export const openSwaps = (turns: GroupTurns, turn: SwapRow['turn']): SwapRow[] =>
  askedNow(turns, turn).filter(({ status }) => status === 'open');

/** Who asks this member to exchange turns. Most members are asked nothing, and then no meeting is read. */
export async function swapsAsked(deps: WebDeps, group: GroupId, member: MemberId): Promise<SwapAsked[]> {
  const isMine = ({ to, status }: SwapRow) => to === member && status === 'open';
  if (!(await deps.store.rota.swaps(group)).some(isMine)) return [];
  const turns = await turnsOf(deps, group);
  return (['lead', 'present'] as const).flatMap((turn) =>
    openSwaps(turns, turn)
      .filter(isMine)
      .map(({ from }) => ({ from, turn })),
  );
}
