import { describe, expect, it } from 'vitest';
import { Effort } from '../../../../server/rooms/documents/effort';
import { LiveDocument, type Opened } from '../../../../server/rooms/documents/liveDocument';
import { openSqliteStore } from '../../../../server/store/engines/sqlite';
import { largestWork } from '../../../../shared/documents/work';
import { forged, id } from '../../../shared/documents/hostile/forge';
import { HandClock } from '../../../support/clock';

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
    const dear = (name: string) =>
      effort.judge(name, 50_000, (work) => {
        order.push(name);
        work.spend(500_000);
      });
    const all = [dear('mallory'), dear('eve'), dear('trudy')];
    await all[0];
    await effort.judge('ann', 100, () => order.push('ann'));
    await Promise.all(all);
    expect(order).toEqual(['mallory', 'ann', 'eve', 'trudy']);
  });

  it('expects the update after an expensive one to be expensive too, however short it is', async () => {
    const effort = new Effort(new HandClock());
    const order: string[] = [];
    const short = (name: string, steps: number) =>
      effort.judge(name, 30, (work) => {
        order.push(name);
        work.spend(steps);
      });
    await short('mallory', 500_000);
    const again = [short('mallory', 500_000), short('mallory', 500_000)];
    await again[0];
    await short('ann', 500);
    await Promise.all(again);
    expect(order).toEqual(['mallory', 'mallory', 'ann', 'mallory']);
  });

  it('answers with a time to wait only to members who cost too much', async () => {
    const clock = new HandClock();
    const store = await openSqliteStore({ file: ':memory:' });
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
    await store.close();
  });
});
