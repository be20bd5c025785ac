import { describe, expect, test } from 'vitest';
import { partiesMembers } from '../../../../shared/meeting/people/parties';
import { documentRights } from '../../../../shared/meeting/rights/documents';
import { mediaRights } from '../../../../shared/meeting/rights/media';
import { breakoutOf, roomOf, standingOf } from '../../../../shared/meeting/standing';
import { breakoutsNow } from '../../../../shared/meeting/views/breakouts';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../../shared/meeting/views/floor';
import { nextStep } from '../../../../shared/meeting/views/nextStep';
import { MINUTE, opened, type Scene } from '../support';

const seven = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gus'];

function trios(members: readonly string[] = seven, takesPart = true): Scene {
  const lead = takesPart ? 'ann' : 'flo';
  const scene = opened({ template: 'frame.group/block.troika', minutes: 120, lead: { member: lead, takesPart } });
  if (!takesPart) scene.sit('flo', 'facilitator');
  for (const member of members) scene.sit(member);
  scene.when(lead, { type: 'startMeeting' });
  return scene;
}

const groups = (scene: Scene): string[] =>
  Object.values(scene.state.breakouts?.members ?? {}).map((members) => members.join(' '));

const holders = (scene: Scene, member: string): string[] =>
  speakingNow(roomOf(scene.state, member), scene.now).map((one) => one.member);

