import { describe, expect, test } from 'vitest';
import { projectedEnd } from '../../../shared/meeting/views/agenda';
import { slotOfAbsent } from '../../../shared/meeting/views/noShow';
import { wantedOrder } from '../../../shared/meeting/views/slotOrder';
import { MINUTE, running } from './support';

describe('somebody whose slot is still to come is away', () => {
  test('[AG26] after two minutes the lead may choose, and not once the slot has begun or they are back', () => {
    const scene = running().goTo('checkin').drop('dan');
    const asked = () => slotOfAbsent(scene.state, scene.now)?.client ?? null;
    scene.wait(2 * MINUTE - 1);
    expect(asked()).toBeNull();
    scene.wait(1);
    expect(asked()).toBe('dan');
    scene.connect('dan');
    expect(asked()).toBeNull();
    scene.drop('dan').wait(3 * MINUTE);
    scene.when('ann', { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' });
    expect(asked()).toBeNull();
  });

  test('[AG26] the slots ahead share the minutes, or the meeting ends earlier and stays so', () => {
    const scene = running()
      .goTo('checkin')
      .wait(50 * MINUTE);
    scene.when('ann', { type: 'recut' });
    const end = scene.state.endsAt;
    const each = scene.state.slots.s1?.minutes ?? 0;
    scene.refused('ben', { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' }, 'notLead');
    scene.when('ann', { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' });
    expect(scene.state.slots.s1?.minutes).toBe(each);
    expect(scene.state.endsAt).toBeLessThanOrEqual(end - each * MINUTE);
    expect(scene.state.endsAt).toBe(projectedEnd(scene.state, scene.now).at);
    scene.when('ann', { type: 'recut' });
    expect(scene.state.slots.s1?.minutes).toBeCloseTo(each, 0);
    scene.when('ann', { type: 'leaveOutSlot', slot: 's5', minutes: 'shared' });
    expect(scene.state.slots.s1?.minutes).toBeGreaterThan(each);
    expect(scene.state.endsAt).toBeLessThan(end);
  });

  test('[AG26] the order that is proposed afterwards has no slot for them, until they say that they want one', () => {
    const scene = running()
      .goTo('checkin')
      .drop('dan')
      .wait(3 * MINUTE);
    scene.when('ann', { type: 'leaveOutSlot', slot: 's4', minutes: 'shared' });
    scene.goTo('slotplan');
    expect(wantedOrder(scene.state)).toEqual(['ann', 'ben', 'cleo', 'eve']);
    scene.connect('dan').when('dan', { type: 'requestSlot', slot: true, minutes: null, favours: [] });
    expect(wantedOrder(scene.state)).toContain('dan');
  });

  test('[AG26] a meeting that is late already is less late, and no slot is shortened for it', () => {
    const scene = running()
      .goTo('checkin')
      .wait(100 * MINUTE);
    const late = projectedEnd(scene.state, scene.now).lateMinutes;
    const minutes = scene.state.slots.s4?.minutes ?? 0;
    expect(late).toBeGreaterThan(minutes);
    const end = scene.state.endsAt;
    scene.when('ann', { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' });
    expect(scene.state.endsAt).toBe(end);
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBe(Math.round(late - minutes));
  });
});
