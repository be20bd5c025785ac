import { describe, expect, test } from 'vitest';
import { AGENDA_UNDO_MS, undoableChange } from '../../../shared/meeting/agenda/agendaChange';
import { ownPromptOf } from '../../../shared/meeting/agenda/ownPrompt';
import { endsIfKept, partsOf } from '../../../shared/meeting/agenda/recut';
import { blockOf } from '../../../shared/meeting/agenda/slotBlock';
import type { MemberCommand } from '../../../shared/meeting/commands';
import { replay } from '../../../shared/meeting/evolve';
import { everyone, lobby, MINUTE, opened, running, type Scene, type Setting, types } from './support';

/** Flo leads and takes no part, and everybody else has a slot. */
function led(setting: Setting = {}): Scene {
  const scene = opened({ minutes: 150, lead: { member: 'flo', takesPart: false }, ...setting });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

/** Nobody leads: anybody may change what nobody leads. */
const shared = (): Scene => running({ lead: null });

const stageOf = (scene: Scene, key: string) => scene.state.agenda.find((stage) => stage.key === key);
const agendaOf = (scene: Scene) => scene.state.agenda.map(({ key, minutes, skipped }) => ({ key, minutes, skipped }));
const slotMinutes = (scene: Scene) => Object.values(scene.state.slots).map(({ minutes }) => minutes);
const lastChange = (scene: Scene): number => scene.state.changes?.recent.at(-1)?.id ?? -1;
const undo = (scene: Scene, by = 'flo') => scene.when(by, { type: 'undoAgendaChange', change: lastChange(scene) });
const shown = (scene: Scene, key: string) => {
  const stage = stageOf(scene, key);
  return stage === undefined ? undefined : ownPromptOf(scene.state, stage);
};
const write = (scene: Scene, place: string, prompt: string, by = 'flo', seen?: number) =>
  scene.system({ type: 'notePromptSet', place, prompt, by, ...(seen === undefined ? {} : { seen }) });

describe('[AG41] own texts in place of prompts', () => {
  test('the text of a stage that runs or is to come is shown instead of the prompt, and can be put back', () => {
    const scene = led();
    write(scene, 'open', 'p1');
    write(scene, 'checkin', 'p2');
    expect([shown(scene, 'open'), shown(scene, 'checkin'), shown(scene, 'progress')]).toEqual(['p1', 'p2', null]);
    scene.when('flo', { type: 'putBackPrompt', place: 'checkin' });
    expect(shown(scene, 'checkin')).toBeNull();
    scene.refused('flo', { type: 'putBackPrompt', place: 'checkin' }, 'notNow');
  });

  test('a text for all slots is shown in each, and one slot can have another or the product’s prompt', () => {
    const scene = led();
    write(scene, 'block.slot/questions', 'all');
    write(scene, 's2/questions', 'two');
    expect(['s1', 's2', 's3'].map((slot) => shown(scene, `${slot}/questions`))).toEqual(['all', 'two', 'all']);
    scene.when('flo', { type: 'putBackPrompt', place: 's2/questions' });
    expect([shown(scene, 's2/questions'), shown(scene, 's1/questions')]).toEqual([null, 'all']);
    undo(scene);
    undo(scene);
    expect(shown(scene, 's2/questions')).toBe('all');
    scene.when('flo', { type: 'putBackPrompt', place: 'block.slot/questions' });
    expect(shown(scene, 's1/questions')).toBeNull();
  });

  test('before the start every stage can have one; what is over keeps its text, and the evaluation its own words', () => {
    const before = lobby();
    write(before, 'checkin', 'p', 'ann');
    write(before, 'block.slot/present', 'q', 'ann');
    before.when('ann', { type: 'startMeeting' });
    expect([shown(before, 'checkin'), shown(before, 's1/present')]).toEqual(['p', 'q']);
    const scene = led().goTo('checkin');
    scene.refusedSystem({ type: 'notePromptSet', place: 'open', prompt: 'p', by: 'flo' }, 'notNow');
    scene.refusedSystem({ type: 'notePromptSet', place: 'evaluate', prompt: 'p', by: 'flo' }, 'notAllowed');
    scene.refusedSystem({ type: 'notePromptSet', place: 'nowhere', prompt: 'p', by: 'flo' }, 'unknownStage');
    scene.refusedSystem({ type: 'notePromptSet', place: 'block.kb/report', prompt: 'p', by: 'flo' }, 'unknownStage');
    for (const place of ['block.slot/questions/more', 'block.slot/', '/questions', '__proto__/questions', 's1'])
      scene.refusedSystem({ type: 'notePromptSet', place, prompt: 'p', by: 'flo' }, 'unknownStage');
    scene.refusedSystem({ type: 'notePromptSet', place: 'checkin', prompt: 'p', by: 'ann' }, 'notLead');
    scene.refused('ann', { type: 'putBackPrompt', place: 'checkin' }, 'notLead');
  });
});

describe('[AG42] another block', () => {
  test('a slot ahead runs another block in the same minutes; the others stay as they are', () => {
    const scene = led();
    const before = slotMinutes(scene);
    const ends = endsIfKept(scene.state, scene.now);
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.hotseat' });
    expect(partsOf(scene.state, 's2').map(({ key }) => key)).toEqual(
      ['brief', 'clarify', 'ideas', 'commit'].map((id) => `s2/${id}`),
    );
    expect(blockOf(scene.state, 's2')?.id).toBe('block.hotseat');
    expect(slotMinutes(scene)).toEqual(before);
    expect(partsOf(scene.state, 's2').reduce((sum, { minutes }) => sum + minutes, 0)).toBe(before[1]);
    expect(endsIfKept(scene.state, scene.now)).toBe(ends);
    expect(scene.state.agenda.filter(({ slot }) => slot === 's1').at(-1)?.key).toBe('s1/commit');
  });

  test('it keeps its minutes when the others share what is left, and is held like any other', () => {
    const scene = led();
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.hotseat' });
    const kept = scene.state.slots.s2?.minutes;
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 20 });
    expect(scene.state.slots.s2?.minutes).toBe(kept);
    expect(scene.state.slots.s3?.minutes).toBeLessThan(kept ?? 0);
    scene.goTo('s2/brief');
    expect(stageOf(scene, 's2/brief')?.words).toBe('hotseat.brief');
    scene.goTo('s3/present');
  });

  test('slots keep their own block when the order is confirmed anew', () => {
    const scene = led();
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.hotseat' });
    scene.goTo('slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'equal', clients: ['ben', 'ann', 'cleo'] });
    expect(partsOf(scene.state, 's2').map(({ words }) => words)[0]).toBe('hotseat.brief');
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('a block that needs more minutes than the slot has is refused with what it needs; more minutes are the way out', () => {
    const scene = led();
    const decided = scene.decide(
      { type: 'setBlock', slot: 's2', block: 'block.als' },
      { kind: 'member', member: 'flo' },
    );
    expect(decided).toMatchObject({ refused: 'tooShort', detail: { minutes: 21.5, least: expect.any(Number) } });
    scene.when('flo', { type: 'setMinutes', of: 's2', minutes: 45 });
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.als' });
    expect(scene.state.slots.s2?.minutes).toBe(45);
  });

  test('pairs and trios, blocks that find their client, and blocks for two do not stand for a slot of somebody', () => {
    const scene = led();
    for (const block of ['block.troika', 'block.kb', 'block.cleartheair'])
      scene.refused('flo', { type: 'setBlock', slot: 's2', block }, 'notAllowed');
    scene.refused('flo', { type: 'setBlock', slot: 's2', block: 'block.slot' }, 'notNow');
    scene.refused('flo', { type: 'setBlock', slot: 's2', block: 'toString' }, 'notFound');
    scene.refused('flo', { type: 'setBlock', slot: null, block: 'block.hotseat' }, 'notNow');
    scene.refused('ann', { type: 'setBlock', slot: 's2', block: 'block.hotseat' }, 'notLead');
    scene.goTo('s2/present');
    scene.refused('flo', { type: 'setBlock', slot: 's2', block: 'block.hotseat' }, 'notNow');
    scene.refused('flo', { type: 'setBlock', slot: 's1', block: 'block.hotseat' }, 'notNow');
  });

  test('before the start all slots can have another block, as far as one slot fits into the meeting', () => {
    const scene = lobby();
    scene.when('ann', { type: 'setBlock', slot: null, block: 'block.kb' });
    scene.when('ann', { type: 'setBlock', slot: null, block: 'block.troika' });
    undo(scene, 'ann');
    expect(scene.state.slotPolicy).toBe('scheduled');
    undo(scene, 'ann');
    expect(scene.state.slotPolicy).toBe('equal');
    scene.when('ann', { type: 'setBlock', slot: null, block: 'block.hotseat' });
    scene.when('ann', { type: 'startMeeting' });
    expect(new Set(scene.state.agenda.filter(({ slot }) => slot !== null).map(({ words }) => words))).toEqual(
      new Set(['hotseat.brief', 'hotseat.clarify', 'hotseat.ideas', 'hotseat.commit']),
    );
    const short = lobby({ minutes: 90, template: 'frame.group' });
    short.refused('ann', { type: 'setBlock', slot: null, block: 'block.wial' }, 'tooShort');
  });
});

const changesOf: { [K in string]: MemberCommand } = {
  'a block': { type: 'setBlock', slot: 's2', block: 'block.hotseat' },
  'the order': { type: 'orderSlots', slots: ['s5', 's4', 's3', 's2', 's1'] },
  'minutes of a stage': { type: 'setMinutes', of: 'checkin', minutes: 12 },
  'minutes of a protected stage': { type: 'setMinutes', of: 'evaluate', minutes: 9 },
  'minutes of a slot': { type: 'setMinutes', of: 's3', minutes: 30 },
  'a stage left out': { type: 'skipStage', stage: 'checkin', skipped: true },
  'a slot left out, shared': { type: 'leaveOutSlot', slot: 's4' },
  'a slot left out, saved': { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' },
  'a break': { type: 'addBreak', before: 'close' },
};

describe('[AG43] taking a change back', () => {
  test.each(Object.entries(changesOf))('%s: everything is as it was', (_, command) => {
    const scene = led();
    const before = { agenda: agendaOf(scene), slots: slotMinutes(scene), endsAt: scene.state.endsAt };
    scene.when('flo', command);
    expect(agendaOf(scene)).not.toEqual(before.agenda);
    expect(undoableChange(scene.state, scene.now)?.by).toBe('flo');
    undo(scene);
    expect({ agenda: agendaOf(scene), slots: slotMinutes(scene), endsAt: scene.state.endsAt }).toEqual(before);
    expect(undoableChange(scene.state, scene.now)).toBeNull();
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('of several changes the newest comes first, then the ones before it', () => {
    const scene = led();
    const before = agendaOf(scene);
    // A slot with a block of its own keeps its minutes, so that the others share otherwise meanwhile.
    const commands = Object.entries(changesOf).filter(
      ([name]) => name !== 'a block' && name !== 'a slot left out, shared',
    );
    for (const [, command] of commands) scene.when('flo', command);
    for (let change = undoableChange(scene.state, scene.now); change; change = undoableChange(scene.state, scene.now))
      scene.when('flo', { type: 'undoAgendaChange', change: change.id });
    expect(agendaOf(scene)).toEqual(before);
  });

  test('a change of something else in between does not matter; one of the same thing does', () => {
    const scene = led();
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 12 });
    const first = lastChange(scene);
    scene.when('flo', { type: 'setMinutes', of: 'progress', minutes: 20 });
    scene.when('flo', { type: 'undoAgendaChange', change: first });
    expect([stageOf(scene, 'checkin')?.minutes, stageOf(scene, 'progress')?.minutes]).toEqual([5, 20]);
    const second = lastChange(scene);
    scene.when('flo', { type: 'setMinutes', of: 'progress', minutes: 22 });
    scene.refused('flo', { type: 'undoAgendaChange', change: second }, 'stale');
    scene.refused('flo', { type: 'undoAgendaChange', change: first }, 'stale');
    expect(stageOf(scene, 'progress')?.minutes).toBe(22);
  });

  test('it ends after a while, and when the meeting has come to the stage', () => {
    const scene = led();
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 12 });
    const change = lastChange(scene);
    scene.refused('ann', { type: 'undoAgendaChange', change }, 'notLead');
    scene.goTo('checkin');
    scene.refused('flo', { type: 'undoAgendaChange', change }, 'notNow');
    scene.when('flo', { type: 'addBreak', before: 'close' });
    scene.wait(AGENDA_UNDO_MS + 1);
    expect(undoableChange(scene.state, scene.now)).toBeNull();
    scene.refused('flo', { type: 'undoAgendaChange', change: lastChange(scene) }, 'tooLate');
  });

  test('a slot whose minutes were saved brings back its own minutes, and not those of another one', () => {
    const scene = led();
    const ends = scene.state.endsAt;
    const saved = () => ends - scene.state.endsAt;
    scene.when('flo', { type: 'leaveOutSlot', slot: 's4', minutes: 'saved' });
    const one = saved();
    scene.when('flo', { type: 'leaveOutSlot', slot: 's5', minutes: 'saved' });
    const [first, second] = scene.state.changes?.recent ?? [];
    const both = saved();
    scene.when('flo', { type: 'undoAgendaChange', change: first?.id ?? -1 });
    expect(saved()).toBe(both - one);
    scene.when('flo', { type: 'undoAgendaChange', change: second?.id ?? -1 });
    expect(scene.state.endsAt).toBe(ends);
  });

  test('another block that is taken back leaves the minutes that were set since, and needs its own while it stays', () => {
    const scene = led();
    const [before = 0] = [scene.state.slots.s2?.minutes];
    scene.when('flo', { type: 'setMinutes', of: 's2', minutes: 45 });
    const minutes = lastChange(scene);
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.als' });
    const block = lastChange(scene);
    scene.refused('flo', { type: 'undoAgendaChange', change: minutes }, 'tooShort');
    scene.when('flo', { type: 'undoAgendaChange', change: block });
    scene.when('flo', { type: 'undoAgendaChange', change: minutes });
    expect(scene.state.slots.s2?.minutes).toBe(before);
    scene.when('flo', { type: 'setBlock', slot: 's2', block: 'block.hotseat' });
    const other = lastChange(scene);
    scene.when('flo', { type: 'setMinutes', of: 's2', minutes: 25 });
    scene.when('flo', { type: 'undoAgendaChange', change: other });
    expect([blockOf(scene.state, 's2')?.id, scene.state.slots.s2?.minutes]).toEqual(['block.slot', 25]);
    expect(replay(scene.log)).toEqual(scene.state);
  });

  test('a slot comes back only while its client is here', () => {
    const scene = led();
    scene.when('flo', { type: 'leaveOutSlot', slot: 's4' });
    const change = lastChange(scene);
    scene.when('dan', { type: 'leave' });
    scene.refused('flo', { type: 'undoAgendaChange', change }, 'notAllowed');
  });

  test('each change is one small event beside its facts', () => {
    const scene = led();
    const events = scene.when('flo', { type: 'setMinutes', of: 's3', minutes: 30 });
    expect(types(events)).toEqual(['minutesCut', 'agendaChanged']);
    expect(JSON.stringify(events.at(-1)).length).toBeLessThan(200);
  });
});

describe('[AG44] two people change the agenda at once', () => {
  test('changes of different things both hold', () => {
    const scene = shared();
    const seen = scene.state.version;
    write(scene, 'checkin', 'p', 'ann', seen);
    scene.when('ben', { type: 'setBlock', slot: 's2', block: 'block.hotseat', seen });
    scene.when('cleo', { type: 'orderSlots', slots: ['s2', 's1', 's3', 's4', 's5'], seen });
    expect(shown(scene, 'checkin')).toBe('p');
    expect(blockOf(scene.state, 's2')?.id).toBe('block.hotseat');
    expect(scene.state.agenda.find(({ slot }) => slot !== null)?.slot).toBe('s2');
  });

  test('of two changes of the same thing the second is told that it was changed, and by whom', () => {
    const scene = shared();
    const seen = scene.state.version;
    write(scene, 'checkin', 'p', 'ann', seen);
    const late = { type: 'notePromptSet', place: 'checkin', prompt: 'q', by: 'ben', seen } as const;
    expect(scene.decide(late, { kind: 'system' })).toEqual({ refused: 'stale', detail: { by: 'ann' } });
    scene.refused('ben', { type: 'putBackPrompt', place: 'checkin', seen }, 'stale');
    // Whoever has seen what holds may change it.
    write(scene, 'checkin', 'q', 'ben', scene.state.version);
    expect(shown(scene, 'checkin')).toBe('q');
  });

  test('somebody’s own quick second change is no conflict, and an undo counts as a change', () => {
    const scene = shared();
    const seen = scene.state.version;
    write(scene, 'checkin', 'p', 'ann', seen);
    write(scene, 'checkin', 'q', 'ann', seen);
    const before = scene.state.version;
    undo(scene, 'ben');
    expect(shown(scene, 'checkin')).toBe('p');
    scene.refused('ann', { type: 'putBackPrompt', place: 'checkin', seen: before }, 'stale');
  });

  test('minutes that were shared anew by a change of something else are nobody’s change', () => {
    const scene = led();
    const seen = scene.state.version;
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 20 });
    scene.when('flo', { type: 'handOver', member: 'ann' });
    scene.when('ann', { type: 'setMinutes', of: 's2', minutes: 25, seen });
    scene.refused('ann', { type: 'setMinutes', of: 'checkin', minutes: 8, seen }, 'stale');
    expect([stageOf(scene, 'checkin')?.minutes, scene.state.slots.s2?.minutes]).toEqual([20, 25]);
  });

  test('a stage that has just begun is not changed behind the backs of those in it; its text takes effect at once', () => {
    const scene = led();
    const seen = scene.state.version;
    scene.goTo('checkin').wait(MINUTE);
    scene.refused('flo', { type: 'setMinutes', of: 'checkin', minutes: 20, seen }, 'notNow');
    scene.refused('flo', { type: 'skipStage', stage: 'checkin', skipped: true, seen }, 'notNow');
    write(scene, 'checkin', 'p', 'flo', seen);
    expect(shown(scene, 'checkin')).toBe('p');
  });
});
