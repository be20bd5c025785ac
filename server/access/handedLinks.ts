import type { GroupId, MemberId } from '../../shared/meeting/state';
import { type Refusal, refuse } from '../../shared/refusal';
import type { InviteRow, Store } from '../store/store';
import { sessionHash } from './sessions';

/** So long that a group which meets once a month has seen the person, and who made the link, before it counts in full. */
export const HELD_BACK_MS = 30 * 24 * 60 * 60 * 1000;

type Asking = { store: Store; cookie: string | undefined; group: GroupId };

/**
 * What is noted with a return link that this browser makes for its own member: a link that somebody else made turns into no
 * better one. Nothing for everybody who came by themselves.
 */
export async function handedOn(asking: Asking, owner: MemberId): Promise<Pick<InviteRow, 'handed'>> {
  const at = await handedAt(asking);
  return at === null ? {} : { handed: { by: owner, at } };
}

async function handedAt({ store, cookie, group }: Asking): Promise<number | null> {
  const hash = sessionHash(cookie);
  return hash === null ? null : store.groups.handedAt(hash, group);
}

/**
 * A return link that somebody else made stands for its owner, but whoever made it could have opened it themselves: with such
 * links one person would have the votes of many, end a membership that is not theirs, or take the member over for good.
 */
export async function heldBack(asking: Asking, now: number): Promise<Refusal | null> {
  return (await heldBackUntil(asking, now)) === null ? null : refuse('notAllowed', { why: 'handed' });
}

/** The end of that time; null for a browser that decides now. */
export async function heldBackUntil(asking: Asking, now: number): Promise<number | null> {
  const at = await handedAt(asking);
  return at === null || at + HELD_BACK_MS <= now ? null : at + HELD_BACK_MS;
}

/** Until then such a browser is shown nothing of what is the member's alone: whoever made the link could be reading. */
export const closedHere = (): Refusal => refuse('closedHere');

/** Members of another group have this one for a 1:1, which is theirs alone. */
export const isTalk = async (store: Pick<Store, 'group'>, group: GroupId): Promise<boolean> =>
  (await store.group(group))?.parent !== undefined;
