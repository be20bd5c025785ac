import { expect, test } from 'vitest';
import { openStatuses } from '../../../../client/features/floor/openStatuses';
import { factsNow } from '../../../../shared/meeting/views/clocks';
import { isDue } from '../../../../shared/meeting/views/nextStep';
import { MINUTE, running } from '../../../shared/meeting/support';

test('[AG7] the progress report is due when everybody has spoken and every previous action has a status', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo', 'dan'] }).goTo('progress');
  for (const member of ['ann', 'ben', 'cleo', 'dan']) {
    const talk = scene.talk;
    if (talk.kind !== 'round' || !talk.turn) throw new Error('the round has nobody');
    expect(isDue(scene.state, scene.now, { openStatuses: 0 }), member).toBe(false);
    scene.when(talk.turn.member, { type: 'handOn', turnOf: talk.turn.member });
  }
  const due = (...members: string[]) => {
    const unreported = members.map((member) => ({ member, count: 1 }));
    return isDue(scene.state, scene.now, { openStatuses: openStatuses(scene.state, unreported) });
  };
  expect(due()).toBe(true);
  expect(due('ben')).toBe(false);
  // People who are away, or who left the group, hold nobody up.
  expect(due('zoe')).toBe(true);
  scene.drop('ben');
  expect(due('ben')).toBe(true);
});

test('[B1] the last minute of the issue is for facts, and no other minute is', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo', 'dan'] }).goTo('s1/present');
  const { minutes, factsMinutes } = scene.state.agenda.find((stage) => stage.key === 's1/present')!;
  expect(factsMinutes).toBe(1);
  expect(factsNow(scene.state, scene.now)).toBe(false);
  expect(factsNow(scene.state, scene.now + (minutes - 1) * MINUTE - 1)).toBe(false);
  expect(factsNow(scene.state, scene.now + (minutes - 1) * MINUTE)).toBe(true);
  scene.goTo('s1/questions');
  expect(factsNow(scene.state, scene.now + 60 * MINUTE)).toBe(false);
});
