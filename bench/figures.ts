import type { Page } from 'playwright-core';

/** Shared by every bench in this folder: collects figures and prints them. */

export function share(all: number[], part: number): number {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const shown = (ms: number): string => `${ms.toFixed(0)} ms`.padStart(9);

/** Prints one line; `floor` is the median to compare with. */
export function print(name: string, all: number[], floor: number | null = null): void {
  const p50 = share(all, 0.5);
  const compared = floor === null ? '' : `  ${(p50 / floor).toFixed(2)}x`;
  console.log(`${name.padEnd(52)} p50 ${shown(p50)}  p95 ${shown(share(all, 0.95))}${compared}  n=${all.length}`);
}

/** Installs `firstFrame(stream)` in the page: it resolves with the time at which a picture of the stream was first drawn. */
export const installFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(window, {
      firstFrame: (stream: MediaStream) =>
        new Promise<number>((resolve) => {
          const video = document.createElement('video');
          video.muted = true;
          video.srcObject = stream;
          document.body.append(video);
          video.requestVideoFrameCallback(() => resolve(performance.now()));
          void video.play();
        }),
    });
  });

/** Clicks (`window.click`) and resolves with the time until the first picture of `of` was drawn. */
export const untilSeen = (page: Page, adapter: 'member' | 'mesh', of: string): Promise<number> =>
  page.evaluate(
    ([which, who]) =>
      new Promise<number>((resolve) => {
        const { room } = Reflect.get(window, which) as typeof window.member;
        const draw = Reflect.get(window, 'firstFrame') as (stream: MediaStream) => Promise<number>;
        const began = performance.now();
        let found = false;
        const look = () => {
          const stream = room.state().remote.get(who)?.camera;
          if (found || !stream) return;
          found = true;
          void draw(stream).then((at) => resolve(at - began));
        };
        room.subscribe(look);
        void (Reflect.get(window, 'click') as () => unknown)();
        look();
      }),
    [adapter, of] as const,
  );
