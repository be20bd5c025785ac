import { describe, expect, test } from 'vitest';
import { mayConnect } from '../../../shared/meeting/rights/connection';
import { comesInAtOnce, isInRoom } from '../../../shared/meeting/rights/entry';
import { knock } from '../../../shared/meeting/rules/attendance';
import type { Meeting } from '../../../shared/meeting/state';
import { randomMeeting } from '../../fixtures/wholeMeetings';
import { printedSeed } from '../../support/random';
import { lobby, running } from './support';

/** The same meeting, in a stage that names guest speakers. */
const named = (meeting: Meeting): Meeting => ({
  ...meeting,
  agenda: meeting.agenda.map((stage) => ({ ...stage, speaks: { mode: 'talk', from: ['speaker'] } })),
});
const places = (meeting: Meeting, member: string) => ({
  room: isInRoom(meeting, member),
  media: mayConnect(meeting, member, meeting.startsAt),
});
const inside = { room: true, media: true };
const outside = { room: false, media: false };

describe('a guest speaker who was let in', () => {
  const letIn = (scene = running()) => {
    scene.connect('hana', 'speaker');
    scene.when('hana', { type: 'knock' });
    return scene;
  };

  test('[MR5][RC5] and has not sat down is in the room in the stages that name them, and in the lobby', () => {
    const { state } = letIn();
    expect(places(state, 'hana')).toEqual(outside);
    expect(places(named(state), 'hana')).toEqual(inside);
    expect(places(letIn(lobby()).state, 'hana')).toEqual(inside);
  });

  test('[MR5][RC5] stands at the door in the other stages, wherever they talk', () => {
    const scene = running().sit('hana', 'speaker');
    scene.when('hana', { type: 'setSound', sound: 'elsewhere' });
    expect(isInRoom(scene.state, 'hana')).toBe(false);
    expect(isInRoom(named(scene.state), 'hana')).toBe(true);
  });

  test('[AT5] sees the end of a meeting they sat in, and no other', () => {
    const scene = letIn().sit('ivan', 'speaker');
    scene.when('ann', { type: 'endMeeting' });
    expect(isInRoom(scene.state, 'ivan')).toBe(true);
    expect(isInRoom(scene.state, 'hana')).toBe(false);
  });
});

test('[AT5] a member who was let in is in the room from then on', () => {
  const scene = lobby();
  scene.connect('gil');
  expect(isInRoom(scene.state, 'gil')).toBe(false);
  scene.when('gil', { type: 'knock' });
  expect(isInRoom(scene.state, 'gil')).toBe(true);
});

test('[AT2] whoever is said to come in at once is let in by a knock, and nobody else is', () => {
  const seed = printedSeed('entry');
  let admitted = 0;
  for (const template of ['frame.group', 'frame.virtual', 'frame.buddy']) {
    randomMeeting(template, seed, 150, (state) => {
      if (state.status === 'ended') return;
      for (const member of Object.keys(state.seats)) {
        const decided = knock(state, member, state.startsAt);
        const isLetIn = Array.isArray(decided) && decided.some(({ type }) => type === 'admitted');
        expect([member, comesInAtOnce(state, member, state.startsAt)]).toEqual([member, isLetIn]);
        if (isLetIn) admitted++;
      }
    });
  }
  expect(admitted).toBeGreaterThan(10);
});
