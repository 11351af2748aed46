import type { RelativePeriod } from '../model/index.js';
import type { Period } from '../rules/periods.js';
import { formatDay } from './days.js';
import { capitalize, say, type Locale } from './locale.js';
import { periods } from './messages/en/periods.js';

/** A period of the calendar: "W12", "Q1", "FY2026", "Jan"; `long` says the year too: "Q1 2026", "January 2026". */
export function formatPeriod(locale: Locale, period: Period, style: 'short' | 'long' = 'short'): string {
  const { unit, startsOn, number } = period;
  const isShort = style === 'short';
  if (unit === 'day') return formatDay(locale, startsOn, isShort ? 'day' : 'long');
  if (unit === 'month') return formatDay(locale, startsOn, isShort ? 'month' : 'long-month-year');
  if (unit === 'year') return formatDay(locale, startsOn, 'year');
  // A year is a name and not an amount: no separators.
  return capitalize(locale, say(locale, periods, `${unit}.${style}`, { number, year: String(period.year) }));
}

/** A period that counts from the beginning of the plan: "Month 3", "Weeks 3–4 of month 2", "By the end of month 6". */
export function formatRelativePeriod(locale: Locale, period: RelativePeriod): string {
  const { unit, from, to, sinceMonth } = period;
  const first = String(from ?? to ?? '');
  const stretch = from === undefined || to === undefined || from === to
    ? say(locale, periods, `relative.${unit}`, { from: first })
    : say(locale, periods, `relative.${unit}s`, { from: first, to: String(to) });
  const placed = sinceMonth === undefined || sinceMonth === 1
    ? stretch
    : say(locale, periods, 'relative.of-month', { period: stretch, month: sinceMonth });
  if (from === undefined) return capitalize(locale, say(locale, periods, 'relative.until', { period: placed }));
  if (to === undefined) return capitalize(locale, say(locale, periods, 'relative.from', { period: placed }));
  return capitalize(locale, placed);
}
