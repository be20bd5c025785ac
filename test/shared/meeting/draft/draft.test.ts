import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../../shared/meeting/agenda/recut';
import type { OneChange } from '../../../../shared/meeting/commands';
import { type DraftChange, drafted, lastTap, withChanges, without } from '../../../../shared/meeting/draft/draft';
import { timeline } from '../../../../shared/meeting/draft/timeline';
import { waysOut } from '../../../../shared/meeting/draft/waysOut';
import { everyone, lobby, MINUTE, opened, running, type Scene } from '../support';

/** Flo leads and takes no part, and everybody else has a slot of 21.5 minutes. */
function led(): Scene {
  const scene = opened({ minutes: 150, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const draft = (scene: Scene, ...taps: OneChange[][]): DraftChange[] =>
  taps.reduce<DraftChange[]>((so, changes) => withChanges(scene.state, so, changes), []);
const would = (scene: Scene, changes: DraftChange[], me = 'flo') => drafted(scene.state, me, changes, scene.now);
const minutes = (scene: Scene, of: string, at: number): OneChange & { type: 'setMinutes' } => ({
  type: 'setMinutes',
  of,
  minutes: at,
  seen: scene.state.version,
});
const use = (scene: Scene, changes: DraftChange[], by = 'flo') =>
  scene.when(by, { type: 'changeAgenda', changes: would(scene, changes, by).fits });

describe('[AG45] a draft of another agenda', () => {
  test('it shows the meeting as it would be, changes nothing until it is used, and is then used as it was shown', () => {
    const scene = led();
    const before = scene.state;
    const changes = draft(
      scene,
      [minutes(scene, 'checkin', 12)],
      [{ type: 'addBreak', before: 's5/present' }],
      [{ type: 'orderSlots', slots: ['s2', 's1', 's3', 's4', 's5'] }],
    );
    const { meeting, clashes, added } = would(scene, changes);
    expect(clashes).toEqual([]);
    expect(scene.state).toBe(before);
    expect([...added.keys()]).toHaveLength(1);
    use(scene, changes);
    expect(scene.state.agenda).toEqual(meeting.agenda);
    expect(scene.state.slots).toEqual(meeting.slots);
  });

  test('a later tap on the same thing takes the place of the earlier one, and back to what holds is no change', () => {
    const scene = led();
    const up = draft(scene, [minutes(scene, 'checkin', 6)], [minutes(scene, 'checkin', 7)]);
    expect(up).toHaveLength(1);
    expect(would(scene, withChanges(scene.state, up, [minutes(scene, 'checkin', 5)])).fits).toEqual([]);
  });

  test('minutes of one slot stay when a stage is changed after it', () => {
    const scene = led();
    const changes = draft(scene, [minutes(scene, 's3', 30)], [minutes(scene, 'checkin', 12)]);
    const { slots } = would(scene, changes).meeting;
    expect([slots.s3?.minutes, slots.s4?.minutes]).toEqual([30, slots.s2?.minutes]);
    expect(slots.s4?.minutes).toBeLessThan(21.5);
  });

  test('the last tap is taken back with everything that it changed', () => {
    const scene = led();
    const changes = draft(scene, [minutes(scene, 'checkin', 12)], [minutes(scene, 's1', 20), minutes(scene, 's2', 20)]);
    expect(lastTap(changes)).toHaveLength(2);
    expect(without(changes, lastTap(changes)).map(({ change }) => change)).toEqual([minutes(scene, 'checkin', 12)]);
  });

  test('what somebody else changes appears under it, and the draft stays on top', () => {
    const scene = running({ lead: null });
    const changes = draft(
      scene,
      [minutes(scene, 'progress', 20)],
      [{ type: 'orderSlots', slots: ['s5', 's4', 's3', 's2', 's1'] }],
    );
    scene.when('ben', minutes(scene, 'checkin', 9));
    scene.when('cleo', { type: 'leaveOutSlot', slot: 's4' });
    const { meeting, clashes } = would(scene, changes, 'ann');
    expect(clashes).toEqual([]);
    expect(meeting.agenda.find(({ key }) => key === 'checkin')?.minutes).toBe(9);
    expect(meeting.agenda.find(({ key }) => key === 'progress')?.minutes).toBe(20);
    use(scene, changes, 'ann');
    expect(partsOf(scene.state, 's4').every(({ skipped }) => skipped)).toBe(true);
    expect(scene.state.agenda.find(({ slot, skipped }) => slot !== null && !skipped)?.slot).toBe('s5');
  });

  test('a change that no longer fits is named, and the rest of the draft can be used', () => {
    const scene = led();
    const changes = draft(scene, [minutes(scene, 'checkin', 12)], [minutes(scene, 'progress', 20)]);
    scene.goTo('checkin');
    const { clashes, fits } = would(scene, changes);
    expect(clashes).toMatchObject([{ change: { of: 'checkin' }, refusal: { refused: 'notNow' } }]);
    expect(fits).toMatchObject([{ of: 'progress' }]);
    use(scene, changes);
    expect(scene.state.agenda.find(({ key }) => key === 'progress')?.minutes).toBe(20);
  });

  test('of the same thing that two people change, the draft says who changed it; chosen again it holds', () => {
    const scene = running({ lead: null });
    const changes = draft(scene, [minutes(scene, 'checkin', 12)]);
    scene.when('ben', minutes(scene, 'checkin', 9));
    expect(would(scene, changes, 'ann').clashes).toMatchObject([
      { refusal: { refused: 'stale', detail: { by: 'ben' } } },
    ]);
    const again = withChanges(scene.state, changes, [minutes(scene, 'checkin', 12)]);
    expect(would(scene, again, 'ann').clashes).toEqual([]);
    // Somebody who chose the same has done it already.
    scene.when('ben', minutes(scene, 'checkin', 12));
    expect(would(scene, changes, 'ann')).toMatchObject({ clashes: [], fits: [] });
  });
});

describe('[AG45] the meeting to scale', () => {
  test('what is over, what runs and what is to come, up to the planned end', () => {
    const scene = led();
    scene
      .wait(2 * MINUTE)
      .goTo('checkin')
      .wait(3 * MINUTE);
    const line = timeline(scene.state, scene.now);
    const [open, checkin, progress] = line.parts;
    expect([open?.minutes, open?.from, checkin?.minutes, checkin?.from]).toEqual([2, null, 5, scene.now - 3 * MINUTE]);
    expect(progress?.from).toBe(scene.now + 2 * MINUTE);
    expect([line.startsAt, line.nowAt]).toEqual([scene.now - 5 * MINUTE, 5]);
    const sum = line.parts.reduce((total, part) => total + part.minutes, 0);
    expect(line.minutes).toBeCloseTo(Math.max(sum, line.plannedAt));
    expect(line.parts.every(({ isLate }) => isLate === null)).toBe(true);
  });

  test('what would begin or go on after the planned end', () => {
    const scene = led();
    const changes = draft(scene, [minutes(scene, 's5', 27)]);
    const line = timeline(would(scene, changes).meeting, scene.now);
    expect(line.endsAt - line.plannedEnd).toBeGreaterThan(3 * MINUTE);
    const late = line.parts.filter(({ isLate }) => isLate !== null);
    expect(late.at(-1)?.isLate).toBe('begins');
    expect(line.plannedAt).toBeLessThan(line.minutes);
  });

  test('before the start it begins as planned; where nothing was planned, now', () => {
    const scene = lobby();
    expect(timeline(scene.state, scene.now + 20 * MINUTE)).toMatchObject({
      startsAt: scene.state.startsAt,
      nowAt: null,
    });
    const unplanned = lobby({ unplanned: true });
    const later = unplanned.now + 20 * MINUTE;
    const line = timeline(unplanned.state, later);
    expect([line.startsAt, line.plannedEnd]).toEqual([later, unplanned.state.endsAt + 20 * MINUTE]);
  });
});

describe('[AG45] ways out of what does not fit', () => {
  const kinds = (scene: Scene, changes: DraftChange[]) =>
    waysOut(scene.state, 'flo', changes, scene.now).map(({ kind }) => kind);

  test('each one solves it: back to what it was, all slots shorter, without the break, or later', () => {
    const scene = led();
    const changes = draft(scene, [minutes(scene, 's5', 27)]);
    const ways = waysOut(scene.state, 'flo', changes, scene.now);
    expect(ways.map(({ kind }) => kind)).toEqual(['back', 'shorten', 'stay']);
    for (const { draft: after } of ways) {
      const line = timeline(would(scene, after).meeting, scene.now);
      expect(line.endsAt - line.plannedEnd).toBeLessThan(MINUTE / 2);
      expect(would(scene, after).clashes).toEqual([]);
    }
  });

  test('nothing is offered while everything fits, and a way that solves nothing is not', () => {
    const scene = led();
    expect(kinds(scene, [])).toEqual([]);
    scene.goTo('s5/present').wait(140 * MINUTE);
    expect(kinds(scene, [])).toEqual(['stay']);
  });

  test('the next break can be left out', () => {
    const scene = led();
    scene.goTo('s2/present').wait(80 * MINUTE);
    scene.when('flo', { type: 'addBreak', before: 's5/present', minutes: 30 });
    expect(kinds(scene, [])).toContain('leaveOutBreak');
  });
});
