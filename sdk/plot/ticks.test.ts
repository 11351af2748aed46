import { describe, expect, it } from 'vitest';

import { dayFromNumber, dayNumber, type Day } from '../model/index.js';
import { periodStarts, startOfPeriod, tierFor, type PeriodOptions, type TickUnit } from './ticks.js';
import { lastDay } from './view.js';

function days(unit: TickUnit, from: Day, to: Day, options?: PeriodOptions): string[] {
  return periodStarts(unit, dayNumber(from), dayNumber(to), options).map(dayFromNumber);
}

describe('ticks of a time axis', () => {
  it('begins with the period that holds the first day and ends with the one after the last', () => {
    expect(days('month', '2026-01-15', '2026-03-10')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
  });

  it.each<[TickUnit, Day, string, PeriodOptions?]>([
    ['week', '2026-01-01', '2025-12-29'],
    ['week', '2026-01-01', '2025-12-28', { weekStartsOn: 7 }],
    ['week', '1969-12-31', '1969-12-29'],
    ['quarter', '2026-05-31', '2026-04-01'],
    ['quarter', '2026-05-31', '2026-05-01', { fiscalYearStartsInMonth: 2 }],
    ['half', '2026-12-31', '2026-07-01'],
    ['year', '2026-05-31', '2026-01-01'],
    ['year', '2026-05-31', '2025-07-01', { fiscalYearStartsInMonth: 7 }],
    ['decade', '2026-05-31', '2020-01-01'],
    ['century', '2026-05-31', '2000-01-01'],
    ['century', '0044-05-31', '0001-01-01'],
  ])('begins the %s of %s on %s', (unit, day, start, options) => {
    expect(dayFromNumber(startOfPeriod(unit, dayNumber(day), options))).toBe(start);
  });

  it('knows 29 February', () => {
    expect(days('day', '2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  it('ends at the end of the calendar', () => {
    expect(periodStarts('century', lastDay - 10, lastDay + 500_000).at(-1)).toBe(lastDay);
  });

  it('leaves each label of the lower tier at least 28 px at every zoom', () => {
    const shortest = { day: 1, week: 7, month: 28, quarter: 90, half: 181, year: 365, decade: 3652, century: 36_524, millennium: 365_242 };
    for (let perDay = 72; perDay > 0.0003; perDay *= 0.97) {
      const { minor } = tierFor(perDay);
      if (minor !== 'day') expect(shortest[minor] * perDay).toBeGreaterThanOrEqual(27);
    }
  });
});
