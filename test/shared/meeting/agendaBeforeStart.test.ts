import { describe, expect, test } from 'vitest';
import { undoableChange } from '../../../shared/meeting/agenda/agendaChange';
import { replay } from '../../../shared/meeting/evolve';
import { everyone, lobby, MINUTE, opened, type Scene } from './support';

const stageOf = (scene: Scene, key: string) => scene.state.agenda.find((stage) => stage.key === key);
const order = (scene: Scene) => [...new Set(scene.state.agenda.flatMap(({ slot }) => slot ?? []))];
const clients = (scene: Scene) => order(scene).map((slot) => scene.state.slots[slot]?.client);
const total = (scene: Scene) =>
  scene.state.agenda.reduce((sum, { minutes, skipped }) => sum + (skipped ? 0 : minutes), 0);
const undo = (scene: Scene) =>
  scene.when('ann', { type: 'undoAgendaChange', change: scene.state.changes?.recent.at(-1)?.id ?? -1 });
const start = (scene: Scene) => scene.when('ann', { type: 'startMeeting' });

/** Only Ann and Ben are here yet. */
function early(): Scene {
  const scene = opened();
  for (const member of ['ann', 'ben']) scene.sit(member);
  return scene;
}

describe('[AG47] changing the agenda before the start', () => {
  test('minutes of a stage: the slots share what is left, and it stays so when people come and when the meeting starts', () => {
    const scene = early();
    scene.when('ann', { type: 'setMinutes', of: 'close', minutes: 10 });
    scene.when('ann', { type: 'setMinutes', of: 'slotplan', minutes: 12 });
    expect(total(scene)).toBeLessThanOrEqual(scene.state.minutes);
    const two = scene.state.slots.s1?.minutes ?? 0;
    for (const member of ['cleo', 'dan', 'eve']) scene.sit(member);
    expect([stageOf(scene, 'close')?.minutes, stageOf(scene, 'slotplan')?.minutes]).toEqual([10, 12]);
    expect(scene.state.slots.s1?.minutes).toBeLessThan(two);
    start(scene);
    expect([stageOf(scene, 'close')?.minutes, stageOf(scene, 'slotplan')?.minutes]).toEqual([10, 12]);
    expect(total(scene)).toBeLessThanOrEqual(scene.state.minutes);
    expect(total(scene)).toBeGreaterThan(scene.state.minutes - 5);
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('[AG43] protected minutes that were chosen before the start are not shortened after it by taking the choice back', () => {
    const scene = early();
    scene.when('ann', { type: 'setMinutes', of: 'close', minutes: 10 });
    scene.when('ann', { type: 'setMinutes', of: 'checkin', minutes: 9 });
    const [close, checkin] = scene.state.changes?.recent.map(({ id }) => id) ?? [];
    scene.wait(MINUTE);
    start(scene);
    scene.refused('ann', { type: 'undoAgendaChange', change: close ?? -1 }, 'stale');
    expect(stageOf(scene, 'close')?.minutes).toBe(10);
    scene.when('ann', { type: 'undoAgendaChange', change: checkin ?? -1 });
    expect(stageOf(scene, 'checkin')?.minutes).toBeLessThan(9);
    expect(undoableChange(scene.state, scene.now)).toBeNull();
  });

  test('minutes of a slot stay while the others share the rest', () => {
    const scene = lobby();
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.when('ann', { type: 'setMinutes', of: 's2', minutes: 12 });
    expect(scene.state.slots.s2?.minutes).toBe(12);
    expect(scene.state.slots.s1?.minutes).toBeGreaterThan(before);
    scene.when('ann', { type: 'setMinutes', of: 'checkin', minutes: 15 });
    expect(scene.state.slots.s2?.minutes).toBe(12);
    scene.when('eve', { type: 'leave' });
    start(scene);
    expect(scene.state.slots.s2?.minutes).toBe(12);
    expect(stageOf(scene, 's2/questions')?.minutes).toBeLessThan(stageOf(scene, 's1/questions')?.minutes ?? 0);
  });

  test('a stage that is left out stays out, and its minutes go to the slots', () => {
    const scene = early();
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.when('ann', { type: 'skipStage', stage: 'checkin', skipped: true });
    expect(scene.state.slots.s1?.minutes).toBeGreaterThanOrEqual(before);
    scene.sit('cleo');
    start(scene);
    expect(stageOf(scene, 'checkin')?.skipped).toBe(true);
    scene.refused('ann', { type: 'skipStage', stage: 'evaluate', skipped: true }, 'notAllowed');
  });

  test('the order of the slots stays, and who comes later has the last one', () => {
    const scene = early();
    scene.sit('cleo');
    const reverse = [...order(scene)].reverse();
    const turned = [...clients(scene)].reverse();
    scene.when('ann', { type: 'orderSlots', slots: reverse });
    expect(clients(scene)).toEqual(turned);
    scene.sit('dan');
    expect(clients(scene)).toEqual([...turned, 'dan']);
    start(scene);
    expect(clients(scene)).toEqual([...turned, 'dan']);
  });

  test('a break stays at its place, before a stage and between slots', () => {
    const scene = lobby();
    const second = order(scene)[1];
    scene.when('ann', { type: 'addBreak', before: 'evaluate', minutes: 6 });
    scene.when('ann', { type: 'addBreak', before: `${second}/present`, minutes: 8 });
    scene.refused('ann', { type: 'addBreak', before: scene.state.agenda[0]?.key ?? '' }, 'notNow');
    const isThere = () => {
      const { agenda } = scene.state;
      const stageBefore = (key: string) => agenda[agenda.findIndex((stage) => stage.key === key) - 1];
      expect(stageBefore('evaluate')).toMatchObject({ kind: 'break', minutes: 6 });
      expect(stageBefore(`${order(scene)[1]}/present`)).toMatchObject({ kind: 'break', minutes: 8 });
      expect(new Set(agenda.map(({ key }) => key)).size).toBe(agenda.length);
    };
    isThere();
    scene.when('eve', { type: 'leave' });
    isThere();
    start(scene);
    isThere();
    expect(total(scene)).toBeLessThanOrEqual(scene.state.minutes);
  });

  test('a slot that is left out stays out and is given back', () => {
    const scene = lobby();
    scene.when('ann', { type: 'leaveOutSlot', slot: 's2' });
    expect(stageOf(scene, 's2/present')?.skipped).toBe(true);
    const others = scene.state.slots.s1?.minutes ?? 0;
    scene.when('eve', { type: 'leave' });
    expect(stageOf(scene, 's2/present')?.skipped).toBe(true);
    const client = scene.state.slots.s2?.client ?? '';
    scene.when('ann', { type: 'giveSlot', member: client });
    expect(stageOf(scene, 's2/present')?.skipped).toBe(false);
    scene.when('ann', { type: 'leaveOutSlot', slot: 's3', minutes: 'saved' });
    expect(scene.state.minutes).toBeLessThan(150);
    expect(scene.state.endsAt).toBe(scene.state.startsAt + scene.state.minutes * MINUTE);
    start(scene);
    expect(stageOf(scene, 's3/present')?.skipped).toBe(true);
    expect(others).toBeGreaterThan(0);
  });

  test('another end: the slots share the longer time', () => {
    const scene = lobby();
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.when('ann', { type: 'moveEnd', endsAt: scene.state.endsAt + 20 * MINUTE });
    expect(scene.state.minutes).toBe(170);
    expect(scene.state.slots.s1?.minutes).toBe(before + 4);
    scene.refused('ann', { type: 'moveEnd', endsAt: scene.state.startsAt + 14 * MINUTE }, 'notNow');
    undo(scene);
    expect([scene.state.minutes, scene.state.slots.s1?.minutes]).toEqual([150, before]);
  });

  test('what is taken back is planned as if it had not been changed', () => {
    const scene = lobby();
    const { agenda, slots } = scene.state;
    scene.when('ann', { type: 'setMinutes', of: 'checkin', minutes: 15 });
    scene.when('ann', { type: 'setMinutes', of: 's2', minutes: 12 });
    scene.when('ann', { type: 'orderSlots', slots: [...order(scene)].reverse() });
    scene.when('ann', { type: 'addBreak', before: 'close' });
    scene.when('ann', { type: 'leaveOutSlot', slot: 's1' });
    scene.when('ann', { type: 'skipStage', stage: 'progress', skipped: true });
    for (let left = 6; left > 0; left--) undo(scene);
    expect({ agenda: scene.state.agenda, slots: scene.state.slots }).toEqual({ agenda, slots });
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('another format has an agenda of its own', () => {
    const scene = early();
    scene.when('ann', { type: 'setMinutes', of: 'checkin', minutes: 15 });
    scene.when('ann', { type: 'chooseFormat', format: 'frame.buddy' });
    expect(scene.state.changes).toBeUndefined();
    start(scene);
  });

  test('only who may change the agenda changes it', () => {
    const scene = lobby();
    scene.refused('ben', { type: 'setMinutes', of: 'checkin', minutes: 9 }, 'notLead');
    const shared = lobby({ lead: null });
    shared.when('ben', { type: 'setMinutes', of: 'checkin', minutes: 9 });
    expect(stageOf(shared, 'checkin')?.minutes).toBe(9);
  });
});

describe('[AG47] the order is confirmed anew', () => {
  test('slots are cut for the frame as it was changed by hand', () => {
    const scene = opened({ minutes: 150, lead: { member: 'flo', takesPart: false } });
    scene.sit('flo', 'facilitator');
    for (const member of everyone) scene.sit(member);
    scene.when('flo', { type: 'startMeeting' });
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 20 });
    scene.when('flo', { type: 'addBreak', before: 's2/present' });
    scene.goTo('slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'equal', clients: ['cleo', 'ann', 'ben', 'dan', 'eve'] });
    const ahead = scene.state.agenda.slice(scene.state.agenda.findIndex(({ key }) => key === 'slotplan'));
    const left = ahead.reduce((sum, { minutes, skipped }) => sum + (skipped ? 0 : minutes), 0);
    expect(scene.now + left * MINUTE).toBeLessThanOrEqual(scene.state.endsAt + MINUTE);
    const second = ahead.findIndex(({ slot }) => slot === order(scene)[1]);
    expect(ahead[second - 1]?.kind).toBe('break');
  });
});
