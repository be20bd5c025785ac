import { describe, expect, test } from 'vitest';
import { openPanel, panelsNow, type Shown } from '../../../client/room/openPanel';
import { leadNow } from '../../../shared/meeting/people/people';
import { running, type Scene } from '../../shared/meeting/support';
import { writtenTemplate } from '../../support/writing/template';

const me = 'ben';
const nothing: Shown = { stage: null, isShared: false, panel: null, content: null };
const ask = (scene: Scene, over: Partial<Parameters<typeof openPanel>[0]> = {}) =>
  openPanel({
    meeting: scene.state,
    me,
    isFirst: false,
    isShared: false,
    choice: null,
    shown: nothing,
    isTyping: false,
    ...over,
  });

describe('which panel is open', () => {
  test('agenda setting closes for the issue, also for a person who is typing in it', () => {
    const scene = running().goTo('slotplan');
    const shown = ask(scene).now;
    expect(shown.panel).toBe('slots');
    scene.goTo('s1/present');
    for (const isTyping of [false, true]) expect(ask(scene, { shown, isTyping }).now.panel).toBeNull();
  });

  test('an open panel closes when its stage ends, unless it still shows the same', () => {
    const scene = running();
    const stages = scene.state.agenda.filter((stage) => !stage.skipped).map(({ key }) => key);
    let kept = 0;
    for (const [index, stage] of stages.entries()) {
      const next = stages[index + 1];
      if (next === undefined) break;
      scene.goTo(stage);
      const slot = scene.state.agenda.find(({ key }) => key === stage)?.slot;
      const open = panelsNow(scene.state, me, false).map(
        (panel) => ask(scene, { choice: { stage, panel, whileShared: false } }).now,
      );
      scene.goTo(next);
      const isSameSlot = scene.state.agenda.find(({ key }) => key === next)?.slot === slot;
      const possible = panelsNow(scene.state, me, false);
      for (const shown of open) {
        const quiet = ask(scene, { shown }).now.panel;
        const { now, isKept } = ask(scene, { shown, isTyping: true });
        if (now.panel !== null) expect(possible, `${shown.panel} from ${stage} to ${next}`).toContain(now.panel);
        if (shown.panel === 'slots') expect(now.panel).toBe(quiet);
        if (isKept && (shown.panel === 'plan' || shown.panel === 'envelope')) expect(isSameSlot).toBe(true);
        if (isKept) kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(0);
  });

  test('a form that is still open closes with its stage when the lead goes back, also for people who write in it', () => {
    const scene = running().goTo('evaluate');
    const shown = ask(scene).now;
    expect(shown.panel).toBe('evaluation');
    const earlier = scene.state.agenda.filter(({ skipped }) => !skipped).map(({ key }) => key);
    const lead = leadNow(scene.state) ?? '';
    scene.when(lead, { type: 'goBack', to: earlier[earlier.indexOf('evaluate') - 1] ?? '' });
    expect(panelsNow(scene.state, me, false)).not.toContain('evaluation');
    for (const isTyping of [false, true]) expect(ask(scene, { shown, isTyping }).now.panel).not.toBe('evaluation');
    scene.goTo('evaluate');
    expect(ask(scene).now.panel).toBe('evaluation');
  });

  test('the list that a stage makes opens by itself and stays within reach', () => {
    const call = running({ template: 'frame.extnet', minutes: 60 }).goTo('call');
    expect(ask(call).now.panel).toBe('requests');
    expect(panelsNow(call.state, me, false)).not.toContain('scores');
    const forum = running({ template: 'frame.forum', minutes: 240 }).goTo('parking');
    expect(ask(forum).now.panel).toBe('scores');
    forum.goTo('house');
    expect(ask(forum).now.panel).toBeNull();
    expect(panelsNow(forum.state, me, false)).toContain('scores');
  });

  test('[WR1] the page opens by itself for those who write, and is within reach from then on', () => {
    const scene = running({ template: writtenTemplate, minutes: 180 }).goTo('priorities');
    expect(ask(scene).now.panel).toBe('pages');
    expect(ask(scene, { isShared: true }).now.panel).toBe('pages');
    expect(ask(scene, { choice: { stage: 'priorities', panel: 'board', whileShared: false } }).now.panel).toBe('board');
    const shown = ask(scene).now;
    scene.goTo('progress');
    expect(ask(scene, { shown, isTyping: true })).toMatchObject({ isKept: true, now: { panel: 'pages' } });
    expect(ask(scene, { shown }).now.panel).not.toBe('pages');
    expect(panelsNow(scene.state, me, false)).toContain('pages');
    // In my own slot the others write.
    scene.goTo('s2/judge');
    expect(ask(scene).now.panel).toBeNull();
    expect(ask(scene, { me: 'cleo' }).now.panel).toBe('pages');
    expect(panelsNow(running().state, me, false)).not.toContain('pages');
  });

  test('a person who writes notes keeps them open, and a choice lasts for its stage', () => {
    const scene = running().goTo('s1/present');
    const choice = { stage: 's1/present', panel: 'notes', whileShared: false } as const;
    const shown = ask(scene, { choice }).now;
    expect(shown.panel).toBe('notes');
    scene.goTo('s1/questions');
    expect(ask(scene, { choice, shown, isTyping: true })).toMatchObject({ isKept: true, now: { panel: 'notes' } });
    expect(ask(scene, { choice, shown }).now.panel).toBeNull();
  });

  test('a slot that nobody has yet has neither plan nor envelope, for nobody could accept what is written', () => {
    const scene = running({ template: 'frame.orientation', minutes: 120 }).goTo('demo/present');
    expect(scene.state.slots.demo?.client).toBe('');
    expect(panelsNow(scene.state, me, true)).not.toContain('plan');
    expect(panelsNow(scene.state, me, true)).not.toContain('envelope');
    scene.when('ben', { type: 'setClient', slot: 'demo', member: 'ben' });
    expect(panelsNow(scene.state, me, true)).toContain('envelope');
  });

  test('a ballot and a free slot open their panel by themselves, and a shared screen does not cover it', () => {
    const scene = running({ template: 'frame.group/block.kb', minutes: 120 }).goTo('s1/casting');
    expect(ask(scene, { isShared: true }).now.panel).toBe('ballot');
    expect(ask(running({ template: 'frame.orientation', minutes: 120 }).goTo('demo/present')).now.panel).toBe('ballot');
  });
});
