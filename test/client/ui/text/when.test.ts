import { expect, test } from 'vitest';
import { dayText, timeOfDay, whenText } from '../../../../client/ui/text/when';

const now = new Date(2026, 10, 29, 15, 50).getTime();

test('a time today is only a time, and a time on another day has its date', () => {
  const tonight = new Date(2026, 10, 29, 23, 59).getTime();
  expect(whenText(tonight, now)).toBe(timeOfDay(tonight));
  expect(dayText(tonight, now)).toBeNull();
  const soonAfter = new Date(2026, 10, 30, 0, 1).getTime();
  expect(whenText(soonAfter, now)).toMatch(/Monday.*November.*30|Monday.*30.*November/);
  expect(whenText(soonAfter, now)).toContain(timeOfDay(soonAfter));
  expect(dayText(soonAfter, now)).toMatch(/Mon.*30/);
});

test('a time in four weeks has weekday, date and time, and the year when it is another one', () => {
  const later = new Date(2026, 11, 27, 13, 10).getTime();
  expect(whenText(later, now)).toMatch(/Sunday/);
  expect(whenText(later, now)).toMatch(/27/);
  expect(whenText(later, now)).toContain(timeOfDay(later));
  expect(whenText(later, now)).not.toContain('2026');
  expect(whenText(new Date(2027, 0, 3, 13, 10).getTime(), now)).toContain('2027');
});
