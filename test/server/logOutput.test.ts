import { expect, test } from 'vitest';
import { LogOutput } from '../../server/logOutput';

/** A sink that takes only so many bytes at a time, or fails as a disk or a pipe does. */
function place() {
  const later: { run: () => void; ms: number }[] = [];
  const here = {
    text: '',
    room: Number.POSITIVE_INFINITY,
    fault: null as string | null,
    put(bytes: Uint8Array): number {
      const taken = Math.min(bytes.length, here.room);
      if (taken === 0) throw Object.assign(new Error('no'), { code: here.fault ?? 'EAGAIN' });
      here.room -= taken;
      here.text += Buffer.from(bytes.subarray(0, taken)).toString();
      return taken;
    },
    /** From now on the sink takes nothing. */
    fail(code: string, afterBytes = 0) {
      here.fault = code;
      here.room = afterBytes;
    },
    work() {
      here.room = Number.POSITIVE_INFINITY;
    },
    passTime() {
      for (const { run } of later.splice(0)) run();
    },
    timers: () => later.length,
  };
  const output = new LogOutput({
    put: here.put,
    say: (lost) => `lost ${lost}\n`,
    later: (run, ms) => void later.push({ run, ms }),
  });
  return { here, output };
}

test('lines are written at once', () => {
  const { here, output } = place();
  output.write('one\n');
  output.write('two\n');
  expect(here.text).toBe('one\ntwo\n');
  expect(here.timers()).toBe(0);
});

test.each(['ENOSPC', 'EPIPE', 'EIO', 'EFBIG', 'EBADF'])(
  '%s loses lines, counts them, and reports the loss once',
  (code) => {
    const { here, output } = place();
    output.write('before\n');
    here.fail(code);
    for (let n = 0; n < 5; n += 1) output.write(`lost ${n}\n`);
    here.passTime();
    expect(output.lost).toBe(5);
    output.write('lost too\n');
    here.passTime();
    expect(output.lost).toBe(6);
    here.work();
    here.passTime();
    output.write('after\n');
    expect(here.text).toBe('before\nlost 6\nafter\n');
    expect(here.timers()).toBe(0);
  },
);

test('lost lines are reported even when nothing else is logged', () => {
  const { here, output } = place();
  here.fail('ENOSPC');
  output.write('gone\n');
  here.passTime();
  here.work();
  here.passTime();
  expect(here.text).toBe('lost 1\n');
});

test('a line that broke off does not run into the next one', () => {
  const { here, output } = place();
  here.fail('ENOSPC', 4);
  output.write('broken\n');
  here.work();
  here.passTime();
  output.write('whole\n');
  expect(here.text).toBe('brok\nlost 1\nwhole\n');
  expect(output.lost).toBe(1);
});

test('a pipe that is full for a while gets every line later, in order and complete', () => {
  const { here, output } = place();
  here.fail('EAGAIN', 6);
  for (const line of ['one\n', 'two\n', 'three\n']) output.write(line);
  here.passTime();
  expect(here.text).toBe('one\ntw');
  here.work();
  here.passTime();
  expect(here.text).toBe('one\ntwo\nthree\n');
  expect(output.lost).toBe(0);
});

test('a pipe that nobody reads costs a bounded amount of memory, then lines', () => {
  const { here, output } = place();
  here.fail('EAGAIN');
  const line = `${'x'.repeat(999)}\n`;
  for (let n = 0; n < 1_500; n += 1) output.write(line);
  expect(output.lost).toBe(500);
  here.work();
  here.passTime();
  expect(here.text).toBe(`lost 500\n${line.repeat(1_000)}`);
});

test('a fault while the loss is being reported keeps the count right', () => {
  const { here, output } = place();
  here.fail('ENOSPC');
  output.write('gone\n');
  here.passTime();
  here.fail('ENOSPC', 3);
  here.passTime();
  output.write('gone too\n');
  here.passTime();
  here.work();
  here.passTime();
  expect(here.text).toBe('los\nlost 2\n');
  expect(output.lost).toBe(2);
});
