import { expect, test } from 'vitest';
import { must, type TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const said = async (client: TestClient) => (await client.read({ what: 'said' })).said;

test('[MR9] whoever has no microphone writes when they have the floor, and everybody reads it with their name', async () => {
  const [ann, ben, cleo] = [here.lead, person('Ben'), person('Cleo')];
  must(await ann.command({ type: 'startMeeting' }));
  await ann.until((state) => state.current !== null);
  await goTo(here, 'checkin');
  const say = (client: TestClient, text: string) => client.change({ what: 'say', text });
  expect(await say(ann, 'I can speak'), 'with a microphone').toMatchObject({ error: 'notYourTurn' });
  must(await ben.command({ type: 'setVoice', writes: true }));
  expect(await say(ben, 'Not my turn'), 'without the floor').toMatchObject({ error: 'notYourTurn' });
  must(await ann.command({ type: 'handOn', from: 'checkin', turnOf: ann.me }));
  await ben.until(({ progress }) => {
    const talk = progress.checkin?.talk;
    return talk?.kind === 'round' && talk.turn?.member === ben.me;
  });
  const told = cleo.next('records:changed', (news) => news.what === 'said');
  must(await say(ben, 'A good week'));
  await told;
  for (const reader of [ann, ben, cleo])
    expect(await said(reader)).toMatchObject([{ by: ben.me, text: 'A good week' }]);
  must(await say(ben, 'A very good week'));
  expect(await said(cleo)).toMatchObject([{ text: 'A very good week' }]);
  expect(await say(ben, 'x'.repeat(501))).toMatchObject({ error: 'tooLarge' });
  await goTo(here, 'slotplan');
  expect(await said(cleo), 'another stage').toEqual([]);
  expect(JSON.stringify(running.log)).not.toContain('good week');
});
