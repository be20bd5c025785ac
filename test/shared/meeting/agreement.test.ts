import { describe, expect, test } from 'vitest';
import { signers, talkTimeReaders } from '../../../shared/meeting/agreement';
import { mayChangeAgreement } from '../../../shared/meeting/rights/agreement';
import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import type { TalkTimeReaders } from '../../../shared/meeting/state';
import { isDue } from '../../../shared/meeting/views/nextStep';
import { isRefusal } from '../../../shared/refusal';
import { lobby, opened, running, type Scene } from './support';

const say = (readers: TalkTimeReaders) => ({ type: 'setTalkTime', readers }) as const;
const sit = (agreement: number) => ({ type: 'takeSeat', agreement, surroundings: 'alone', sound: 'here' }) as const;

test('[AT13] the lead changes who sees talk time, before sitting down too, and the new version has to be accepted', () => {
  const scene = opened().connect('ann').connect('ben');
  expect(talkTimeReaders(scene.state)).toBe('lead');
  scene.when('ann', say('group'));
  expect(scene.state.settings).toMatchObject({ agreementVersion: 2, talkTime: 'group' });
  scene.refused('ann', say('group'), 'notNow');
  scene.refused('ben', sit(1), 'stale');
  scene.when('ann', sit(2));
  // Whoever changes it has accepted it by that.
  scene.when('ann', say('own'));
  expect(scene.state.seats.ann?.agreed?.version).toBe(3);
  scene.when('ben', sit(3));
});

test('[AT13] once somebody else has accepted the agreement it stays as it is, also when they have left', () => {
  const scene = lobby({ members: ['ann', 'ben'] });
  expect(mayChangeAgreement(scene.state, 'ann', scene.now)).toBe(false);
  scene.refused('ann', say('own'), 'notNow');
  scene.when('ben', { type: 'leave' });
  scene.refused('ann', say('own'), 'notNow');
  running({ members: ['ann', 'ben'] }).refused('ann', say('own'), 'notNow');
});

test('[AT13] members change it where nobody leads, and otherwise only the lead; guest speakers never', () => {
  const led = opened().connect('ben').connect('zoe', 'speaker');
  for (const other of ['ben', 'zoe']) led.refused(other, say('own'), 'notLead');
  led.refused('nobody', say('own'), 'notAdmitted');
  const shared = opened({ lead: null, settings: { admission: 'ask' } })
    .connect('ann')
    .connect('zoe', 'speaker');
  shared.refused('zoe', say('group'), 'notLead');
  shared.when('ann', say('own'));
  shared.when('ann', sit(2));
  // Somebody who still has to be let in is a stranger.
  shared.connect('mal').refused('mal', say('group'), 'notLead');
});

test('[GO3] on the page of the group it is written until the meeting begins, and people accept that version', () => {
  const scene = opened().connect('ann').connect('ben');
  const onPage = (version: number) =>
    scene.decide({ type: 'noteAgreementWritten', version, by: 'ben', onGroupPage: true }, { kind: 'system' });
  expect(onPage(1)).toEqual({ refused: 'stale' });
  const written = [{ type: 'agreementWritten', version: 2, by: 'ben', at: scene.now } as const];
  expect(onPage(2)).toEqual(written);
  scene.happen(written);
  scene.refused('ann', sit(1), 'stale');
  scene.when('ann', sit(2));
  scene.when('ann', { type: 'startMeeting' });
  expect(onPage(3)).toEqual({ refused: 'notNow' });
});

