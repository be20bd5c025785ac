import type { Request } from 'express';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { type Known, membershipsOf, type Seated, withSeat } from '../../access/sessions';
import type { WebDeps } from '../deps';

/**
 * The groups that this browser is a member of, and those that it only looks after. Guest speakers have nothing to do with the
 * group, and demos are soon gone.
 */
export async function everyGroup({ store, demos }: WebDeps, cookie: string | undefined): Promise<Known[]> {
  const known = await membershipsOf(store, cookie);
  return known.filter(({ isMember, role, group }) => isMember && role !== 'speaker' && !demos.isDemo(group));
}

/** The groups that this browser is a member of. */
export const myGroups = async (deps: WebDeps, cookie: string | undefined): Promise<Seated[]> =>
  (await everyGroup(deps, cookie)).flatMap((known) => {
    const seated = withSeat(known);
    return isRefusal(seated) ? [] : [seated];
  });

/** A browser, and a person with an account, is in so many groups. Without an end one of them could fill the disk. */
const MOST_GROUPS = 100;

/** What stands against this browser being in one more group. */
export async function inTooManyGroups(deps: WebDeps, request: Request): Promise<Refusal | null> {
  const { store, accounts } = deps;
  const signedIn = await accounts.signedIn(request.headers);
  const ofAccount = signedIn === null ? [] : await store.accounts.membersOf(signedIn.account.id);
  const mine = await everyGroup(deps, request.headers.cookie);
  const groups = new Set([...mine.map(({ group }) => group), ...ofAccount.map(({ member }) => member.group)]);
  return groups.size < MOST_GROUPS ? null : refuse('tooMany', { largest: MOST_GROUPS, why: 'groups' });
}
