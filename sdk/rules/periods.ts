import { dayFromNumber, dayNumber, dayOf, daysInMonth, partsOf, type Day } from '../model/day.js';
import { weekOf, weekStartBefore, type WeekOptions } from './weeks.js';

/** `year` is that of the calendar, `fiscal-year` begins in any month; quarters and halves are parts of the latter. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'fiscal-year';

export interface PeriodOptions extends WeekOptions {
  /** 1 January … 12 December; absent is 1. */
  readonly fiscalYearStartsInMonth?: number | undefined;
}

/** A stretch of the calendar, both days included. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /**
   * The year it is counted in: for weeks that of the week, for quarters, halves and fiscal years the calendar year in
   * which the fiscal year ends.
   */
  readonly year: number;
  /** Its number in that year, from 1; the year itself for years. For days, the day of the month. */
  readonly number: number;
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12, 'fiscal-year': 12 } as const;
const firstDay = dayNumber('0001-01-01');
const lastDay = dayNumber('9999-12-31');

/** The period that a day is in. At the ends of the calendar (years 1 and 9999) it is cut short. */
export function periodOf(day: Day, unit: PeriodUnit, options: PeriodOptions = {}): Period {
  if (unit === 'day') {
    const { year, day: number } = partsOf(day);
    return { unit, startsOn: day, endsOn: day, year, number };
  }
  if (unit === 'week') {
    const start = weekStartBefore(dayNumber(day), options);
    const { year, week } = weekOf(day, options);
    return { unit, startsOn: toDay(start), endsOn: toDay(start + 6), year, number: week };
  }
  const size = monthsIn[unit];
  const offset = offsetOf(unit, options);
  const month = monthIndex(day);
  const startMonth = Math.floor((month - offset) / size) * size + offset;
  const yearStart = Math.floor((month - offset) / 12) * 12 + offset;
  // The calendar year of the last month: 11 months after the first.
  const year = Math.floor((yearStart + 11) / 12);
  return {
    unit,
    startsOn: startOfMonth(startMonth),
    endsOn: endOfMonth(startMonth + size - 1),
    year,
    number: size === 12 ? year : (startMonth - yearStart) / size + 1,
  };
}

/**
 * The first days of all periods that have a day in `from` … `to`, ascending; so the first of them can be before `from`.
 * For the ticks of an axis.
 */
export function startsOfPeriods(unit: PeriodUnit, from: Day, to: Day, options: PeriodOptions = {}): Day[] {
  const starts: Day[] = [];
  if (unit === 'day' || unit === 'week') {
    const step = unit === 'day' ? 1 : 7;
    const end = dayNumber(to);
    const begin = dayNumber(from);
    const first = unit === 'day' ? begin : weekStartBefore(begin, options);
    for (let at = first; at <= end; at += step) starts.push(toDay(at));
    return starts;
  }
  const size = monthsIn[unit];
  const offset = offsetOf(unit, options);
  const end = monthIndex(to);
  if (from > to) return starts;
  for (let at = Math.floor((monthIndex(from) - offset) / size) * size + offset; at <= end; at += size) {
    starts.push(startOfMonth(at));
  }
  return starts;
}

/** Months by which the unit's year begins later than the calendar's, 0 to 11. */
function offsetOf(unit: keyof typeof monthsIn, { fiscalYearStartsInMonth = 1 }: PeriodOptions): number {
  return unit === 'month' || unit === 'year' ? 0 : fiscalYearStartsInMonth - 1;
}

/** Months since January of year 0. */
function monthIndex(day: Day): number {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
}

function startOfMonth(index: number): Day {
  const year = Math.floor(index / 12);
  return year < 1 ? dayOf(1, 1, 1) : dayOf(year, index - year * 12 + 1, 1);
}

function endOfMonth(index: number): Day {
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return year > 9999 ? dayOf(9999, 12, 31) : dayOf(year, month, daysInMonth(year, month));
}

function toDay(number: number): Day {
  return dayFromNumber(Math.min(lastDay, Math.max(firstDay, number)));
}
