import { dayFromNumber, dayNumber, dayOf, partsOf, type Day } from '../model/day.js';
import { InvalidError } from '../model/errors.js';

/** How weeks are counted; without anything as in ISO 8601. */
export interface WeekOptions {
  /** 1 Monday … 7 Sunday; absent is 1. */
  readonly weekStartsOn?: number | undefined;
  /**
   * How many days of January the first week of a year has at least, 1 to 7. Absent: 4 where weeks begin on Monday (so
   * counts ISO 8601), else 1 (so count most other places).
   */
  readonly daysInFirstWeek?: number | undefined;
}

export interface Week {
  /** The year that the week is counted in, which can be another one than that of its days. */
  readonly year: number;
  /** 1 to 53. */
  readonly week: number;
}

/** The week of a day, counted as in ISO 8601: from Monday, week 1 is the one with the year's first Thursday. */
export function isoWeekOf(day: Day): Week {
  return weekOf(day);
}

/** The week of a day as a place counts its weeks. */
export function weekOf(day: Day, options: WeekOptions = {}): Week {
  const number = dayNumber(day);
  const { year } = partsOf(day);
  for (const candidate of [year + 1, year]) {
    const first = firstWeekOf(candidate, options);
    if (number >= first) return { year: candidate, week: Math.floor((number - first) / 7) + 1 };
  }
  return { year: year - 1, week: Math.floor((number - firstWeekOf(year - 1, options)) / 7) + 1 };
}

/** 52 or 53, as in ISO 8601 or as a place counts its weeks. */
export function weeksInYear(year: number, options: WeekOptions = {}): number {
  return (firstWeekOf(year + 1, options) - firstWeekOf(year, options)) / 7;
}

/**
 * The first day of a week.
 *
 * @throws {InvalidError} when the year has no such week: most years have no week 53
 */
export function dayOfWeek(year: number, week: number, options: WeekOptions = {}): Day {
  const weeks = weeksInYear(year, options);
  if (!Number.isInteger(week) || week < 1 || week > weeks) {
    throw new InvalidError(
      `${year} has ${weeks} weeks, there is no week ${week}. Choose a week from 1 to ${weeks}.`, 'week',
      { year, week, weeks },
    );
  }
  return dayFromNumber(firstWeekOf(year, options) + (week - 1) * 7);
}

/** The number of the first day of the week that a day is in. */
export function weekStartBefore(day: number, { weekStartsOn = 1 }: WeekOptions): number {
  // 1970-01-01, day number 0, was a Thursday: 4.
  return day - ((day + 4 - weekStartsOn) % 7 + 7) % 7;
}

/** The number of the day on which week 1 begins. */
function firstWeekOf(year: number, options: WeekOptions): number {
  const { weekStartsOn = 1, daysInFirstWeek = weekStartsOn === 1 ? 4 : 1 } = options;
  // Week 1 holds the day of January that makes it long enough.
  return weekStartBefore(newYear(year) + daysInFirstWeek - 1, { weekStartsOn });
}

function newYear(year: number): number {
  // The years around the calendar's ends are asked for too: 0 and 10000.
  if (year < 1) return dayNumber(dayOf(1, 1, 1)) - 366;
  return year > 9999 ? dayNumber(dayOf(9999, 12, 31)) + 1 : dayNumber(dayOf(year, 1, 1));
}

