import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, dayFromNumber, dayNumber, partsOf, weekdayOf, type Day } from '../model/index.js';
import { periodOf, startsOfPeriods, type PeriodOptions, type PeriodUnit } from './periods.js';
import { dayOfWeek, isoWeekOf, weekOf, weeksInYear } from './weeks.js';

const days = fc.integer({ min: dayNumber('1995-01-01'), max: dayNumber('2045-12-31') }).map(dayFromNumber);
const units = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'half', 'year', 'fiscal-year');
const options: fc.Arbitrary<PeriodOptions> = fc.record({
  fiscalYearStartsInMonth: fc.integer({ min: 1, max: 12 }), weekStartsOn: fc.constantFrom(1, 6, 7),
});

/** Whether a period begins on this day, by the definition of each. */
function begins(day: Day, unit: PeriodUnit, { fiscalYearStartsInMonth = 1, weekStartsOn = 1 }: PeriodOptions): boolean {
  const { month, day: date } = partsOf(day);
  const since = (month - fiscalYearStartsInMonth + 12) % 12;
  if (unit === 'day') return true;
  if (unit === 'week') return weekdayOf(day) === weekStartsOn;
  if (date !== 1) return false;
  if (unit === 'month') return true;
  if (unit === 'year') return month === 1;
  return since % { 'quarter': 3, 'half': 6, 'fiscal-year': 12 }[unit] === 0;
}

/** The ISO week by the rule of the Thursday, one day at a time. */
function slowIsoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const { year } = partsOf(thursday);
  let week = 0;
  for (let at = thursday; partsOf(at).year === year; at = addDays(at, -7)) week += 1;
  return { year, week };
}

describe('periods', () => {
  it('begin and end where going through the days one by one says', () => {
    fc.assert(fc.property(days, units, options, (day, unit, given) => {
      const { startsOn, endsOn } = periodOf(day, unit, given);
      let first = day;
      while (!begins(first, unit, given)) first = addDays(first, -1);
      let last = day;
      while (!begins(addDays(last, 1), unit, given)) last = addDays(last, 1);
      expect([startsOn, endsOn]).toEqual([first, last]);
    }), { numRuns: 500 });
  });

  it('are numbered from the beginning of their year', () => {
    fc.assert(fc.property(days, fc.constantFrom<PeriodUnit>('month', 'quarter', 'half'), options, (day, unit, given) => {
      const { number, year, startsOn } = periodOf(day, unit, given);
      const whole = periodOf(day, unit === 'month' ? 'year' : 'fiscal-year', given);
      const starts = startsOfPeriods(unit, whole.startsOn, whole.endsOn, given);
      expect(starts[number - 1]).toBe(startsOn);
      expect(year).toBe(whole.year);
    }), { numRuns: 300 });
  });

  it('give an axis all their beginnings, the first at or before its own', () => {
    fc.assert(fc.property(days, fc.nat({ max: 900 }), units, options, (from, length, unit, given) => {
      const to = addDays(from, length);
      const starts: Day[] = [periodOf(from, unit, given).startsOn];
      for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (begins(at, unit, given)) starts.push(at);
      expect(startsOfPeriods(unit, from, to, given)).toEqual(starts);
    }), { numRuns: 200 });
  });

  it.each<[Day, PeriodUnit, number, string, string, number, number]>([
    ['2026-02-14', 'quarter', 1, '2026-01-01', '2026-03-31', 2026, 1],
    ['2026-02-14', 'quarter', 4, '2026-01-01', '2026-03-31', 2026, 4],
    ['2026-02-14', 'fiscal-year', 4, '2025-04-01', '2026-03-31', 2026, 2026],
    ['2026-07-01', 'fiscal-year', 7, '2026-07-01', '2027-06-30', 2027, 2027],
    ['2026-07-01', 'half', 7, '2026-07-01', '2026-12-31', 2027, 1],
    ['2026-11-30', 'quarter', 2, '2026-11-01', '2027-01-31', 2027, 4],
    ['2024-02-29', 'month', 1, '2024-02-01', '2024-02-29', 2024, 2],
    ['2026-12-31', 'year', 10, '2026-01-01', '2026-12-31', 2026, 2026],
  ])('%s is in the %s (year from month %i) %s to %s, %i number %i', (day, unit, month, startsOn, endsOn, year, number) => {
    expect(periodOf(day, unit, { fiscalYearStartsInMonth: month })).toEqual({ unit, startsOn, endsOn, year, number });
  });

  it('end with the calendar', () => {
    expect(periodOf('9999-12-31', 'week').endsOn).toBe('9999-12-31');
    expect(periodOf('9999-12-31', 'fiscal-year', { fiscalYearStartsInMonth: 7 }).endsOn).toBe('9999-12-31');
    expect(periodOf('0001-01-01', 'week', { weekStartsOn: 7 }).startsOn).toBe('0001-01-01');
    expect(startsOfPeriods('fiscal-year', '0001-01-01', '0001-12-31', { fiscalYearStartsInMonth: 7 }))
      .toEqual(['0001-01-01', '0001-07-01']);
  });

  it('are none when the end is before the beginning', () => {
    expect(startsOfPeriods('month', '2026-03-01', '2026-02-01')).toEqual([]);
    expect(startsOfPeriods('day', '2026-03-01', '2026-02-01')).toEqual([]);
  });
});

describe('weeks', () => {
  it('are those of ISO 8601', () => {
    fc.assert(fc.property(days, (day) => {
      expect(isoWeekOf(day)).toEqual(slowIsoWeek(day));
    }), { numRuns: 500 });
  });

  it('are 53 in the years whose last days are in a week 53', () => {
    for (let year = 1990; year < 2050; year += 1) {
      expect(weeksInYear(year)).toBe(slowIsoWeek(`${year}-12-28` as Day).week);
    }
  });

  it.each<[Day, number, number]>([
    ['2026-12-31', 2026, 53], ['2027-01-01', 2026, 53], ['2027-01-04', 2027, 1], ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
  ])('%s is in %i, week %i', (day, year, week) => {
    expect(isoWeekOf(day)).toEqual({ year, week });
  });

  it('are found again by their number', () => {
    fc.assert(fc.property(days, fc.constantFrom(1, 6, 7), (day, weekStartsOn) => {
      const { year, week } = weekOf(day, { weekStartsOn });
      expect(dayOfWeek(year, week, { weekStartsOn })).toBe(periodOf(day, 'week', { weekStartsOn }).startsOn);
    }));
  });

  it('begin on Sunday with the week of 1 January in the United States', () => {
    const usual = { weekStartsOn: 7 };
    expect(weekOf('2026-01-01', usual)).toEqual({ year: 2026, week: 1 });
    expect(weekOf('2026-01-04', usual)).toEqual({ year: 2026, week: 2 });
    expect(weekOf('2025-12-28', usual)).toEqual({ year: 2026, week: 1 });
  });

  it.each([[2025, 53], [2026, 54], [2026, 0], [2026, 1.5]])('refuse %i, week %d, and say how many there are', (year, week) => {
    expect(() => dayOfWeek(year, week)).toThrow(`there is no week ${week}`);
  });

  it('have a week 53 where there is one', () => {
    expect(dayOfWeek(2026, 53)).toBe('2026-12-28');
  });
});
