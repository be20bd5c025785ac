import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PasskeyOptions } from '../../../../shared/protocol/account';
import { Browser, yesOf } from '../../../support/browser';
import { gatherForEach } from '../../../support/forTest';
import { Device } from '../../../support/passkey';
import { PASSWORD, withAccount } from '../../../support/people';

const { running, here, person } = gatherForEach(['Ann', 'Ben']);
const EMAIL = 'ann@example.org';

async function mineOf(who: Browser, group = here.group): Promise<Record<string, string>> {
  const { status, bytes } = await who.get(`/api/groups/${group}/export/mine`);
  expect(status).toBe(200);
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

/** Ann has an account with a passkey, and is in two groups by it. */
async function withTwoGroups(): Promise<{ ann: Browser; other: string }> {
  const ann = new Browser(running.url, person('Ann').who.cookie);
  const { group: other } = yesOf(await ann.start({ title: 'Lighthouse', name: 'Annie' }));
  await withAccount(ann, EMAIL, 'Ann');
  const { options } = yesOf(await ann.post<PasskeyOptions>('/api/account/passkeys/options', { password: PASSWORD }));
  const response = new Device(running.url).made(options as { challenge: string });
  yesOf(await ann.post('/api/account/passkeys', { name: 'My telephone', response }));
  return { ann, other };
}

test('what is kept of an account is in the export of its owner, with all groups, and nothing that opens it', async () => {
  const { ann, other } = await withTwoGroups();
  for (const group of [here.group, other]) {
    const files = await mineOf(ann, group);
    const account = JSON.parse(files['account.json'] ?? '');
    expect(account).toMatchObject({
      kind: 'account',
      name: 'Ann',
      email: EMAIL,
      hasPassword: true,
      passkeys: [{ name: 'My telephone', since: expect.any(Number) }],
      signOns: [],
      sessions: [{ kind: 'account', groups: expect.any(Array) }],
      earlierMembers: [],
    });
    const groups = [account.groups, account.sessions[0].groups].map((all) => all.length);
    expect(groups).toEqual([2, 2]);
    expect(account.groups).toContainEqual(
      expect.objectContaining({ group: here.group, member: person('Ann').me, calledThere: 'Ann' }),
    );
    expect(account.groups).toContainEqual(expect.objectContaining({ group: other, calledThere: 'Annie' }));
    for (const text of [EMAIL, 'My telephone', 'as Annie']) expect(files['account.md']).toContain(text);
    expect(files['README.md']).toContain('account.json');
    const token = ann.cookie.split('; ').map((one) => decodeURIComponent(one.split('=')[1] ?? '').split('.')[0] ?? '');
    for (const secret of [PASSWORD, ...token.filter((one) => one !== '')])
      expect(Object.values(files).join('\n')).not.toContain(secret);
  }
});

test('whoever came by a link and is not signed in saves nothing of the account, nor does anybody else', async () => {
  const { ann } = await withTwoGroups();
  const again = new Browser(running.url);
  const link = yesOf(
    await ann.post<{ invite: string }>(`/api/groups/${here.group}/members/${person('Ann').me}/return-link`, {
      everywhere: false,
    }),
  );
  yesOf(await again.use(link.invite, null));
  for (const who of [again, new Browser(running.url, person('Ben').who.cookie)]) {
    const files = await mineOf(who);
    expect(Object.keys(files)).not.toContain('account.json');
    expect(Object.values(files).join('\n')).not.toContain(EMAIL);
  }
});
