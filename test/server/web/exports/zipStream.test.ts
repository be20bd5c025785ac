import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ReaderGone, ZipStream } from '../../../../server/web/exports/zipStream';
import { HandClock } from '../../../support/clock';

/** A connection whose reader takes what was written only when it is told to. */
function slowReader() {
  let take: (() => void) | null = null;
  const out = new Writable({
    highWaterMark: 1,
    write: (_bytes, _encoding, taken) => {
      take = taken;
    },
  });
  return {
    out,
    takes() {
      while (take !== null) {
        const taken: () => void = take;
        take = null;
        taken();
      }
    },
  };
}

/** Stored as it is, so that every piece of it reaches the connection. */
const picture = new Uint8Array(4 * 1024 * 1024);

function sending(clock: HandClock, out: Writable) {
  const zip = new ZipStream(out, clock);
  let ended: 'sent' | 'gone' | null = null;
  const done = zip.add('picture', picture).then(
    () => {
      ended = 'sent';
    },
    (fault: unknown) => {
      expect(fault).toBeInstanceOf(ReaderGone);
      ended = 'gone';
    },
  );
  return { done, ended: () => ended };
}

describe('a reader of an export', () => {
  test('that takes nothing for a minute has gone away', async () => {
    const clock = new HandClock();
    const { out } = slowReader();
    const reading = sending(clock, out);
    await clock.move(59_000);
    expect(reading.ended()).toBeNull();
    await clock.move(1_000);
    await reading.done;
    expect(reading.ended()).toBe('gone');
  });

  test('that takes a little twice a minute is cut after a quarter of an hour', async () => {
    const clock = new HandClock();
    const { out, takes } = slowReader();
    const reading = sending(clock, out);
    for (let half = 0; half < 29; half += 1) {
      await clock.move(30_000);
      takes();
    }
    expect(reading.ended()).toBeNull();
    await clock.move(30_000);
    await reading.done;
    expect(reading.ended()).toBe('gone');
  });
});
