import { dayFromNumber, dayNumber, partsOf, type RelativePeriod } from '../../sdk/model/index.js';
import { startOfPeriod, type DaySpan, type TickUnit } from '../../sdk/plot/index.js';
import { nominalAnchor } from './outline.js';
import type { Lexicon } from './lexicon.js';

const anchor = dayNumber(nominalAnchor);
const anchorYear = partsOf(nominalAnchor).year;

/** Which period since the beginning of the plan begins on `day`, 1 for the first; 0 and below are before it. */
export function nominalIndex(unit: TickUnit, day: number): number {
  if (unit === 'day') return day - anchor + 1;
  if (unit === 'week') return Math.floor((day - anchor) / 7) + 1;
  const { year, month } = partsOf(dayFromNumber(day));
  const months = (year - anchorYear) * 12 + month - 1;
  const length = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200, millennium: 12_000 }[unit];
  return Math.floor(months / length) + 1;
}

/** "Month 3" for its first day, "Month 3, Day 12" for another. */
export function nominalDay(day: number, lexicon: Lexicon): string {
  const month = lexicon.say('axis.month', { index: nominalIndex('month', day) });
  const inMonth = partsOf(dayFromNumber(day)).day;
  return inMonth === 1 ? month : `${month}, ${lexicon.say('axis.day', { index: inMonth })}`;
}

/** Days on the nominal axis as a period counted from the anchor: in months or weeks where they are whole ones. */
export function toRelative({ from, to }: DaySpan): RelativePeriod {
  for (const unit of ['month', 'week'] as const) {
    const begins = from === undefined || startOfPeriod(unit, from) === from;
    const ends = to === undefined || startOfPeriod(unit, to + 1) === to + 1;
    if (begins && ends) return period(unit, from, to);
  }
  return period('day', from, to);
}

function period(unit: 'day' | 'week' | 'month', from: number | undefined, to: number | undefined): RelativePeriod {
  return {
    unit,
    ...(from !== undefined && { from: nominalIndex(unit, from) }),
    ...(to !== undefined && { to: nominalIndex(unit, to) }),
  };
}
