import { describe, expect, test } from 'vitest';
import { floorMembers } from '../../../shared/meeting/floor/holders';
import { sharingOf, voiceOf } from '../../../shared/meeting/people/sharedRooms';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { breakoutOf, standingOf } from '../../../shared/meeting/standing';
import { microphoneNews } from '../../../shared/meeting/views/sharedRooms';
import { lobby, MINUTE, opened, running, type Scene } from './support';

/** Ben and Cleo sit in one room with Ben's microphone; Ann, Dan and Eve are remote. */
function together(scene: Scene = running()): Scene {
  scene.when('cleo', { type: 'sitWith', member: 'ben' });
  scene.when('ben', { type: 'carryRoom', on: true });
  return scene;
}

const rooms = (scene: Scene) => Object.values(scene.state.sharedRooms ?? {});
const microphones = (scene: Scene, ...members: string[]) =>
  Object.fromEntries(members.map((member) => [member, mediaRights(scene.state, member).microphone]));
const news = (scene: Scene, member: string) => microphoneNews(scene.state, member)?.kind ?? null;
const hasFloor = (scene: Scene, member: string) => {
  const at = standingOf(scene.state, member);
  return at !== null && floorMembers(at.room, at.stage, at.progress).includes(member);
};

describe('who sits with whom', () => {
  test('[RM1] a member says so, before the start too, and the person they name has the microphone', () => {
    const scene = lobby();
    scene.when('cleo', { type: 'sitWith', member: 'ben' });
    scene.when('dan', { type: 'sitWith', member: 'cleo' });
    expect(rooms(scene)).toEqual([{ members: ['ben', 'cleo', 'dan'], carrier: 'ben' }]);
    expect(sharingOf(scene.state, 'ann')).toBeNull();
    scene.refused('dan', { type: 'sitWith', member: 'ben' }, 'notNow');
    scene.refused('dan', { type: 'sitWith', member: 'dan' }, 'notAllowed');
    scene.refused('dan', { type: 'sitWith', member: 'nobody' }, 'unknownMember');
    scene.refused('ann', { type: 'sitWith', member: null }, 'notNow');
  });

  test('[RM1] whoever goes to other people leaves the first room, and one person alone is no room', () => {
    const scene = together();
    scene.when('cleo', { type: 'sitWith', member: 'dan' });
    expect(rooms(scene)).toEqual([{ members: ['dan', 'cleo'], carrier: 'dan' }]);
    expect(microphones(scene, 'ben', 'dan')).toEqual({ ben: null, dan: null });
    scene.when('dan', { type: 'sitWith', member: null });
    expect(rooms(scene)).toEqual([]);
    expect(mediaRights(scene.state, 'cleo')).not.toHaveProperty('sharedRoom');
  });

  test('[RM1] guests and people who talk elsewhere sit in no such room, nor does a meeting that talks elsewhere', () => {
    const scene = together().sit('hana', 'speaker');
    scene.refused('hana', { type: 'sitWith', member: 'ben' }, 'notAllowed');
    scene.refused('dan', { type: 'sitWith', member: 'hana' }, 'unknownMember');
    scene.when('dan', { type: 'setSound', sound: 'elsewhere' });
    scene.refused('eve', { type: 'sitWith', member: 'dan' }, 'notNow');
    scene.when('dan', { type: 'sitWith', member: 'ben' });
    expect(scene.state.seats.dan?.sound).toBe('here');
    scene.when('dan', { type: 'setSound', sound: 'elsewhere' });
    expect(rooms(scene)).toEqual([{ members: ['ben', 'cleo'], carrier: 'ben', said: 'yes' }]);
    const elsewhere = lobby({ settings: { sound: 'elsewhere' } });
    elsewhere.refused('ben', { type: 'sitWith', member: 'cleo' }, 'notNow');
  });
});

