import { turnOf } from '../../../../shared/groups/rota';
import type { GroupId, MemberId } from '../../../../shared/meeting/state';
import { newestMeeting } from '../../../access/invites';
import type { WebDeps } from '../../deps';
import { membersNow } from '../people';
import { turnsOf } from '../rota/turns';
import { presentersIn } from './create';
import { lastOf } from './newest';

/** Tells the planned meeting whose turn it is to lead and to present in it. */
export async function setTurns(deps: WebDeps, id: GroupId): Promise<void> {
  const { store, rooms } = deps;
  const [group, last] = await Promise.all([store.group(id), lastOf(deps, id)]);
  if (group === null || last === null || last.meeting.status !== 'lobby') return;
  const turns = await turnsOf(deps, id);
  const away = new Set((await store.dates.absences(last.row.id)).map(({ member }) => member));
  const { rightful } = last.meeting.leadership;
  // Whoever called a meeting that begins at once leads it, whosever turn it is.
  const goesRound =
    group.plan?.leads === 'rota' && last.meeting.called !== true && last.row.startsAt > last.row.createdAt;
  const inTurn = goesRound || (rightful !== null && !(await isMember(deps, id, rightful)));
  const lead = inTurn ? (turnOf(turns.lead, away)[0] ?? null) : null;
  const { template, minutes } = last.meeting;
  await rooms.turnsSet(last.row.id, lead, presentersIn(template, turns, minutes));
}

/**
 * Everything that was said of the turns in the planned meeting, in one text: it may have been saved and not told, because the
 * server died in between. Null: nothing was, so the turns are those with which it was planned.
 */
export async function saidOfTurns({ store }: WebDeps, group: GroupId): Promise<string | null> {
  const row = await newestMeeting(store, group);
  if (row?.status !== 'lobby') return null;
  const [swaps, absences] = await Promise.all([store.rota.swaps(group), store.dates.absences(row.id)]);
  const exchanged = swaps.filter(
    ({ status, answeredAt }) => status === 'accepted' && (answeredAt ?? 0) >= row.createdAt,
  );
  const said = [...exchanged.map(({ id }) => id), ...absences.map(({ member }) => member).sort()];
  return said.length === 0 ? null : [row.id, ...said].join();
}

/** Who was to lead the planned meeting and is a member no more. */
export async function leadHasLeft(
  deps: WebDeps,
  group: GroupId,
): Promise<{ lead: MemberId; takesPart: boolean } | null> {
  const last = await lastOf(deps, group);
  if (last === null || last.meeting.status !== 'lobby') return null;
  const { rightful: lead, takesPart } = last.meeting.leadership;
  return lead === null || (await isMember(deps, group, lead)) ? null : { lead, takesPart };
}

/** Who gave somebody the part of the facilitator, or took it, after the planned meeting was made: it was not told. */
export async function namedSince(deps: WebDeps, group: GroupId): Promise<MemberId | null> {
  const row = await newestMeeting(deps.store, group);
  if (row?.status !== 'lobby') return null;
  const changes = await deps.store.life.changes(group, row.createdAt);
  return changes.find(({ what, at }) => what === 'facilitator' && at > row.createdAt)?.by ?? null;
}

async function isMember(deps: WebDeps, group: GroupId, member: MemberId): Promise<boolean> {
  return (await membersNow(deps.store, group)).some(({ id }) => id === member);
}
