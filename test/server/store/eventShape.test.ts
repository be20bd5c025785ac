import { expect, test } from 'vitest';
import type { Event } from '../../../shared/meeting/events';
import { randomMeeting, wholeMeetings } from '../../fixtures/wholeMeetings';
import { storeForTest } from '../../support/forTest';
import { printedSeed } from '../../support/random';

test('every event of whole and of random meetings fits its schema and is read back unchanged', async () => {
  const seed = printedSeed('eventShape');
  const templates = ['frame.group', 'frame.virtual', 'frame.buddy', 'frame.cocoach'];
  const whole = Object.values(wholeMeetings).map((hold) => hold());
  const random = templates.map((template) => randomMeeting(template, seed, 150));
  const withMore = { type: 'memberRemoved', member: 'a', by: 'b', at: 1, fromGroup: true, notNamedYet: [2] } as Event;
  const store = await storeForTest();
  for (const [index, { log }] of [...whole, ...random, { log: [withMore] }].entries()) {
    const meeting = { id: `m${index}`, group: 'g', title: '', ordinal: 1, startsAt: 0, minutes: 90, createdAt: 0 };
    await store.createMeeting({ meeting: { ...meeting, status: 'lobby' }, group: null, members: [] }, log);
    const read: Event[] = await store.readEvents(meeting.id, 0);
    expect(read).toEqual(log);
  }
});
