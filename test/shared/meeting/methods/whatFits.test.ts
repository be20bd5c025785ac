import { describe, expect, test } from 'vitest';
import type { MemberId, Priority } from '../../../../shared/meeting/state';
import { issuesLeftOut } from '../../../../shared/meeting/views/leftOut';
import { orderPreview, previewOf, slotBegins } from '../../../../shared/meeting/views/orderPreview';
import { wantedOrder } from '../../../../shared/meeting/views/slotOrder';
import { byFavour, favoursFor, possibleClients, thatFit, whatFits } from '../../../../shared/meeting/views/whatFits';
import { everyone, MINUTE, opened, type Scene } from '../support';

function selecting(template: string, key: string, minutes: number, lastClients: string[] = []): Scene {
  const scene = opened({ template, minutes, lead: { member: 'flo', takesPart: false }, lastClients });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene.goTo(key);
}

const says = (scene: Scene, member: MemberId, minutes: number | null, favours: MemberId[], priority?: Priority) =>
  scene.when(member, { type: 'requestSlot', slot: true, minutes, favours, ...(priority && { priority }) });

describe('issue selection', () => {
  test('[AG22] issues are sorted by votes, then by priority, and a vote of somebody who left does not count', () => {
    const scene = selecting('frame.external', 'select', 240);
    says(scene, 'ann', 30, ['cleo'], 'C');
    says(scene, 'ben', 25, ['cleo', 'dan'], 'B');
    says(scene, 'cleo', 25, ['dan'], 'A');
    says(scene, 'eve', 20, ['ann'], 'A');
    expect(byFavour(scene.state, ['ann', 'ben', 'cleo', 'dan', 'eve'])).toEqual(['cleo', 'dan', 'ann', 'eve', 'ben']);
    scene.when('ben', { type: 'leave' });
    expect(['cleo', 'dan', 'ann'].map((member) => favoursFor(scene.state, member))).toEqual([1, 1, 1]);
  });

  test('[AG22] what stays outside is named with the minutes it asked for; what fits is told with what stays free', () => {
    const scene = selecting('frame.external', 'select', 240);
    says(scene, 'ann', 30, []);
    says(scene, 'ben', 25, []);
    says(scene, 'cleo', 20, []);
    scene.when('eve', { type: 'requestSlot', slot: false, minutes: null, favours: [] });
    const preview = orderPreview(scene.state, 'bid', ['ann', 'ben'], scene.now);
    const fit = whatFits(scene.state, preview, ['ann', 'ben'], 'bid');
    expect(fit?.inside).toEqual([
      { client: 'ann', minutes: 30 },
      { client: 'ben', minutes: 25 },
    ]);
    expect(fit?.outside.map(({ client }) => client)).toEqual(['cleo', 'dan']);
    expect(fit?.outside[0]?.minutes).toBe(20);
    expect((fit?.line ?? 0) - (fit?.free ?? 0)).toBe(55);
  });

  test('[AG22] when the order holds, the slots begin one after another, and the last one ends before what follows', () => {
    const scene = selecting('frame.external', 'select', 240);
    scene.when('flo', { type: 'confirmSlots', policy: 'bid', clients: ['ben', 'ann'] });
    const { endsAt, slots } = previewOf(scene.state, scene.now);
    const [ben, ann] = ['ben', 'ann'].map((client) => slotBegins(scene.state, client, endsAt) ?? 0) as [number, number];
    expect(ann - ben).toBe((slots[0]?.minutes ?? 0) * MINUTE);
    expect(ben).toBeGreaterThan(scene.now);
    expect(slotBegins(scene.state, 'eve', endsAt)).toBeNull();
  });

  test('[AG22] votes go to people who can have a slot: neither to a guest speaker nor to a lead who takes no part', () => {
    const scene = opened({ template: 'frame.external', minutes: 240, lead: { member: 'flo', takesPart: false } });
    scene.sit('flo', 'facilitator').sit('guest', 'speaker');
    for (const member of everyone) scene.sit(member);
    scene.when('flo', { type: 'startMeeting' });
    scene.goTo('select');
    for (const other of ['guest', 'flo'])
      scene.refused('ann', { type: 'requestSlot', slot: true, minutes: null, favours: [other] }, 'unknownMember');
    says(scene, 'ann', null, ['ben']);
    expect(favoursFor(scene.state, 'ben')).toBe(1);
  });

  test('[AG22] people who had no slot at the last meeting stand first, until the group has voted', () => {
    const scene = selecting('frame.external', 'select', 240, ['ann', 'cleo']);
    expect(wantedOrder(scene.state)).toEqual(['ben', 'dan', 'eve', 'ann', 'cleo']);
    says(scene, 'dan', null, ['cleo']);
    expect(byFavour(scene.state, wantedOrder(scene.state))).toEqual(['cleo', 'ben', 'dan', 'eve', 'ann']);
  });

  test('[AG22] whoever wanted time and got none is named after the end; whoever wanted none is not', () => {
    const scene = selecting('frame.external', 'select', 240);
    says(scene, 'ann', 30, []);
    says(scene, 'ben', 25, []);
    says(scene, 'cleo', 20, []);
    scene.when('dan', { type: 'requestSlot', slot: false, minutes: null, favours: [] });
    scene.when('flo', { type: 'confirmSlots', policy: 'bid', clients: ['ann', 'ben'] });
    const [first] = scene.state.agenda.filter(({ slot }) => slot !== null);
    scene.goTo(first?.key ?? 'none');
    expect(issuesLeftOut(scene.state)).toEqual([]);
    scene.when('flo', { type: 'endMeeting' });
    expect(issuesLeftOut(scene.state)).toEqual(['ben', 'cleo']);
  });

  test('only what fits takes the issues in their order as long as there are minutes', () => {
    const scene = selecting('frame.external', 'select', 240);
    says(scene, 'ann', 30, []);
    says(scene, 'ben', 25, []);
    says(scene, 'cleo', 10, []);
    expect(thatFit(scene.state, ['ann', 'ben', 'cleo'], 45, 'bid')).toEqual(['ann', 'cleo']);
  });

  test('[AG22] slots that are not shared as asked for are drawn with the minutes that they need at least', () => {
    const scene = selecting('frame.group/block.wial', 'slotplan', 180);
    says(scene, 'ben', 30, []);
    const all = ['ann', 'ben', 'cleo', 'dan', 'eve'];
    const preview = orderPreview(scene.state, 'scheduled', all, scene.now);
    const fit = whatFits(scene.state, preview, all, 'scheduled');
    expect(fit?.inside).toEqual([
      { client: 'ann', minutes: 60 },
      { client: 'ben', minutes: 60 },
    ]);
    expect(fit?.outside.map(({ client }) => client)).toEqual(['cleo', 'dan', 'eve']);
    const fewer = thatFit(scene.state, all, fit?.line ?? 0, 'scheduled');
    expect(fewer).toEqual(['ann', 'ben']);
    expect(orderPreview(scene.state, 'scheduled', fewer, scene.now).fits).toBe(true);
  });

  test('[BA7] whoever brings no case, or had one today, is not among those it can be', () => {
    const scene = selecting('frame.group/block.incident', 's1/choose', 240);
    says(scene, 'ann', null, ['cleo']);
    scene.when('ben', { type: 'requestSlot', slot: false, minutes: null, favours: [] });
    expect(possibleClients(scene.state)).toEqual(['cleo', 'ann', 'dan', 'eve']);
    scene.when('flo', { type: 'chooseClient', client: 'cleo' });
    scene.goTo('s2/choose');
    expect(possibleClients(scene.state)).not.toContain('cleo');
  });
});
