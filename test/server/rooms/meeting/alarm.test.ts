import { expect, test } from 'vitest';
import { leadNow } from '../../../../shared/meeting/people/people';
import { speakingNow } from '../../../../shared/meeting/views/floor';
import { type Gathered, must } from '../../../support/clients';
import { turns } from '../../../support/clock';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';

const running = appForEach({ onDisk: true });
let here: Gathered;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const events = async () => running.store.readEvents(here.meeting, 0);

async function begin(names: string[], options: Parameters<typeof gatherForTest>[2] = {}): Promise<void> {
  here = await gatherForTest(running.url, names, options);
  must(await here.lead.command({ type: 'startMeeting' }));
  for (const client of here.all) await client.until((state) => state.status === 'running');
}

test('[LD1] the deputy leads 30 seconds after the lead was lost, and the lead takes it back with one click', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan']);
  const { lead, people } = here;
  const ann = lead.me;
  lead.close();
  await people.Ben!.until((state) => state.leadership.lostAt !== null);
  await running.clock.move(29 * SECOND);
  expect((await events()).some((event) => event.type === 'leadPassed')).toBe(false);
  await running.clock.move(2 * SECOND);
  const passed = await people.Ben!.until((state) => leadNow(state) !== ann);
  expect(leadNow(passed)).not.toBeNull();
  await lead.join();
  expect(leadNow(await lead.until(() => true))).not.toBe(ann);
  must(await lead.command({ type: 'takeLeadBack' }));
  await people.Cleo!.until((state) => leadNow(state) === ann);
});

test('[LD1] a lead who is back within 30 seconds keeps the lead', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan']);
  const { lead, people } = here;
  lead.close();
  await people.Ben!.until((state) => state.leadership.lostAt !== null);
  await running.clock.move(25 * SECOND);
  await lead.join();
  await lead.until((state) => state.leadership.lostAt === null);
  await running.clock.move(60 * SECOND);
  expect((await events()).some((event) => event.type === 'leadPassed')).toBe(false);
});

test('[FL9] the floor moves on 20 seconds after its holder was lost, and their clock stood still meanwhile', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan']);
  const { all } = here;
  const state = await goTo(here, (one) => {
    const talk = one.progress[one.current ?? '']?.talk;
    return talk?.kind === 'round' && talk.turn !== null;
  });
  const holder = speakingNow(state, running.clock.now())[0]?.member;
  const lost = all.find((client) => client.me === holder)!;
  const watcher = all.find((client) => client.me !== holder && client !== here.lead)!;
  lost.close();
  await watcher.until((one) => one.seats[lost.me]?.presence === 'lost');
  await running.clock.move(19 * SECOND);
  expect((await events()).some((event) => event.type === 'floorMovedOn')).toBe(false);
  await running.clock.move(2 * SECOND);
  const after = await watcher.until((one) => speakingNow(one, running.clock.now())[0]?.member !== lost.me);
  const talk = after.progress[after.current ?? '']?.talk;
  expect(talk?.kind).toBe('round');
  if (talk?.kind === 'round') {
    expect(talk.waiting.at(-1)).toBe(lost.me);
    expect(talk.spentMs[lost.me] ?? 0).toBeLessThan(5 * SECOND);
  }
});

test('[AG7] a break ends by itself when its time is over, and not before', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'], { minutes: 150 });
  const at = await goTo(here, (state) => state.agenda.find((stage) => stage.key === state.current)?.kind === 'break');
  const key = at.current ?? '';
  const minutes = at.progress[key]?.minutes ?? 0;
  expect(minutes).toBeGreaterThan(0);
  await running.clock.move(minutes * MINUTE - SECOND);
  await turns();
  expect((await here.lead.until(() => true)).current).toBe(key);
  await running.clock.move(2 * SECOND);
  const next = await here.lead.until((state) => state.current !== key);
  expect(next.status).toBe('running');
  const entered = (await events()).filter((event) => event.type === 'stageEntered').at(-1);
  expect(entered).toMatchObject({ why: 'time', from: key });
});

test('[AG7] a deadline that passed while the server was down takes effect when the room is next opened', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'], { minutes: 150 });
  const at = await goTo(here, (state) => state.agenda.find((stage) => stage.key === state.current)?.kind === 'break');
  const { who } = here.people.Ben!;
  here.close();
  await running.stop();
  await running.clock.move(60 * MINUTE);
  await running.restart();
  const ben = clientForTest(running.url, who);
  await ben.join();
  await running.clock.move(1);
  await ben.until((state) => state.current !== at.current);
});

test('after a restart people have five seconds to reconnect before their seats count as lost', async () => {
  await begin(['Ann', 'Ben', 'Cleo', 'Dan']);
  const { lead, people, meeting } = here;
  const before = (await running.store.readEvents(meeting, 0)).length;
  await running.restart();
  const again = await Promise.all(
    [lead, people.Ben!].map(async (client) => {
      const back = clientForTest(running.url, client.who);
      await back.join();
      return back;
    }),
  );
  await running.clock.move(4 * SECOND);
  expect(await running.store.readEvents(meeting, 0)).toHaveLength(before);
  await running.clock.move(2 * SECOND);
  const state = await again[0]!.until((one) => one.version === before + 2);
  const presence = Object.fromEntries(here.all.map((client) => [client.who.name, state.seats[client.me]?.presence]));
  expect(presence).toEqual({ Ann: 'here', Ben: 'here', Cleo: 'lost', Dan: 'lost' });
});
