import { describe, expect, test } from 'vitest';
import { WorkQueue, WorkQueues } from '../../shared/workQueue';

/** Work that ends when the test says so, and writes down when it began. */
function work(name: string, begun: string[]) {
  let end = () => {};
  let fail = () => {};
  const promise = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = () => reject(new Error(name));
  });
  const run = () => {
    begun.push(name);
    return promise;
  };
  return { run, end, fail };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a work queue', () => {
  test('starts a piece when the one before has ended, and answers each with its own result', async () => {
    const begun: string[] = [];
    const [first, second] = [work('first', begun), work('second', begun)];
    const queue = new WorkQueue();
    const answers = [queue.add(first.run), queue.add(second.run)];
    await turn();
    expect(begun).toEqual(['first']);
    first.end();
    await turn();
    expect(begun).toEqual(['first', 'second']);
    second.end();
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
  });

  test('continues after a failure, which concerns only its own caller', async () => {
    const queue = new WorkQueue();
    const failed = queue.add(() => Promise.reject(new Error('disk full')));
    const thrown = queue.add(() => {
      throw new Error('a fault');
    });
    const next = queue.add(() => 'done');
    await expect(failed).rejects.toThrow('disk full');
    await expect(thrown).rejects.toThrow('a fault');
    expect(await next).toBe('done');
  });

  test('never starts work in the turn in which it was added', () => {
    const begun: string[] = [];
    void new WorkQueue().add(() => begun.push('now'));
    expect(begun).toEqual([]);
  });

  test('is idle before the first and after the last piece, and settles after a failure too', async () => {
    const begun: string[] = [];
    const one = work('one', begun);
    const queue = new WorkQueue();
    expect(queue.isIdle).toBe(true);
    const answer = queue.add(one.run);
    expect(queue.isIdle).toBe(false);
    one.fail();
    await expect(answer).rejects.toThrow('one');
    await queue.settled();
    expect(queue.isIdle).toBe(true);
  });
});

describe('keyed work queues', () => {
  test('keep the order under one key while other keys go on, and leave nothing behind', async () => {
    const begun: string[] = [];
    const [slow, later, other] = [work('slow', begun), work('later', begun), work('other', begun)];
    const queues = new WorkQueues<string>();
    const answers = [queues.add('a', slow.run), queues.add('a', later.run), queues.add('b', other.run)];
    await turn();
    expect(begun).toEqual(['slow', 'other']);
    expect(queues.size).toBe(2);
    slow.fail();
    await expect(answers[0]).rejects.toThrow('slow');
    await turn();
    expect(begun).toEqual(['slow', 'other', 'later']);
    later.end();
    other.end();
    await Promise.all(answers.slice(1));
    expect(queues.size).toBe(0);
  });
});
