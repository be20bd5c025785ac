import { describe, expect, test } from 'vitest';
import { endsIfKept } from '../../../shared/meeting/agenda/recut';
import type { OneChange } from '../../../shared/meeting/commands';
import { replay } from '../../../shared/meeting/evolve';
import { everyone, MINUTE, opened, running, type Scene } from './support';

/** Flo leads and takes no part, and everybody else has a slot. */
function led(): Scene {
  const scene = opened({ minutes: 150, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const change = (scene: Scene, changes: OneChange[], by = 'flo') => scene.when(by, { type: 'changeAgenda', changes });
const stageOf = (scene: Scene, key: string) => scene.state.agenda.find((stage) => stage.key === key);
const order = (scene: Scene) => [...new Set(scene.state.agenda.flatMap(({ slot }) => slot ?? []))];

describe('[AG45] several changes of the agenda at once', () => {
  test('all of them take effect together, each on what the ones before it left', () => {
    const scene = led();
    change(scene, [
      { type: 'setMinutes', of: 'checkin', minutes: 12 },
      { type: 'orderSlots', slots: ['s5', 's1', 's2', 's3', 's4'] },
      { type: 'leaveOutSlot', slot: 's2', minutes: 'shared' },
      { type: 'setMinutes', of: 's5', minutes: 30 },
      { type: 'addBreak', before: 's3/present', minutes: 7 },
      { type: 'setBlock', slot: 's1', block: 'block.hotseat' },
    ]);
    expect(stageOf(scene, 'checkin')?.minutes).toBe(12);
    expect(order(scene)).toEqual(['s5', 's1', 's2', 's3', 's4']);
    expect(stageOf(scene, 's2/present')?.skipped).toBe(true);
    expect(stageOf(scene, 's1/brief')).toBeDefined();
    const place = scene.state.agenda.findIndex(({ key }) => key === 's3/present');
    expect(scene.state.agenda[place - 1]).toMatchObject({ kind: 'break', minutes: 7 });
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('when one of them no longer fits, none takes effect, and the refusal says which', () => {
    const scene = led();
    const seen = scene.state.version;
    const before = scene.state;
    const changes: OneChange[] = [
      { type: 'setMinutes', of: 's3', minutes: 25, seen },
      { type: 'setMinutes', of: 'open', minutes: 25, seen },
    ];
    const decided = scene.decide({ type: 'changeAgenda', changes }, { kind: 'member', member: 'flo' });
    expect(decided).toEqual({ refused: 'notNow', detail: { place: 1 } });
    expect(scene.state).toBe(before);
    scene.refused('ann', { type: 'changeAgenda', changes: [changes[0] as OneChange] }, 'notLead');
  });

  test('what somebody else changed since it was seen is not overwritten, and the refusal says who it was', () => {
    const scene = running({ lead: null });
    const seen = scene.state.version;
    change(scene, [{ type: 'setMinutes', of: 'checkin', minutes: 12, seen }], 'ann');
    const decided = scene.decide(
      {
        type: 'changeAgenda',
        changes: [
          { type: 'setMinutes', of: 'progress', minutes: 20, seen },
          { type: 'setMinutes', of: 'checkin', minutes: 6, seen },
        ],
      },
      { kind: 'member', member: 'ben' },
    );
    expect(decided).toEqual({ refused: 'stale', detail: { by: 'ann', place: 1 } });
    change(scene, [{ type: 'setMinutes', of: 'progress', minutes: 20, seen }], 'ben');
    expect([stageOf(scene, 'checkin')?.minutes, stageOf(scene, 'progress')?.minutes]).toEqual([12, 20]);
  });

  test('each of them can be taken back by itself', () => {
    const scene = led();
    change(scene, [
      { type: 'setMinutes', of: 's3', minutes: 30 },
      { type: 'skipStage', stage: 'checkin', skipped: true },
    ]);
    const [first, second] = scene.state.changes?.recent ?? [];
    scene.when('flo', { type: 'undoAgendaChange', change: first?.id ?? -1 });
    expect(scene.state.slots.s3?.minutes).toBe(21.5);
    expect(stageOf(scene, 'checkin')?.skipped).toBe(true);
    scene.when('flo', { type: 'undoAgendaChange', change: second?.id ?? -1 });
    expect(stageOf(scene, 'checkin')?.skipped).toBe(false);
  });
});

describe('[AG46] another end', () => {
  test('the meeting should be over later; nothing on the agenda changes, and it can be taken back', () => {
    const scene = led();
    const { endsAt, agenda } = scene.state;
    scene.when('flo', { type: 'moveEnd', endsAt: endsAt + 4 * MINUTE });
    expect(scene.state.endsAt).toBe(endsAt + 4 * MINUTE);
    expect(scene.state.agenda).toEqual(agenda);
    // What somebody saves in between stays saved.
    scene.when('flo', { type: 'leaveOutSlot', slot: 's5', minutes: 'saved' });
    const saved = endsAt + 4 * MINUTE - scene.state.endsAt;
    expect(saved).toBeGreaterThan(0);
    const moved = scene.state.changes?.recent[0]?.id ?? -1;
    scene.when('flo', { type: 'undoAgendaChange', change: moved });
    expect(scene.state.endsAt).toBe(endsAt - saved);
  });

  test('what is shared anew is shared until then', () => {
    const scene = led();
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.when('flo', { type: 'moveEnd', endsAt: scene.state.endsAt + 10 * MINUTE });
    scene.when('flo', { type: 'recut', from: 'open' });
    expect(scene.state.slots.s1?.minutes).toBe(before + 2);
    expect(endsIfKept(scene.state, scene.now)).toBeLessThanOrEqual(scene.state.endsAt);
  });

  test('it lies ahead and not hours later', () => {
    const scene = led();
    const { endsAt } = scene.state;
    scene.refused('flo', { type: 'moveEnd', endsAt }, 'notNow');
    scene.refused('flo', { type: 'moveEnd', endsAt: scene.now }, 'notNow');
    scene.refused('flo', { type: 'moveEnd', endsAt: endsAt + 181 * MINUTE }, 'notNow');
    scene.refused('ann', { type: 'moveEnd', endsAt: endsAt + MINUTE }, 'notLead');
  });
});
