import { afterEach, expect, it } from 'vitest';
import { packCells } from '../../../../shared/evaluation/cells';
import { makeRoundKeys } from '../../../../shared/evaluation/keys';
import { ownMask } from '../../../../shared/evaluation/mask';
import { evaluationsOf } from '../../../../shared/meeting/evaluations';
import { leadNow } from '../../../../shared/meeting/people/people';
import type { Minutes } from '../../../../shared/protocol/http';
import type { FormName } from '../../../../shared/templates/template';
import { dataFolder, startApp } from '../../../support/app';
import { type Gathered, gather, must, post, sitDown, TestClient } from '../../../support/clients';
import { offerEvaluated } from '../../../support/evaluation/offered';
import { comeBack, goToEvaluation, Person } from '../../../support/evaluation/people';

const names = ['Ann', 'Bea', 'Cem', 'Dan', 'Eva'];
const rows = [
  [5, 4, 3, 4],
  [4, 4, 4, 5],
  [1, 2, 3, 4],
  [5, 5, 5, 5],
  [3, 3, 2, 1],
];
const ten = names.map((_, index) => Array.from({ length: 10 }, (_, question) => 1 + ((index * 2 + question) % 5)));
const totals = ten[0]!.map((_, question) => ten.reduce((sum, row) => sum + row[question]!, 0));

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
});

async function atTheForm(forms: FormName[], options: Parameters<typeof startApp>[0] = {}) {
  const template = offerEvaluated(...forms);
  const server = await startApp(options);
  const group = await gather(server.url, names, { template, minutes: 30 });
  const stage = await goToEvaluation(group);
  const people = group.all.map((client) => new Person(client));
  cleanUp.push(() => server.stop());
  cleanUp.push(() => {
    for (const person of people) person.close();
  });
  return { server, group, stage, people };
}

const ended = ({ all }: Pick<Gathered, 'all'>) =>
  Promise.all(
    all.map((client) => client.until(({ evaluation }) => ['published', 'noResult'].includes(evaluation.phase))),
  );

/** The first form is answered, and the second is open. */
async function atTheSecond(options: Parameters<typeof startApp>[0] = {}, texts: string[] = []) {
  const held = await atTheForm(['E1', 'E2'], options);
  const { group, people } = held;
  for (const [index, person] of people.entries()) await person.run.send(rows[index]!, texts[index] ?? '', 'evaluate');
  await ended(group);
  for (const from of ['evaluate', 'reveal']) {
    must(await group.lead.patiently({ type: 'advanceStage', from }));
    await group.lead.until((meeting) => meeting.current !== from);
  }
  await Promise.all(group.all.map((client) => client.until((meeting) => meeting.evaluation.phase === 'answering')));
  await Promise.all(people.map((person) => person.run.advance()));
  return held;
}

const minutesOf = async (url: string, { meeting, lead }: Pick<Gathered, 'meeting' | 'lead'>) => {
  const answer = await fetch(`${url}/api/meetings/${meeting}/minutes`, { headers: { cookie: lead.who.cookie ?? '' } });
  return ((await answer.json()) as { value: Minutes }).value;
};

it('[EV11] a second evaluation has its own result and notes, and those of the first stay', async () => {
  const { server, group, people } = await atTheSecond({}, ['', 'Shorter check-in']);
  for (const [index, person] of people.entries()) {
    await person.run.send(ten[index]!, index === 3 ? 'Meet in the spring again' : '', 'final');
  }
  for (const meeting of await ended(group)) {
    expect(evaluationsOf(meeting)).toMatchObject([
      { stage: 'evaluate', form: 'E1', evaluation: { round: 1, result: { totals: [18, 18, 17, 19] } } },
      { stage: 'final', form: 'E2', evaluation: { round: 3, result: { answerers: 5, shape: 'sums', totals } } },
    ]);
  }
  await Promise.all(people.map((person) => person.run.advance()));
  for (const person of people)
    expect(person.run.kept()).toMatchObject({ stage: 'final', published: { ownSum: 'same' } });
  expect((await minutesOf(server.url, group)).evaluations).toMatchObject([
    { stage: 'evaluate', form: 'E1', present: 5, texts: ['Shorter check-in'], last: null },
    { stage: 'final', form: 'E2', present: 5, texts: ['Meet in the spring again'], last: null },
  ]);
});

