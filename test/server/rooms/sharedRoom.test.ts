import { expect, test } from 'vitest';
import { mediaRights } from '../../../shared/meeting/rights/media';
import type { Meeting } from '../../../shared/meeting/state';
import { must, type TestClient } from '../../support/clients';
import { gatherForEach } from '../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo', 'Dan']);

/** Whose turn it is in the check-in; nobody's when it is over. */
const turnIn = ({ progress }: Meeting): string | null => {
  const talk = progress.checkin?.talk;
  return talk?.kind === 'round' ? (talk.turn?.member ?? null) : null;
};

test('[RM1] [RM3] [RM4] every page learns who sits together, whose microphone is used, and that it is free', async () => {
  const [ann, ben, cleo, dan] = here.all as [TestClient, TestClient, TestClient, TestClient];
  must(await cleo.command({ type: 'sitWith', member: ben.me }));
  must(await ben.command({ type: 'carryRoom', on: true }));
  for (const client of here.all) await client.until((state) => state.sharedRooms?.r1?.said === 'yes');
  expect(mediaRights(ann.meeting!, cleo.me)).toMatchObject({ microphone: 'sharedRoom', camera: null, hear: null });
  expect(await dan.command({ type: 'carryRoom', on: true })).toMatchObject({ ok: false, error: 'notNow' });
  // Their signals go on: the cameras of both are still carried.
  must(await cleo.ask('media:join', {}));
  ben.close();
  await cleo.until((state) => state.seats[ben.me]?.presence === 'lost');
  must(await cleo.command({ type: 'carryRoom', on: true }));
  await dan.until((state) => state.sharedRooms?.r1?.carrier === cleo.me);
  expect(mediaRights(dan.meeting!, cleo.me).microphone).toBeNull();
});

test('[RM6] what the others hear through the room’s microphone is the talk time of whoever there has the floor', async () => {
  const [ann, ben, cleo, dan] = here.all as [TestClient, TestClient, TestClient, TestClient];
  must(await cleo.command({ type: 'sitWith', member: ben.me }));
  must(await ben.command({ type: 'carryRoom', on: true }));
  must(await ann.command({ type: 'startMeeting' }));
  must(await ann.command({ type: 'advanceStage', from: 'open' }));
  await ann.until((state) => state.current === 'checkin');
  for (const client of [ann, dan]) client.socket.emit('presence', { kind: 'heard', member: ben.me, on: true });
  for (let turns = 0; turns < 4; turns += 1) {
    await Promise.all(here.all.map((client) => client.ask('clock', {})));
    const holder = here.all.find(({ me }) => me === turnIn(ann.meeting!));
    await running.clock.move(holder === cleo ? 20_000 : 3_000);
    must(await holder!.command({ type: 'handOn', from: 'checkin', turnOf: holder!.me }));
    await ann.until((state) => turnIn(state) !== holder!.me);
  }
  expect(await cleo.read({ what: 'talkTime' })).toMatchObject({ mineMs: 20_000 });
  expect(await ben.read({ what: 'talkTime' })).toMatchObject({ mineMs: 3_000 });
  expect(await dan.read({ what: 'talkTime' })).toMatchObject({ mineMs: 0 });
});
