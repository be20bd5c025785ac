import { afterEach, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { leadNow } from '../../shared/meeting/people/people';
import type { Seat } from '../../shared/meeting/state';
import { comeIn, enter, gather, must, TestClient } from '../support/clients';
import { Person } from '../support/evaluation/people';
import { goTo as allGoTo } from '../support/goTo';
import { openWebkit } from './support/webkit/openWebkit';

const { breakouts, evaluation, home, issue, join, lobby, method, minutes, plan, room } = english;

const here = openWebkit({ width: 1440, height: 980 });
let others: TestClient[] = [];
afterEach(() => {
  for (const other of others) other.close();
  others = [];
});

/** The stage and the lead's main button, as the page shows them. Every step changes one of them. */
const whereItStands = () =>
  here.page.driver.run(() =>
    ['.floor-title', '.floor-next'].map((part) => document.querySelector(part)?.textContent ?? ''),
  );

const stage = async () => (await whereItStands())[0] ?? '';

/** Presses the lead's main button once, and waits until the page shows what comes of it. */
async function next(): Promise<void> {
  const before = await whereItStands();
  await here.page.pick('.floor-next');
  await expect.poll(whereItStands).not.toEqual(before);
}

/** Presses the lead's main button until this stage is on the screen. */
async function goTo(wanted: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await stage()) === wanted) return;
    await next();
  }
  throw new Error(`the meeting never reached ${wanted}`);
}

/** Somebody else leads to the next stage, which comes to the screen by itself. */
async function moveOn(leads: TestClient, wanted: string): Promise<void> {
  const from = leads.meeting?.current ?? '';
  must(await leads.patiently({ type: 'advanceStage', from }));
  await expect.poll(stage).toBe(wanted);
  await leads.until(({ current }) => current !== from);
}

/** The group's invitation, as this browser would copy it. */
const invitation = () =>
  here.page.driver.run((): { invite: string; key: string } => {
    const name = Object.keys(localStorage).find((one) => one.startsWith('roundel.group.'));
    return JSON.parse((name && localStorage.getItem(name)) || '{}');
  });

test('a meeting without sound and picture in WebKit, from home to the minutes, with the evaluation', async () => {
  const { page, server } = here;
  await page.go(server.url);
  await page.write(home.name, 'Amara Okafor');
  await page.press(home.start);

  // The lobby says plainly what does not work here.
  await page.sees(lobby.trouble.noWebRtc);
  await page.tick(lobby.agreement.keep);
  await page.press(lobby.enter.seat);
  await page.sees(room.next.start);

  const { invite, key } = await invitation();
  const meeting = (await page.path()).split('/').at(-1) ?? '';
  for (const name of ['Leila Haddad', 'Jonas Lind', 'Tomás Rey']) {
    const other = new TestClient(server.url, { meeting, cookie: await enter(server.url, invite, name), name });
    others.push(other);
    await comeIn(other, () => page.press(room.people.admitNamed.replace('{{name}}', name)));
  }
  const all = (is: Parameters<TestClient['until']>[0]) => Promise.all(others.map((other) => other.until(is)));

  await next();
  await goTo(method.group.checkin.name);
  // The lock of a protected stage stands beside its name, and nothing comes after it, as the dots of a cut text would.
  const locks = await page.driver.run(locksInTheAgenda);
  expect(locks.map(({ isBeside }) => isBeside)).toEqual([true, true, true]);
  for (const { after } of locks) await expect.poll(() => here.display.coloursIn(after)).toBeLessThanOrEqual(1);
  await goTo(method.group.slotplan.name);
  const [deputy] = await all(({ current }) => current?.includes('slotplan') ?? false);
  for (const other of others)
    must(await other.command({ type: 'requestSlot', from: deputy!.current!, slot: false, minutes: null, favours: [] }));
  await page.sees(room.next.confirmSlotsSmall_one.replace('{{count}}', '1'));
  await next();
  await next();

  // In their own slot somebody else leads, and every step is seen at once.
  await expect.poll(stage).toBe(method.slot.present.name);
  const leads = others.find((other) => other.me === leadNow(other.meeting!))!;
  await page.write(issue.line, 'I take over what others should finish.');
  await page.tick(issue.kinds.advice);
  await page.press(issue.show);
  await leads.until(({ slots }) => Object.values(slots).some(({ issue: shown }) => shown !== null));
  await moveOn(leads, method.slot.questions.name);
  await page.press(room.panels.board);
  await expect.poll(() => page.driver.run(() => document.querySelector('canvas.interactive') !== null)).toBe(true);
  await moveOn(leads, method.slot.advice.name);
  await moveOn(leads, method.slot.commit.name);
  await page.write(plan.field.what, 'Hand over the checklist');
  await page.press(plan.accept);
  await page.sees(plan.accepted);
  await moveOn(leads, method.group.evaluate.name);

  await page.sees(evaluation.forms.E1.title);
  expect(await page.driver.run(columnsOfTheForm)).toEqual(Array(4).fill({ beside: true, scoresInOneRow: true }));
  for (const question of [0, 1, 2, 3]) await page.pick('.evaluation-ask label:nth-child(4)', question);
  await page.press(evaluation.ballot.send);
  const form = leads.meeting!.current!;
  await all(({ current }) => current === form);
  const people = others.map((other) => new Person(other, undefined, key));
  for (const person of people) await person.run.send([4, 3, 4, 5], '', form);
  await page.sees(evaluation.forms.E1.result);
  await page.sees(evaluation.result.of.replace('{{answerers}}', '4').replace('{{present}}', '4'));

  await goTo(method.group.close.name);
  while (!(await whereItStands())[1]?.includes(room.next.end)) await next();
  await page.pick('.floor-next');
  await page.press(room.end.yes);
  await page.sees(minutes.ended.title);
  expect(await page.faults()).toEqual([]);
  await page.press(minutes.ended.readMinutes);
  await page.sees(minutes.actions.title);
  for (const words of ['Amara Okafor', 'Tomás Rey', 'Hand over the checklist', evaluation.forms.E1.result])
    await page.sees(words);
});

