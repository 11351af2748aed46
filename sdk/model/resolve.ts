import { addDays, addMonths, type Day } from './day.js';
import type { RelativePeriod } from './relative.js';

// Apart from the schema, so that a page that only shows days does not load the schema library.
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
const daysIn = { day: 1, week: 7 } as const;

/**
 * The calendar days of a relative period.
 *
 * @param anchorOn the first day of the plan
 * @returns first and last day, each absent where the period has none
 */
export function resolvePeriod(period: RelativePeriod, anchorOn: Day): { startsOn?: Day; dueOn?: Day } {
  const base = addMonths(anchorOn, (period.sinceMonth ?? 1) - 1);
  const { unit } = period;
  const begin = unit === 'day' || unit === 'week'
    ? (index: number) => addDays(base, (index - 1) * daysIn[unit])
    : (index: number) => addMonths(base, (index - 1) * monthsIn[unit]);
  return {
    ...(period.from !== undefined && { startsOn: begin(period.from) }),
    ...(period.to !== undefined && { dueOn: addDays(begin(period.to + 1), -1) }),
  };
}
