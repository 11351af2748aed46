import { dayFromNumber, dayNumber, dayOf, partsOf } from '../model/index.js';
import { firstDay, lastDay } from './view.js';

export type TickUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century'
  | 'millennium';

/** The two lines of a time axis: short periods below, and what holds them above. */
export interface Tier {
  readonly minor: TickUnit;
  readonly major: TickUnit;
}

export interface PeriodOptions {
  /** 1 January … 12 December; moves quarters, halves and years. */
  readonly fiscalYearStartsInMonth?: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekStartsOn?: number;
}

const tiers: readonly { readonly tier: Tier; readonly fromPerDay: number }[] = [
  { tier: { minor: 'day', major: 'month' }, fromPerDay: 22 },
  { tier: { minor: 'week', major: 'month' }, fromPerDay: 4 },
  { tier: { minor: 'month', major: 'quarter' }, fromPerDay: 1.02 },
  { tier: { minor: 'quarter', major: 'year' }, fromPerDay: 0.3 },
  { tier: { minor: 'year', major: 'decade' }, fromPerDay: 0.1 },
  { tier: { minor: 'decade', major: 'century' }, fromPerDay: 0.0105 },
  { tier: { minor: 'century', major: 'millennium' }, fromPerDay: 0.0008 },
];

/** The finest tier whose labels still have room: 28 px and more for each. */
export function tierFor(perDay: number): Tier {
  for (const { tier, fromPerDay } of tiers) if (perDay >= fromPerDay) return tier;
  return { minor: 'millennium', major: 'millennium' };
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200, millennium: 12_000 } as const;

/**
 * The day numbers on which periods begin: from the one that holds `from` to the first that begins at or after `to`.
 *
 * @param from day number, may have a fraction
 */
export function periodStarts(unit: TickUnit, from: number, to: number, options: PeriodOptions = {}): number[] {
  const first = Math.floor(Math.min(Math.max(from, firstDay), lastDay));
  const starts: number[] = [];
  for (let at = startOfPeriod(unit, first, options); ; at = nextPeriod(unit, at)) {
    starts.push(at);
    // Also when `to` is not a number: a view of nothing is no reason to go on forever.
    if (!(at < to) || at >= lastDay) return starts;
  }
}

/** The day number on which the period that holds `day` begins. */
export function startOfPeriod(unit: TickUnit, day: number, options: PeriodOptions = {}): number {
  if (unit === 'day') return day;
  if (unit === 'week') {
    // 1970-01-01 was a Thursday.
    const weekday = (day % 7 + 10) % 7 + 1;
    return Math.max(firstDay, day - (weekday - (options.weekStartsOn ?? 1) + 7) % 7);
  }
  const parts = partsOf(dayFromNumber(day));
  const months = monthsIn[unit];
  const shift = unit === 'month' ? 0 : (options.fiscalYearStartsInMonth ?? 1) - 1;
  const index = parts.year * 12 + parts.month - 1 - shift;
  return monthStart(index - (index % months + months) % months + shift);
}

function nextPeriod(unit: TickUnit, start: number): number {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  const parts = partsOf(dayFromNumber(start));
  return monthStart(parts.year * 12 + parts.month - 1 + monthsIn[unit]);
}

/** @param index months since the (missing) year 0 */
function monthStart(index: number): number {
  const year = Math.floor(index / 12);
  if (year < 1) return firstDay;
  return year > 9999 ? lastDay : dayNumber(dayOf(year, index % 12 + 1, 1));
}
