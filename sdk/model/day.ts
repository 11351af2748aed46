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
  // Read digit by digit and counted without Date: an axis with 10,000 items asks 20,000 times for a frame.
  const month = digits(day, 5);
  // The year begins in March here, so that a leap day is its last one.
  const year = digits(day, 0) * 100 + digits(day, 2) - (month < 3 ? 1 : 0);
  const daysBeforeMonth = Math.floor((((month + 9) % 12) * 153 + 2) / 5);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + daysBeforeMonth + digits(day, 8) - 1 - daysFromMarchOfYear0;
}

const daysFromMarchOfYear0 = 719_468;

function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
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