test.each<[TalkTimeReaders, boolean, boolean]>([
  ['own', false, false],
  ['lead', true, false],
  ['group', true, true],
])('[TT2] “%s”: the lead sees it in the meeting %s, everybody afterwards %s', (talkTime, live, afterwards) => {
  const scene = opened({ settings: { talkTime } });
  for (const member of ['ann', 'ben']) scene.sit(member);
  scene.sit('zoe', 'speaker');
  const readers = () => ['ann', 'ben', 'zoe'].map((member) => mayReadTalkTimes(scene.state, member));
  expect(readers()).toEqual([false, false, false]);
  scene.when('ann', { type: 'startMeeting' });
  expect(readers()).toEqual([live, false, false]);
  scene.when('ann', { type: 'handOver', member: 'ben' });
  expect(readers()).toEqual([false, live, false]);
  scene.when('ben', { type: 'endMeeting' });
  expect(readers()).toEqual([afterwards, afterwards, false]);
});

describe('the agreement of an orientation', () => {
  /** In the stage in which it is signed: a facilitator who leads, and three members. */
  const signing = () => {
    const scene = opened({ template: 'frame.orientation', lead: { member: 'fay', takesPart: false } });
    scene.sit('fay', 'facilitator');
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.sit(member);
    scene.sit('zoe', 'speaker').when('fay', { type: 'startMeeting' });
    return scene;
  };
  const write = (scene: Scene, by: string, version: number) =>
    scene.decide({ type: 'noteAgreementWritten', version, by }, { kind: 'system' });
  const sign = (scene: Scene, member: string, version: number) =>
    scene.decide({ type: 'noteAgreementSigned', version, member }, { kind: 'system' });

  test('[AT15] it is written in its stage alone, and signed from then on until the meeting ends', () => {
    const scene = signing();
    for (const member of ['fay', 'ann']) expect(write(scene, member, 2)).toEqual({ refused: 'notNow' });
    expect(sign(scene, 'ann', 1)).toEqual({ refused: 'notNow' });
    scene.goTo('agree');
    scene.happen([{ type: 'agreementWritten', version: 2, by: 'ann', at: scene.now }]);
    expect(scene.state.settings.agreementVersion).toBe(2);
    // Ben wrote over version 1 at the same moment.
    expect(write(scene, 'ben', 2)).toEqual({ refused: 'stale' });
    expect(write(scene, 'fay', 3)).toEqual([{ type: 'agreementWritten', version: 3, by: 'fay', at: scene.now }]);
    expect(sign(scene, 'ann', 1)).toEqual({ refused: 'stale' });
    scene.goTo('next');
    expect(write(scene, 'ann', 3)).toEqual({ refused: 'notNow' });
    expect(sign(scene, 'ann', 2)).toEqual([{ type: 'agreementSigned', member: 'ann', version: 2, at: scene.now }]);
    for (const stranger of ['zoe', 'nobody']) expect(sign(scene, stranger, 2)).toEqual({ refused: 'notNow' });
    scene.when('fay', { type: 'endMeeting' });
    expect(sign(scene, 'ann', 2)).toEqual({ refused: 'notNow' });
  });

  test('[AT15] the stage is due when everybody here has signed the text as it stands, whoever leads too', () => {
    const scene = signing().goTo('agree');
    const signs = (member: string, version: number) => {
      const decided = sign(scene, member, version);
      if (isRefusal(decided)) throw new Error(decided.refused);
      scene.happen(decided);
    };
    for (const member of ['ann', 'ben', 'cleo', 'dan']) signs(member, 1);
    expect(isDue(scene.state, scene.now)).toBe(false);
    signs('fay', 1);
    expect(isDue(scene.state, scene.now)).toBe(true);
    expect(signers(scene.state)).toHaveLength(5);
    scene.happen([{ type: 'agreementWritten', version: 2, by: 'ben', at: scene.now }]);
    expect(isDue(scene.state, scene.now)).toBe(false);
    expect(signers(scene.state)).toEqual([]);
    for (const member of ['fay', 'ann', 'ben', 'cleo']) signs(member, 2);
    scene.drop('dan');
    expect(isDue(scene.state, scene.now)).toBe(true);
    // Signing again changes nothing.
    expect(sign(scene, 'ann', 2)).toEqual([]);
  });
});
