import { expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { GroupFormed, WaitingToComeIn } from '../../../../shared/protocol/forming';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach } from '../../../support/forTest';

const running = appForEach();
const browser = () => new Browser(running.url);

/** Fay forms the group, Ann and Ben are in it, and Sam came by its link. */
async function scene(model: 'externalGroup' | 'internalNetwork', as: 'facilitator' | 'member' | 'organiser') {
  const [fay, ann, ben, sam] = [browser(), browser(), browser(), browser()];
  const plan = { ...presets[model], timeZone: 'Europe/Berlin' };
  const people = ['Ann', 'Ben'].map((name) => ({ name, email: null }));
  const order = { model, name: 'Harbour', me: 'Fay', as, plan, people };
  const { group, invite, invited } = yesOf(await fay.post<GroupFormed>('/api/groups', order));
  yesOf(await ann.use(invited[0]?.invite ?? '', 'Ann'));
  yesOf(await ben.use(invited[1]?.invite ?? '', 'Ben'));
  yesOf(await sam.use(invite, 'Sam'));
  const home = async (who: Browser) => yesOf(await who.get<Home>('/api/home'));
  const waiting = async (who: Browser) =>
    (await home(who)).groups[0]?.asks.flatMap((one) => (one.what === 'newcomer' ? [one.name] : []));
  const member = async () => (await running.store.membersOf(group)).find(({ name }) => name === 'Sam')?.id ?? '';
  const answer = async (who: Browser, letIn: boolean) =>
    yesOf(await who.post(`/api/groups/${group}/newcomers/${await member()}`, { letIn }));
  const asks = () => sam.get<WaitingToComeIn>(`/api/waiting/${group}`);
  return { fay, ann, ben, sam, group, link: invite, home, waiting, answer, asks };
}

test('[BM7] whoever may let people in reads at home who waits, and nobody else; who waits reads who may', async () => {
  const { fay, ann, waiting, answer, asks, sam, group } = await scene('externalGroup', 'facilitator');
  expect([await waiting(fay), await waiting(ann)]).toEqual([['Sam'], []]);
  expect(yesOf(await asks())).toEqual({ isIn: false, letInBy: ['Fay'] });
  await answer(fay, true);
  expect(await waiting(fay)).toEqual([]);
  expect(yesOf(await asks())).toEqual({ isIn: true });
  expect(yesOf(await sam.get<GroupPage>(`/api/groups/${group}`)).me.name).toBe('Sam');
});

test('[BM7] in a group without a facilitator everybody may, and who is turned away waits no longer', async () => {
  const { fay, ben, waiting, answer, asks, group } = await scene('internalNetwork', 'member');
  expect([await waiting(fay), await waiting(ben)]).toEqual([['Sam'], ['Sam']]);
  expect(yesOf(await asks())).toEqual({ isIn: false, letInBy: null });
  await answer(ben, false);
  expect(await waiting(fay)).toEqual([]);
  expect(noOf(await asks())).toMatch(/^40[14] /);
  expect(noOf(await browser().get(`/api/waiting/${group}`))).toBe('401 signedOut');
  const eve = browser();
  yesOf(await eve.start({ name: 'Eve' }));
  expect(noOf(await eve.get(`/api/waiting/${group}`))).toBe('404 notFound');
});

test('[BM7] whoever looks after a group from outside reads how many wait', async () => {
  const { fay, home, answer, asks } = await scene('internalNetwork', 'organiser');
  expect((await home(fay)).lookedAfter.map(({ newcomers }) => newcomers)).toEqual([1]);
  expect(yesOf(await asks())).toMatchObject({ isIn: false });
  await answer(fay, true);
  expect((await home(fay)).lookedAfter.map(({ newcomers }) => newcomers)).toEqual([0]);
});

test('[BM7] everybody sees for whom a seat is kept: who was invited and can still come', async () => {
  const fay = browser();
  const plan = { ...presets.internalNetwork, timeZone: 'Europe/Berlin' };
  const people = ['Ann', 'Ben', 'Cleo'].map((name) => ({ name, email: null }));
  const order = { model: 'internalNetwork', name: 'Harbour', me: 'Fay', as: 'member', plan, people };
  const { group, invited } = yesOf(await fay.post<GroupFormed>('/api/groups', order));
  const at = `/api/groups/${group}`;
  const ann = browser();
  yesOf(await ann.use(invited[0]?.invite ?? '', 'Ann'));
  const kept = async () => yesOf(await ann.get<GroupPage>(at)).invited.map(({ name }) => name);
  expect(await kept()).toEqual(['Ben', 'Cleo']);
  yesOf(await fay.post(`${at}/invited/${invited[1]?.id}`, { change: 'withdraw' }));
  expect(await kept()).toEqual(['Cleo']);
  await running.clock.move(31 * 24 * 3_600_000);
  expect(await kept()).toEqual([]);
});

test('[GF4] an invitation tells who formed the group and when it meets next, to those who are not in it yet', async () => {
  const { fay, ann, group, link } = await scene('internalNetwork', 'member');
  const look = async (who: Browser) => yesOf(await who.look(link));
  expect(await look(browser())).toMatchObject({ formedBy: 'Fay', nextAt: null });
  const when = { wall: '2026-03-10T18:00', timeZone: 'Europe/Berlin' };
  yesOf(await fay.post(`/api/groups/${group}/next`, { when, minutes: null, template: null }));
  expect(await look(browser())).toMatchObject({ formedBy: 'Fay', nextAt: Date.UTC(2026, 2, 10, 17), startsAt: null });
  expect(await look(ann)).toMatchObject({ formedBy: null, knownAs: 'Ann' });
});
