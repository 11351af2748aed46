import { partsOf } from '../model/day.js';
import type { Day, Milestone, RelativePeriod } from '../model/index.js';
import { resolvePeriod } from '../model/resolve.js';
import type { Span } from './types.js';

const nowhere: Span = Object.freeze({});

/**
 * The days of one item: its exact ones, or its relative ones counted from the plan's anchor. A relative item of a plan
 * without an anchor has none, and neither has one that would lie outside of the years 1 to 9999.
 */
export function spanOf(milestone: Pick<Milestone, 'startsOn' | 'dueOn' | 'relative'>, anchorOn?: Day): Span {
  const { startsOn, dueOn, relative } = milestone;
  if (startsOn !== undefined || dueOn !== undefined) {
    return { ...(startsOn !== undefined && { startsOn }), ...(dueOn !== undefined && { dueOn }) };
  }
  if (relative === undefined || anchorOn === undefined || !isWithinCalendar(relative, anchorOn)) return nowhere;
  return resolvePeriod(relative, anchorOn);
}

const daysIn = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

/** Whether all days of the period are between the years 1 and 9999, with a year to spare. */
export function isWithinCalendar(period: RelativePeriod, anchorOn: Day): boolean {
  const yearsIn = daysIn[period.unit] / 365;
  const year = partsOf(anchorOn).year + ((period.sinceMonth ?? 1) - 1) / 12;
  return [period.from, period.to].every((count) => {
    if (count === undefined) return true;
    const reached = year + count * yearsIn;
    return reached >= 2 && reached <= 9998;
  });
}
