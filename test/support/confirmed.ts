import type { MemberId } from '../../shared/meeting/state';
import type { RunningApp } from './app';

/** The member gets an account with this address, confirmed or not. */
export async function giveAddress(
  { store, clock }: Pick<RunningApp, 'store' | 'clock'>,
  member: MemberId,
  email: string,
  confirmed = true,
): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  const user = { id: `account of ${member}`, name: 'x', email, emailVerified: Number(confirmed), image: null };
  await store.accounts.database
    .withTables<{ auth_users: Record<string, string | number | null> }>()
    .insertInto('auth_users')
    .values({ ...user, createdAt: now, updatedAt: now })
    .execute();
  await store.accounts.link(user.id, member, clock.now());
}
