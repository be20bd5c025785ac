import type { GroupId, MemberId } from '../../../shared/meeting/state';
import { StoreUnavailable } from '../../store/store';
import type { WebDeps } from '../deps';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Mails the day on which everything is erased to everybody of the group who has an address, also to those who want no
 * reminders: it is none. Whoever ends and keeps a group again and again
 * causes one mail a day: the pages of the group tell everybody in any case.
 */
export async function mailEnd(deps: WebDeps, group: GroupId, by: MemberId): Promise<void> {
  const { store, mail, clock, config } = deps;
  if (!mail.sends) return;
  const [retention, changes] = await Promise.all([
    store.retention.of(group),
    store.life.changes(group, clock.now() - DAY_MS),
  ]);
  if (retention?.erasedAt == null || changes.filter(({ what }) => what === 'ended').length > 1) return;
  const link = `${config.publicUrl ?? ''}/g/${group}`;
  const when = dayOf(retention.erasedAt);
  try {
    for (const { member, email } of await store.reminders.everyAddress(group))
      if (member !== by)
        await mail.send({ to: email, message: { kind: 'groupEnds', link, when }, about: { group, by: null } });
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
  }
}

/** Mails are in English. */
const dayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
