import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { RunningApp } from '../../support/app';
import { Browsers } from './browsers';
import { keepPictures, tellScreens } from './people';

/** The browsers of a test file whose tests start a server each. Their windows are closed when a test ends. */
export function openBrowsers(): Browsers {
  const open = new Browsers();
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await keepPictures(task.name);
      await tellScreens();
    }
    await open.closeWindows();
  });
  afterAll(() => open.close());
  return open;
}

/**
 * The server in this process and the browsers of a test file, for tests that move its clock or offer what no other server has;
 * otherwise as `openServer`. `start` gets the folder of the built client.
 */
export function openApp<App extends Pick<RunningApp, 'stop'>>(
  start: (clientFolder: string) => Promise<App>,
): { readonly app: App; readonly browsers: Browsers } {
  let open: { app: App; browsers: Browsers } | null = null;
  beforeAll(async () => {
    const folder = resolve(import.meta.dirname, '../../../dist/client');
    open = { app: await start(folder), browsers: new Browsers() };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await keepPictures(task.name);
      await tellScreens();
    }
    await open?.browsers.closeWindows();
  });
  afterAll(async () => {
    await open?.browsers.close();
    await open?.app.stop();
  });
  const here = () => {
    if (!open) throw new Error('the server is not open yet');
    return open;
  };
  return {
    get app() {
      return here().app;
    },
    get browsers() {
      return here().browsers;
    },
  };
}
