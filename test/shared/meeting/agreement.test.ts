import { expect, test } from 'vitest';
import { talkTimeReaders } from '../../../shared/meeting/agreement';
import { mayChangeAgreement } from '../../../shared/meeting/rights/agreement';
import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import type { TalkTimeReaders } from '../../../shared/meeting/state';
import { lobby, opened, running } from './support';

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
