import { beforeEach, describe, expect, test } from 'vitest';
import { nextDeed } from '../../../server/demo/deeds';
import type { Scene as DemoScene } from '../../../server/demo/scene';
import { scripts } from '../../../server/demo/scripts/scripts';
import { Scene } from '../../shared/meeting/support';

const people = ['hanna', 'omar', 'priya', 'jonas'];
const script = scripts.group;
let scene: Scene;

beforeEach(() => {
  scene = new Scene();
  scene.system({
    type: 'openMeeting',
    id: 'm1',
    group: 'g1',
    template: script.template,
    settings: { admission: 'open', oneVoice: false, encrypted: false, sound: 'here', agreementVersion: 1 },
    startsAt: scene.now,
    unplanned: true,
    minutes: script.minutes,
    lead: { member: 'hanna', takesPart: true },
    lastOrder: [],
    lastClients: ['hanna', 'priya', 'jonas'],
  });
  for (const member of people) {
    scene.sit(member);
    scene.when(member, { type: 'setVoice', writes: true });
  }
  scene.sit('ann');
});

const deedOf = (me: string, more: Partial<DemoScene> = {}) =>
  nextDeed({
    meeting: scene.state,
    now: scene.now,
    me,
    script,
    people,
    guest: 'ann',
    done: new Set(),
    askedToLead: null,
    ...more,
  });
const commandOf = (me: string, more?: Partial<DemoScene>) => {
  const act = deedOf(me, more)?.act;
  return act?.kind === 'command' ? act.command : act;
};
const goTo = (key: string) => {
  if (scene.state.status === 'lobby') scene.when('hanna', { type: 'startMeeting' });
  while (scene.stage !== key) {
    if (scene.stage === 'order')
      scene.when('hanna', { type: 'confirmSlots', policy: 'scheduled', clients: ['omar', 'ann'] });
    scene.when('hanna', { type: 'advanceStage' });
  }
};
const slotOf = (client: string) => Object.values(scene.state.slots).find((slot) => slot.client === client)?.id ?? '';
const said = (me: string) => `said ${me} ${scene.stage}`;

describe('a simulated member', () => {
  test('waits for the person, before the start and whenever they are away or pause', () => {
    scene.drop('ann');
    for (const me of people) expect(deedOf(me)).toBeNull();
    scene.connect('ann');
    expect(commandOf('hanna')).toEqual({ type: 'startMeeting' });
    expect(deedOf('omar')).toBeNull();
    goTo('checkin');
    expect(deedOf('hanna')).not.toBeNull();
    scene.when('hanna', { type: 'pause' });
    for (const me of people) expect(deedOf(me)).toBeNull();
  });

  test('says its words, hands on when they can have been read, and does neither out of turn', () => {
    goTo('checkin');
    expect(commandOf('hanna')).toEqual({
      kind: 'change',
      change: { what: 'say', text: script.people[0]?.says.checkin },
    });
    expect(commandOf('hanna', { done: new Set([said('hanna')]) })).toMatchObject({ type: 'handOn', turnOf: 'hanna' });
    expect(deedOf('omar')).toBeNull();
  });

  test('passes where it has nothing to say', () => {
    const from = `${slotOf('omar')}/advice`;
    goTo(from);
    scene.when('priya', { type: 'handOn', turnOf: 'priya' });
    expect(commandOf('jonas')).toEqual({ type: 'passTurn', from });
  });

  test('shows its issue card and answers questions in its own slot alone', () => {
    const slot = slotOf('omar');
    goTo(`${slot}/present`);
    const done = new Set([said('omar'), `help ${slot}`]);
    expect(deedOf('omar', { done })?.act).toEqual({ kind: 'shareIssue', slot });
    expect(deedOf('priya')).toBeNull();
    goTo(`${slot}/questions`);
    expect(deedOf('omar')?.act).toEqual({ kind: 'change', change: { what: 'say', text: script.replies['2'] } });
  });

  test('asks other things in the slot of the person', () => {
    goTo(`${slotOf('ann')}/questions`);
    const asker = people.find((me) => deedOf(me)?.act.kind === 'change') ?? '';
    const words = script.people[people.indexOf(asker)]?.says['yours/questions'];
    expect(deedOf(asker)?.act).toEqual({ kind: 'change', change: { what: 'say', text: words } });
  });

  test('answers the evaluation once', () => {
    goTo('evaluate');
    expect(deedOf('priya')).toMatchObject({ once: true, act: { kind: 'answer', from: 'evaluate' } });
    scene.when('priya', { type: 'sendEvaluation' });
    expect(deedOf('priya')).toBeNull();
  });
});

describe('the simulated lead', () => {
  test('waits for the wish of the person, but not for ever, and leaves out who wants no slot', () => {
    goTo('checkin');
    scene.when('hanna', { type: 'advanceStage' });
    for (const me of people) scene.when(me, { type: 'requestSlot', slot: me === 'omar', minutes: null, favours: [] });
    const done = new Set([said('hanna')]);
    expect(deedOf('hanna', { done })).toBeNull();
    scene.wait(30_000);
    expect(commandOf('hanna', { done })).toMatchObject({ type: 'confirmSlots', clients: ['omar', 'ann'] });
    scene.when('ann', { type: 'requestSlot', slot: false, minutes: null, favours: [] });
    expect(commandOf('hanna', { done })).toMatchObject({ type: 'confirmSlots', clients: ['omar'] });
  });

  test('lets the person speak, and passes the floor on only after a long while', () => {
    goTo('checkin');
    for (const me of people) scene.when(me, { type: 'handOn', turnOf: me });
    scene.wait(40_000);
    expect(deedOf('hanna')).toBeNull();
    scene.wait(10_000);
    expect(commandOf('hanna')).toEqual({ type: 'handOn', from: 'checkin', turnOf: 'ann' });
  });

  test('hands the lead to the person who asks for it, and then leads no more', () => {
    goTo('checkin');
    const done = new Set([said('hanna')]);
    for (const me of people) scene.when(me, { type: 'handOn', turnOf: me });
    expect(commandOf('hanna', { done, askedToLead: 'ann' })).toEqual({ type: 'handOver', member: 'ann' });
    scene.when('hanna', { type: 'handOver', member: 'ann' });
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    for (const me of people) expect(deedOf(me, { done, askedToLead: 'ann' })).toBeNull();
  });
});
