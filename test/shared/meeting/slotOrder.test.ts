import { describe, expect, test } from 'vitest';
import { slotsThatFit } from '../../../shared/meeting/agenda/planner';
import { mayDo } from '../../../shared/meeting/views/mayDo';
import { nextStep } from '../../../shared/meeting/views/nextStep';
import { orderPreview } from '../../../shared/meeting/views/orderPreview';
import { slotShortage, tooFewFor, wantedOrder } from '../../../shared/meeting/views/slotOrder';
import { templateFor } from '../../../shared/templates/templates';
import { lobby, MINUTE, running, type Scene, types } from './support';

const twelve = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gus', 'hana', 'ida', 'jan', 'kim', 'lea'];
const asks = (scene: Scene, member: string, minutes: number | null) =>
  scene.when(member, { type: 'requestSlot', slot: true, minutes, favours: [] });
const wantsNone = (scene: Scene, member: string) =>
  scene.when(member, { type: 'requestSlot', slot: false, minutes: null, favours: [] });
const preview = (scene: Scene, policy: 'equal' | 'bid', clients = wantedOrder(scene.state)) =>
  orderPreview(scene.state, policy, clients, scene.now);

describe('the order of slots', () => {
  test('[AG18] who asked for minutes gets them, the others share the rest equally', () => {
    const scene = running().goTo('slotplan');
    asks(scene, 'ben', 10);
    asks(scene, 'dan', 30);
    scene.when('ann', { type: 'confirmSlots', policy: 'bid', clients: ['ann', 'ben', 'cleo', 'dan', 'eve'] });
    expect(Object.values(scene.state.slots).map(({ minutes }) => minutes)).toEqual([29, 10, 29, 30, 29]);
    scene.wait(MINUTE).when('ann', { type: 'recut' });
    expect(scene.state.slots.s2?.minutes).toBe(10);
  });

  test('[AG18] with twelve people ten minutes stay ten where they fit, and shrink in proportion where they do not', () => {
    const roomy = running({ minutes: 240, members: twelve }).goTo('slotplan');
    asks(roomy, 'ben', 10);
    roomy.when('ann', { type: 'confirmSlots', policy: 'bid', clients: twelve });
    expect(roomy.state.slots.s2?.minutes).toBe(10);
    const tight = running({ minutes: 150, members: twelve }).goTo('slotplan');
    for (const member of twelve) asks(tight, member, member === 'ann' ? 20 : 10);
    tight.when('ann', { type: 'confirmSlots', policy: 'bid', clients: twelve });
    const minutes = twelve.map(
      (member) => Object.values(tight.state.slots).find(({ client }) => client === member)?.minutes,
    );
    expect(minutes).toEqual([17.5, ...Array(11).fill(8.5)]);
  });

  test('[AG18] minutes, total and end of an order are known before it is confirmed, and hold then', () => {
    const scene = running()
      .goTo('slotplan')
      .wait(2 * MINUTE);
    asks(scene, 'ben', 10);
    wantsNone(scene, 'cleo');
    expect(wantedOrder(scene.state)).toEqual(['ann', 'ben', 'dan', 'eve']);
    const before = preview(scene, 'bid');
    expect(before).toMatchObject({
      fits: true,
      minutes: 100,
      slots: [
        { client: 'ann', minutes: 30, asked: null },
        { client: 'ben', minutes: 10, asked: 10 },
        { client: 'dan', minutes: 30, asked: null },
        { client: 'eve', minutes: 30, asked: null },
      ],
    });
    scene.when('ann', { type: 'confirmSlots', policy: 'bid', clients: wantedOrder(scene.state) });
    expect(preview(scene, 'bid')).toEqual(before);
  });

  test('[AG14] an order that does not fit says what would', () => {
    const scene = running({ members: twelve, minutes: 150 })
      .goTo('slotplan')
      .wait(40 * MINUTE);
    expect(preview(scene, 'equal')).toEqual({
      fits: false,
      tooShort: { each: 7, least: 10, equalFit: 8, askedFit: 12 },
    });
    scene.refused('ann', { type: 'confirmSlots', policy: 'equal', clients: twelve }, 'tooShort');
    expect(preview(scene, 'bid', twelve)).toMatchObject({ fits: true });
  });

  test('[AG18] before the start it is said when a slot for everybody will be short', () => {
    expect(slotShortage(lobby().state)).toBeNull();
    expect(slotShortage(lobby({ members: twelve }).state)).toEqual({
      people: 12,
      minutes: 150,
      each: 7,
      least: 10,
      kind: 'shorter',
    });
    expect(slotShortage(lobby({ members: twelve, minutes: 90 }).state)).toMatchObject({ each: 2, kind: 'fewer' });
    expect(slotShortage(lobby({ template: 'frame.buddy', members: ['ann', 'ben'], lead: null }).state)).toBeNull();
  });

  test('[TP10] fewer people than the format is for are told before the start, not one person who still waits', () => {
    expect(tooFewFor(lobby({ members: ['ann'] }).state)).toBeNull();
    expect(tooFewFor(lobby({ members: ['ann', 'ben'] }).state)).toEqual({ people: 2, least: 3 });
    expect(tooFewFor(lobby({ members: ['ann', 'ben', 'cleo'] }).state)).toBeNull();
  });

  test('[AG18] whoever plans a meeting reads for how many people equal slots fit', () => {
    const slots = (id: string, minutes: number) => slotsThatFit(templateFor(id), minutes);
    expect(slots('frame.group', 150)).toEqual({ people: 9, slot: 10 });
    expect(slots('frame.group/block.slotdeep', 150)).toEqual({ people: 5, slot: 20 });
    expect(slots('frame.group', 20)).toBeNull();
    expect(slots('frame.buddy', 60)).toBeNull();
    expect(slots('frame.none', 60)).toBeNull();
  });

  test('[AG19] a confirmed order can be opened again until the first slot begins', () => {
    const scene = running().goTo('slotplan');
    scene.refused('ann', { type: 'reopenSlots' }, 'notNow');
    scene.when('ann', { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ben', 'cleo', 'dan', 'eve'] });
    // A button that would do nothing is closed.
    scene.refused('cleo', { type: 'requestSlot', slot: false, minutes: null, favours: [] }, 'notNow');
    expect(mayDo(scene.state, 'cleo', 'requestSlot', scene.now)).toBe('notNow');
    scene.refused('cleo', { type: 'reopenSlots' }, 'notLead');
    expect(types(scene.when('ann', { type: 'reopenSlots' }))).toEqual(['slotsReopened']);
    expect(nextStep(scene.state)).toEqual({ kind: 'confirmSlots' });
    wantsNone(scene, 'cleo');
    scene.refused('ann', { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'cleo'] }, 'stale');
    scene.when('ann', { type: 'confirmSlots', policy: 'equal', clients: wantedOrder(scene.state) });
    expect(scene.state.slots.s3?.minutes).toBe(0);
    scene.goTo('s1/present').when('ben', { type: 'goBack', to: 'slotplan' });
    scene.refused('ann', { type: 'reopenSlots' }, 'notNow');
  });

  test('[AG19] where nobody leads, anybody here opens the order again', () => {
    const scene = running({ template: 'frame.group', lead: null }).goToTogether('slotplan');
    scene.when('ben', { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ben'] });
    scene.when('eve', { type: 'reopenSlots' });
    expect(scene.talk).toMatchObject({ confirmed: false });
  });
});