it('[EV12] "last time" is the result of the same form in an earlier meeting', async () => {
  const { server, group, people } = await atTheSecond();
  for (const [index, person] of people.entries()) await person.run.send(ten[index]!, '', 'final');
  await ended(group);
  const cookies = group.all.map((client) => client.who.cookie ?? '');
  must(await group.lead.command({ type: 'endMeeting' }));
  const again = { startsAt: null, minutes: 30, template: offerEvaluated('E1') };
  const path = `/api/meetings/${group.meeting}/again`;
  const { meeting } = (await post<{ meeting: string }>(server.url, path, again, cookies[0])).value;
  const all: TestClient[] = [];
  for (const cookie of cookies) {
    const client = new TestClient(server.url, { meeting, cookie });
    await sitDown(client, all[0] ?? null);
    all.push(client);
  }
  const lead = all.find((client) => client.me === leadNow(client.meeting!))!;
  const second = { ...group, meeting, all, lead };
  await goToEvaluation(second);
  const back = all.map((client) => new Person(client));
  cleanUp.push(() => {
    for (const person of back) person.close();
  });
  for (const [index, person] of back.entries()) await person.run.send(rows[index]!.toReversed(), '', 'evaluate');
  await ended(second);
  const [shown, ...others] = (await minutesOf(server.url, second)).evaluations;
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ form: 'E1', result: { totals: [19, 17, 18, 18] } });
  // The form of the whole cycle came later in that meeting.
  expect(shown?.last).toEqual({ answerers: 5, shape: 'sums', totals: [18, 18, 17, 19] });
});

it('[T5] the server takes as many numbers as the form of the stage has, and no late message', async () => {
  const { group, people } = await atTheSecond();
  const [ann, ...others] = people;
  ann!.withheld.add('vector');
  const old = { step: 'vector', round: 1, vector: packCells(ownMask(4)) } as const;
  expect(await ann!.client.ask('evaluation:send', old)).toMatchObject({ error: 'notNow' });
  for (const [index, person] of [ann!, ...others].entries()) await person.run.send(ten[index]!, '', 'final');
  await group.lead.next('evaluation:news', (news) => news.step === 'keys' && news.round === 3, 0);
  const send = (round: number, numbers: number) =>
    ann!.client.ask('evaluation:send', { step: 'vector', round, vector: packCells(ownMask(numbers)) });
  for (const numbers of [1, 4, 9, 11, 20, 50]) expect(await send(3, numbers)).toMatchObject({ error: 'badInput' });
  expect(await send(3, 60)).toMatchObject({ error: 'badInput' });
  for (const round of [1, 2, 4]) expect(await send(round, 10)).toMatchObject({ error: 'stale' });
  const { publicKey } = await makeRoundKeys();
  const key = { step: 'key', round: 1, publicKey, mac: null } as const;
  expect(await ann!.client.ask('evaluation:send', key)).toMatchObject({ error: 'stale' });
});

it.each(['vector', 'mask'] as const)(
  '[EV11] a server that starts again while it waits for a %s of the second finishes it',
  async (step) => {
    const data = await dataFolder();
    cleanUp.push(data.remove);
    const { server, group, people } = await atTheSecond({ folder: data.folder });
    people[2]!.withheld.add(step);
    for (const [index, person] of people.entries()) await person.run.send(ten[index]!, '', 'final');
    await group.lead.until(({ evaluation }) => evaluation.phase === (step === 'mask' ? 'revealing' : 'summing'));
    for (const person of people) person.close();
    await server.stop();
    const again = await startApp({ folder: data.folder, clock: server.clock });
    cleanUp.push(() => again.stop());
    const back = await comeBack(again.url, people);
    cleanUp.push(() => {
      for (const person of back) person.close();
    });
    for (const meeting of await ended({ all: back.map((person) => person.client) })) {
      expect(evaluationsOf(meeting)).toMatchObject([
        { form: 'E1', evaluation: { result: { totals: [18, 18, 17, 19] } } },
        { form: 'E2', evaluation: { round: 3, result: { answerers: 5, totals } } },
      ]);
    }
  },
);

it('[T5] nothing that only a browser may know of either form is left in the records', async () => {
  const { server, group, people } = await atTheSecond();
  for (const [index, person] of people.entries()) await person.run.send(ten[index]!, '', 'final');
  await ended(group);
  const events = JSON.stringify(await server.store.readEvents(group.meeting, 0));
  const secrets = people.flatMap((person) => person.secrets());
  expect(secrets.length).toBeGreaterThanOrEqual(4 * names.length);
  for (const secret of secrets) expect(events).not.toContain(secret);
});