describe('one microphone and one loudspeaker', () => {
  test('[RM3] only one page of the room sends and plays sound, and the cameras stay', () => {
    const scene = together();
    expect(microphones(scene, 'ann', 'ben', 'cleo')).toEqual({ ann: null, ben: null, cleo: 'sharedRoom' });
    expect(mediaRights(scene.state, 'cleo').camera).toBeNull();
    expect(mediaRights(scene.state, 'ben').sharedRoom).toEqual({ id: 'r1', carries: true });
    expect(mediaRights(scene.state, 'cleo').sharedRoom).toEqual({ id: 'r1', carries: false });
  });

  test('[RM3] with one voice at a time the room’s microphone is open in the turn of each of them, whose turn stays theirs', () => {
    const scene = running({ settings: { oneVoice: true } });
    together(scene).goTo('checkin');
    const seen: Record<string, unknown> = {};
    for (let turns = 0; turns < 5; turns++) {
      const { talk } = scene;
      const holder = ('turn' in talk ? talk.turn?.member : undefined) ?? 'nobody';
      expect(hasFloor(scene, holder)).toBe(true);
      seen[holder] = { open: mediaRights(scene.state, 'ben').microphone, voice: voiceOf(scene.state, 'ben') };
      scene.when(holder, { type: 'handOn', turnOf: holder });
    }
    expect(seen).toEqual({
      ann: { open: 'oneVoice', voice: null },
      ben: { open: null, voice: 'ben' },
      cleo: { open: null, voice: 'cleo' },
      dan: { open: 'oneVoice', voice: null },
      eve: { open: 'oneVoice', voice: null },
    });
  });

  test('[RM3] a client who listens beside coaches: the room’s microphone follows the coaches, and the client is told', () => {
    const scene = together(running({ settings: { oneVoice: true } })).goTo('s2/advice');
    const turns = () => ('turn' in scene.talk ? scene.talk.turn?.member : undefined);
    expect(turns()).toBe('cleo');
    expect(microphones(scene, 'ben', 'cleo')).toEqual({ ben: null, cleo: 'sharedRoom' });
    expect(news(scene, 'ben')).toBe('shared');
    scene.when('cleo', { type: 'handOn', turnOf: 'cleo' });
    expect(turns()).toBe('dan');
    expect(microphones(scene, 'ben', 'cleo')).toEqual({ ben: 'clientListens', cleo: 'oneVoice' });
    // The other way round: the client beside the microphone has none of their own to open.
    scene.goTo('s3/advice');
    expect(microphones(scene, 'cleo', 'ben').cleo).toBe('clientListens');
  });

  test('[RM2] a person who was only named keeps their own rights until they say yes', () => {
    const scene = running({ settings: { oneVoice: true } });
    scene.when('cleo', { type: 'sitWith', member: 'ben' });
    scene.goTo('s2/advice');
    expect(mediaRights(scene.state, 'ben').microphone).toBe('clientListens');
    expect(news(scene, 'ben')).toBe('named');
    expect(microphoneNews(scene.state, 'ben')).toEqual({ kind: 'named', by: ['cleo'] });
    scene.when('ben', { type: 'carryRoom', on: true });
    expect(mediaRights(scene.state, 'ben').microphone).toBeNull();
  });
});

describe('who has the microphone', () => {
  test('[RM2] [RM4] it is handed on by whoever has it and taken by another, never given', () => {
    const scene = together();
    scene.refused('cleo', { type: 'carryRoom', on: false }, 'notNow');
    scene.refused('ben', { type: 'carryRoom', on: true }, 'notNow');
    scene.refused('ann', { type: 'carryRoom', on: true }, 'notNow');
    scene.when('ben', { type: 'carryRoom', on: false });
    expect(microphones(scene, 'ben', 'cleo'), 'until somebody takes it').toEqual({ ben: null, cleo: 'sharedRoom' });
    expect(microphoneNews(scene.state, 'cleo')).toEqual({ kind: 'free', carrier: 'ben', why: 'handsOn' });
    scene.when('cleo', { type: 'carryRoom', on: true });
    expect(microphones(scene, 'ben', 'cleo')).toEqual({ ben: 'sharedRoom', cleo: null });
    expect([news(scene, 'ben'), news(scene, 'cleo')]).toEqual(['shared', 'shared']);
  });

  test('[RM4] whoever has it loses the connection or has no microphone any more: the others are asked at once', () => {
    const scene = together();
    scene.when('dan', { type: 'sitWith', member: 'ben' });
    expect([news(scene, 'cleo'), news(scene, 'ann')]).toEqual(['shared', null]);
    scene.drop('ben');
    const free = { kind: 'free', carrier: 'ben', why: 'lost' };
    expect([microphoneNews(scene.state, 'cleo'), microphoneNews(scene.state, 'dan')]).toEqual([free, free]);
    scene.connect('ben');
    expect(news(scene, 'cleo')).toBe('shared');
    scene.when('ben', { type: 'setVoice', writes: true });
    expect(microphoneNews(scene.state, 'dan')).toEqual({ ...free, why: 'cannot' });
    scene.when('dan', { type: 'carryRoom', on: true });
    expect(microphones(scene, 'ben', 'dan')).toEqual({ ben: 'sharedRoom', dan: null });
    scene.refused('ben', { type: 'carryRoom', on: true }, 'notNow');
  });

  test('[RM4] whoever has it leaves or is removed: nobody has it until one of the others takes it', () => {
    const scene = together();
    scene.when('dan', { type: 'sitWith', member: 'ben' });
    scene.when('ann', { type: 'removeMember', member: 'ben' });
    expect(rooms(scene)).toEqual([{ members: ['cleo', 'dan'], carrier: null }]);
    expect(microphones(scene, 'cleo', 'dan')).toEqual({ cleo: 'sharedRoom', dan: 'sharedRoom' });
    expect(microphoneNews(scene.state, 'dan')).toEqual({ kind: 'free', carrier: null, why: 'lost' });
    scene.when('cleo', { type: 'carryRoom', on: true });
    scene.when('cleo', { type: 'leave' });
    expect(rooms(scene), 'one person is left').toEqual([]);
    expect(mediaRights(scene.state, 'dan').microphone).toBeNull();
  });

  test('[RM4] whoever comes back after leaving sits alone', () => {
    const scene = together();
    scene.when('cleo', { type: 'leave' });
    scene.sit('cleo');
    expect(sharingOf(scene.state, 'cleo')).toBeNull();
    expect(mediaRights(scene.state, 'ben').microphone).toBeNull();
  });

  test('[RM2] nobody silences somebody by saying that they sit with them: who has it keeps it while they can speak', () => {
    const scene = running();
    scene.when('cleo', { type: 'sitWith', member: 'ann' });
    scene.refused('cleo', { type: 'carryRoom', on: true }, 'notNow');
    expect(microphones(scene, 'ann', 'cleo')).toEqual({ ann: null, cleo: 'sharedRoom' });
    const agreed = together();
    agreed.when('dan', { type: 'sitWith', member: 'cleo' });
    agreed.refused('dan', { type: 'carryRoom', on: true }, 'notNow');
    expect(microphones(agreed, 'ben', 'dan')).toEqual({ ben: null, dan: 'sharedRoom' });
  });

  test('[RM2] somebody who was only named and was away has their own microphone when they come back', () => {
    const scene = running();
    scene.when('cleo', { type: 'sitWith', member: 'ben' });
    scene.when('dan', { type: 'sitWith', member: 'ben' });
    scene.drop('ben');
    scene.when('dan', { type: 'carryRoom', on: true });
    scene.connect('ben');
    expect(rooms(scene)).toEqual([{ members: ['cleo', 'dan'], carrier: 'dan', said: 'yes' }]);
    expect(microphones(scene, 'ben', 'cleo', 'dan')).toEqual({ ben: null, cleo: 'sharedRoom', dan: null });
    const two = running();
    two.when('cleo', { type: 'sitWith', member: 'ben' });
    two.drop('ben').when('cleo', { type: 'carryRoom', on: true });
    two.connect('ben');
    expect(rooms(two)).toEqual([]);
    expect(microphones(two, 'ben', 'cleo')).toEqual({ ben: null, cleo: null });
  });
});

