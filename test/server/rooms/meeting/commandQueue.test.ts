import { expect, test } from 'vitest';
import { CommandQueue } from '../../../../server/rooms/meeting/commandQueue';
import { gatherForEach } from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben']);

test('a fault in applying what a rule decided is answered, saves nothing, and holds up no later command', async () => {
  const { store, clock, app } = running;
  const { meeting, lead } = here;
  const state = app.meetings.inMemory(meeting)!.meeting();
  let isBroken = true;
  const broken = Object.defineProperty({ ...state }, 'broken', {
    enumerable: true,
    get: () => {
      if (isBroken) throw new Error('this state cannot be carried on');
    },
  });
  const queue = new CommandQueue(meeting, broken, { store, clock, chance: () => 0.5, announce: () => {} });
  const speakOneByOne = () =>
    queue.submit({ type: 'setOneVoice', on: true }, { kind: 'member', member: lead.me }, null);
  await expect(speakOneByOne()).rejects.toThrow('cannot be carried on');
  expect(await store.readEvents(meeting, state.version)).toEqual([]);
  isBroken = false;
  expect(await speakOneByOne()).toEqual({ version: state.version + 1 });
});
