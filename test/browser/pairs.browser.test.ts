import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readMediaConfig } from '../../server/media/config';
import { createMesh } from '../../server/media/mesh/mesh';
import type { systemClock } from '../../server/rooms/clock';
import type { RunningApp } from '../support/app';
import { Browsers } from './support/browsers';
import { serve, splitIntoPairs, visitTrio } from './support/media/breakoutMeeting';
import { keepPictures, tellScreens } from './support/people';

let running: RunningApp<typeof systemClock>;
let browsers: Browsers;
beforeAll(async () => {
  running = await serve(createMesh(readMediaConfig({})));
  browsers = new Browsers();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await keepPictures(task.name);
    await tellScreens();
  }
  await browsers.closeWindows();
});
afterAll(async () => {
  await browsers?.close();
  await running?.stop();
});

test('[BR9] over the mesh four people in two pairs hear and see their partner alone, and afterwards all again', async () => {
  expect.hasAssertions();
  await splitIntoPairs(running, browsers);
});

test('[BR9] over the mesh the lead hears a trio and is heard by it while they visit it, and by nobody outside', async () => {
  expect.hasAssertions();
  await visitTrio(running, browsers);
});
