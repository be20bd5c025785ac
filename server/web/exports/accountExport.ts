import type { Request } from 'express';
import { EXPORT_FORMAT } from '../../../shared/protocol/exports';
import { accountPage } from '../account/page';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import { en, said } from './en';
import { json } from './fileParts';
import { day, moment, page, plain, section } from './markdown';
import type { ZipStream } from './zipStream';

/**
 * What is kept of the account that this member belongs to, and nothing that opens it. Only where its owner is signed in: whoever
 * came by a link sees no address, no devices and no other groups. False: there is none, or nobody is signed in to it here.
 */
export async function writeAccount(
  deps: WebDeps,
  { known }: GroupHere,
  zip: Pick<ZipStream, 'add'>,
  request: Request,
): Promise<boolean> {
  const { accounts, store, clock } = deps;
  const signedIn = await accounts.signedIn(request.headers);
  if (signedIn === null || (await store.accounts.accountOf(known.member)) !== signedIn.account.id) return false;
  const { id, since } = signedIn.account;
  const { account, sessions } = await accountPage(deps, request);
  if (account === null) return false;
  const [signOns, members, earlier] = [
    await accounts.signOnsOf(id),
    await store.accounts.membersOf(id),
    await store.accounts.earlierMembersOf(id),
  ];
  const groups = await Promise.all(
    members.map(async ({ member, linkedAt }) => ({
      group: member.group,
      name: (await store.group(member.group))?.name ?? '',
      member: member.id,
      calledThere: member.name,
      since: linkedAt,
    })),
  );
  const { name, email, confirmed, hasPassword, passkeys } = account;
  const file = {
    roundelExport: EXPORT_FORMAT,
    kind: 'account',
    writtenAt: clock.now(),
    name,
    email,
    confirmed,
    since,
    hasPassword,
    passkeys: passkeys.map((passkey) => ({ name: passkey.name, since: passkey.since })),
    signOns,
    sessions: sessions.map(({ kind, device, groups: open, since: from, seenAt }) => ({
      kind,
      device,
      groups: open,
      since: from,
      seenAt,
    })),
    groups,
    earlierMembers: earlier,
  };
  await zip.add('account.json', json(file));
  await zip.add('account.md', accountText(file));
  return true;
}

type AccountFile = {
  name: string;
  email: string;
  confirmed: boolean;
  since: number;
  hasPassword: boolean;
  passkeys: { name: string; since: number }[];
  signOns: { name: string; since: number }[];
  sessions: { device: string | null; groups: string[]; since: number; seenAt: number | null }[];
  groups: { name: string; calledThere: string; since: number }[];
};

function accountText(file: AccountFile): string {
  const t = en.account;
  const since = (at: number) => said(t.since, { day: day(at) });
  const listed = (name: string, at: number) => `- ${plain(name)}, ${since(at)}`;
  return page([
    `# ${t.title}`,
    [
      `- ${t.name}: ${plain(file.name)}`,
      `- ${t.email}: ${plain(file.email)} (${file.confirmed ? t.confirmed : t.unconfirmed})`,
      `- ${t.made}: ${moment(file.since)}`,
      `- ${t.password}: ${file.hasPassword ? t.set : t.none}`,
    ].join('\n'),
    section(
      t.passkeys,
      file.passkeys.map((one) => listed(one.name, one.since)),
    ),
    section(
      t.signOns,
      file.signOns.map((one) => listed(one.name, one.since)),
    ),
    section(
      t.sessions,
      file.sessions.map(({ device, groups, since: from, seenAt }) => {
        const seen = seenAt === null ? '' : `, ${said(t.seen, { moment: moment(seenAt) })}`;
        const where = groups.length === 0 ? '' : ` (${groups.map(plain).join(', ')})`;
        return `${listed(device ?? t.byLink, from)}${seen}${where}`;
      }),
    ),
    section(t.groups, [
      ...file.groups.map(({ name, calledThere, since: from }) =>
        listed(said(t.asMember, { group: name, name: calledThere }), from),
      ),
    ]),
    t.others,
  ]);
}
