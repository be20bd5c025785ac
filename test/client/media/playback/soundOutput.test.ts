import { afterEach, expect, test, vi } from 'vitest';
import { createSoundOutput } from '../../../../client/media/playback/soundOutput';

afterEach(() => vi.unstubAllGlobals());

const voice = () => ({}) as MediaStreamTrack;

/** A page whose browser plays nothing before somebody clicks. */
function quietPage() {
  const page = { clicked: false };
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(private readonly tracks: MediaStreamTrack[]) {}
      getTracks() {
        return this.tracks;
      }
    },
  );
  const createElement = () => ({
    dataset: {},
    srcObject: null,
    paused: true,
    remove: () => undefined,
    play: async () => {
      if (!page.clicked) throw new DOMException('', 'NotAllowedError');
    },
  });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false, createElement }));
  return page;
}

test('a click that finds nobody to hear has done its work; whoever speaks next may need another', async () => {
  const page = quietPage();
  const output = createSoundOutput(() => undefined);
  output.play('ann', [voice()]);
  await expect.poll(() => output.blocked()).toBe(true);
  await output.resume();
  expect(output.blocked(), 'somebody waits to be heard').toBe(true);

  output.play('ann', []);
  await output.resume();
  expect(output.blocked(), 'everybody is muted').toBe(false);

  output.play('ann', [voice()]);
  await expect.poll(() => output.blocked()).toBe(true);
  page.clicked = true;
  await output.resume();
  expect(output.blocked()).toBe(false);
  output.close();
});
