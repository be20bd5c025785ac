import { expect, test } from 'vitest';
import type { InvitedRow, NewGroup } from '../../server/store/forming/formingStore';
import type { Event } from '../../shared/meeting/events';
import { ann, group, invite, type OpenStore, session } from './storeRows';

const fact: Event = { type: 'questionsOnlyShown', at: 1 };
const fay = { ...ann, id: 'fay', group: 'g7' };
const link = { ...invite, group: 'g7', meeting: null, expiresAt: null };
const row = (id: string): InvitedRow => ({
  id,
  group: 'g7',
  name: `${id} by name`,
  email: null,
  invitedAt: 5,
  secretHash: `link of ${id}`,
  member: null,
  by: 'fay',
  toldAt: null,
});
const formed: NewGroup = {
  group: { ...group, id: 'g7', model: 'internalGroup' },
  member: fay,
  invites: [
    { ...link, secretHash: 'group link', kind: 'group', usesLeft: null },
    { ...link, secretHash: 'link of zoe' },
    { ...link, secretHash: 'link of abe' },
  ],
  invited: [{ ...row('zoe'), email: 'zoe@example.org' }, row('abe')],
  session: { ...session('hers', 'fay'), group: 'g7' },
  first: null,
};

/** A group that was formed, and the people whom it invited one by one. */
export function groupsAreFormed(open: OpenStore): void {
  test('a group is formed with its links, the people it invites and its first meeting, or not at all', async () => {
    const meeting = {
      id: 'm7',
      group: 'g7',
      title: 'First',
      ordinal: 1,
      startsAt: 9,
      minutes: 60,
      status: 'lobby',
      createdAt: 5,
    } as const;
    const half = { ...formed, session: { ...formed.session, createdAt: null as unknown as number } };
    await expect(open.store.forming.create(half)).rejects.toThrow();
    expect(await open.store.group('g7')).toBeNull();
    await open.store.forming.create({ ...formed, first: { meeting, events: [fact] } });
    await open.reopened();
    expect(await open.store.group('g7')).toEqual(formed.group);
    expect(await open.store.membersOf('g7')).toEqual([fay]);
    expect(await open.store.sessionMember('hers', 'g7')).toBe('fay');
    expect(await open.store.forming.invited('g7')).toEqual(formed.invited);
    expect(await open.store.forming.groupLink('g7', 50)).toBe('group link');
    expect(await open.store.meeting('m7')).toEqual(meeting);
    expect(await open.store.readEvents('m7', 0)).toEqual([fact]);
  });

  test('whoever comes by their link is who was invited, and nothing of the invitation stays when they are removed', async () => {
    await open.store.forming.create(formed);
    const zoe = { ...fay, id: 'm-zoe' };
    const came = await open.store.enterByInvite(
      'link of zoe',
      { member: zoe, session: { ...session('zoes', 'm-zoe'), group: 'g7' } },
      50,
    );
    expect(came).toBe(true);
    await open.reopened();
    expect(await open.store.forming.invitedBehind('link of zoe')).toMatchObject({ id: 'zoe', member: 'm-zoe' });
    expect(await open.store.forming.renewLink('zoe', { ...link, secretHash: 'again' }, 60)).toBe(false);
    expect(await open.store.forming.takeOff('zoe', 60)).toBe(false);
    expect(await open.store.invite('again')).toBeNull();
    await open.store.removeMember('m-zoe', 70);
    expect((await open.store.forming.invited('g7')).map(({ id }) => id)).toEqual(['abe']);
    expect(await open.store.forming.groupLink('g7', 80)).toBeNull();
  });

  test('a new link takes the place of the one before, and somebody who is taken off cannot come', async () => {
    await open.store.forming.create(formed);
    expect(await open.store.forming.renewLink('abe', { ...link, secretHash: 'abe again' }, 60)).toBe(true);
    await open.reopened();
    expect((await open.store.invite('link of abe'))?.revokedAt).toBe(60);
    expect(await open.store.forming.invitedBehind('abe again')).toMatchObject({ id: 'abe', member: null });
    expect(await open.store.forming.takeOff('abe', 70)).toBe(true);
    expect((await open.store.invite('abe again'))?.revokedAt).toBe(70);
    expect(await open.store.forming.takeOff('abe', 80)).toBe(false);
    const more = [{ row: row('eva'), invite: { ...link, secretHash: 'link of eva' } }];
    const limit = { now: 90, most: 3 };
    expect(await open.store.forming.invite(more, 'fay', { ...limit, most: 2 })).toBe('full');
    await open.store.removeMember('fay', 90);
    expect(await open.store.forming.invite(more, 'fay', limit)).toBe('removed');
    expect((await open.store.forming.invited('g7')).map(({ id }) => id)).toEqual(['zoe']);
    expect(await open.store.invite('link of eva')).toBeNull();
  });
}
