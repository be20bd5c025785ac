import { describe, expect, test } from 'vitest';
import { memberOf, newSession } from '../../../server/access/sessions';
import { aMeeting, Browser, noOf, yesOf } from '../../support/browser';
import { enter } from '../../support/clients';
import { appForAll } from '../../support/forTest';

const running = appForAll();
const browser = () => new Browser(running.url);
const planted = `roundel=${'p'.repeat(43)}`;

async function group() {
  const ann = browser();
  return { ann, ...yesOf(await ann.start()) };
}

describe('[SE19] a token that somebody planted in a browser stands for nobody', () => {
  test('whoever starts a meeting or comes in by a link gets a new token', async () => {
    const { ann, meeting, invite } = await group();
    const thief = browser();
    thief.cookie = planted;
    const victim = browser();
    victim.cookie = planted;
    yesOf(await victim.use(invite, 'Ben'));
    expect(victim.cookie).not.toBe(planted);
    expect(noOf(await thief.summary(meeting))).toBe('404 notFound');

    const seen = new Set([victim.cookie]);
    yesOf(await victim.use(invite, null));
    seen.add(victim.cookie);
    const { invite: returnLink } = yesOf(
      await victim.post<{ invite: string }>(`/api/meetings/${meeting}/return-link`, {}),
    );
    yesOf(await victim.use(returnLink, null));
    seen.add(victim.cookie);
    const { invite: personal } = yesOf(await ann.order(meeting, { make: 'personal', role: 'member' }));
    yesOf(await victim.use(personal ?? '', 'Ben again'));
    seen.add(victim.cookie);
    yesOf(await victim.start());
    seen.add(victim.cookie);
    expect(seen.size).toBe(5);
    expect(yesOf(await victim.summary(meeting)).me.name).toBe('Ben again');
  });

  test('a browser whose answer was lost goes on with the token that it has, in all its groups', async () => {
    const one = await group();
    const two = await group();
    const ben = browser();
    yesOf(await ben.use(one.invite, 'Ben'));
    const { cookie } = ben;
    yesOf(await ben.use(two.invite, 'Benjamin'));
    expect(yesOf(await ben.summary(one.meeting)).me.name).toBe('Ben');
    ben.cookie = cookie;
    expect(yesOf(await ben.summary(one.meeting)).me.name).toBe('Ben');
    yesOf(await ben.use(two.invite, 'Benny'));
    expect(yesOf(await ben.summary(one.meeting)).me.name).toBe('Ben');
    expect(yesOf(await ben.summary(two.meeting)).me.name).toBe('Benny');
  });

  test('two changes later a former token is worth nothing, and signing out ends it at once', async () => {
    const { meeting, invite } = await group();
    const ben = browser();
    const former = browser();
    yesOf(await ben.use(invite, 'Ben'));
    former.cookie = ben.cookie;
    for (let n = 0; n < 2; n += 1) {
      await running.clock.move(1_000);
      yesOf(await ben.use(invite, null));
    }
    expect(noOf(await former.summary(meeting))).toBe('404 notFound');
    former.cookie = ben.cookie;
    await running.clock.move(1_000);
    yesOf(await ben.use(invite, null));
    yesOf(await former.summary(meeting));
    yesOf(await ben.post(`/api/meetings/${meeting}/sign-out`, { everywhere: false }));
    expect(noOf(await former.summary(meeting))).toBe('404 notFound');
    expect(noOf(await ben.summary(meeting))).toBe('404 notFound');
  });

  test('after the loss of a device a browser that came by a return link is signed out, under its new token too', async () => {
    const { ann, meeting, group: id, invite } = await group();
    const { member } = yesOf(await ann.summary(meeting)).me;
    const link = async (everywhere: boolean) =>
      yesOf(await ann.post<{ invite: string }>(`/api/groups/${id}/members/${member}/return-link`, { everywhere }))
        .invite;
    const found = browser();
    yesOf(await found.use(await link(false), null));
    yesOf(await found.use(invite, null));
    expect(await memberOf(running.store, found.cookie, id)).toMatchObject({ name: 'Ann' });
    await link(false);
    expect(await memberOf(running.store, found.cookie, id)).toMatchObject({ name: 'Ann' });
    await link(true);
    expect(await memberOf(running.store, found.cookie, id)).toBeNull();
    expect(await memberOf(running.store, ann.cookie, id)).not.toBeNull();
  });

  test('over https the cookie has a name that no neighbouring site can set', async () => {
    const { invite, group: id } = await group();
    const cookie = await enter(running.url, invite, 'Ben');
    const { member } = (await memberOf(running.store, cookie, id)) ?? { member: '' };
    const made = newSession(undefined, { group: id, member, via: null, createdAt: 1 }, true);
    expect(made.cookie).toMatch(
      /^__Host-roundel=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await running.store.addSession(made.row);
    const [own = ''] = made.cookie.split(';');
    const thief = await enter(running.url, invite, 'Mal');
    expect(await memberOf(running.store, `${thief}; ${own}`, id)).toMatchObject({ name: 'Ben' });
  });
});

describe('[IN5] a browser that keeps no cookies', () => {
  test('uses up nothing: the link works once cookies are allowed', async () => {
    const { ann, meeting, group: id } = await group();
    const { invite } = yesOf(await ann.order(meeting, { make: 'personal', role: 'member' }));
    const blocked = browser();
    const first = await blocked.sendOnce('POST', '/api/invites/use', { json: { invite, name: 'Ben' } });
    expect(noOf(first)).toBe('200 noCookie');
    expect(first.headers['set-cookie']).toEqual(['roundel-trial=1; Path=/; HttpOnly; SameSite=Lax']);
    blocked.cookie = '';
    expect(noOf(await blocked.sendOnce('POST', '/api/invites/use', { json: { invite, name: 'Ben' } }))).toBe(
      '200 noCookie',
    );
    expect(await running.store.membersOf(id)).toHaveLength(1);
    expect(yesOf(await browser().use(invite ?? '', 'Ben')).name).toBe('Ben');
  });

  test('starts no meeting', async () => {
    const ben = browser();
    expect(noOf(await ben.sendOnce('POST', '/api/meetings', { json: {} }))).toBe('400 badInput');
    expect(noOf(await ben.sendOnce('POST', '/api/meetings', { json: aMeeting }))).toBe('200 noCookie');
  });
});
