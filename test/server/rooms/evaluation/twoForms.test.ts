import { expect, it } from 'vitest';
import { packCells } from '../../../../shared/evaluation/cells';
import { makeRoundKeys } from '../../../../shared/evaluation/keys';
import { ownMask } from '../../../../shared/evaluation/mask';
import { evaluationsOf } from '../../../../shared/meeting/evaluations';
import { leadNow } from '../../../../shared/meeting/people/people';
import { must, post, sitDown, TestClient } from '../../../support/clients';
import {
  afterRestart,
  atTheForm,
  ended,
  names,
  rows,
  seatedAs,
  sendAll,
  totals,
} from '../../../support/evaluation/atTheForm';
import { offerEvaluated } from '../../../support/evaluation/offered';
import { goToEvaluation } from '../../../support/evaluation/people';
import { folderForTest } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';

const ten = names.map((_, index) => Array.from({ length: 10 }, (_, question) => 1 + ((index * 2 + question) % 5)));
const totalsOfTen = ten[0]!.map((_, question) => ten.reduce((sum, row) => sum + row[question]!, 0));

/** The first form is answered, and the second is open. */
async function atTheSecond(options: Parameters<typeof atTheForm>[0] = {}, texts: Record<number, string> = {}) {
  const held = await atTheForm(options, { template: offerEvaluated('E1', 'E2'), minutes: 30 });
  const { group, people } = held;
  await sendAll(people, 'evaluate', rows, texts);
  await ended(group.all);
  await goTo(group, 'final');
  await Promise.all(group.all.map((client) => client.until((meeting) => meeting.evaluation.phase === 'answering')));
  await Promise.all(people.map((person) => person.run.advance()));
  return held;
}

it('[EV11] a second evaluation has its own result and notes, and those of the first stay', async () => {
  const { group, people } = await atTheSecond({}, { 1: 'Shorter check-in' });
  await sendAll(people, 'final', ten, { 3: 'Meet in the spring again' });
  for (const meeting of await ended(group.all)) {
    expect(evaluationsOf(meeting)).toMatchObject([
      { stage: 'evaluate', form: 'E1', evaluation: { round: 1, result: { totals } } },
      {
        stage: 'final',
        form: 'E2',
        evaluation: { round: 3, result: { answerers: 5, shape: 'sums', totals: totalsOfTen } },
      },
    ]);
  }
  await Promise.all(people.map((person) => person.run.advance()));
  for (const person of people)
    expect(person.run.kept()).toMatchObject({ stage: 'final', published: { ownSum: 'same' } });
  expect((await group.lead.minutes()).evaluations).toMatchObject([
    { stage: 'evaluate', form: 'E1', present: 5, texts: ['Shorter check-in'], last: null },
    { stage: 'final', form: 'E2', present: 5, texts: ['Meet in the spring again'], last: null },
  ]);
});

it('[EV12] "last time" is the result of the same form in an earlier meeting', async () => {
  const { server, group, people } = await atTheSecond();
  await sendAll(people, 'final', ten);
  await ended(group.all);
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
  const answers = rows.map((row) => row.toReversed());
  await sendAll(seatedAs(all), 'evaluate', answers);
  await ended(all);
  const [shown, ...others] = (await second.lead.minutes()).evaluations;
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ form: 'E1', result: { totals: [19, 17, 18, 18] } });
  // The form of the whole cycle came later in that meeting.
  expect(shown?.last).toEqual({ answerers: 5, shape: 'sums', totals });
});

it('[T5] the server takes as many numbers as the form of the stage has, and no late message', async () => {
  const { group, people } = await atTheSecond();
  const [ann] = people;
  ann!.withheld.add('vector');
  const old = { step: 'vector', round: 1, vector: packCells(ownMask(4)) } as const;
  expect(await ann!.client.ask('evaluation:send', old)).toMatchObject({ error: 'notNow' });
  await sendAll(people, 'final', ten);
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
    const folder = await folderForTest();
    const held = await atTheSecond({ folder });
    held.people[2]!.withheld.add(step);
    await sendAll(held.people, 'final', ten);
    await held.group.lead.until(({ evaluation }) => evaluation.phase === (step === 'mask' ? 'revealing' : 'summing'));
    const back = await afterRestart(held);
    for (const meeting of await ended(back.map(({ client }) => client))) {
      expect(evaluationsOf(meeting)).toMatchObject([
        { form: 'E1', evaluation: { result: { totals } } },
        { form: 'E2', evaluation: { round: 3, result: { answerers: 5, totals: totalsOfTen } } },
      ]);
    }
  },
);

it('[T5] nothing that only a browser may know of either form is left in the records', async () => {
  const { server, group, people } = await atTheSecond();
  await sendAll(people, 'final', ten);
  await ended(group.all);
  const events = JSON.stringify(await server.store.readEvents(group.meeting, 0));
  const secrets = people.flatMap((person) => person.secrets());
  expect(secrets.length).toBeGreaterThanOrEqual(4 * names.length);
  for (const secret of secrets) expect(events).not.toContain(secret);
});
