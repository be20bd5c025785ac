import { expect, test } from 'vitest';
import { opened } from './support';

const mastermind = { template: 'frame.mastermind', minutes: 90 } as const;
const clients = ({ state }: ReturnType<typeof opened>) =>
  state.agenda.flatMap(({ slot }, index, all) =>
    slot !== null && all[index - 1]?.slot !== slot ? [state.slots[slot]?.client] : [],
  );

test('[RO1] before the start another member gets the turn to lead, and may always take the lead back', () => {
  const scene = opened();
  scene.system({ type: 'setTurns', lead: 'ben', presenters: [] });
  expect(scene.state.leadership).toMatchObject({ rightful: 'ben', acting: 'ben', lostAt: null });
  // Told again it changes nothing.
  expect(scene.system({ type: 'setTurns', lead: 'ben', presenters: [] })).toEqual([]);
  expect(scene.system({ type: 'setTurns', lead: null, presenters: [] })).toEqual([]);
  scene.sit('ben').sit('cleo');
  scene.when('ben', { type: 'handOver', member: 'cleo' });
  scene.system({ type: 'setTurns', lead: 'ann', presenters: [] });
  expect(scene.state.leadership).toMatchObject({ rightful: 'ann', acting: 'cleo' });
});

test('[RO1] where nobody leads, and where a facilitator does, turns change nothing of it', () => {
  for (const lead of [null, { member: 'fay', takesPart: false }]) {
    const scene = opened({ lead });
    expect(scene.system({ type: 'setTurns', lead: 'ben', presenters: [] })).toEqual([]);
  }
});

test('[RO1] a meeting that has begun or is over keeps its lead', () => {
  const scene = opened();
  scene.sit('ann').sit('ben');
  scene.when('ann', { type: 'startMeeting' });
  scene.refusedSystem({ type: 'setTurns', lead: 'ben', presenters: [] }, 'notNow');
  scene.when('ann', { type: 'endMeeting' });
  scene.refusedSystem({ type: 'setTurns', lead: 'ben', presenters: [] }, 'notNow');
});

test('[RO2] whose turn it is to present gets the slots, those who are not here are stepped over', () => {
  const scene = opened({ ...mastermind, members: ['ann', 'ben', 'cleo', 'dan'], lastClients: ['ann', 'dan'] });
  for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.sit(member);
  const before = clients(scene);
  expect(before.slice(0, 2)).toEqual(['ben', 'cleo']);
  scene.system({ type: 'setTurns', lead: null, presenters: ['zoe', 'dan', 'cleo', 'ann', 'ben'] });
  expect(clients(scene)).toEqual(['dan', 'cleo', 'ann', 'ben'].slice(0, before.length));
  expect(before.length).toBeLessThan(4);
});
