import { describe, expect, test } from 'vitest';
import { slotsOf } from '../../../shared/meeting/agenda/recut';
import { agendaRows, projectedEnd } from '../../../shared/meeting/views/agenda';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { extensionCost, isDue, nextStep } from '../../../shared/meeting/views/nextStep';
import { lobby, MINUTE, running, START, types } from './support';

const minutesOf = (scene: ReturnType<typeof running>, key: string) =>
  scene.state.agenda.find((stage) => stage.key === key)?.minutes;

describe('agenda', () => {
  test('[AG1] the plan fills the meeting with equal slots cut into their parts', () => {
    const scene = running();
    expect(scene.state.agenda.reduce((sum, stage) => sum + stage.minutes, 0)).toBe(148);
    expect(Object.values(scene.state.slots).map((slot) => slot.minutes)).toEqual([21.5, 21.5, 21.5, 21.5, 21.5]);
    expect(['present', 'questions', 'advice', 'commit'].map((part) => minutesOf(scene, `s1/${part}`))).toEqual([
      4, 10.5, 3, 4,
    ]);
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBe(-2);
  });

  test('[AG1] where equal slots would be shorter than ten minutes, everybody is planned a shorter one, as asked for', () => {
    const scene = running({ minutes: 90 });
    expect(scene.state.slotPolicy).toBe('bid');
    expect(Object.values(scene.state.slots).map(({ minutes }) => minutes)).toEqual([9.5, 9.5, 9.5, 9.5, 9.5]);
  });

  test('[AG1] where not even five minutes fit for all, so many slots are planned as fit', () => {
    const scene = running({ minutes: 45 });
    expect(scene.state.slotPolicy).toBe('bid');
    expect(slotsOf(scene.state).map(({ client, minutes }) => [client, minutes])).toEqual([
      ['ann', 7],
      ['ben', 7],
    ]);
  });

  test('[AG2] a late start is taken from the slots, not from the end', () => {
    const scene = lobby().wait(20 * MINUTE);
    scene.when('ann', { type: 'startMeeting' });
    expect(scene.state.endsAt).toBe(START + 150 * MINUTE);
    expect(scene.state.slots.s1?.minutes).toBe(17.5);
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeLessThanOrEqual(0);
    const late = lobby().wait(100 * MINUTE);
    late.when('ann', { type: 'startMeeting' });
    expect(late.state.endsAt).toBe(late.now + 150 * MINUTE);
  });

  test('[AG2] a meeting that nobody planned has its full length from when it is started', () => {
    const scene = lobby({ unplanned: true }).wait(10 * MINUTE);
    const before = scene.state.slots.s1?.minutes;
    scene.when('ann', { type: 'startMeeting' });
    expect(scene.state.endsAt).toBe(START + 160 * MINUTE);
    expect(scene.state.slots.s1?.minutes).toBe(before);
  });

  test('[AG20] without actions from earlier meetings nobody reports on them, and the slots get the minutes', () => {
    const scene = running();
    const before = scene.state.slots.s1?.minutes ?? 0;
    scene.system({ type: 'noteNothingToReport' });
    expect(scene.state.agenda.find((stage) => stage.key === 'progress')?.skipped).toBe(true);
    expect(scene.state.slots.s1?.minutes).toBe(before + 2);
    expect(scene.system({ type: 'noteNothingToReport' })).toEqual([]);
    scene.when('ann', { type: 'skipStage', stage: 'progress', skipped: false });
    scene.goTo('progress');
    scene.refusedSystem({ type: 'noteNothingToReport' }, 'notNow');
  });

  test('[AG3] only who leads now moves the agenda', () => {
    const scene = running();
    for (const type of ['advanceStage', 'endMeeting', 'takeFloorBack', 'showQuestionsOnly', 'showForWhom'] as const) {
      scene.refused('ben', { type }, 'notLead');
    }
    scene.refused('ben', { type: 'extendStage', minutes: 5 }, 'notLead');
    expect(types(scene.when('ann', { type: 'advanceStage' }))).toEqual(['stageEntered']);
    expect(scene.stage).toBe('checkin');
  });

  test('[AG4] two people pressing Next move one stage', () => {
    const scene = running();
    scene.when('ann', { type: 'advanceStage', from: 'open' });
    scene.refused('ann', { type: 'advanceStage', from: 'open' }, 'stale');
    expect(scene.stage).toBe('checkin');
  });

  test('[AG5] going back keeps what was used and who has spoken', () => {
    const scene = running().goTo('checkin').wait(90_000);
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    scene.goTo('progress').wait(60_000);
    scene.refused('ann', { type: 'goBack', to: 'slotplan' }, 'notNow');
    scene.refused('ann', { type: 'goBack', to: 'nowhere' }, 'unknownStage');
    scene.when('ann', { type: 'goBack', to: 'checkin' });
    expect(scene.talk).toMatchObject({ spoken: ['ann'], turn: { member: 'ben' }, waiting: ['cleo', 'dan', 'eve'] });
    expect(stageClock(scene.state, scene.now)?.leftMs).toBe(5 * MINUTE - 90_000);
    scene.wait(30_000).goTo('progress');
    expect(stageClock(scene.state, scene.now)?.leftMs).toBe(9 * MINUTE);
  });

  test('[AG6] a step can be taken back for ten seconds', () => {
    const scene = running().goTo('checkin').wait(10_000);
    scene.when('ann', { type: 'undoAdvance' });
    expect(scene.stage).toBe('open');
    scene.refused('ann', { type: 'undoAdvance' }, 'notNow');
    scene.goTo('checkin').wait(10_001);
    scene.refused('ann', { type: 'undoAdvance' }, 'tooLate');
  });

  test('[AG7] nothing ends by itself but a break', () => {
    const scene = running()
      .goTo('checkin')
      .pass(60 * MINUTE);
    expect(scene.stage).toBe('checkin');
    const later = running({ members: ['ann', 'ben', 'cleo', 'dan', 'eve'] }).goTo('break1');
    expect(later.pass(10 * MINUTE - 1).stage).toBe('break1');
    expect(later.pass(1).stage).toBe('s3/present');
  });

  test('[AG7] the end of a stage is only shown', () => {
    const scene = running().goTo('s1/questions');
    expect(isDue(scene.state, scene.now)).toBe(false);
    expect(isDue(scene.state, scene.now + 10.5 * MINUTE)).toBe(true);
    expect(nextStep(running().state)).toMatchObject({ kind: 'advance', to: { key: 'checkin' } });
  });

  test('[AG8] more time is taken from a later part, then from the slots ahead, then from the end', () => {
    const scene = running().goTo('s2/present');
    expect(extensionCost(scene.state, 1, scene.now).from).toEqual({
      kind: 'slotPart',
      stage: 's2/questions',
      minutes: 1,
    });
    scene.when('ann', { type: 'extendStage', minutes: 1 });
    expect(minutesOf(scene, 's2/questions')).toBe(9.5);
    expect(scene.state.slots.s2?.minutes).toBe(21.5);
    // behind the plan, at the last part: the slots ahead give
    scene.goTo('s2/commit').wait(80 * MINUTE);
    expect(extensionCost(scene.state, 5, scene.now).from).toMatchObject({
      kind: 'slots',
      members: ['cleo', 'dan', 'eve'],
    });
    scene.when('ann', { type: 'extendStage', minutes: 5 });
    expect(scene.state.slots.s3?.minutes).toBe(19.5);
    expect(minutesOf(scene, 'evaluate')).toBe(3);
    // nobody left to give: the meeting ends later
    scene.goTo('s5/commit').wait(60 * MINUTE);
    expect(extensionCost(scene.state, 5, scene.now).from).toMatchObject({ kind: 'end' });
    scene.when('ann', { type: 'extendStage', minutes: 5 });
    for (const [key, minutes] of [
      ['evaluate', 3],
      ['reveal', 3],
      ['close', 2.5],
    ] as const)
      expect(minutesOf(scene, key)).toBe(minutes);
  });

  test('[AG9] pause stops both clocks; the client may pause their own slot', () => {
    const scene = running().goTo('checkin').wait(20_000);
    scene.when('ann', { type: 'pause' });
    scene.refused('ann', { type: 'pause' }, 'notNow');
    scene.wait(5 * MINUTE);
    expect(stageClock(scene.state, scene.now)).toEqual({
      leftMs: 5 * MINUTE - 20_000,
      ofMs: 5 * MINUTE,
      running: false,
    });
    expect(scene.talk).toMatchObject({ turn: { spentMs: 20_000, runningSince: null } });
    scene.refused('ben', { type: 'resume' }, 'notLead');
    scene.when('ann', { type: 'resume' });
    expect(scene.talk).toMatchObject({ turn: { spentMs: 20_000, runningSince: scene.now } });
    scene.goTo('s2/present');
    scene.refused('cleo', { type: 'pause' }, 'notLead');
    scene.when('ben', { type: 'pause' });
  });

  test('[AG10] cutting anew shares what is left among the slots ahead', () => {
    const scene = running()
      .goTo('slotplan')
      .wait(40 * MINUTE);
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeGreaterThan(10);
    scene.when('ann', { type: 'recut' });
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeLessThanOrEqual(0);
    expect(minutesOf(scene, 'evaluate')).toBe(3);
    expect(scene.state.slots.s1?.minutes).toBe(18);
  });

  test('[AG11] stages ahead can be left out and taken in again, but not evaluation or closing', () => {
    const scene = running();
    scene.when('ann', { type: 'skipStage', stage: 'progress', skipped: true });
    scene.refused('ann', { type: 'skipStage', stage: 'evaluate', skipped: true }, 'notAllowed');
    scene.refused('ann', { type: 'skipStage', stage: 'close', skipped: true }, 'notAllowed');
    scene.refused('ann', { type: 'skipStage', stage: 'open', skipped: true }, 'notNow');
    scene.goTo('checkin').when('ann', { type: 'advanceStage' });
    expect(scene.stage).toBe('slotplan');
    const rows = agendaRows(scene.state, scene.now);
    expect(rows.find((row) => row.kind === 'stage' && row.stage.key === 'progress')).toMatchObject({
      state: 'skipped',
    });
  });

  test('[AG8] while a stage runs, its row counts the minutes that were given to it, as its clock does', () => {
    const scene = running();
    const row = (key: string) => {
      const found = agendaRows(scene.state, scene.now).find((each) => each.kind === 'stage' && each.stage.key === key);
      return found?.plannedMinutes;
    };
    const before = row('open') ?? 0;
    scene.when('ann', { type: 'extendStage', minutes: 1 });
    expect(row('open')).toBe(before + 1);
    expect(stageClock(scene.state, scene.now)?.ofMs).toBe((before + 1) * MINUTE);
    scene.goTo('checkin');
    expect(row('open')).toBe(before);
  });

  test('[AG12] advice stays behind questions', () => {
    const scene = running();
    scene.refused('ann', { type: 'skipStage', stage: 's2/questions', skipped: true }, 'notNow');
    scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions'] });
    scene.when('ann', { type: 'skipStage', stage: 's2/questions', skipped: true });
    const deep = running({ template: 'frame.group/block.slotdeep', minutes: 240 });
    deep.when('ann', { type: 'skipStage', stage: 's1/clarify', skipped: true });
    deep.refused('ann', { type: 'skipStage', stage: 's1/questions', skipped: true }, 'notNow');
  });

  test('[AG13] slots ahead change places around the breaks', () => {
    const scene = running().goTo('s1/present');
    const slotsOf = () =>
      scene.state.agenda
        .map((stage) => stage.slot ?? (stage.kind === 'break' ? 'break' : ''))
        .filter((name, index, all) => name !== '' && name !== all[index - 1]);
    expect(slotsOf()).toEqual(['s1', 's2', 'break', 's3', 's4', 's5']);
    scene.refused('ann', { type: 'orderSlots', slots: ['s5', 's4', 's3', 's2'] }, 'notLead');
    scene.refused('ben', { type: 'orderSlots', slots: ['s1', 's4', 's3', 's2'] }, 'stale');
    scene.refused('ben', { type: 'orderSlots', slots: ['s5', 's4'] }, 'stale');
    scene.when('ben', { type: 'orderSlots', slots: ['s5', 's4', 's3', 's2'] });
    expect(slotsOf()).toEqual(['s1', 's5', 'break', 's4', 's3', 's2']);
    scene.refused('ben', { type: 'addBreak', before: 's4/questions' }, 'notAllowed');
    scene.refused('ben', { type: 'addBreak', before: 's4/present' }, 'notNow');
    scene.wait(20 * MINUTE).when('ben', { type: 'recut' });
    const before = scene.state.slots.s2?.minutes ?? 0;
    scene.when('ben', { type: 'addBreak', before: 's2/present' });
    expect(slotsOf()).toEqual(['s1', 's5', 'break', 's4', 's3', 'break', 's2']);
    expect(scene.state.slots.s2?.minutes).toBeLessThan(before);
  });

  test('[AG14] confirming takes equal, bid or scheduled, and refuses slots that are too short', () => {
    const scene = running({ minutes: 90 })
      .goTo('slotplan')
      .wait(22 * MINUTE);
    const clients = ['ann', 'ben', 'cleo', 'dan', 'eve'];
    expect(nextStep(scene.state)).toEqual({ kind: 'confirmSlots' });
    scene.refused('ann', { type: 'confirmSlots', policy: 'equal', clients }, 'tooShort');
    scene.refused('ann', { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ann'] }, 'badInput');
    scene.refused('ann', { type: 'confirmSlots', policy: 'equal', clients: ['zoe'] }, 'unknownMember');
    scene.refused('ben', { type: 'confirmSlots', policy: 'scheduled', clients: ['ben'] }, 'notLead');
    scene.when('eve', { type: 'requestSlot', slot: true, minutes: 25, favours: ['dan'] });
    scene.when('dan', { type: 'requestSlot', slot: true, minutes: 15, favours: [] });
    scene.refused('dan', { type: 'requestSlot', slot: true, minutes: 15, favours: ['dan'] }, 'badInput');
    scene.when('ann', { type: 'confirmSlots', policy: 'bid', clients: ['eve', 'dan'] });
    expect(scene.state.agenda.filter((stage) => stage.key.endsWith('/present')).map((stage) => stage.slot)).toEqual([
      's5',
      's4',
    ]);
    const [eve, dan] = [scene.state.slots.s5?.minutes ?? 0, scene.state.slots.s4?.minutes ?? 0];
    expect([eve, dan]).toEqual([25, 15]);
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeLessThanOrEqual(0);
    scene.when('ann', { type: 'confirmSlots', policy: 'scheduled', clients: ['cleo', 'dan'] });
    expect(scene.state.slots.s3?.minutes).toBe(scene.state.slots.s4?.minutes);
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance' });
    scene.goTo('s3/questions');
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.when('ann', { type: 'goBack', to: 'slotplan' });
    scene.refused('ann', { type: 'confirmSlots', policy: 'scheduled', clients: ['ben'] }, 'notNow');
  });

  test('[AG15] where nobody leads more than half move the meeting, and two get more time', () => {
    const scene = running({ lead: null });
    scene.refused('ann', { type: 'advanceStage' }, 'notLead');
    scene.when('ann', { type: 'askToMoveOn', on: true });
    scene.refused('ann', { type: 'askToMoveOn', on: true }, 'notNow');
    scene.when('ben', { type: 'askToMoveOn', on: true });
    scene.when('ben', { type: 'askToMoveOn', on: false });
    scene.when('cleo', { type: 'askToMoveOn', on: true });
    expect(scene.stage).toBe('open');
    scene.when('ben', { type: 'askToMoveOn', on: true });
    expect(scene.stage).toBe('checkin');
    scene.when('eve', { type: 'askForTime', on: true });
    scene.when('dan', { type: 'askForTime', on: true });
    expect(stageClock(scene.state, scene.now)?.ofMs).toBe(10 * MINUTE);
    running().refused('ben', { type: 'askToMoveOn', on: true }, 'notNow');
    const alone = running({ lead: null, members: ['ann'] });
    alone.when('ann', { type: 'askToMoveOn', on: true });
    expect(alone.stage).toBe('open');
  });

  test('[AG16] after the last stage Next ends the meeting, and then nothing moves', () => {
    const scene = running({ members: ['ann', 'ben', 'cleo'] }).goTo('close');
    expect(nextStep(scene.state)).toMatchObject({ kind: 'passFloor' });
    expect(types(scene.when('ann', { type: 'advanceStage' }))).toEqual(['meetingEnded']);
    expect(scene.state).toMatchObject({ status: 'ended', current: null, endedAt: scene.now });
    scene.refused('ann', { type: 'startMeeting' }, 'ended');
    scene.refused('ben', { type: 'raiseHand', from: 'close' }, 'ended');
    scene.when('ben', { type: 'leave' });
  });
});
