import { expect, test } from 'vitest';
import type { Connection, RoomChannel } from '../../../../server/rooms/meeting/connection';
import { PresenceNotes } from '../../../../server/rooms/meeting/presenceNotes';
import type { PresenceNews } from '../../../../shared/protocol/presence';
import { HandClock } from '../../../support/clock';

const on = (member: string, microphone: boolean): PresenceNews => ({
  kind: 'media',
  microphone,
  camera: false,
  screen: false,
  member,
  tab: 'tab of Ann',
});

test('a member who borrows the name of another tab neither hides nor ends what it says', async () => {
  const clock = new HandClock();
  const shown: unknown[] = [];
  const channel: RoomChannel = { emit: () => {}, emitVolatile: (_event, news) => void shown.push(news) };
  const notes = new PresenceNotes(channel, clock);
  const heard = (): unknown => {
    let news: unknown = null;
    const emit = (_event: string, told: unknown) => {
      news = told;
    };
    notes.arrived({ emit } as unknown as Connection);
    return news;
  };
  notes.relay(on('ann', true));
  notes.relay(on('mallory', false));
  await clock.move(100);
  expect(shown).toEqual([[on('ann', true), on('mallory', false)]]);
  expect(heard()).toEqual([on('ann', true), on('mallory', false)]);
  notes.gone({ member: 'mallory', tab: 'tab of Ann' } as Connection, []);
  expect(heard()).toEqual([on('ann', true)]);
});
