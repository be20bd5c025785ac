import type { GroupId, MemberId } from '../../../shared/meeting/state';
import { StoreUnavailable } from '../../store/store';
import { keyOf } from '../account/account';
import type { WebDeps } from '../deps';
import { type Limiters, take } from '../http/limits';
import { whoLetsIn } from './newcomers';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Tells whoever may let people in that somebody waits at the page of the group, where they have an address and want mails of this
 * group. Nothing of it was written by the newcomer, and of several who come on one day the first is told: a link that many have
 * sends no flood.
 */
export async function mailNewcomer(deps: WebDeps, limits: Limiters, group: GroupId, newcomer: MemberId): Promise<void> {
  const { store, mail, clock, config } = deps;
  if (!mail.sends) return;
  const since = clock.now() - DAY_MS;
  const waited = (await store.membersOf(group)).some(
    ({ id, letInAt, removedAt, createdAt }) =>
      id !== newcomer && letInAt === null && removedAt === null && createdAt > since,
  );
  if (waited) return;
  const letting = (await whoLetsIn(deps, group)).map(({ id }) => id);
  const link = `${config.publicUrl ?? ''}/g/${group}`;
  try {
    for (const { member, email } of await store.reminders.everyAddress(group)) {
      if (!letting.includes(member) || (await store.reminders.wantsNone(member))) continue;
      if ((await take(limits.noticesPerAccount, keyOf(email))) !== null) continue;
      await mail.send({ to: email, message: { kind: 'newcomerWaits', link }, about: { group, by: null } });
    }
  } catch (fault) {
    // Home tells them in any case.
    if (!(fault instanceof StoreUnavailable)) throw fault;
  }
}
