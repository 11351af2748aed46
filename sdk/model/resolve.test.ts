import { describe, expect, it } from 'vitest';

import type { RelativePeriod } from './relative.js';
import { resolvePeriod } from './resolve.js';

describe('a relative period', () => {
  it.each<[RelativePeriod, string | undefined, string | undefined]>([
    [{ unit: 'month', from: 1, to: 6 }, '2026-01-01', '2026-06-30'],
    [{ unit: 'month', from: 36, to: 36 }, '2028-12-01', '2028-12-31'],
    [{ unit: 'month', to: 6 }, undefined, '2026-06-30'],
    [{ unit: 'week', from: 3, to: 4, sinceMonth: 2 }, '2026-02-15', '2026-02-28'],
    [{ unit: 'week', from: 1, to: 8 }, '2026-01-01', '2026-02-25'],
    [{ unit: 'quarter', from: 2, to: 2 }, '2026-04-01', '2026-06-30'],
    [{ unit: 'year', from: 2, to: 3 }, '2027-01-01', '2028-12-31'],
    [{ unit: 'day', from: 31, to: 60 }, '2026-01-31', '2026-03-01'],
    [{ unit: 'day', from: 0, to: 0 }, '2025-12-31', '2025-12-31'],
  ])('%o of a plan from 1 January 2026', (period, startsOn, dueOn) => {
    expect(resolvePeriod(period, '2026-01-01')).toEqual({ ...(startsOn && { startsOn }), ...(dueOn && { dueOn }) });
  });

  it('leaves no gap and no overlap between months of a plan that starts on a 31st', () => {
    const months = [1, 2, 3].map((month) => resolvePeriod({ unit: 'month', from: month, to: month }, '2026-01-31'));
    expect(months).toEqual([
      { startsOn: '2026-01-31', dueOn: '2026-02-27' },
      { startsOn: '2026-02-28', dueOn: '2026-03-30' },
      { startsOn: '2026-03-31', dueOn: '2026-04-29' },
    ]);
  });
});
