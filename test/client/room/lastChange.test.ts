import { expect, test } from 'vitest';
import { showsLastChange } from '../../../client/room/lastChange';
import { lobby, running } from '../../shared/meeting/support';

test('last time’s one change is shown until the first slot, and when the group looks back', () => {
  expect(showsLastChange(lobby({ members: ['ann', 'ben', 'cleo', 'dan'] }).state)).toBe(true);
  const scene = running({ members: ['ann', 'ben', 'cleo', 'dan'] });
  const seen = (stage: string) => showsLastChange(scene.goTo(stage).state);
  expect(seen('checkin')).toBe(true);
  expect(seen('progress')).toBe(true);
  expect(seen('s1/present')).toBe(false);
  expect(seen('s4/commit')).toBe(false);
  expect(seen('close')).toBe(false);
});
