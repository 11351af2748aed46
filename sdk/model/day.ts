/** A calendar day, `YYYY-MM-DD`, year 0001 to 9999. No time and no zone: the same day everywhere. */
export type Day = `${number}-${number}-${number}`;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;

/** Whether `value` is a day that exists: `2026-02-30` is none. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = pattern.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * @param month 1 to 12
 * @returns 28 to 31
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01, negative before. Whole; made for arithmetic and for positions on an axis. */
export function dayNumber(day: Day): number {
  // Date.UTC knows neither zone nor clock: a pure function from three numbers to one.
  const value = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  // It reads the years 0 to 99 as 1900 to 1999.
  return Number(day.slice(0, 4)) < 100 ? earlyDayNumber(day) : value / msPerDay;
}

function earlyDayNumber(day: Day): number {
  const later = `${String(Number(day.slice(0, 4)) + 400)}${day.slice(4)}`;
  const daysIn400Years = 146_097;
  return Date.UTC(Number(later.slice(0, -6)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay
    - daysIn400Years;
}

/** The inverse of {@link dayNumber}; fractions are floored. */
export function dayFromNumber(days: number): Day {
  return new Date(Math.floor(days) * msPerDay).toISOString().slice(0, 10) as Day;
}

/** @throws {RangeError} when there is no such day */
export function dayOf(year: number, month: number, day: number): Day {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (!isDay(text)) throw new RangeError(`There is no day ${text}.`);
  return text;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** @param days whole, may be negative */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/**
 * The same day of the month, `months` later; the month's last day where it is too short (31 January + 1 = 28 February).
 *
 * @param months whole, may be negative
 */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12 + 12) % 12 + 1;
  return dayOf(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday, as in ISO 8601. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) % 7 + 10) % 7 + 1;
}

/** The parts of a day; `month` is 1 to 12. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}
