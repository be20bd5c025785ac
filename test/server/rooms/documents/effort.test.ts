import { describe, expect, it } from 'vitest';
import { Effort } from '../../../../server/rooms/documents/effort';
import { LiveDocument, type Opened } from '../../../../server/rooms/documents/liveDocument';
import { largestWork, type Work } from '../../../../shared/documents/work';
import { forged, id } from '../../../shared/documents/hostile/forge';
import { HandClock } from '../../../support/clock';
import { storeForTest } from '../../../support/forTest';

/** Work in small steps, as the gate does it; `done` when it was not given up. */
const taking = (steps: number, done: () => unknown) => (work: Work) => {
  for (let spent = 0; spent < steps; spent += 100) {
    try {
      work.spend(100);
    } catch {
      return;
    }
  }
  done();
};

describe('the effort that one member may cost', () => {
  it('allows the most expensive updates a few times, then only as fast as the member earns effort back', async () => {
    const clock = new HandClock();
    const effort = new Effort(clock);
    let sent = 0;
    while (effort.wait('mallory') === 0) {
      effort.spend('mallory', largestWork);
      sent += 1;
    }
    expect(sent).toBeLessThanOrEqual(3);
    const rest = effort.wait('mallory');
    expect(rest).toBeGreaterThan(0);
    expect(effort.wait('ann')).toBe(0);
    await clock.move(rest);
    expect(effort.wait('mallory')).toBe(0);
  });

  it('never makes somebody wait who writes and draws at the speed of people', async () => {
    const clock = new HandClock();
    const effort = new Effort(clock);
    for (let update = 0; update < 20 * 60; update += 1) {
      expect(effort.wait('ann')).toBe(0);
      effort.spend('ann', 5_000);
      await clock.move(50);
    }
  });

  it('serves everybody else between two expensive updates, whoever sends them', async () => {
    const effort = new Effort(new HandClock());
    const order: string[] = [];
    const all = [
      effort.judge(
        'mallory',
        taking(500_000, () => order.push('mallory')),
      ),
      effort.judge(
        'eve',
        taking(500_000, () => order.push('eve')),
      ),
      effort.judge(
        'trudy',
        taking(500_000, () => order.push('trudy')),
      ),
    ];
    await all[0];
    await effort.judge(
      'ann',
      taking(500, () => order.push('ann')),
    );
    await Promise.all(all);
    expect(order).toEqual(['mallory', 'ann', 'eve', 'trudy']);
  });

  it('gives no update more than a few steps before its turn, however short it is and whoever sends it', async () => {
    const effort = new Effort(new HandClock());
    const attempts: number[] = [];
    const noted = (work: Work) => {
      taking(500_000, () => undefined)(work);
      attempts.push(work.budget);
    };
    const sent = Array.from({ length: 20 }, (_, at) => effort.judge(`member ${at}`, noted));
    expect(attempts).toHaveLength(20);
    expect(Math.max(...attempts)).toBeLessThanOrEqual(100_000);
    await Promise.all(sent);
    expect(attempts.filter((budget) => budget === largestWork)).toHaveLength(20);
  });

  it('ends with the answer of an update that takes more than any may', async () => {
    const effort = new Effort(new HandClock());
    const tooLarge = (work: Work) => {
      taking(2 * largestWork, () => undefined)(work);
      return work.spent > work.budget ? 'tooLarge' : 'accepted';
    };
    expect(await effort.judge('mallory', tooLarge)).toBe('tooLarge');
  });

  it('answers with a time to wait only to members who cost too much', async () => {
    const clock = new HandClock();
    const store = await storeForTest();
    const document = await LiveDocument.load(store, clock, 'g1/m1/notes/common');
    if (!document) throw new Error('no document');
    const [mallory, ann] = [await document.open('mallory', null), await document.open('ann', null)] as Opened[];
    const client = mallory?.clientId ?? 0;
    const structs = Array.from({ length: 5_000 }, (_, at) => (at === 0 ? {} : { right: id(client, at - 1) }));
    expect(await document.receive(forged([{ client, clock: 0, structs }]), 'mallory', client)).toMatchObject({
      outcome: 'committed',
    });
    const overlapping = forged(
      [],
      Array.from({ length: 10_000 }, () => [client, 0, 5_000] as const),
    );
    const answers = [];
    for (let time = 0; time < 6; time += 1) answers.push(await document.receive(overlapping, 'mallory', client));
    expect(answers[0]).toEqual({ refused: 'tooLarge' });
    const last = answers.at(-1);
    if (!last || !('outcome' in last) || last.outcome !== 'retry') throw new Error(`answered ${JSON.stringify(last)}`);
    expect(await document.open('mallory', null)).toMatchObject({ refused: 'tooFast' });
    const word = forged([{ client: ann?.clientId ?? 0, clock: 0, structs: [{ text: 'word' }] }]);
    expect(await document.receive(word, 'ann', ann?.clientId ?? 0)).toEqual({ outcome: 'committed', isNew: true });
    await clock.move(last.retryIn);
    expect(await document.receive(overlapping, 'mallory', client)).toEqual({ refused: 'tooLarge' });
  });
});
