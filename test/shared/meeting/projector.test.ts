import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import type { Meeting } from '../../../shared/meeting/state';
import { projectorMiddle, projectorOrder, projectorPrompt } from '../../../shared/meeting/views/projector';
import { templates } from '../../../shared/templates/templates';
import { opened, running, type Scene } from './support';

/** All that a projector is told about the people in a meeting, beside stage and clocks. */
const shown = ({ state, now }: Scene) => ({
  middle: projectorMiddle(state, now),
  order: projectorOrder(state),
  prompt: projectorPrompt(state),
});

const round = (scene: Scene) => {
  const { middle } = shown(scene);
  if (middle.kind !== 'round') throw new Error(`shows ${middle.kind}`);
  return middle;
};
const marks = (scene: Scene) => round(scene).seats.map(({ member, mark }) => `${member} ${mark}`);

describe('what a projector shows', () => {
  test('[SC1] a round: who speaks, who is next, who has spoken, and the order in one line', () => {
    const scene = running().goTo('checkin');
    const order = scene.state.order;
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = order;
    expect(marks(scene)).toEqual([
      `${first} speaks`,
      `${second} next`,
      `${third} none`,
      `${fourth} none`,
      `${fifth} none`,
    ]);
    expect(round(scene)).toMatchObject({ centre: first, asked: null, opener: first });
    expect(shown(scene).order).toEqual([second, third, fourth]);
    expect(shown(scene).prompt).toBe('group.checkin.client');
    scene.when(first, { type: 'handOn', turnOf: first });
    expect(marks(scene).slice(0, 3)).toEqual([`${first} done`, `${second} speaks`, `${third} next`]);
    expect(round(scene)).toMatchObject({ centre: second, opener: first });
  });

  test('[SC1] a question: who asks is in the middle and says whom, and hands come after in their order', () => {
    const scene = running().goTo('s1/questions');
    const client = scene.state.slots.s1?.client ?? '';
    const coaches = scene.state.order.filter((member) => member !== client);
    for (const member of [...coaches].reverse()) scene.when(member, { type: 'raiseHand' });
    const asker = round(scene).centre ?? '';
    expect(coaches).toContain(asker);
    expect(round(scene).asked).toBe(client);
    expect(marks(scene)).toContain(`${client} client`);
    expect(shown(scene).order).toHaveLength(3);
    expect(shown(scene).order).not.toContain(asker);
    expect(shown(scene).prompt).toMatch(/\.coach$/);
  });

  test('[SC1] pairs and trios: the groups with their names, and no order for all', () => {
    const members = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gus'];
    const scene = opened({ template: 'frame.group/block.troika', minutes: 120 });
    for (const member of members) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    scene.goTo('s1/share');
    expect(shown(scene).middle).toEqual({
      kind: 'groups',
      parts: 'trios',
      groups: [
        { number: 1, members: ['ben', 'cleo', 'dan'], client: 'ben', speaks: ['ben'] },
        { number: 2, members: ['eve', 'finn', 'gus'], client: 'eve', speaks: ['eve'] },
      ],
    });
    expect(shown(scene).order).toEqual([]);
  });

  test('[SC1] before the start and after the end: who sits here, and nobody called', () => {
    const scene = opened();
    for (const member of ['ann', 'ben']) scene.sit(member);
    // Somebody who waits to be let in is not shown.
    scene.connect('zoe');
    expect(marks(scene)).toEqual(['ann none', 'ben none']);
    expect(shown(scene)).toMatchObject({ order: [], prompt: 'lobby.coach' });
  });
});

describe('what a projector never shows', () => {
  test('[SC2] an evaluation: only how many have answered, whoever it was', () => {
    const one = running().goTo('evaluate');
    const other = running().goTo('evaluate');
    one.when('ann', { type: 'sendEvaluation' });
    other.when('dan', { type: 'sendEvaluation' });
    expect(shown(one).middle).toEqual({ kind: 'count', what: 'forms', done: 1, of: 5 });
    expect(shown(other)).toEqual(shown(one));
    for (const member of ['ben', 'cleo', 'dan', 'eve']) one.when(member, { type: 'sendEvaluation' });
    one.system({ type: 'freezeEvaluation', round: 1 });
    expect(shown(one).middle).toEqual({ kind: 'count', what: 'forms', done: 5, of: 5 });
  });

  test('[SC2] a result: the screen is the same whatever the answers were', () => {
    const scene = running().goTo('evaluate');
    const results = [1, 7].map((score): Meeting => {
      const result = { answerers: 5, shape: 'sums' as const, totals: [score * 5, score * 5, score * 5] };
      return { ...scene.state, evaluation: { phase: 'published', round: 1, present: 5, result } };
    });
    const [low, high] = results.map((state) => [projectorMiddle(state, scene.now), projectorOrder(state)]);
    expect(low).toEqual(high);
    expect(JSON.stringify(low)).not.toMatch(/35/);
  });

  test('[SC2] an open form that the meeting left for another stage does not cover that stage', () => {
    const scene = running().goTo('evaluate');
    scene.when('ann', { type: 'sendEvaluation' });
    scene.when('ann', { type: 'goBack', to: 'checkin' });
    expect(shown(scene).middle.kind).toBe('round');
  });

  test('[SC2] votes and wishes, a lost connection, muted people, and who supports whom', () => {
    const scene = running().goTo('slotplan');
    const before = shown(scene);
    scene.when('ben', { type: 'requestSlot', slot: true, minutes: 20, favours: ['cleo'] });
    expect(shown(scene)).toEqual(before);
    const inCheckin = running().goTo('checkin');
    const last = inCheckin.state.order.at(-1) ?? '';
    const seats = round(inCheckin).seats;
    inCheckin.drop(last);
    expect(round(inCheckin).seats).toEqual(seats);
  });

  test('[SC2] the words for the lead alone, in any stage of any format', () => {
    const { state } = running().goTo('checkin');
    const [now] = state.agenda.filter(({ key }) => key === state.current);
    if (now === undefined) throw new Error('no stage in hand');
    const inFrames = Object.values(templates.frames).flatMap(({ stages }) => stages);
    const inBlocks = Object.values(templates.blocks).flatMap(({ stages }) => stages);
    const seen = [...inFrames, ...inBlocks].flatMap((stage) => {
      if (stage.kind === 'block') return [];
      const slot = inBlocks.includes(stage) ? 's1' : null;
      const planned = { ...now, words: stage.words, kind: stage.kind, order: stage.order, slot };
      return projectorPrompt({ ...state, agenda: [planned] });
    });
    expect(seen.length).toBeGreaterThan(120);
    for (const prompt of seen) {
      expect(prompt).toMatch(/\.(coach|client)$/);
      expect(textAt(prompt), prompt).toEqual(expect.any(String));
    }
  });
});

/** The text of a key in the catalogue. */
const textAt = (key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], english.method);
