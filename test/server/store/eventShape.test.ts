import { expect, test } from 'vitest';
import { parsed } from '../../../server/store/events';
import { EVENT_FORMAT } from '../../../shared/meeting/upcast';
import { storedLogs } from '../../fixtures/storedLogs';
import { randomMeeting } from '../../fixtures/wholeMeetings';
import { printedSeed } from '../../support/random';

test('every event of stored logs and of random meetings has the shape that is asked of a row', () => {
  for (const { format, rows } of storedLogs()) {
    for (const row of rows) expect(parsed(JSON.stringify(row), format)).toMatchObject({ type: (row as Event).type });
  }
  const seed = printedSeed('eventShape');
  for (const template of ['frame.group', 'frame.virtual', 'frame.buddy', 'frame.cocoach']) {
    for (const event of randomMeeting(template, seed, 150).log) {
      expect(parsed(JSON.stringify(event), EVENT_FORMAT)).toEqual(event);
    }
  }
});