describe('pairs and trios', () => {
  test('[BR1] seven with a lead who takes part are two trios, and the lead stays outside', () => {
    const scene = trios().goTo('s1/share');
    expect(groups(scene)).toEqual(['ben cleo dan', 'eve finn gus']);
    expect(breakoutOf(scene.state, 'ann')).toBeNull();
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance' });
  });

  test.each([
    [['ann', 'ben', 'cleo'], ['ann ben cleo']],
    [
      ['ann', 'ben', 'cleo', 'dan', 'eve'],
      ['ann ben cleo', 'dan eve'],
    ],
    [seven, ['ann ben cleo', 'dan eve finn gus']],
    [
      [...seven, 'hana'],
      ['ann ben cleo', 'dan eve finn', 'gus hana'],
    ],
  ])('[BR1] nobody is left over: %s', (members, expected) => {
    const scene = trios(members, false);
    scene.goTo('s1/reflect');
    expect(
      groups(scene)
        .map((group) => group.split(' ').length)
        .sort(),
    ).toEqual(expected.map((group) => group.split(' ').length).sort());
    expect(groups(scene).join(' ').split(' ').sort()).toEqual([...members].sort());
    const slots = new Set(scene.state.agenda.flatMap((stage) => (stage.slot === null ? [] : [stage.slot])));
    expect(slots.size).toBe(Math.max(...expected.map((group) => group.split(' ').length)));
  });

  test('[BR2] each has its own client and its own floor, and what one does changes nothing in the other', () => {
    const scene = trios().goTo('s1/share');
    expect(holders(scene, 'ben')).toEqual(['ben']);
    expect(holders(scene, 'finn')).toEqual(['eve']);
    const room = roomOf(scene.state, 'ben');
    expect(roomOf(room, 'ben')).toBe(room);
    scene.when('ben', { type: 'handOn', turnOf: 'ben' });
    expect(holders(scene, 'cleo')).toEqual([]);
    expect(holders(scene, 'gus')).toEqual(['eve']);
    scene.goTo('s2/share');
    expect([holders(scene, 'dan'), holders(scene, 'eve')]).toEqual([['cleo'], ['finn']]);
  });

  test('[BR3] a client who listens is turned away from their own breakout alone, and may stop it there', () => {
    const scene = trios().goTo('s1/consult');
    const closed = (member: string) => mediaRights(scene.state, member);
    expect(closed('ben')).toMatchObject({ microphone: 'clientListens', camera: 'clientListens', breakout: 'b1' });
    expect(closed('eve')).toMatchObject({ microphone: 'clientListens', camera: 'clientListens', breakout: 'b2' });
    expect(closed('cleo')).toMatchObject({ microphone: null, breakout: 'b1' });
    scene.when('ben', { type: 'stopListening' });
    expect(closed('ben').microphone).toBeNull();
    expect(closed('eve').microphone).toBe('clientListens');
    expect(scene.state.progress['s1/consult']?.runningSince).not.toBeNull();
  });

  test('[BR4] the lead outside hears nobody, visits one, and comes out again; members may not', () => {
    const scene = trios().goTo('s1/share');
    expect(mediaRights(scene.state, 'ann')).toMatchObject({ microphone: 'outside', hear: 'outside' });
    scene.when('ann', { type: 'visitBreakout', breakout: 'b2' });
    expect(mediaRights(scene.state, 'ann')).toMatchObject({ hear: null, breakout: 'b2' });
    expect(breakoutsNow(scene.state, scene.now)[1]).toMatchObject({ number: 2, visitors: ['ann'], client: 'eve' });
    expect(standingOf(scene.state, 'ann')).toMatchObject({ breakout: 'b2' });
    scene.when('ann', { type: 'visitBreakout', breakout: null });
    scene.refused('ann', { type: 'visitBreakout', breakout: null }, 'notNow');
    scene.refused('ann', { type: 'visitBreakout', breakout: 'b9' }, 'notFound');
    scene.refused('ben', { type: 'visitBreakout', breakout: 'b2' }, 'notLead');
  });

  test('[BR5] who comes late joins the smallest, who leaves is waited for by nobody, and the lead moves who is alone', () => {
    const scene = trios(['ann', 'ben', 'cleo', 'dan', 'eve'], false).goTo('s1/share');
    expect(groups(scene)).toEqual(['ann ben cleo', 'dan eve']);
    scene.sit('finn');
    expect(groups(scene)).toEqual(['ann ben cleo', 'dan eve finn']);
    scene.when('dan', { type: 'leave' });
    scene.when('eve', { type: 'leave' });
    expect(groups(scene)).toEqual(['ann ben cleo', 'finn']);
    expect(breakoutsNow(scene.state, scene.now)[1]).toMatchObject({ alone: 'finn' });
    scene.when('flo', { type: 'moveToBreakout', member: 'finn', breakout: 'b1' });
    expect(groups(scene)).toEqual(['ann ben cleo finn', '']);
    const stage = currentStage(scene.state)?.stage;
    expect(stage && partiesMembers(roomOf(scene.state, 'ann'), stage, ['coaches'])).toEqual(['ben', 'cleo', 'finn']);
    scene.refused('flo', { type: 'moveToBreakout', member: 'finn', breakout: 'b1' }, 'notNow');
    scene.refused('flo', { type: 'moveToBreakout', member: 'finn', breakout: 'b7' }, 'notFound');
  });

  test('[BR6] whoever has the floor and drops out keeps it for a while, in their own breakout', () => {
    const scene = opened({
      template: 'frame.group/block.troika',
      minutes: 120,
      lead: { member: 'ann', takesPart: true },
    });
    for (const member of seven) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    scene.goTo('s1/clarify');
    scene.when('cleo', { type: 'raiseHand' });
    scene.when('ann', { type: 'visitBreakout', breakout: 'b1' });
    scene.refused('ann', { type: 'giveFloor', member: 'eve' }, 'unknownMember');
    scene.when('ann', { type: 'giveFloor', member: 'cleo' });
    expect(holders(scene, 'dan')).toEqual(['cleo']);
    scene.drop('cleo').pass(25_000);
    expect(holders(scene, 'dan')).toEqual([]);
  });

  test('[BR7] they end when everybody comes together, and the next time others sit together', () => {
    const scene = opened({ template: 'frame.orientation', minutes: 120, lead: { member: 'flo', takesPart: false } });
    scene.sit('flo', 'facilitator');
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.sit(member);
    scene.when('flo', { type: 'startMeeting' });
    scene.goTo('drill');
    const first = groups(scene);
    expect(first).toHaveLength(2);
    scene.goTo('demo/present');
    expect(scene.state.breakouts).toBeUndefined();
    expect(mediaRights(scene.state, 'ann').breakout).toBeUndefined();
    scene.when('flo', { type: 'goBack', to: 'drill' });
    const second = groups(scene);
    expect(second).not.toEqual(first);
    const pairs = [...first, ...second].map((pair) => pair.split(' ').sort().join(' '));
    expect(new Set(pairs).size).toBe(4);
  });

  test('[BR11] each has a board of its own, for its people and for the lead while they visit, also afterwards', () => {
    const scene = trios().goTo('s1/share');
    const may = (member: string, page: string) => documentRights(scene.state, member, `g1/m1/board/${page}`).write;
    expect(['ben', 'dan', 'eve', 'ann'].map((member) => may(member, 'b1'))).toEqual([true, true, false, false]);
    scene.when('ann', { type: 'visitBreakout', breakout: 'b1' });
    expect([may('ann', 'b1'), may('ann', 'b2'), may('ben', 'b9'), may('ben', 'common')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(documentRights(scene.state, 'ben', 'g1/m1/plan/b1').read).toBe(false);
    scene.goTo('evaluate');
    expect(['ben', 'eve', 'ann'].map((member) => may(member, 'b1'))).toEqual([true, false, false]);
  });

  test('[BR8] going back into the same block finds its trios as they were', () => {
    const scene = trios().goTo('s1/clarify');
    const before = groups(scene);
    scene.when('ann', { type: 'goBack', to: 's1/share' });
    expect(groups(scene)).toEqual(before);
    expect(holders(scene, 'ben')).toEqual(['ben']);
  });

  test('[BR8] a break, and clearing the air, leave the trios as they were, and nobody misses their turn', () => {
    const scene = trios(seven.slice(0, 6), false).goTo('s1/share');
    const before = groups(scene);
    scene.when('flo', { type: 'addBreak', before: 's2/reflect' });
    scene.when('flo', { type: 'offerClearAir', first: 'ann', second: 'dan' });
    expect(mediaRights(scene.state, 'ann')).not.toHaveProperty('breakout');
    expect(standingOf(scene.state, 'ann')).toMatchObject({ breakout: null });
    expect(breakoutOf(scene.state, 'ann')).toBeNull();
    scene.goTo('s1/share');
    expect(groups(scene)).toEqual(before);
    scene.goTo('rest1');
    expect(mediaRights(scene.state, 'ann')).not.toHaveProperty('breakout');
    scene.sit('gus');
    scene.when('ann', { type: 'leave' });
    scene.goTo('s2/share');
    expect(before).toEqual(['ann ben cleo', 'dan eve finn']);
    expect(groups(scene)).toEqual(['ben cleo gus', 'dan eve finn']);
    expect(holders(scene, 'ben')).toEqual(['ben']);
    scene.goTo('s3/share');
    expect([holders(scene, 'cleo'), holders(scene, 'dan')]).toEqual([['cleo'], ['finn']]);
    scene.goTo('evaluate');
    expect(scene.state.breakouts).toBeUndefined();
  });

  test('[BR5] who leaves after their turn, or is moved, takes nobody else’s turn with them', () => {
    const scene = trios(seven.slice(0, 6), false).goTo('s2/clarify');
    expect(groups(scene)).toEqual(['ann ben cleo', 'dan eve finn']);
    scene.when('ann', { type: 'leave' });
    scene.when('flo', { type: 'moveToBreakout', member: 'dan', breakout: 'b1' });
    const client = (member: string) => breakoutsNow(scene.state, scene.now).find((one) => one.members.includes(member));
    expect([client('ben')?.client, client('eve')?.client]).toEqual(['ben', 'eve']);
    scene.when('ben', { type: 'leave' });
    expect(client('cleo')?.client).toBeNull();
    scene.goTo('s3/share');
    expect([holders(scene, 'cleo'), holders(scene, 'eve')]).toEqual([['cleo'], ['finn']]);
  });

  test('[BR5] who comes late does not sit down alone where everybody left', () => {
    const scene = trios(seven.slice(0, 6), false).goTo('s1/share');
    for (const member of ['dan', 'eve', 'finn']) scene.when(member, { type: 'leave' });
    scene.sit('gus');
    expect(groups(scene)).toEqual(['ann ben cleo gus', '']);
  });

  test('[BR5] who leaves before their turn makes room for the next', () => {
    const scene = trios(seven.slice(0, 6), false).goTo('s1/clarify');
    scene.when('ben', { type: 'leave' });
    scene.goTo('s2/share');
    expect(holders(scene, 'cleo')).toEqual(['cleo']);
  });

  test('[BR4] only the lead stays outside: who hands the lead over, or loses it, sits down in the smallest', () => {
    const scene = trios().goTo('s1/share');
    scene.when('ann', { type: 'visitBreakout', breakout: 'b2' });
    scene.when('ann', { type: 'handOver', member: 'ben' });
    expect(groups(scene)).toEqual(['ben cleo dan ann', 'eve finn gus']);
    expect(scene.state.breakouts?.visits).toEqual({});
    scene.when('ann', { type: 'takeLeadBack' });
    expect(groups(scene)).toEqual(['ben cleo dan ann', 'eve finn gus']);
    const lost = trios().goTo('s1/share').drop('ann').pass(MINUTE);
    expect(lost.state.leadership.acting).not.toBe('ann');
    expect(breakoutOf(lost.state, 'ann')).toBe('b1');
  });

  test('[BR11] who came late keeps the board of the trio that they sat in', () => {
    const scene = trios(seven.slice(0, 5), false).goTo('s1/share');
    scene.sit('finn');
    scene.goTo('evaluate');
    expect(documentRights(scene.state, 'finn', 'g1/m1/board/b2').write).toBe(true);
    expect(documentRights(scene.state, 'finn', 'g1/m1/board/b1').write).toBe(false);
  });

  test('[AG9] a pause, and the end, stop the turn clock in every pair and trio', () => {
    const scene = trios(seven.slice(0, 6), false).goTo('s1/share');
    const clocks = () =>
      Object.values(scene.state.progress['s1/share']?.breakouts ?? {}).map(({ talk }) =>
        talk.kind === 'one' ? talk.turn?.runningSince : undefined,
      );
    scene.when('flo', { type: 'pause' });
    expect(clocks()).toEqual([null, null]);
    scene.when('flo', { type: 'resume' });
    expect(clocks()).toEqual([scene.now, scene.now]);
    scene.when('flo', { type: 'endMeeting' });
    expect(clocks()).toEqual([null, null]);
    expect(breakoutOf(scene.state, 'ann')).toBeNull();
  });
});
