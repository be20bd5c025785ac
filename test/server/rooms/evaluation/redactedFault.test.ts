import { expect, test } from 'vitest';
import { redactedFault } from '../../../../server/rooms/evaluation/redactedFault';

test('what is logged of a fault says where it happened, and nothing of what somebody wrote', () => {
  const canary = 'Ben was late\n    at last he came';
  const fault = new RangeError(`cannot save "${canary}"`, { cause: new Error(canary) });
  const logged = redactedFault(fault);
  expect(logged.fault).toBe('RangeError');
  expect(logged.stack).toMatch(/^at .*redactedFault\.test\.ts/);
  expect(JSON.stringify(logged)).not.toMatch(/Ben|last he came/);
  fault.message = 'told otherwise later';
  expect(JSON.stringify(redactedFault(fault))).not.toMatch(/Ben|last he came/);
  expect(redactedFault(canary)).toEqual({ fault: 'unknown' });
});
