import { expect, test } from 'vitest';
import { currentPlace } from '../../../client/group/currentPlace';

const order = ['next', 'dates', 'lead', 'past', 'back'];
const seen = (atLine: string[], whole: string[] = []) => ({ atLine: new Set(atLine), whole: new Set(whole) });
const nowhere = { place: null, chosen: null };

test('the first part at the line is the current one, and between two parts it stays the one before', () => {
  const first = currentPlace(order, seen(['next']), nowhere);
  expect(first.place).toBe('next');
  expect(currentPlace(order, seen(['lead', 'dates']), first).place).toBe('dates');
  expect(currentPlace(order, seen([]), first).place).toBe('next');
  expect(currentPlace(order, seen([]), nowhere).place).toBeNull();
});

test('a part that somebody chose stays current beside another one and at the end of the page, until they scroll away', () => {
  const chosen = (place: string) => ({ place, chosen: place });
  expect(currentPlace(order, seen(['dates', 'lead']), chosen('lead'))).toEqual(chosen('lead'));
  expect(currentPlace(order, seen(['past'], ['back']), chosen('back'))).toEqual(chosen('back'));
  const left = currentPlace(order, seen(['past']), chosen('lead'));
  expect(left).toEqual({ place: 'past', chosen: null });
  // They come by again, and it is one of two.
  expect(currentPlace(order, seen(['dates', 'lead']), left).place).toBe('dates');
});

test('a part that somebody came for is current once it is drawn', () => {
  const came = { place: null, chosen: 'past' };
  const before = currentPlace(['next'], seen(['next']), came);
  expect(before).toEqual({ place: 'next', chosen: 'past' });
  expect(currentPlace(order, seen(['dates'], ['past']), before).place).toBe('past');
});
