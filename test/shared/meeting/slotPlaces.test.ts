import { describe, expect, test } from 'vitest';
import { slotsAhead, slotsOf } from '../../../shared/meeting/agenda/recut';
import { agendaRows, projectedEnd } from '../../../shared/meeting/views/agenda';
import { MINUTE, running } from './support';

const ahead = (scene: ReturnType<typeof running>) => slotsAhead(scene.state).map(({ slot }) => slot.client);

describe('slots leave the agenda and come back', () => {
  test('[AG17] the lead leaves a slot out and puts it back at its place, with the same minutes', () => {
    const scene = running().goTo('checkin');
    scene.when('ann', { type: 'recut' });
    const before = scene.state.slots.s3?.minutes ?? 0;
    scene.refused('ben', { type: 'leaveOutSlot', slot: 's3' }, 'notLead');
    scene.when('ann', { type: 'leaveOutSlot', slot: 's3' });
    expect(ahead(scene)).toEqual(['ann', 'ben', 'dan', 'eve']);
    expect(scene.state.slots.s1?.minutes).toBeGreaterThan(before);
    scene.refused('ann', { type: 'leaveOutSlot', slot: 's3' }, 'notNow');
    scene.refused('cleo', { type: 'giveSlot', member: 'cleo' }, 'notLead');
    scene.when('ann', { type: 'giveSlot', member: 'cleo' });
    expect(ahead(scene)).toEqual(['ann', 'ben', 'cleo', 'dan', 'eve']);
    expect(scene.state.slots.s1?.minutes).toBe(before);
    scene.refused('ann', { type: 'giveSlot', member: 'cleo' }, 'notNow');
  });

  test('[AG17] a slot that the meeting has passed comes back at the last place', () => {
    const scene = running().goTo('checkin');
    scene.when('ben', { type: 'leave' });
    scene.goTo('s3/questions');
    scene.when('ben', { type: 'knock' });
    scene.when('ann', { type: 'giveSlot', member: 'ben' });
    expect(ahead(scene)).toEqual(['dan', 'eve', 'ben']);
    expect(slotsOf(scene.state).map(({ client }) => client)).toEqual(['ann', 'cleo', 'dan', 'eve', 'ben']);
    expect(agendaRows(scene.state, scene.now).at(-4)).toMatchObject({ kind: 'slot', state: 'ahead' });
    scene.goTo('s2/present');
  });

  test('[AG17] after the last slot it still comes before the evaluation, and the meeting ends later', () => {
    const scene = running().goTo('checkin');
    scene.when('ben', { type: 'leave' });
    scene.goTo('s5/commit').wait(150 * MINUTE);
    scene.when('ben', { type: 'knock' });
    const before = projectedEnd(scene.state, scene.now).at;
    scene.when('ann', { type: 'giveSlot', member: 'ben' });
    expect(projectedEnd(scene.state, scene.now).at).toBe(before + 10 * MINUTE);
    scene.goTo('s2/present').goTo('evaluate');
    scene.when('cleo', { type: 'leave' });
    scene.when('cleo', { type: 'knock' });
    scene.refused('ann', { type: 'giveSlot', member: 'cleo' }, 'notNow');
  });

  test('[AG17] somebody who never had a slot is given one; nobody who is not here, and nobody twice', () => {
    const scene = running({ minutes: 90, members: ['ann', 'ben', 'cleo', 'dan'] })
      .goTo('checkin')
      .wait(30 * MINUTE);
    scene.sit('eve');
    expect(ahead(scene)).not.toContain('eve');
    scene.when('ann', { type: 'giveSlot', member: 'eve' });
    expect(ahead(scene).at(-1)).toBe('eve');
    scene.refused('ann', { type: 'giveSlot', member: 'nobody' }, 'notAllowed');
    scene.goTo('s2/questions');
    scene.refused('ann', { type: 'giveSlot', member: 'ben' }, 'notNow');
    scene.refused('ann', { type: 'leaveOutSlot', slot: 's2' }, 'notNow');
  });
});
