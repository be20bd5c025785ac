import { randomUUID } from 'node:crypto';
import { drawBuddies } from '../../../../shared/groups/buddyDraw';
import { mayDrawBuddies } from '../../../../shared/groups/rights';
import type { GroupId } from '../../../../shared/meeting/state';
import type { Buddies } from '../../../../shared/protocol/buddies';
import { type Refusal, refuse } from '../../../../shared/refusal';
import type { WebDeps } from '../../deps';
import { groupNowHere } from '../byGroup';
import type { GroupHere } from '../here';
import { membersNow } from '../people';

/** So many draws are looked back on. */
const REMEMBERED = 40;

/** Who were drawn together last; whoever has left since is not shown. */
export async function drawnNow({ store }: WebDeps, group: GroupId): Promise<Buddies['drawn']> {
  const [newest] = await store.buddies.draws(group, 1);
  if (newest === undefined) return null;
  const members = new Set((await membersNow(store, group)).map(({ id }) => id));
  const sets = newest.sets.map((set) => set.filter((member) => members.has(member))).filter((set) => set.length > 1);
  return { id: newest.id, at: newest.at, by: newest.by, sets };
}

export async function mayDraw(deps: WebDeps, here: GroupHere): Promise<boolean> {
  if (deps.demos.isDemo(here.group.id)) return false;
  return mayDrawBuddies(await groupNowHere(deps, here), here.known);
}

/** Draws anew for everybody who has a slot. Null when it was kept. */
export async function drawFor(
  { store, clock, chance }: WebDeps,
  { group, known }: GroupHere,
  after: string | null,
): Promise<Refusal | null> {
  const people = (await membersNow(store, group.id)).filter(({ role }) => role === 'member').map(({ id }) => id);
  if (people.length < 2) return refuse('tooFew');
  const earlier = await store.buddies.draws(group.id, REMEMBERED);
  const [newest = null] = earlier;
  if ((newest?.id ?? null) !== after) return refuse('stale');
  const drawn = drawBuddies(
    people,
    earlier.map(({ sets }) => sets),
    newest,
    chance,
  );
  const { turn, sets } = drawn;
  const draw = { id: randomUUID(), group: group.id, by: known.member, at: clock.now(), turn, sets };
  const kept = await store.buddies.draw({ ...draw, order: [...drawn.order] }, after);
  return kept ? null : refuse('stale');
}
