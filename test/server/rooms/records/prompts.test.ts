import { expect, test } from 'vitest';
import { longest } from '../../../../shared/meeting/limits';
import { enter, must, type TestClient } from '../../../support/clients';
import {
  appForTest,
  clientForTest,
  folderForTest,
  gatherForEach,
  gatherForTest,
  restarted,
} from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const TEXT = 'Say one thing that went well. ‮siht';
const seen = () => here.lead.meeting!.version;
const write = (client: TestClient, text: string, place = 'checkin', at = seen()) =>
  client.change({ what: 'setPrompt', place, text, seen: at });
const promptsOf = (client: TestClient) => (client.view?.kind === 'seat' ? client.view.prompts : []);

test('[AG41] everybody in the room and a screen get the text, people who come later too, and the log only its id', async () => {
  const screen = clientForTest(running.url, {
    meeting: here.meeting,
    cookie: here.people.Ben!.who.cookie,
    screen: true,
  });
  await screen.join();
  must(await write(here.lead, `  ${TEXT} `));
  const id = (await here.people.Cleo!.until((meeting) => meeting.prompts !== undefined)).prompts!.checkin;
  for (const client of [here.people.Cleo!, screen])
    expect(await client.next('prompts', () => true, 0)).toEqual([{ id, text: TEXT }]);
  const log = JSON.stringify(await running.store.readEvents(here.meeting, 0));
  expect(log).toContain(id);
  expect(log).not.toContain('went well');

  const dora = clientForTest(running.url, {
    meeting: here.meeting,
    cookie: await enter(running.url, here.invite, 'Dora'),
  });
  await dora.join();
  expect(JSON.stringify(dora.view)).not.toContain('went well');
  must(await dora.command({ type: 'knock' }));
  must(await here.lead.command({ type: 'admit', member: dora.me }));
  await dora.when(() => (dora.view?.kind === 'seat' ? true : null));
  expect(promptsOf(dora)).toEqual([{ id, text: TEXT }]);
});

test('[AG41] the lead alone writes one, within the limit, and nobody outside the room', async () => {
  expect(await write(here.people.Ben!, 'x')).toMatchObject({ error: 'notLead' });
  expect(await write(here.lead, '   ')).toMatchObject({ error: 'badInput' });
  expect(await write(here.lead, 'x'.repeat(longest.prompt + 1))).toMatchObject({ error: 'tooLarge' });
  expect(await write(here.lead, 'x', 'nowhere')).toMatchObject({ error: 'unknownStage' });
  must(await write(here.lead, 'x'.repeat(longest.prompt)));
  const dora = clientForTest(running.url, {
    meeting: here.meeting,
    cookie: await enter(running.url, here.invite, 'Dora'),
  });
  await dora.join();
  expect(await write(dora, 'x')).toMatchObject({ error: 'notAdmitted' });
  expect((await running.store.prompts(here.meeting)).size).toBe(1);
});

test('[AG44] where nobody leads, the second of two who write at once is told so, and nothing of theirs is kept', async () => {
  const pair = await gatherForTest(running.url, ['Ann', 'Ben'], { template: 'frame.cocoach', minutes: 60 });
  const at = pair.lead.meeting!.version;
  const place = pair.lead.meeting!.agenda[0]!.key;
  const [first, second] = await Promise.all([
    write(pair.people.Ann!, 'Ann’s', place, at),
    write(pair.people.Ben!, 'Ben’s', place, at),
  ]);
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
  expect([first, second].find(({ ok }) => !ok)).toMatchObject({ error: 'stale' });
  expect((await running.store.prompts(pair.meeting)).size).toBe(1);
});

test('[AG43] a text that was taken back is still there for an undo, also after the server was started again', async () => {
  const app = await appForTest({ folder: await folderForTest() });
  const group = await gatherForTest(app.url, ['Ann', 'Ben']);
  must(await group.lead.change({ what: 'setPrompt', place: 'checkin', text: TEXT, seen: group.lead.meeting!.version }));
  must(await group.lead.command({ type: 'putBackPrompt', place: 'checkin' }));
  const { cookie } = group.lead.who;
  group.close();
  const again = await restarted(app);
  const ann = clientForTest(again.url, { meeting: group.meeting, cookie });
  await ann.join();
  expect(ann.meeting?.prompts).toEqual({});
  must(await ann.command({ type: 'undoAgendaChange', change: ann.meeting!.changes!.recent.at(-1)!.id }));
  const id = (await ann.until(({ prompts }) => prompts?.checkin !== undefined)).prompts!.checkin;
  expect(promptsOf(ann)).toEqual([{ id, text: TEXT }]);
});
