import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, isDay, weekdayOf, type Day } from './day.js';

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }).map(dayFromNumber);

describe('a day', () => {
  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', null, 20260101])(
    'refuses %s, which is no day', (value) => expect(isDay(value)).toBe(false),
  );

  it('exists in leap years only where it should', () => {
    expect(['2024-02-29', '2000-02-29', '1900-02-29'].map(isDay)).toEqual([true, true, false]);
  });

  it('survives the way to a number and back, from year 1 to 9999', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(dayFromNumber(dayNumber(day))).toBe(day);
    }));
  });

  it('counts the days between as many as are added', () => {
    fc.assert(fc.property(fc.integer({ min: -9_999, max: 9_999 }), (days) => {
      expect(daysBetween('2026-01-01', addDays('2026-01-01', days))).toBe(days);
    }));
  });

  it.each<[Day, number, Day]>([
    ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-01', 36, '2029-01-01'], ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('knows its weekday', () => {
    expect((['2026-01-05', '2026-01-11', '1969-12-31'] as const).map(weekdayOf)).toEqual([1, 7, 3]);
  });
});
