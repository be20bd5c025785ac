import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openOutbox } from '../../../server/outbox/outbox';
import { HandClock, turns } from '../../support/clock';

/** So many turns of the queue of promises, which nothing else of this program comes between. */
const steps = async (count: number) => {
  for (let step = 0; step < count; step += 1) await null;
};

test.each(Array.from({ length: 12 }, (_, count) => count))(
  'a message that is stored %i steps after the store was found empty is sent at once',
  async (count) => {
    const clock = new HandClock();
    const stored: { id: string; attempts: number; nextAt: number }[] = [];
    const sent: string[] = [];
    let looked = 0;
    const outbox = openOutbox(
      {
        notTaken: '',
        atOnce: 1,
        retries: [],
        async waiting() {
          looked += 1;
          const found = stored.slice(0, 1);
          if (looked === 1)
            void steps(count).then(() => {
              stored.push({ id: 'later', attempts: 0, nextAt: clock.now() });
              outbox.wake();
            });
          return found;
        },
        isOfUse: async () => true,
        drop: async () => {},
        send: async ({ id }) => {
          sent.push(id);
          return { kind: 'taken' };
        },
        taken: async () => void stored.pop(),
        tryLater: async () => {},
        giveUp: async () => {},
      },
      { clock, log: pino({ level: 'silent' }) },
    );
    outbox.wake();
    await turns();
    expect(sent).toEqual(['later']);
    await outbox.stop();
  },
);
