import { expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { Coming, GroupFormed, PeopleInvited } from '../../../../shared/protocol/forming';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach } from '../../../support/forTest';

const running = appForEach();
const browser = () => new Browser(running.url);

/** Ann forms a group that belongs to its members, with Ben and Cleo. */
async function formed() {
  const ann = browser();
  const people = [
    { name: 'Ben Berg', email: 'ben@example.org' },
    { name: null, email: 'cleo@example.org' },
  ];
  const plan = { ...presets.internalGroup, timeZone: 'Europe/London' };
  const order = { model: 'internalGroup', name: 'Harbour group', me: 'Ann', as: 'member', plan, people };
  const { group, invited } = yesOf(await ann.post<GroupFormed>('/api/groups', order));
  await running.clock.move(1);
  const at = `/api/groups/${group}`;
  const coming = async (who: Browser) => yesOf(await who.get<Coming>(`${at}/coming`));
  return { ann, at, coming, invited, personal: (nth: number) => invited[nth]?.invite ?? '' };
}

test('[GF5] a member reads the addresses of those whom they invited, and so do facilitators and whoever looks after the group', async () => {
  const { ann, at, coming, personal, invited } = await formed();
  const cleo = browser();
  yesOf(await cleo.use(personal(1), 'Cleo'));
  const dan = { name: 'Dan', email: 'dan@example.org' };
  const [his] = yesOf(await cleo.post<PeopleInvited>(`${at}/invited`, { people: [dan] })).invited;
  const seen = async (who: Browser) =>
    (await coming(who)).invited.map(({ name, email, mayReach, mayTakeOff }) => [name, email, mayReach, mayTakeOff]);
  expect(await seen(ann)).toEqual([
    ['Ben Berg', 'ben@example.org', true, true],
    ['Dan', null, false, false],
  ]);
  expect(await seen(cleo)).toEqual([
    ['Ben Berg', null, false, false],
    ['Dan', 'dan@example.org', true, true],
  ]);
  const others = `${at}/invited/${invited[0]?.id}`;
  expect(noOf(await cleo.post(others, { change: 'withdraw' }))).toBe('403 notAllowed');
  yesOf(await cleo.post(others, { change: 'newLink' }));
  // Nobody here invited Dan any more: anybody takes him off, and whoever formed the group reaches him.
  yesOf(await cleo.post(`${at}/leave`, {}));
  expect(await seen(ann)).toMatchObject([{}, ['Dan', 'dan@example.org', true, true]]);
  yesOf(await ann.post(`${at}/invited/${his?.id}`, { change: 'withdraw' }));
});

test('[GF5] whoever may invite sees who was told: whose link was taken to be passed on, until a new one is made', async () => {
  const { ann, at, coming, invited } = await formed();
  const told = async () => (await coming(ann)).invited.map(({ toldAt }) => toldAt);
  expect(await told()).toEqual([null, null]);
  yesOf(await ann.post(`${at}/told`, { invited: invited.map(({ id }) => id) }));
  const now = running.clock.now();
  expect(await told()).toEqual([now, now]);
  yesOf(await ann.post(`${at}/invited/${invited[0]?.id}`, { change: 'newLink' }));
  expect(await told()).toEqual([null, now]);
});

test('[GF3] [GF5] whether an address was invited is told to those alone who may read it, and a name to everybody', async () => {
  const { ann, at, personal } = await formed();
  const cleo = browser();
  yesOf(await cleo.use(personal(1), 'Cleo'));
  const invite = async (who: Browser, name: string | null, email: string | null) => {
    const { answer } = await who.post<PeopleInvited>(`${at}/invited`, { people: [{ name, email }] });
    if (answer.ok) return 'invited';
    return 'detail' in answer ? `${answer.error} ${answer.detail?.why} ${answer.detail?.row}` : answer.error;
  };
  const table: [Browser, string | null, string | null, string][] = [
    [ann, null, 'BEN@example.org', 'badInput twice 1'],
    [ann, 'Benjamin', 'ben@example.org', 'badInput twice 1'],
    [ann, null, 'cleo@example.org', 'badInput twice 1'],
    // Cleo reads neither address. What she is told of one that was invited is what she is told of any other.
    [cleo, null, 'nobody@example.org', 'invited'],
    [cleo, null, 'ben@example.org', 'invited'],
    [cleo, null, 'ben@example.org', 'badInput twice 1'],
    [cleo, null, 'cleo@example.org', 'invited'],
    // Names stand in the round for everybody.
    [cleo, 'Ben Berg', null, 'badInput twice 1'],
    [ann, 'Ben Berg', null, 'badInput twice 1'],
  ];
  for (const [who, name, email, told] of table) expect(await invite(who, name, email), `${name} ${email}`).toBe(told);
});
