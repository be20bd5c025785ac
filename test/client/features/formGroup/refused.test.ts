import { expect, test } from 'vitest';
import { refusedPart } from '../../../../client/features/formGroup/refused';

test.each([
  [{ field: 'me' }, 'pair.me'],
  [{ field: 'name' }, 'pair.names'],
  [{ field: 'people', row: 1, why: 'email' }, 'pair.email'],
  [{ field: 'people', row: 1, why: 'name' }, 'pair.other'],
  [{ field: 'people', row: 1, why: 'twice' }, 'pair.same'],
  [{ field: 'startsAt' }, 'pair.when'],
  [{ field: 'template' }, 'pair.how'],
  [{ field: 'minutes' }, 'pair.how'],
  [{ field: 'other' }, 'pair.other'],
])('[GF1] forming a pair, %o names what stands on its page', (detail, part) => {
  expect(refusedPart(detail, true)).toBe(part);
});

test.each([
  [{ field: 'people', row: 3, why: 'email' }, 'people'],
  [{ field: 'me' }, 'me'],
  [{ field: 'name' }, 'name'],
  [{ field: 'plan' }, 'field'],
  [undefined, 'field'],
])('[GF1] forming a group, %o', (detail, part) => {
  expect(refusedPart(detail, false)).toBe(part);
});
