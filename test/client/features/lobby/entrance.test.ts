import { describe, expect, test } from 'vitest';
import { comesLate, entranceOf, factsOf, minutesUntil } from '../../../../client/features/lobby/entrance';
import type { LobbyView, SeatView } from '../../../../shared/protocol/meeting';
import { opened, START } from '../../../shared/meeting/support';

const start = Date.UTC(2026, 4, 4, 18);
const minute = 60_000;
const lobbyView = (change: Partial<LobbyView>): LobbyView => ({
  kind: 'lobby',
  me: 'ann',
  tab: 't',
  group: 'harbour',
  title: 'Harbour group',
  groupName: 'Harbour',
  admission: 'new',
  status: 'lobby',
  startsAt: start,
  endsAt: start + 120 * minute,
  minutes: 120,
  leadName: 'Amara',
  letsIn: [],
  sound: 'here',
  hereCount: 2,
  agreement: { version: 1, lines: [], talkTime: 'lead' },
  mayChangeAgreement: false,
  serverNow: start,
  media: 'mesh',
  isMine: false,
  connectFrom: null,
  ...change,
});
const at = (view: LobbyView, now: number) => entranceOf(view, factsOf(view, null, new Map()), now).kind;

test('where everybody talks somewhere else, nobody is asked for a microphone, before they are let in either', () => {
  const facts = (sound: LobbyView['sound']) => factsOf(lobbyView({ sound }), null, new Map());
  expect(facts('elsewhere').allElsewhere).toBe(true);
  expect(facts('here').allElsewhere).toBe(false);
});

test('[BU1] in a format that begins without pictures no camera is opened by itself, in the lobby and for those who are let in', () => {
  expect(factsOf(lobbyView({}), null, new Map()).audioOnly).toBe(false);
  expect(factsOf(lobbyView({ audioOnly: true }), null, new Map()).audioOnly).toBe(true);
  for (const [template, audioOnly] of [
    ['frame.buddy', true],
    ['frame.group', false],
  ] as const) {
    const { state } = opened({ template });
    const seat = { ordinal: 1, meeting: state, people: [], prompts: [], lastChange: null };
    expect(factsOf({ ...lobbyView({}), kind: 'seat', ...seat }, state, new Map()).audioOnly).toBe(audioOnly);
  }
});

describe('what keeps people from taking their seat', () => {
  test('[AT5] the meeting opens 15 minutes before the start, and not a moment earlier', () => {
    expect(at(lobbyView({}), start - 15 * minute - 1)).toBe('tooEarly');
    expect(at(lobbyView({}), start - 15 * minute)).toBe('open');
    expect(at(lobbyView({ status: 'running' }), start - 60 * minute)).toBe('open');
  });

  test('the lead may come early to prepare, and so may people who were let in before and left', () => {
    const early = start - 6 * 24 * 60 * minute;
    expect(at(lobbyView({ isMine: true }), early)).toBe('open');
    expect(at(lobbyView({ isMine: true, admission: 'left' }), early)).toBe('left');
    expect(at(lobbyView({ admission: 'left' }), early)).toBe('left');
  });

  test('people whom the lead lets in before the meeting opens may sit down', () => {
    const scene = opened({ settings: { admission: 'ask' } });
    scene.now = START - 60 * minute;
    scene.sit('ann').connect('ben').when('ann', { type: 'admit', member: 'ben' });
    const view: SeatView = {
      ...lobbyView({}),
      kind: 'seat',
      me: 'ben',
      ordinal: 1,
      meeting: scene.state,
      people: [],
      prompts: [],
      lastChange: null,
    };
    expect(entranceOf(view, factsOf(view, scene.state, new Map()), scene.now).kind).toBe('open');
  });

  test.each(['waiting', 'refused', 'removed', 'left'] as const)('in the lobby: %s', (admission) => {
    expect(at(lobbyView({ admission }), start)).toBe(admission);
  });

  test('an ended meeting is over for everybody', () => {
    for (const admission of ['new', 'waiting', 'removed'] as const) {
      expect(at(lobbyView({ admission, status: 'ended' }), start)).toBe('ended');
    }
  });

  test('minutes are counted down to one, and outside of three hours a date says more', () => {
    expect(minutesUntil(start, start - 6 * minute)).toBe(6);
    expect(minutesUntil(start, start - 1)).toBe(1);
    expect(minutesUntil(start, start)).toBeNull();
    expect(minutesUntil(start, start - 24 * 60 * minute)).toBeNull();
  });
});

test('[AT14] whoever first sits down after the start comes late, also when they asked to come in before it', () => {
  const scene = opened({ settings: { admission: 'ask' } }).sit('ann');
  scene.connect('ben').when('ben', { type: 'knock' });
  expect(comesLate(scene.state, 'ben')).toBe(false);
  scene.when('ann', { type: 'startMeeting' });
  scene.when('ann', { type: 'admit', member: 'ben' });
  expect(comesLate(scene.state, 'ben')).toBe(true);
  scene.sit('ben');
  expect(comesLate(scene.state, 'ben'), 'they sit').toBe(false);
});
