import { expect } from 'vitest';
import { addText } from '../../../../client/features/whiteboard/textElements';
import { english } from '../../../../client/i18n/catalogue';
import type { Meeting } from '../../../../shared/meeting/state';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { change, promise, promisedBefore, report } from '../../../journeys/support/promises';
import { begin, type Sitting, sit } from '../../../journeys/support/traveller';
import { must } from '../../../support/clients';
import { ended, sendAll } from '../../../support/evaluation/atTheForm';
import { Person as Answering, goToEvaluation } from '../../../support/evaluation/people';
import { goTo } from '../../../support/goTo';
import { issueCard } from '../../../support/records';
import { openPanel } from '../../support/meeting';
import type { Human } from '../../support/people';
import { commit } from '../../support/stages';
import { enterRoom, goOnWithoutScreen, isSeated, part, seatWithoutScreen, standUp, takeOver } from '../support/meeting';
import { press, said } from '../support/screens';
import { DAY, MINUTE, type Person } from '../support/stage';
import { type Cast, texts } from './cast';

const { doneSince, known, room } = english;

/** The clock stands five minutes before the next meeting; answers which one it is. */
async function beforeNext({ stage, here, dan }: Cast): Promise<string> {
  const { next } = await here.page(dan);
  if (!next) throw new Error('nothing is planned');
  await stage.until(next.startsAt - 5 * MINUTE);
  return next.meeting;
}

/** March: Ann leads. She takes the slot that nobody has; something is drawn in it, and she promises something on her screen. */
export async function firstMeeting(cast: Cast): Promise<string> {
  const { ann, ben, cleo, dan, fay, group, stage } = cast;
  const five = [ann, ben, cleo, dan, fay];
  const meeting = await beforeNext(cast);
  const sitting = await sit(meeting, five);
  await begin(sitting);
  expect(await promisedBefore(ben)).toEqual([]);
  const isIn = (words: string) => (now: Meeting) => currentStage(now)?.stage.words === words;
  const { slots } = await goTo(sitting, isIn('slot.present'));
  const [slot = ''] = Object.keys(slots);
  must(await ann.seat.command({ type: 'setClient', slot, member: ann.me }));
  // While it is hers, her deputy leads.
  await goTo(sitting, isIn('slot.commit'));
  await change(ben, { group, kind: 'board', slot }, (doc) => void addText(doc, 'launch', stage.running.clock.now()));
  await takeOver(ann);
  await commit(ann.window as Human, 'ask the board');
  await goOnWithoutScreen(ann, meeting);
  await stage.move(1);
  await promise(ben, group, texts['action of Ben']);
  const all = five.map(({ seat }) => seat);
  await goTo({ lead: ann.seat, all }, 'agree');
  await part({ lead: ann.seat, all }, five);
  await ann.goTo(`/m/${meeting}/minutes`);
  await ann.page.getByText('ask the board').waitFor();
  await ann.goTo('/');
  await ann.page.getByText('ask the board').waitFor();
  return meeting;
}

/** April: Cleo leads in place of Ben. What was promised in March greets her on her telephone, and everybody else. */
export async function secondMeeting(cast: Cast): Promise<string> {
  const { ann, ben, cleo, dan, fay, here, group, stage } = cast;
  await stage.move(7 * DAY);
  await report(ben, group, 'call Kim', 'done', texts['what Ben learned']);
  await ann.goTo('/');
  await ann.page.getByText(said(known.waits.status_one, 1)).waitFor();
  const meeting = await beforeNext(cast);
  expect(await here.leadOfNext(dan)).toBe('Cleo');
  await enterRoom(cleo);
  await isSeated(cleo);
  const greeting = cleo.page.getByRole('region', { name: doneSince.title });
  await greeting.getByText('call Kim').waitFor();
  await greeting.getByText(texts['what Ben learned']).waitFor();
  expect(await greeting.getByText('ask the board').count()).toBe(0);
  await seatWithoutScreen(cleo, meeting, [ann, ben, dan, fay]);
  await press(cleo, said(room.next.start));
  await fay.seat.until(({ status }) => status === 'running');
  await openPanel(cleo.window as Human, room.panels.previousActions);
  await cleo.page.getByRole('region', { name: 'Ann' }).getByText('ask the board').waitFor();
  expect(await promisedBefore(fay)).toEqual(['Ann: ask the board, open', 'Ben: call Kim, done, mornings work best']);

  await goOnWithoutScreen(cleo, meeting);
  const five = [ann, ben, cleo, dan, fay];
  const all = five.map(({ seat }) => seat);
  const card = (who: Person, line: string) =>
    who.seat.change({ what: 'saveIssue', card: issueCard({ line, help: ['ideas'] }), version: 0 });
  must(await card(ben, texts['shown card']));
  must(await card(dan, texts['hidden card']));
  must(await ben.seat.change({ what: 'saveNote', text: texts['note of Ben'], version: 0 }));
  const slotOfBen = Object.values(ben.seat.meeting?.slots ?? {}).find(({ client }) => client === ben.me)?.id ?? '';
  must(await ben.seat.change({ what: 'shareIssue', slot: slotOfBen, version: 1 }));
  await promise(cleo, group, 'meet my team');
  const sitting: Sitting = { meeting, lead: cleo.seat, all, stand: () => standUp(five) };
  const form = await goToEvaluation(sitting);
  const answers = [
    [5, 4, 3, 4],
    [4, 4, 4, 5],
    [1, 2, 3, 4],
    [5, 5, 5, 5],
    [3, 3, 2, 1],
  ];
  const answering = all.map((client) => new Answering(client));
  await sendAll(answering, form, answers, { 2: texts.evaluation });
  await ended(all);
  await part(sitting, five);
  return meeting;
}

/** May: Dan is absent, and Ben leads. Nobody looks at a screen. */
export async function thirdMeeting(cast: Cast): Promise<string> {
  const { ann, ben, cleo, fay, group } = cast;
  const meeting = await beforeNext(cast);
  const four = [ben, ann, cleo, fay];
  const sitting = await sit(meeting, four);
  await begin(sitting);
  expect(await promisedBefore(ann)).toEqual(['Ann: ask the board, open', 'Cleo: meet my team, open']);
  await promise(fay, group, 'write a page');
  await part(sitting, four);
  return meeting;
}

/** July: the last meeting of the cycle. What was promised in March, April and May greets Eve, who is new, on her screen. */
export async function lastMeeting(cast: Cast): Promise<string> {
  const { ann, ben, cleo, dan, eve, fay, group, here } = cast;
  const { page } = eve;
  const meeting = await beforeNext(cast);
  expect((await here.page(eve)).next?.format).toBe('frame.closing');
  const others = [dan, ann, ben, cleo, fay];
  const sitting = await sit(meeting, others);
  await enterRoom(eve);
  if ((await dan.seat.when(() => dan.seat.meeting?.seats[eve.me] ?? null)).seatedAt === null)
    await dan.seat.command({ type: 'admit', member: eve.me });
  await isSeated(eve);
  await begin(sitting);
  await openPanel(eve.window as Human, room.panels.previousActions);
  for (const [name, what] of [
    ['Ann', 'ask the board'],
    ['Cleo', 'meet my team'],
    ['Fay', 'write a page'],
  ] as const) {
    await page.getByRole('region', { name }).getByText(what).waitFor();
  }
  await goOnWithoutScreen(eve, meeting);
  await promise(eve, group, 'find a mentor');
  await part(sitting, [...others, eve]);
  await eve.goTo(`/m/${meeting}/minutes`);
  await page.getByText('find a mentor').waitFor();
  return meeting;
}
