import { dayNumber, type Day } from '../model/day.js';
import type { Span } from '../rules/types.js';
import type { WeekOptions } from '../rules/weeks.js';
import { cached } from './formatters.js';
import { say, type Locale } from './locale.js';
import { measures } from './messages/en/measures.js';

/**
 * `short` 5 Jan · `medium` 5 Jan 2026 · `long` 5 January 2026 · `full` Monday, 5 January 2026 · `day` 5 · `month` Jan ·
 * `month-year` Jan 2026 · `long-month-year` January 2026 · `year` 2026 · `weekday` Mon, each as the language has it
 */
export type DayStyle =
  | 'short' | 'medium' | 'long' | 'full' | 'day' | 'month' | 'month-year' | 'long-month-year' | 'year' | 'weekday';

const parts: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  'short': { day: 'numeric', month: 'short' },
  'medium': { day: 'numeric', month: 'short', year: 'numeric' },
  'long': { day: 'numeric', month: 'long', year: 'numeric' },
  'full': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  'day': { day: 'numeric' },
  'month': { month: 'short' },
  'month-year': { month: 'short', year: 'numeric' },
  'long-month-year': { month: 'long', year: 'numeric' },
  'year': { year: 'numeric' },
  'weekday': { weekday: 'short' },
};

const msPerDay = 86_400_000;

export function formatDay(locale: Locale, day: Day, style: DayStyle = 'medium'): string {
  return plainSpaces(formatterOf(locale, style).format(dayNumber(day) * msPerDay));
}

/** "5 Jan – 14 Aug 2026"; what is the same on both sides is said once, as the language does it. */
export function formatSpan(locale: Locale, { startsOn, dueOn }: Span, style: DayStyle = 'medium'): string {
  if (startsOn !== undefined && dueOn !== undefined) {
    const [from, to] = startsOn <= dueOn ? [startsOn, dueOn] : [dueOn, startsOn];
    return plainSpaces(formatterOf(locale, style).formatRange(dayNumber(from) * msPerDay, dayNumber(to) * msPerDay));
  }
  if (startsOn !== undefined) return say(locale, measures, 'span.from', { day: formatDay(locale, startsOn, style) });
  if (dueOn !== undefined) return say(locale, measures, 'span.until', { day: formatDay(locale, dueOn, style) });
  return say(locale, measures, 'span.none');
}

function formatterOf({ language }: Locale, style: DayStyle): Intl.DateTimeFormat {
  // Days are counted in the Gregorian calendar, as the axis is, unless the reader's tag asks for another one.
  const calendar = /-u-(?:.*-)?ca-/.test(language) ? {} : { calendar: 'gregory' };
  return cached(Intl.DateTimeFormat, language, { ...parts[style], ...calendar, timeZone: 'UTC' });
}

/** Engines differ in whether they write thin spaces around a dash. */
function plainSpaces(text: string): string {
  return text.replace(/\u2009/g, ' ');
}

/** The first day of the reader's week, 1 Monday … 7 Sunday, and how many days its first week of a year needs. */
export function weekOptionsOf({ language }: Locale): Required<WeekOptions> {
  const info = weekInfoOf(new Intl.Locale(language));
  const weekStartsOn = info?.firstDay ?? 1;
  // Engines have dropped minimalDays again: weeks that begin on Monday are mostly counted as in ISO 8601.
  return { weekStartsOn, daysInFirstWeek: info?.minimalDays ?? (weekStartsOn === 1 ? 4 : 1) };
}

interface WeekInfo {
  readonly firstDay: number;
  readonly minimalDays?: number;
}

/** A getter in older engines, a method in newer ones, and neither in some. */
function weekInfoOf(locale: Intl.Locale): WeekInfo | undefined {
  const { weekInfo, getWeekInfo } = locale as { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };
  return getWeekInfo ? getWeekInfo.call(locale) : weekInfo;
}
