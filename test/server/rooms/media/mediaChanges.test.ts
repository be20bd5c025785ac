import { TrackSource } from 'livekit-server-sdk';
import { describe, expect, test } from 'vitest';
import { grantOf } from '../../../../server/media/livekit/permissions';
import { mediaChanges } from '../../../../server/rooms/media/mediaChanges';
import { onlyTalkMoved } from '../../../../server/rooms/meeting/reasonToRejoin';
import { evolve } from '../../../../shared/meeting/evolve';
import { mayConnect } from '../../../../shared/meeting/rights/connection';
import { mediaRights } from '../../../../shared/meeting/rights/media';
import type { Meeting } from '../../../../shared/meeting/state';
import { randomMeeting, wholeMeetings } from '../../../fixtures/wholeMeetings';
import { everyone, opened, running, type Scene } from '../../../shared/meeting/support';
import { printedSeed } from '../../../support/random';

const changesOf = (before: Meeting, after: Meeting, now: number) =>
  mediaChanges({ before, after, onlyTalkMoved: onlyTalkMoved(before, after) }, now);

/** What the media server is told when the meeting changes: who is put out, and whose rights change. */
function told(before: Meeting, after: Meeting) {
  const { changed, removed } = changesOf(before, after, after.startsAt);
  return { removed, changed: Object.fromEntries(changed.map(({ member, rights }) => [member, rights.hear])) };
}
function toldBy(scene: Scene, act: () => unknown) {
  const before = scene.state;
  act();
  return told(before, scene.state);
}

