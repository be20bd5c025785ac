import { describe, expect, test } from 'vitest';
import { slotsAhead } from '../../../shared/meeting/agenda/recut';
import { issuePlaces, slotsToOrder } from '../../../shared/meeting/agenda/restOfSlot';
import { agendaRows, projectedEnd } from '../../../shared/meeting/views/agenda';
import { cardNow } from '../../../shared/meeting/views/cards';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { seatStates } from '../../../shared/meeting/views/floor';
import { interludeNow } from '../../../shared/meeting/views/pause';
import { MINUTE, running, type Scene } from './support';

const keys = (scene: Scene) => scene.state.agenda.map((stage) => stage.key);
const partsOf = (scene: Scene, slot: string) => scene.state.agenda.filter((stage) => stage.slot === slot);
const ahead = (scene: Scene) => slotsAhead(scene.state).map(({ slot }) => slot.client);
const slotRows = (scene: Scene) =>
  agendaRows(scene.state, scene.now).flatMap((row) => (row.kind === 'slot' ? [row] : []));

/** Cleo's slot, paused by the lead after this many minutes of questions. */
const pausedInQuestions = (minutes: number) => {
  const scene = running()
    .goTo('s3/questions')
    .wait(minutes * MINUTE);
  scene.when('ann', { type: 'pause' });
  return scene;
};

test('[AG25] a card is shown for a moment, and the later of two counts', () => {
  const scene = running().goTo('s2/questions');
  const shown = (after = 0) => cardNow(scene.state, scene.now + after);
  expect(shown()).toBeNull();
  scene.when('ann', { type: 'showQuestionsOnly' });
  expect([shown(), shown(11_999), shown(12_000)]).toEqual(['questionsOnly', 'questionsOnly', null]);
  scene.wait(4_000).when('ann', { type: 'showForWhom' });
  expect([shown(), shown(11_999), shown(12_000)]).toEqual(['forWhom', 'forWhom', null]);
  scene.wait(4_000).when('ann', { type: 'showQuestionsOnly' });
  expect(shown()).toBe('questionsOnly');
});

