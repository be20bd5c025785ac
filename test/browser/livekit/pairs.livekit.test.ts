import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { systemClock } from '../../../server/rooms/clock';
import type { RunningApp } from '../../support/app';
import { mayRun } from '../../support/livekit/program';
import { type RunningLivekit, runLivekit } from '../../support/livekit/server';
import { Browsers } from '../support/browsers';
import { serve, splitIntoPairs } from '../support/media/breakoutMeeting';
import { keepPictures, tellScreens } from '../support/people';

describe.runIf(mayRun)('pairs, carried by LiveKit', () => {
  let livekit: RunningLivekit;
  let running: RunningApp<typeof systemClock>;
  let browsers: Browsers;
  beforeAll(async () => {
    livekit = await runLivekit();
    running = await serve(livekit.media);
    browsers = new Browsers();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await keepPictures(task.name);
    await tellScreens();
  });
  afterAll(async () => {
    await browsers?.close();
    await running?.stop();
    await livekit?.end();
  });

  test('[BR9] four people in two pairs hear and see their partner alone, and afterwards all again, in one room', async () => {
    await splitIntoPairs(running, browsers);
    expect(await livekit.control.listRooms(), 'rooms at LiveKit').toHaveLength(1);
    expect(livekit.warnings).toEqual([]);
  });
});
