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
    return makeSpan(startsOn, dueOn);
  }
  if (relative === undefined || anchorOn === undefined || !isWithinCalendar(relative, anchorOn)) return nowhere;
  return resolvePeriod(relative, anchorOn);
}

/**
 * {@link spanOf} for many items of one plan: a period that was resolved once is not resolved again, because a plan of
 * thousands of items has few different ones.
 */
export function spansFrom(anchorOn: Day | undefined): (milestone: Milestone) => Span {
  const resolved = new Map<string, Span>();
  return (milestone) => {
    const { startsOn, dueOn, relative } = milestone;
    if (startsOn !== undefined || dueOn !== undefined || relative === undefined) return spanOf(milestone);
    const key = `${relative.unit} ${relative.from} ${relative.to} ${relative.sinceMonth}`;
    let span = resolved.get(key);
    if (!span) resolved.set(key, span = spanOf(milestone, anchorOn));
    return span;
  };
}

export function makeSpan(startsOn: Day | undefined, dueOn: Day | undefined): Span {
  if (startsOn === undefined) return dueOn === undefined ? nowhere : { dueOn };
  return dueOn === undefined ? { startsOn } : { startsOn, dueOn };
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
