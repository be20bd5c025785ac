import { expect, test } from 'vitest';
import { ann, invite, type OpenStore, session } from './storeRows';

/** Links, and the browsers that came in by them. */
export function entryIsKept(open: OpenStore): void {
  const enter = (link: string, id: string, now: number) =>
    open.store.enterByInvite(link, { member: { ...ann, id }, session: session(`browser of ${id}`, id) }, now);

  test('an invite works as often as it allows, and not when expired or revoked', async () => {
    await open.store.addInvite(invite, 'ann');
    expect(await open.store.invite('h1')).toEqual(invite);
    expect(await enter('h1', 'cleo', 100)).toBe(false);
    const both = await Promise.all([enter('h1', 'cleo', 50), enter('h1', 'dan', 50)]);
    expect(both.sort()).toEqual([false, true]);
    await open.store.addInvite({ ...invite, secretHash: 'h2', kind: 'group', member: 'ann', usesLeft: null }, 'ann');
    expect(await enter('h2', 'eve', 50)).toBe(true);
    expect(await enter('h2', 'fay', 50)).toBe(true);
    await open.store.revokeInvites({ group: 'g1', member: 'ben' }, 60);
    expect(await enter('h2', 'gil', 50)).toBe(true);
    await open.store.revokeInvites({ group: 'g1', member: 'ann', kind: 'group' }, 60);
    expect(await enter('h2', 'hal', 50)).toBe(false);
    expect(await enter('unknown', 'hal', 1)).toBe(false);
    await open.reopened();
    const names = (await open.store.membersOf('g1')).map((member) => member.id);
    expect(names).toHaveLength(6);
    expect(names).toEqual(expect.arrayContaining(['ann', 'ben', 'eve', 'fay', 'gil']));
    expect(await open.store.sessionMember('browser of gil', 'g1')).toBe('gil');
    expect(await open.store.sessionMember('browser of hal', 'g1')).toBeNull();
  });

  test('somebody who comes in by a link is stored completely, or the link keeps its use', async () => {
    await open.store.addInvite(invite, 'ann');
    const nameless = { ...ann, id: 'cleo', name: null as unknown as string };
    const half = { ...session('t1', 'cleo'), createdAt: null as unknown as number };
    // Writes that the tables refuse: first the member, then their session.
    await expect(
      open.store.enterByInvite('h1', { member: nameless, session: session('t1', 'cleo') }, 50),
    ).rejects.toThrow();
    await expect(
      open.store.enterByInvite('h1', { member: { ...ann, id: 'cleo' }, session: half }, 50),
    ).rejects.toThrow();
    await open.reopened();
    expect(await open.store.invite('h1')).toEqual(invite);
    expect(await open.store.member('cleo')).toBeNull();
    expect(await open.store.sessionMember('t1', 'g1')).toBeNull();
    expect(await enter('h1', 'cleo', 50)).toBe(true);
  });

  test('a browser is one member per group until it is signed out', async () => {
    await open.store.addSession(session('t1', 'ann'));
    expect(await open.store.sessionMember('t1', 'g1')).toBe('ann');
    expect(await open.store.sessionMember('t1', 'g2')).toBeNull();
    await open.store.addSession(session('t1', 'ben'));
    await open.store.addSession(session('t2', 'ben'));
    await open.store.addSession(session('t3', 'ben'));
    await open.reopened();
    expect(await open.store.sessionMember('t1', 'g1')).toBe('ben');
    await open.store.endSessions('ben', 't1');
    expect(await open.store.sessionMember('t1', 'g1')).toBeNull();
    expect(await open.store.sessionMember('t2', 'g1')).toBe('ben');
    await open.store.endSessions('ben');
    expect(await open.store.sessionMember('t2', 'g1')).toBeNull();
    expect(await open.store.sessionMember('t3', 'g1')).toBeNull();
  });

  test('browsers that came in by a return link stay in when it is withdrawn', async () => {
    const link = { ...invite, kind: 'return', usesLeft: null, expiresAt: null } as const;
    await open.store.addInvite({ ...link, secretHash: 'r1', member: 'ann' }, 'ann');
    await open.store.addSession(session('phone', 'ann', 'r1'));
    await open.store.revokeInvites({ group: 'g1', member: 'ann', kind: 'return' }, 60);
    await open.reopened();
    expect(await open.store.sessionMember('phone', 'g1')).toBe('ann');
    expect((await open.store.invite('r1'))?.revokedAt).toBe(60);
  });

  test('people who were not let in are forgotten with their sessions and links, members never are', async () => {
    const newcomer = (id: string) => ({ ...ann, id, letInAt: null });
    const link = { ...invite, usesLeft: null, expiresAt: null } as const;
    await open.store.addInvite({ ...link, kind: 'group' }, 'ann');
    for (const id of ['cleo', 'dan', 'eve'])
      await open.store.enterByInvite('h1', { member: newcomer(id), session: session(`browser of ${id}`, id) }, 50);
    await open.store.addInvite({ ...link, secretHash: 'return of cleo', kind: 'return', member: 'cleo' }, 'cleo');
    await open.store.letIn(['dan', 'ben'], 70);
    await open.reopened();
    await open.store.forgetNewcomers(['ann', 'cleo', 'dan']);
    expect((await open.store.membersOf('g1')).map(({ id, letInAt }) => [id, letInAt])).toEqual([
      ['ann', 1],
      ['dan', 70],
      ['eve', null],
      ['ben', 2],
    ]);
    const sessions = ['cleo', 'dan', 'eve'].map((id) => open.store.sessionMember(`browser of ${id}`, 'g1'));
    expect(await Promise.all(sessions)).toEqual([null, 'dan', 'eve']);
    expect(await open.store.invite('return of cleo')).toBeNull();
    await open.store.forgetNewcomers([]);
    await open.store.letIn([], 80);
  });

  test('somebody removed from the group loses sessions and links, and keeps their name', async () => {
    const link = { ...invite, usesLeft: null, expiresAt: null } as const;
    await open.store.addInvite({ ...link, secretHash: 'return of ann', kind: 'return', member: 'ann' }, 'ann');
    await open.store.addInvite({ ...link, secretHash: 'return of ben', kind: 'return', member: 'ben' }, 'ann');
    await open.store.addInvite({ ...link, secretHash: 'group', kind: 'group' }, 'ann');
    await open.store.addInvite({ ...link, secretHash: 'personal', kind: 'personal' }, 'ann');
    for (const one of ['ann', 'ben']) await open.store.addSession(session(`browser of ${one}`, one));
    await open.store.removeMember('ann', 60);
    await open.store.removeMember('ann', 70);
    expect(await open.store.addInvite({ ...link, secretHash: 'too late' }, 'ann')).toBe(false);
    expect(await open.store.addInvite({ ...link, secretHash: 'in time' }, 'ben')).toBe(true);
    await open.reopened();
    expect(await open.store.invite('too late')).toBeNull();
    expect(await open.store.invite('in time')).toMatchObject({ secretHash: 'in time', revokedAt: null });
    expect((await open.store.membersOf('g1')).map(({ id, removedAt }) => [id, removedAt])).toEqual([
      ['ann', 60],
      ['ben', null],
    ]);
    expect(await open.store.sessionMember('browser of ann', 'g1')).toBeNull();
    expect(await open.store.sessionMember('browser of ben', 'g1')).toBe('ben');
    const revoked = async (hash: string) => (await open.store.invite(hash))?.revokedAt ?? null;
    expect(await Promise.all(['return of ann', 'return of ben', 'group', 'personal'].map(revoked))).toEqual([
      60,
      null,
      60,
      60,
    ]);
  });
}
