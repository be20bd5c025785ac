import { expect, test, vi } from 'vitest';
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

test('somebody who travels reads times as the clock shows them where they are now', () => {
  const noon = Date.UTC(2026, 10, 29, 12, 0);
  const inZone = (zone: string) => {
    vi.stubEnv('TZ', zone);
    return timeOfDay(noon);
  };
  expect(inZone('Europe/Berlin')).toMatch(/^(13:00|1:00\sPM)$/);
  expect(inZone('America/New_York')).toMatch(/^(07:00|7:00\sAM)$/);
});
