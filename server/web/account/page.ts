import type { Request } from 'express';
import type * as protocol from '../../../shared/protocol/account';
import { membershipsOf, sessionHash } from '../../access/sessions';
import type { AccountSession, SignedIn } from '../../accounts/accounts';
import type { AccountMember, MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';

/** Everything that the page of an account shows. */
export async function accountPage(deps: WebDeps, request: Request): Promise<protocol.AccountPage> {
  const { accounts, store } = deps;
  const known = await membershipsOf(store, request.headers.cookie);
  const here = known.filter(({ isMember, role, group }) => isMember && role !== 'speaker' && !deps.demos.isDemo(group));
  const signedIn = await accounts.signedIn(request.headers);
  const mine = signedIn === null ? [] : await store.accounts.membersOf(signedIn.account.id);
  const nameOf = await groupNames(deps, [...here.map(({ group }) => group), ...mine.map(({ member }) => member.group)]);
  const seat = (member: Pick<MemberRow, 'id' | 'name' | 'group'>): protocol.Seat => ({
    group: member.group,
    groupName: nameOf(member.group),
    member: member.id,
    name: member.name,
  });
  const withAccount = new Set(mine.map(({ member }) => member.group));
  return {
    ways: accounts.ways,
    account: signedIn === null ? null : await accountOf(deps, signedIn),
    groups: mine.map(({ member }) => {
      const now = here.find(({ group }) => group === member.group);
      const is = now === undefined ? 'nobody' : now.member === member.id ? 'same' : 'other';
      return {
        ...seat(member),
        here:
          is === 'other' && now !== undefined ? { member: now.member, name: now.name } : is === 'same' ? is : 'nobody',
      };
    }),
    here: here
      .filter(({ group }) => !withAccount.has(group))
      .map(({ member, name, group }) => seat({ id: member, name, group })),
    sessions: signedIn === null ? [] : await sessionsOf(deps, signedIn, request, mine, nameOf),
  };
}

async function accountOf({ accounts }: WebDeps, { account }: SignedIn): Promise<protocol.AccountPage['account']> {
  const { name, email, confirmed } = account;
  const [hasPassword, passkeys] = [await accounts.hasPassword(account.id), await accounts.passkeysOf(account.id)];
  return { name, email, confirmed, hasPassword, passkeys };
}

async function groupNames({ store }: WebDeps, ids: string[]): Promise<(group: string) => string> {
  const rows = await Promise.all([...new Set(ids)].map((id) => store.group(id)));
  const names = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row.name] as const])));
  return (group) => names.get(group) ?? '';
}

/** Browsers that are signed in, and those that came in by a link as one of my members. This one stands first. */
async function sessionsOf(
  { accounts, store }: WebDeps,
  { account, session }: SignedIn,
  request: Request,
  mine: AccountMember[],
  nameOf: (group: string) => string,
): Promise<protocol.AccountSession[]> {
  const [signedIn, browsers, hash] = [
    await accounts.sessionsOf(account.id),
    await store.accounts.browsersOf(account.id),
    sessionHash(request.headers.cookie),
  ];
  const groupsOf = (members: readonly string[]) =>
    mine.filter(({ member }) => members.includes(member.id)).map(({ member }) => nameOf(member.group));
  const isLive = (id: string | null): id is string => signedIn.some((one) => one.id === id);
  const bySignIn = (one: AccountSession): protocol.AccountSession => {
    const theirs = browsers.filter(({ accountSession }) => accountSession === one.id);
    return {
      id: one.id,
      kind: 'account',
      device: one.device,
      groups: groupsOf(theirs.flatMap(({ members }) => members)),
      since: one.since,
      seenAt: Math.max(one.seenAt, ...theirs.map(({ seenAt }) => seenAt ?? 0)),
      isThis: one.id === session.id,
    };
  };
  const thisBrowser = hash === null ? null : await store.accounts.browserOf(hash);
  const byLink = browsers
    .filter(({ accountSession }) => !isLive(accountSession))
    .map(
      ({ browser, members, since, seenAt }): protocol.AccountSession => ({
        id: browser,
        kind: 'link',
        device: null,
        groups: groupsOf(members),
        since,
        seenAt,
        isThis: browser === thisBrowser,
      }),
    );
  const all = [...signedIn.map(bySignIn), ...byLink];
  return all.sort((one, other) => Number(other.isThis) - Number(one.isThis) || (other.seenAt ?? 0) - (one.seenAt ?? 0));
}