describe('what the media server is told about a change', () => {
  test('[MR5][MV2] a guest speaker’s connection ends with their stage, and is allowed again from the next one that names them', () => {
    const outside = running().sit('hana', 'speaker').state;
    const inside: Meeting = {
      ...outside,
      agenda: outside.agenda.map((stage) => ({ ...stage, speaks: { mode: 'talk', from: ['speaker'] } })),
    };
    expect(told(inside, outside).removed).toEqual(['hana']);
    expect(told(inside, outside).changed).not.toHaveProperty('hana');
    expect(told(outside, inside).removed).toEqual([]);
    expect(told(outside, inside).changed).toMatchObject({ hana: null });
  });

  test('[MR1] no stage or break puts a member out; it only withdraws rights', () => {
    const scene = running().goTo('checkin');
    scene.when('ann', { type: 'setOneVoice', on: true });
    expect(toldBy(scene, () => scene.goTo('s2/advice')).removed).toEqual([]);
    expect(toldBy(scene, () => scene.goTo('break1')).removed).toEqual([]);
    const before = scene.state;
    scene.goTo('evaluate');
    const { changed, removed } = changesOf(before, scene.state, scene.now);
    expect(removed).toEqual([]);
    expect(changed.find(({ member }) => member === 'eve')?.rights).toMatchObject({ microphone: 'privateStage' });
  });

  test('[MR4] somebody who talks elsewhere is put out, and gets their rights when they come back', () => {
    const scene = running();
    const elsewhere = () => scene.when('ben', { type: 'setSound', sound: 'elsewhere' });
    expect(toldBy(scene, elsewhere)).toEqual({ removed: ['ben'], changed: {} });
    const here = () => scene.when('ben', { type: 'setSound', sound: 'here' });
    expect(toldBy(scene, here)).toEqual({ removed: [], changed: { ben: null } });
  });

  test('[RM3] of people in one physical room one keeps the microphone, and the media server takes it from the others', () => {
    const scene = running();
    const told = (act: () => unknown) => {
      const before = scene.state;
      act();
      const { changed, removed } = changesOf(before, scene.state, scene.now);
      expect(removed).toEqual([]);
      return Object.fromEntries(changed.map(({ member, rights }) => [member, grantOf(rights).sources]));
    };
    const camera = [TrackSource.CAMERA];
    const both = [TrackSource.CAMERA, TrackSource.MICROPHONE];
    expect(told(() => scene.when('cleo', { type: 'sitWith', member: 'ben' }))).toEqual({ cleo: camera });
    expect(told(() => scene.when('ben', { type: 'carryRoom', on: false }))).toEqual({});
    expect(told(() => scene.when('cleo', { type: 'carryRoom', on: true }))).toEqual({ ben: camera, cleo: both });
    expect(told(() => scene.when('cleo', { type: 'sitWith', member: null }))).toEqual({ ben: both });
  });

  test('[BR9] breakouts put nobody out: the lead outside loses the rights and has them while visiting; who is moved keeps theirs', () => {
    const scene = opened({ template: 'frame.orientation', minutes: 120, lead: { member: 'flo', takesPart: false } });
    scene.sit('flo', 'facilitator');
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.sit(member);
    scene.when('flo', { type: 'startMeeting' });
    scene.goTo('how');
    const split = toldBy(scene, () => scene.goTo('drill'));
    expect(split).toMatchObject({ removed: [], changed: { flo: 'outside' } });
    const [first = [], second = []] = Object.values(scene.state.breakouts?.members ?? {});
    const [b1 = '', b2 = ''] = Object.keys(scene.state.breakouts?.members ?? {});
    const visit = (breakout: string | null) => () => scene.when('flo', { type: 'visitBreakout', breakout });
    expect(toldBy(scene, visit(b1))).toEqual({ removed: [], changed: { flo: null } });
    expect(toldBy(scene, visit(b2))).toEqual({ removed: [], changed: {} });
    expect(toldBy(scene, visit(null))).toEqual({ removed: [], changed: { flo: 'outside' } });
    const move = () => scene.when('flo', { type: 'moveToBreakout', member: first[0] ?? '', breakout: b2 });
    expect(toldBy(scene, move)).toEqual({ removed: [], changed: {} });
    expect(second).toHaveLength(2);
    expect(toldBy(scene, () => scene.goTo('demo/present')).removed).toEqual([]);
  });

  test('[MV2] a removed member is put out at once; somebody who stepped out hears nothing and is put out when their page goes', () => {
    const scene = running();
    expect(toldBy(scene, () => scene.when('ann', { type: 'removeMember', member: 'ben' })).removed).toEqual(['ben']);
    const stepOut = () => scene.when('cleo', { type: 'leave' });
    expect(toldBy(scene, stepOut)).toMatchObject({ removed: [], changed: { cleo: 'notSeated' } });
    const goAway = () => scene.system({ type: 'noteDisconnected', member: 'cleo' });
    expect(toldBy(scene, goAway).removed).toEqual(['cleo']);
  });

  test('a while after the end everybody loses their rights and leaves by themselves', () => {
    const scene = running();
    scene.when('ann', { type: 'endMeeting' });
    scene.wait(15 * 60_000);
    const { removed, changed } = toldBy(scene, () => scene.system({ type: 'closeRoom' }));
    expect(removed).toEqual([]);
    expect(changed).toEqual(Object.fromEntries(everyone.map((member) => [member, 'ended'])));
  });
});

/** The rights that the media server keeps; breakouts and physical rooms are kept by those who send and play. */
function permissions(meeting: Meeting, member: string): string {
  const { breakout: _breakout, sharedRoom: _room, ...kept } = mediaRights(meeting, member);
  return JSON.stringify(kept);
}

test('every change of the rights of somebody who may be connected is told, through whole and random meetings', () => {
  const seed = printedSeed('media changes');
  const templates = ['frame.group', 'frame.virtual', 'frame.buddy', 'frame.cocoach'];
  const random = templates.map((template) => randomMeeting(template, seed, 200));
  let changes = 0;
  for (const { log } of [...Object.values(wholeMeetings).map((hold) => hold()), ...random]) {
    let before: Meeting | null = null;
    for (const event of log) {
      const after: Meeting = evolve(before, event);
      if (before !== null) {
        const was = before;
        const now = 'at' in event ? event.at : 0;
        const may = Object.keys(after.seats).filter((member) => mayConnect(after, member, now));
        const expected = may.filter((member) => {
          return !mayConnect(was, member, now) || permissions(was, member) !== permissions(after, member);
        });
        const { changed } = changesOf(was, after, now);
        const told = changed.map(({ member }) => member).filter((member) => may.includes(member));
        expect(told, `seed ${seed} ${event.type}`).toEqual(expected);
        changes += told.length;
      }
      before = after;
    }
  }
  expect(changes).toBeGreaterThan(100);
});
