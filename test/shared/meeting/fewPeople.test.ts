import { describe, expect, test } from 'vitest';
import { replay } from '../../../shared/meeting/evolve';
import { fittingFormats } from '../../../shared/meeting/views/fittingFormats';
import { tooFewFor } from '../../../shared/meeting/views/slotOrder';
import { lobby, MINUTE, running, START } from './support';

const two = ['ann', 'ben'];
const offered = (members: string[], template = 'frame.group') =>
  fittingFormats(lobby({ members, template }).state).map(({ id }) => id);

describe('fewer people than the format is for', () => {
  test('[AG32] formats that fit those who are here are offered, those made for so many first', () => {
    expect(offered(two)).toEqual(['frame.buddy', 'frame.cocoach']);
    expect(offered(['ann', 'ben', 'cleo'], 'frame.network')).toHaveLength(3);
    expect(offered(['ann', 'ben', 'cleo'], 'frame.network')[0]).toBe('frame.group/block.slot');
    expect(offered(two, 'frame.buddy')).toEqual(['frame.cocoach']);
  });

  test('[AG32] no format of two is offered where one of three only leads', () => {
    const scene = lobby({ members: two, lead: { member: 'flo', takesPart: false } });
    scene.sit('flo', 'facilitator');
    expect(fittingFormats(scene.state)).toEqual([]);
    scene.refused('flo', { type: 'chooseFormat', format: 'frame.buddy' }, 'notAllowed');
  });

  test('[AG32] one press takes another format: its agenda, its length, and its way of leading', () => {
    const scene = lobby({ members: two, minutes: 150 });
    expect(tooFewFor(scene.state)).not.toBeNull();
    scene.refused('ben', { type: 'chooseFormat', format: 'frame.cocoach' }, 'notLead');
    scene.when('ann', { type: 'chooseFormat', format: 'frame.cocoach' });
    const { template, minutes, endsAt, leadership, slots, planned } = scene.state;
    expect(template.frame.id).toBe('frame.cocoach');
    expect(minutes).toBeLessThan(150);
    expect(endsAt).toBe(START + minutes * MINUTE);
    expect(leadership).toMatchObject({ mode: 'shared', rightful: null, acting: null });
    expect(Object.values(slots).map(({ client }) => client)).toEqual(expect.arrayContaining(two));
    expect(planned).toMatchObject({ minutes: 150, template: { frame: { id: 'frame.group' } } });
    expect(tooFewFor(scene.state)).toBeNull();
    scene.when('ben', { type: 'startMeeting' });
    expect(scene.state.status).toBe('running');
    scene.refused('ben', { type: 'chooseFormat', format: null }, 'notNow');
  });

  test('[AG32] the planned format can be taken again, with who leads it, whoever takes it', () => {
    const scene = lobby({ members: two, minutes: 150 });
    scene.when('ann', { type: 'chooseFormat', format: 'frame.buddy' });
    scene.when('ben', { type: 'chooseFormat', format: null });
    expect(scene.state).toMatchObject({ minutes: 150, template: { frame: { id: 'frame.group' } } });
    expect(scene.state.leadership).toMatchObject({ mode: 'led', rightful: 'ann', acting: 'ann' });
    scene.sit('cleo');
    scene.when('ann', { type: 'startMeeting' });
    scene.goTo('s3/present');
  });

  test('[AG32] whoever takes it leads where the lead has gone or nobody ever led', () => {
    const gone = lobby({ members: two, minutes: 150 });
    gone.when('ann', { type: 'chooseFormat', format: 'frame.buddy' });
    gone.when('ann', { type: 'leave' });
    gone.when('ben', { type: 'chooseFormat', format: null });
    expect(gone.state.leadership).toMatchObject({ mode: 'led', rightful: 'ben', acting: 'ben' });
    const shared = lobby({ members: two, template: 'frame.cocoach', lead: null });
    shared.when('ben', { type: 'chooseFormat', format: 'frame.group' });
    expect(shared.state.leadership).toMatchObject({ mode: 'led', rightful: 'ben', acting: 'ben' });
    expect(replay(shared.log)).toEqual(shared.state);
  });

  test('[AG32] nobody takes the lead of somebody who is late by choosing formats', () => {
    const scene = lobby({ members: two, minutes: 150 });
    scene.drop('ann').wait(MINUTE);
    scene.when('ben', { type: 'chooseFormat', format: 'frame.buddy' });
    scene.when('ben', { type: 'chooseFormat', format: 'frame.group' });
    expect(scene.state.leadership).toMatchObject({ rightful: 'ann', acting: 'ann' });
    scene.connect('ann').refused('ben', { type: 'startMeeting' }, 'notLead');
  });

  test('[AG32] a slot that had another block shares like the others in a format that does not have it', () => {
    const scene = lobby({ members: ['ann', 'ben', 'cleo'] });
    scene.when('ann', { type: 'setBlock', slot: 's2', block: 'block.hotseat' });
    scene.when('ann', { type: 'chooseFormat', format: 'frame.group/block.grow' });
    scene.when('ann', { type: 'startMeeting' });
    scene.when('ann', { type: 'setMinutes', of: 'checkin', minutes: 15 });
    const minutes = Object.values(scene.state.slots).map((slot) => slot.minutes);
    expect(new Set(minutes).size, `${minutes}`).toBe(1);
  });

  test('[AG32] nobody who is here is left without a place, and an unknown format changes nothing', () => {
    const scene = lobby({ members: ['ann', 'ben', 'cleo'] });
    scene.refused('ann', { type: 'chooseFormat', format: 'frame.buddy' }, 'full');
    scene.refused('ann', { type: 'chooseFormat', format: 'frame.nowhere' }, 'notFound');
    scene.refused('ann', { type: 'chooseFormat', format: '__proto__' }, 'notFound');
    running().refused('ann', { type: 'chooseFormat', format: 'frame.group' }, 'notNow');
  });
});
