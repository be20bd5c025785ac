import { afterAll, afterEach, beforeAll } from 'vitest';
import { Browsers } from './browsers';
import { keepPictures, tellScreens } from './people';
import { type RunningServer, runServer } from './server';

/**
 * One server and the browsers of a test file, opened before its tests and closed after them. The windows of a test are
 * closed when it ends. When it fails, they are saved as pictures and described in the output.
 */
export function openServer(
  env: Record<string, string> = {},
  flags: string[] = [],
): {
  readonly server: RunningServer;
  readonly browser: Browsers;
} {
  let open: { server: RunningServer; browser: Browsers } | null = null;
  beforeAll(async () => {
    open = { server: await runServer(env), browser: new Browsers(flags) };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await keepPictures(task.name);
      await tellScreens();
    }
    await open?.browser.closeWindows();
  });
  afterAll(async () => {
    await open?.browser.close();
    await open?.server.stop();
  });
  const here = () => {
    if (!open) throw new Error('the server is not open yet');
    return open;
  };
  return {
    get server() {
      return here().server;
    },
    get browser() {
      return here().browser;
    },
  };
}
