import { getLogger, LoggerNames, LogLevel } from 'livekit-client';
import { expect, test } from 'vitest';
import { loadSdk } from '../../../../../client/media/transports/livekit/sdk';

test('a track withdrawn on its way is no error in the console of those who wait for it', async () => {
  expect(getLogger(LoggerNames.Participant).getLevel()).toBeLessThanOrEqual(LogLevel.error);
  await loadSdk();
  for (const name of [LoggerNames.Room, LoggerNames.Participant, LoggerNames.Engine])
    expect(getLogger(name).getLevel()).toBe(LogLevel.silent);
});