describe('what a paused room can do', () => {
  test('[AG23] a minute of silence ends by itself, and the stage waits until somebody goes on', () => {
    const scene = running().goTo('s2/present').wait(MINUTE);
    scene.refused('ann', { type: 'beginInterlude', kind: 'silence' }, 'notNow');
    scene.when('ben', { type: 'pause' });
    scene.refused('cleo', { type: 'beginInterlude', kind: 'silence' }, 'notLead');
    scene.when('ben', { type: 'beginInterlude', kind: 'silence' });
    scene.refused('ann', { type: 'beginInterlude', kind: 'silence' }, 'notNow');
    expect(interludeNow(scene.state, scene.now + 20_000)).toEqual({ kind: 'silence', leftMs: 40_000 });
    const before = stageClock(scene.state, scene.now);
    scene.pass(3 * MINUTE);
    expect(interludeNow(scene.state, scene.now)).toEqual({ kind: 'silence', leftMs: 0 });
    expect(stageClock(scene.state, scene.now)).toEqual(before);
    scene.when('ben', { type: 'resume' });
    expect(interludeNow(scene.state, scene.now)).toBeNull();
    scene.when('ben', { type: 'pause' });
    expect(interludeNow(scene.state, scene.now)).toBeNull();
  });

  test('[AG23] a break takes the place of silence, and silence can be kept again', () => {
    const scene = pausedInQuestions(1);
    scene.when('ann', { type: 'beginInterlude', kind: 'silence' });
    scene.wait(10_000).when('ann', { type: 'beginInterlude', kind: 'break' });
    expect(interludeNow(scene.state, scene.now)).toEqual({ kind: 'break', leftMs: 5 * MINUTE });
    scene.wait(6 * MINUTE).when('ann', { type: 'beginInterlude', kind: 'silence' });
    scene.wait(61_000).when('ann', { type: 'beginInterlude', kind: 'silence' });
    expect(interludeNow(scene.state, scene.now)).toEqual({ kind: 'silence', leftMs: MINUTE });
    scene.when('ann', { type: 'advanceStage' });
    expect(interludeNow(scene.state, scene.now)).toBeNull();
  });

  test('[AG23] in a minute of silence nobody is marked as next', () => {
    const scene = running().goTo('checkin');
    const turns = () => seatStates(scene.state, scene.now).map(({ turn }) => turn);
    expect(turns()).toContain('next');
    scene.when('ann', { type: 'pause' });
    scene.when('ann', { type: 'beginInterlude', kind: 'silence' });
    expect(new Set(turns())).toEqual(new Set(['none']));
    scene.drop('eve');
    expect(turns()).toContain('lost');
    scene.when('ann', { type: 'resume' });
    expect(turns()).toContain('next');
  });

  test('[AG23] nothing says why it was paused', () => {
    const scene = pausedInQuestions(1);
    scene.when('cleo', { type: 'beginInterlude', kind: 'silence' });
    expect(scene.log.at(-1)).toEqual({
      type: 'interludeBegun',
      kind: 'silence',
      at: scene.now,
      until: scene.now + MINUTE,
    });
  });

  test('[AG24] the rest of the issue goes to the end of the slots and goes on there with the time it had', () => {
    const scene = pausedInQuestions(2);
    const planned = partsOf(scene, 's3').find((part) => part.key === 's3/questions')?.minutes ?? 0;
    const end = projectedEnd(scene.state, scene.now).at;
    scene.refused('ben', { type: 'moveIssue', to: 'end' }, 'notLead');
    scene.when('cleo', { type: 'moveIssue', to: 'end' });
    expect(scene.stage).toBe('s4/present');
    expect(scene.state.undo).toBeNull();
    const order = keys(scene);
    expect(order.indexOf('s3/present')).toBeLessThan(order.indexOf('s4/present'));
    expect(order.indexOf('s3/questions')).toBeGreaterThan(order.indexOf('s5/commit'));
    expect(order.indexOf('s3/commit')).toBeLessThan(order.indexOf('evaluate'));
    expect(projectedEnd(scene.state, scene.now).at).toBe(end);
    expect(slotRows(scene).map(({ slot, state }) => `${slot.id} ${state}`)).toEqual([
      's1 done',
      's2 done',
      's3 done',
      's4 now',
      's5 ahead',
      's3 ahead',
    ]);
    const [held, rest] = slotRows(scene).filter(({ slot }) => slot.id === 's3');
    expect((held?.plannedMinutes ?? 0) + (rest?.plannedMinutes ?? 0)).toBeCloseTo(scene.state.slots.s3?.minutes ?? 0);
    scene.goTo('s3/questions');
    expect(stageClock(scene.state, scene.now)).toMatchObject({ leftMs: (planned - 2) * MINUTE, running: true });
    scene.goTo('s3/commit');
    expect(slotRows(scene).at(-1)).toMatchObject({ state: 'now', slot: { client: 'cleo' } });
    scene.when('ann', { type: 'advanceStage' });
    expect(scene.state.agenda.find((stage) => stage.key === scene.stage)?.slot).toBeNull();
  });

  test('[AG13] [AG24] the moved rest changes places with the slots ahead, and what was held of it stays', () => {
    const scene = pausedInQuestions(2);
    scene.when('cleo', { type: 'moveIssue', to: 'end' });
    expect(slotsToOrder(scene.state)).toEqual(['s5', 's3']);
    const before = keys(scene);
    scene.when('ann', { type: 'orderSlots', slots: ['s3', 's5'] });
    expect(slotRows(scene).map(({ slot, state }) => `${slot.id} ${state}`)).toEqual([
      's1 done',
      's2 done',
      's3 done',
      's4 now',
      's3 ahead',
      's5 ahead',
    ]);
    expect([...keys(scene)].sort()).toEqual([...before].sort());
    expect(keys(scene).slice(0, before.indexOf('s4/present'))).toEqual(before.slice(0, before.indexOf('s4/present')));
    scene.refused('ann', { type: 'orderSlots', slots: ['s5'] }, 'stale');
    scene.goTo('s3/questions');
    expect(slotsToOrder(scene.state)).toEqual(['s5']);
  });

  test('[AG24] the rest of the issue is left out, and the slots ahead get its minutes', () => {
    const scene = pausedInQuestions(0).wait(90 * MINUTE);
    scene.when('ann', { type: 'recut' });
    const before = scene.state.slots.s4?.minutes ?? 0;
    const kept = scene.state.slots.s5?.minutes ?? 0;
    scene.when('ann', { type: 'moveIssue', to: 'out' });
    expect(scene.stage).toBe('s4/present');
    expect(
      partsOf(scene, 's3')
        .filter((part) => part.skipped)
        .map((part) => part.key),
    ).toEqual(
      partsOf(scene, 's3')
        .slice(2)
        .map((part) => part.key),
    );
    expect(scene.state.slots.s4?.minutes).toBeGreaterThan(before);
    expect(scene.state.slots.s5?.minutes).toBeGreaterThan(kept);
    scene.when('ann', { type: 'undoAdvance' });
    expect(scene.stage).toBe('s3/questions');
  });

  test('[AG24] only while it is paused, and only where there is a slot to move', () => {
    const scene = running().goTo('checkin');
    scene.when('ann', { type: 'pause' });
    expect(issuePlaces(scene.state)).toEqual([]);
    scene.refused('ann', { type: 'moveIssue', to: 'out' }, 'notNow');
    scene.goTo('s2/questions');
    expect(issuePlaces(scene.state)).toEqual(['end', 'out']);
    scene.refused('ann', { type: 'moveIssue', to: 'end' }, 'notNow');
    scene.goTo('s5/questions').when('ann', { type: 'pause' });
    expect(issuePlaces(scene.state)).toEqual(['out']);
    scene.refused('ann', { type: 'moveIssue', to: 'end' }, 'notNow');
    scene.refused('ann', { type: 'moveIssue', to: 'out', from: 's2/questions' }, 'stale');
  });

  test('[AT8] nobody waits for the moved rest of somebody who left; it is there again when they come back', () => {
    const scene = pausedInQuestions(2);
    scene.when('ann', { type: 'moveIssue', to: 'end' });
    const rest = () => partsOf(scene, 's3').slice(1);
    scene.when('cleo', { type: 'leave' });
    expect(rest().every((part) => part.skipped)).toBe(true);
    expect(ahead(scene)).toEqual(['eve']);
    scene.wait(MINUTE).sit('cleo');
    expect(rest().some((part) => part.skipped)).toBe(false);
    scene.when('cleo', { type: 'leave' });
    scene.goTo('s5/commit').when('ann', { type: 'advanceStage' });
    expect(scene.state.agenda.find((stage) => stage.key === scene.stage)?.slot).toBeNull();
  });
});
