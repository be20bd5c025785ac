import type { GroupId, MemberId } from '../../shared/meeting/state';
import { type Refusal, refuse } from '../../shared/refusal';
import type { InviteRow, Store } from '../store/store';
import { sessionHash } from './sessions';

/** So long that a group which meets once a month has seen the person, and who made the link, before it counts in full. */
const HELD_BACK_MS = 30 * 24 * 60 * 60 * 1000;

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
  const at = await handedAt(asking);
  if (at === null) return null;
  return at + HELD_BACK_MS <= now ? null : refuse('notAllowed', { why: 'handed' });
}