test('[BR2] in pairs, WebKit shows the partner alone in the round, and beside it who sits in the other pair', async () => {
  const { page, server } = here;
  const group = await gather(server.url, ['Leila Haddad', 'Jonas Lind', 'Tomás Rey'], {
    template: 'frame.orientation',
  });
  others = group.all;
  await page.go(`${server.url}/j#${group.invite}`);
  await page.write(join.name, 'Noor');
  await page.press(join.goIn);
  await page.tick(lobby.agreement.keep);
  await page.press(lobby.enter.seat);
  const { seats } = await group.lead.until((meeting) => Object.values(meeting.seats).some(knocks));
  const me = Object.values(seats).find(knocks)!.member;
  must(await group.lead.command({ type: 'admit', member: me }));
  await group.lead.until((meeting) => meeting.seats[me]?.seatedAt !== null);
  const { breakouts: drawn } = await allGoTo(group, 'drill');
  const mine = Object.values(drawn!.members).find((members) => members.includes(me))!;
  const partner = group.all.find((one) => one.me !== me && mine.includes(one.me))!;
  await page.sees(breakouts.mine.pairs);
  await page.sees(breakouts.otherOne.pairs);
  await expect.poll(() => page.driver.run(seatsInTheRound)).toHaveLength(2);
  const [first = 'nobody'] = (partner.who.name ?? '').split(' ');
  expect((await page.driver.run(seatsInTheRound)).join(' ')).toContain(first);
  expect(await page.faults()).toEqual([]);
});

const knocks = ({ admission }: Seat) => admission === 'waiting';

/** Runs in the page: whom it shows in the round. */
const seatsInTheRound = () => [...document.querySelectorAll('.seats-list > li')].map((seat) => seat.textContent ?? '');

/** Runs in the page: in a window this wide the scores stand beside their question, next to each other. */
function columnsOfTheForm(): { beside: boolean; scoresInOneRow: boolean }[] {
  const box = (part: Element, selector: string) => part.querySelector(selector)!.getBoundingClientRect();
  return [...document.querySelectorAll('.evaluation-ask')].map((ask) => {
    const [question, scale] = [box(ask, '.evaluation-question'), box(ask, '.evaluation-scale')];
    const tops = [...ask.querySelectorAll('.evaluation-dot')].map((dot) => dot.getBoundingClientRect().top);
    return {
      beside: scale.left >= question.right && scale.top < question.bottom && question.top < scale.bottom,
      scoresInOneRow: tops.length === 5 && new Set(tops).size === 1,
    };
  });
}

/** Runs in the page: the lock of each protected stage, and the part of the screen between it and the minutes. */
function locksInTheAgenda() {
  const toolbar = outerHeight - innerHeight;
  return [...document.querySelectorAll('.agenda-row:has(.agenda-protected)')].map((row) => {
    const [name, lock, minutes] = ['.agenda-name', '.agenda-protected svg', '.agenda-minutes'].map((part) =>
      row.querySelector(part)!.getBoundingClientRect(),
    ) as [DOMRect, DOMRect, DOMRect];
    const x = Math.ceil(lock.right) + 1;
    const [top, height] = [Math.ceil(lock.top), Math.floor(lock.height)];
    return {
      isBeside: lock.left >= name.right && lock.top < name.bottom && name.top < lock.bottom,
      after: { x, y: top + toolbar, width: Math.floor(minutes.left) - x, height },
    };
  });
}
