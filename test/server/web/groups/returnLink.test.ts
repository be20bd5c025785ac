import { describe, expect, test } from 'vitest';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { InviteMade } from '../../../../shared/protocol/http';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { gather } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here: all } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const browser = (name?: string) => {
  return new Browser(running.url, name === undefined ? '' : (all.people[name]?.who.cookie ?? ''));
};
const idOf = (name: string) => all.people[name]?.me ?? '';
const hand = (by: Browser, name: string, everywhere = false) =>
  by.post<InviteMade>(`/api/groups/${all.group}/members/${idOf(name)}/return-link`, { everywhere });
const linkFor = async (by: Browser, name: string, everywhere = false) =>
  yesOf(await hand(by, name, everywhere)).invite ?? '';

describe('[IN8] a return link that somebody else makes', () => {
  test('brings its owner back to the same member, who is told who made it, and the group sees it', async () => {
    const invite = await linkFor(browser('Ann'), 'Ben');
    const phone = browser();
    const at = running.clock.now();
    expect(yesOf(await phone.look(invite))).toMatchObject({
      kind: 'return',
      knownAs: 'Ben',
      handed: { by: 'Ann', at },
    });
    expect(yesOf(await phone.use(invite, null))).toMatchObject({ name: 'Ben', meeting: all.meeting });
    const page = yesOf(await phone.get<GroupPage>(`/api/groups/${all.group}`));
    expect(page.me.member).toBe(idOf('Ben'));
    expect(page.handed).toEqual([{ member: idOf('Ben'), by: idOf('Ann'), at, isHeldBack: true }]);
    await running.clock.move(91 * 24 * 60 * 60 * 1000);
    expect(yesOf(await phone.get<GroupPage>(`/api/groups/${all.group}`)).handed).toEqual([]);
  });

  test('withdraws the earlier ones and leaves those in who came by them; after the loss of a device all are signed out', async () => {
    const first = await linkFor(browser('Ann'), 'Ben');
    const phone = browser();
    yesOf(await phone.use(first, null));
    const second = await linkFor(browser('Ann'), 'Ben');
    const path = `/api/groups/${all.group}`;
    expect(noOf(await browser().look(first))).toBe('410 expiredLink');
    for (const one of [phone, browser('Ben')]) expect(yesOf(await one.get<GroupPage>(path)).me.name).toBe('Ben');
    const open = new Promise<void>((resolve) => all.people.Ben?.socket.once('disconnect', () => resolve()));
    const third = await linkFor(browser('Ann'), 'Ben', true);
    await open;
    for (const one of [phone, browser('Ben')]) expect(noOf(await one.get(path))).toBe('404 notFound');
    expect(noOf(await browser().look(second))).toBe('410 expiredLink');
    const found = browser();
    yesOf(await found.use(third, null));
    expect(yesOf(await found.get<GroupPage>(path)).me.name).toBe('Ben');
  });

  test('is refused to others, for strangers and for people of other groups', async () => {
    expect(noOf(await hand(browser('Ben'), 'Cleo'))).toBe('403 notLead');
    expect(noOf(await hand(browser(), 'Cleo'))).toBe('401 signedOut');
    const other = await gather(running.url, ['Dora']);
    const dora = browser();
    dora.cookie = other.people.Dora?.who.cookie ?? '';
    expect(noOf(await hand(dora, 'Cleo'))).toBe('404 notFound');
    const theirs = `/api/groups/${other.group}/members/${idOf('Ben')}/return-link`;
    expect(noOf(await dora.post(theirs, { everywhere: false }))).toBe('404 unknownMember');
    expect(noOf(await dora.post(theirs, {}))).toBe('400 badInput');
    await running.store.removeMember(idOf('Cleo'), running.clock.now());
    expect(noOf(await hand(browser('Ann'), 'Cleo'))).toBe('404 unknownMember');
    other.close();
  });

  test('for oneself keeps this browser, signs out the others, and is no news for the group', async () => {
    const phone = browser();
    yesOf(await phone.use(await linkFor(browser('Ann'), 'Ben'), null));
    const mine = await linkFor(phone, 'Ben', true);
    const page = yesOf(await phone.get<GroupPage>(`/api/groups/${all.group}`));
    expect(page.handed).toHaveLength(1);
    expect(noOf(await browser('Ben').get(`/api/groups/${all.group}`))).toBe('404 notFound');
    expect(yesOf(await browser().look(mine)).handed).toBeNull();
  });

  test('for oneself leaves in who came by an earlier link, also by one that somebody else made, about which is still asked', async () => {
    const [lent, own] = [browser(), browser()];
    const path = `/api/groups/${all.group}`;
    yesOf(await lent.use(await linkFor(browser('Ann'), 'Ben'), null));
    const handed = { member: idOf('Ben'), by: idOf('Ann'), at: running.clock.now() };
    yesOf(await own.use(await linkFor(browser('Ben'), 'Ben'), null));
    yesOf(await browser('Ben').post(`/api/meetings/${all.meeting}/return-link`, {}));
    for (const one of [lent, own, browser('Ben')]) expect(yesOf(await one.get<GroupPage>(path)).me.name).toBe('Ben');
    expect(yesOf(await lent.get<GroupPage>(path)).heldBackUntil).not.toBeNull();
    expect(yesOf(await own.get<GroupPage>(path))).toMatchObject({
      heldBackUntil: null,
      handed: [{ ...handed, isHeldBack: true }],
    });
    yesOf(await own.post(`${path}/return-link/confirm`, { at: handed.at }));
    expect(yesOf(await lent.get<GroupPage>(path))).toMatchObject({
      heldBackUntil: null,
      handed: [{ ...handed, isHeldBack: false }],
    });
  });

  test('is asked about at home in a browser of its owner, until they confirm it', async () => {
    const at = running.clock.now();
    const phone = browser();
    yesOf(await phone.use(await linkFor(browser('Ann'), 'Ben'), null));
    const asked = async (who: Browser) =>
      yesOf(await who.get<Home>('/api/home')).groups[0]?.asks.map(({ what }) => what);
    expect(await asked(browser('Ben'))).toContain('cameBack');
    expect(await asked(phone)).toContain('heldBack');
    expect(await asked(browser('Cleo'))).not.toContain('cameBack');
    yesOf(await browser('Ben').post(`/api/groups/${all.group}/return-link/confirm`, { at }));
    expect(await asked(browser('Ben'))).not.toContain('cameBack');
  });

  test('is no way back of one’s own: a member without an account or an own link is reminded of it', async () => {
    const lacks = async (who: Browser) => yesOf(await who.get<Home>('/api/home')).groups[0]?.lacksWayBack;
    expect(await lacks(browser('Ben'))).toBe(true);
    await linkFor(browser('Ann'), 'Ben');
    expect(await lacks(browser('Ben'))).toBe(true);
    await linkFor(browser('Ben'), 'Ben');
    expect(await lacks(browser('Ben'))).toBe(false);
  });
});