describe('pairs and trios', () => {
  const six = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn'];
  const trios = (members = six) => {
    const scene = opened({
      template: 'frame.group/block.troika',
      minutes: 120,
      lead: { member: 'flo', takesPart: false },
    });
    scene.sit('flo', 'facilitator');
    for (const member of members) scene.sit(member);
    scene.when('flo', { type: 'startMeeting' });
    return scene;
  };

  test.each([
    ['two', ['ann', 'finn']],
    ['three', ['ann', 'dan', 'finn']],
  ])('[RM5] %s people of one room are drawn into one group', (_, [first, ...others]) => {
    const scene = trios();
    for (const other of others) scene.when(other, { type: 'sitWith', member: first ?? '' });
    scene.goTo('s1/share');
    const where = new Set([first ?? '', ...others].map((one) => breakoutOf(scene.state, one)));
    expect(where.size).toBe(1);
    const sizes = Object.values(scene.state.breakouts?.members ?? {}).map((group) => group.length);
    expect(sizes).toEqual([3, 3]);
  });

  test('[RM5] more people than a group has places: those in another group have a device of their own, and all are told', () => {
    const scene = trios();
    for (const other of ['ben', 'cleo', 'dan', 'eve']) scene.when(other, { type: 'sitWith', member: 'ann' });
    scene.when('ann', { type: 'carryRoom', on: true });
    scene.goTo('s1/share');
    const of = (member: string) => sharingOf(scene.state, member);
    const apart = ['ben', 'cleo', 'dan', 'eve'].filter((one) => of(one)?.carrier !== 'ann');
    expect(apart).toHaveLength(2);
    const [first, second] = apart as [string, string];
    expect([of(first)?.carrier, of(second)?.carrier]).toEqual([first, first]);
    expect(mediaRights(scene.state, second).microphone).toBe('sharedRoom');
    expect(mediaRights(scene.state, first).sharedRoom).toMatchObject({ carries: true });
    for (const member of ['ann', ...apart]) expect(news(scene, member)).toBe('apart');
    // The client of one group listens in their own group alone.
    scene.goTo('s1/consult').pass(MINUTE);
    expect(of(first)?.people).toEqual(apart);
  });

  test('[RM5] somebody of a room who is alone in their group talks as everybody else', () => {
    const scene = trios();
    scene.when('finn', { type: 'sitWith', member: 'ann' });
    scene.goTo('s1/share');
    const other = breakoutOf(scene.state, 'ann') === 'b1' ? 'b2' : 'b1';
    scene.when('flo', { type: 'moveToBreakout', member: 'finn', breakout: other });
    expect(mediaRights(scene.state, 'finn')).toMatchObject({ microphone: null, breakout: other });
    expect(mediaRights(scene.state, 'finn')).not.toHaveProperty('sharedRoom');
    expect(microphoneNews(scene.state, 'finn')).toEqual({ kind: 'apart', from: ['ann'] });
  });
});
