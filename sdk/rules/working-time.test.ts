import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, dayFromNumber, dayNumber, weekdayOf, type Day } from '../model/index.js';
import { makeWorkingTime } from './working-time.js';

const base = dayNumber('2026-01-01');
const days = fc.integer({ min: -60, max: 60 }).map((offset) => dayFromNumber(base + offset));
const calendars = fc.record({
  workingWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  holidays: fc.array(days.map((on) => ({ on })), { maxLength: 25 }),
  extraWorkingDays: fc.array(days, { maxLength: 10 }),
});
type Calendar = Parameters<typeof makeWorkingTime>[0] & object;

/** Slowly: one day after the other. */
function isWorked(calendar: Calendar, day: Day): boolean {
  if (calendar.extraWorkingDays?.includes(day)) return true;
  if (calendar.holidays.some(({ on }) => on === day)) return false;
  return calendar.workingWeekdays.includes(weekdayOf(day));
}

function slowBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorked(calendar, day)) count += 1;
  return count;
}

function slowAdd(calendar: Calendar, day: Day, days: number): Day {
  const step = (at: Day, by: 1 | -1) => {
    let next = addDays(at, by);
    while (!isWorked(calendar, next)) next = addDays(next, by);
    return next;
  };
  let at = isWorked(calendar, day) ? day : step(day, 1);
  for (let left = Math.abs(days); left > 0; left -= 1) at = step(at, days > 0 ? 1 : -1);
  return at;
}

describe('working time', () => {
  it('counts as going through the days one by one does', () => {
    fc.assert(fc.property(calendars, days, days, (calendar, from, to) => {
      const time = makeWorkingTime(calendar);
      expect(time.workingDaysBetween(from, to)).toBe(slowBetween(calendar, from, to));
      expect(time.isWorkingDay(from)).toBe(isWorked(calendar, from));
    }), { numRuns: 1_000 });
  });

  it('adds and takes away working days as going one by one does', () => {
    fc.assert(fc.property(calendars, days, fc.integer({ min: -40, max: 40 }), (calendar, day, count) => {
      expect(makeWorkingTime(calendar).addWorkingDays(day, count)).toBe(slowAdd(calendar, day, count));
    }), { numRuns: 2_000 });
  });

  it('gives places on an axis whose differences are working days', () => {
    fc.assert(fc.property(calendars, days, days, (calendar, a, b) => {
      const time = makeWorkingTime(calendar);
      const [from, to] = a <= b ? [a, b] : [b, a];
      expect(time.countBefore(dayNumber(to) + 1) - time.countBefore(dayNumber(from)))
        .toBe(slowBetween(calendar, from, to));
      expect(time.countBefore(0)).toBe(0);
    }));
  });

  it('is Monday to Friday without a calendar', () => {
    const time = makeWorkingTime();
    expect(time.workingDaysBetween('2026-01-01', '2026-01-31')).toBe(22);
    expect(time.isWorkingDay('2026-01-03')).toBe(false);
    expect(time.addWorkingDays('2026-01-02', 1)).toBe('2026-01-05');
    expect(time.addWorkingDays('2026-01-03', 0)).toBe('2026-01-05');
    expect(time.addWorkingDays('2026-01-03', -1)).toBe('2026-01-02');
  });

  it('counts no days backwards', () => {
    expect(makeWorkingTime().workingDaysBetween('2026-01-09', '2026-01-05')).toBe(0);
  });

  it('works on an extra working day even if it is a holiday', () => {
    const time = makeWorkingTime({
      workingWeekdays: [1, 2, 3, 4, 5], holidays: [{ on: '2026-01-03' }, { on: '2026-01-06' }],
      extraWorkingDays: ['2026-01-03'],
    });
    expect(time.isWorkingDay('2026-01-03')).toBe(true);
    expect(time.workingDaysBetween('2026-01-01', '2026-01-07')).toBe(5);
  });

  it('refuses a week without a working day', () => {
    expect(() => makeWorkingTime({ workingWeekdays: [], holidays: [] })).toThrow('at least one working day');
  });
});
