import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, weekdayOf, type Day, type Milestone } from '../model/index.js';
import { computeStandings } from './standings.js';
import { item } from './test-items.js';

const start: Day = '2026-01-01';
const day = (offset: number) => addDays(start, offset);

/** Working days in `from` … the day before `to`, one by one. */
function gone(from: Day, to: Day): number {
  let count = 0;
  for (let at = from; at < to; at = addDays(at, 1)) if (weekdayOf(at) <= 5) count += 1;
  return count;
}

const leaves = fc.record({
  parent: fc.constantFrom('p', 'q', 'r'),
  start: fc.nat({ max: 60 }),
  length: fc.integer({ min: 0, max: 40 }),
  weight: fc.integer({ min: 1, max: 5 }),
  progress: fc.integer({ min: 0, max: 9_999 }),
});
/** Leaves below p, q and r; q and r are below p too. All are dated. */
const plans = fc.array(leaves, { minLength: 1, maxLength: 8 }).map((given) => [
  item('p', { kind: 'goal' }),
  ...['q', 'r'].filter((id) => given.some(({ parent }) => parent === id))
    .map((id) => item(id, { kind: 'goal', parentId: 'p', weight: id === 'q' ? 3 : 2 })),
  ...given.map(({ parent, start: from, length, weight, progress }, at) => item(`i${at}`, {
    parentId: parent, status: 'active', startsOn: day(from), dueOn: day(from + length), weight,
    progress: progress / 10_000,
  })),
]);

/** The weighted mean over all leaves below, as a plain fraction. */
function mean(plan: readonly Milestone[], id: string, valueOf: (leaf: Milestone) => number): number {
  const children = plan.filter(({ parentId }) => parentId === id);
  if (children.length === 0) return valueOf(plan.find((row) => row.id === id)!);
  const sum = children.reduce((total, { weight = 1 }) => total + weight, 0);
  return children.reduce((total, child) => total + (child.weight ?? 1) / sum * mean(plan, child.id, valueOf), 0);
}

function expectedOf({ startsOn, dueOn }: Milestone, today: Day): number {
  if (today > dueOn!) return 1;
  const length = gone(startsOn!, addDays(dueOn!, 1));
  return length === 0 ? 0 : gone(startsOn!, today) / length;
}

describe('expected progress', () => {
  it('is the weighted mean of what the plan of each leaf expects, floored at each level', () => {
    fc.assert(fc.property(plans, fc.nat({ max: 120 }), (plan, offset) => {
      const today = day(offset);
      const { expected } = computeStandings({ milestones: plan, today }).get('p')!;
      const exact = mean(plan, 'p', (leaf) => expectedOf(leaf, today));
      // Three levels lose less than a step each.
      expect(expected).toBeLessThanOrEqual(exact + 1e-9);
      expect(expected).toBeGreaterThan(exact - 0.0003 - 1e-9);
    }), { numRuns: 500 });
  });

  const days = { startsOn: '2026-06-01', dueOn: '2026-06-26' } as const;
  const at = (today: Day, milestones: readonly Milestone[], curve?: 's-curve') =>
    computeStandings({ milestones, today, curve }).get('a')?.expected;

  it.each<[string, Day, number]>([
    ['nothing before the start', '2026-05-29', 0],
    ['nothing when the first day begins', '2026-06-01', 0],
    ['one of twenty days after the first', '2026-06-02', 0.05],
    ['the same on Saturday', '2026-06-13', 0.5],
    ['and when Monday begins', '2026-06-15', 0.5],
    ['not all of it on the due day', '2026-06-26', 0.95],
    ['all of it after the due day', '2026-06-27', 1],
  ])('goes linearly in working time: %s', (_, today, expected) => {
    expect(at(today, [item('a', days)])).toBe(expected);
  });

  it('follows 3x² − 2x³ as an option', () => {
    expect(at('2026-06-08', [item('a', days)], 's-curve')).toBe(0.1562);
    expect(at('2026-06-15', [item('a', days)], 's-curve')).toBe(0.5);
    expect(at('2026-06-22', [item('a', days)], 's-curve')).toBe(0.8437);
  });

  it('is absent without dates, and without a due day', () => {
    expect(at('2026-06-15', [item('a')])).toBeUndefined();
    expect(at('2026-06-15', [item('a', { startsOn: '2026-06-01' })])).toBeUndefined();
  });

  it('comes from the children where they have dates, whatever the parent states', () => {
    expect(at('2026-06-15', [
      item('a', { startsOn: '2026-01-01', dueOn: '2026-12-31' }), item('b', { parentId: 'a', ...days }),
    ])).toBe(0.5);
  });

  it('comes from the stated days where no child has any', () => {
    expect(at('2026-06-15', [item('a', days), item('b', { parentId: 'a' }), item('c', { parentId: 'a' })])).toBe(0.5);
  });

  it('lets children without dates follow the days that their parent states', () => {
    const past = item('b', { parentId: 'a', startsOn: '2026-05-04', dueOn: '2026-05-08' });
    expect(at('2026-06-15', [item('a', days), past, item('c', { parentId: 'a' })])).toBe(0.75);
  });

  it('expects nothing yet of children that no dates speak of', () => {
    const past = item('b', { parentId: 'a', startsOn: '2026-05-04', dueOn: '2026-05-08' });
    expect(at('2026-06-15', [item('a'), past, item('c', { parentId: 'a' })])).toBe(0.5);
  });

  it('expects nothing of cancelled children', () => {
    const past = item('b', { parentId: 'a', dueOn: '2026-05-08', status: 'cancelled' });
    expect(at('2026-06-15', [item('a'), past, item('c', { parentId: 'a', ...days })])).toBe(0.5);
  });
});

describe('earned schedule', () => {
  const places = new Map(Array.from({ length: 160 }, (_, at) => [day(at), gone('2025-12-29', day(at))]));
  const place = (on: Day) => places.get(on)!;
  const stepsPerDay = 20;

  /** SPI(t) by walking along the working days in small steps until more is expected than is done. */
  function slowSpi(plan: readonly Milestone[], today: Day, done: number): number {
    const leaves = plan.filter(({ dueOn }) => dueOn !== undefined);
    const curve = (time: number) => mean(plan, 'p', ({ startsOn, dueOn }) => {
      const [from, to] = [place(startsOn!), place(addDays(dueOn!, 1))];
      return time < from || (time === from && to > from) ? 0 : time >= to ? 1 : (time - from) / (to - from);
    });
    const begin = Math.min(...leaves.map(({ startsOn }) => place(startsOn!)));
    const end = Math.max(...leaves.map(({ dueOn }) => place(addDays(dueOn!, 1))));
    let earned = begin;
    for (let step = begin * stepsPerDay; step <= end * stepsPerDay; step += 1) {
      if (curve(step / stepsPerDay) > done + 1e-9) break;
      earned = step / stepsPerDay;
    }
    return (earned - begin) / (place(today) - begin);
  }

  it('is what a slow walk along the plan finds', () => {
    fc.assert(fc.property(plans, fc.integer({ min: 1, max: 70 }), (plan, offset) => {
      const today = day(offset);
      const { reason } = computeStandings({ milestones: plan, today }).get('p')!;
      const spi = 'spi' in reason ? reason.spi : undefined;
      if (spi === undefined) return;
      const done = mean(plan, 'p', ({ progress = 0 }) => progress);
      const begin = plan.flatMap(({ startsOn }) => startsOn ?? []).sort()[0]!;
      // One step of the walk, over the time gone.
      const slack = 1.01 / stepsPerDay / gone(begin, today);
      expect(Math.abs(spi - slowSpi(plan, today, done))).toBeLessThanOrEqual(slack);
    }), { numRuns: 100 });
  });

  const days = { startsOn: '2026-06-01', dueOn: '2026-06-26' } as const;
  const spiOf = (milestones: readonly Milestone[], today: Day, curve?: 's-curve') => {
    const reason = computeStandings({ milestones, today, curve }).get('a')?.reason;
    return reason && 'spi' in reason ? reason.spi : undefined;
  };

  it('is progress over expectation while time runs evenly', () => {
    expect(spiOf([item('a', { ...days, progress: 0.475, status: 'active' })], '2026-06-15')).toBe(0.95);
  });

  it('does not drift to 1 for late work: it counts time and not work', () => {
    // On the due day, 19 of 20 days gone, the S-curve expects 99.3 %: by value 90 % would be 0.91. But 90 % was to be
    // there after 16.1 days.
    const late = item('a', { ...days, progress: 0.9, status: 'active' });
    expect(spiOf([late], '2026-06-26', 's-curve')).toBeCloseTo(0.8465, 4);
  });

  it('is absent below 15 %, and while no working time has gone', () => {
    expect(spiOf([item('a', { ...days, progress: 0.1499, status: 'active' })], '2026-06-04')).toBeUndefined();
    expect(spiOf([item('a', { ...days, progress: 0.5, status: 'active' })], '2026-06-01')).toBeUndefined();
    expect(spiOf([item('a', { ...days, progress: 0.5, status: 'active' })], '2026-05-01')).toBeUndefined();
  });

  it('plans children without dates over the days that their parent states', () => {
    const firstWeek = { startsOn: '2026-06-01', dueOn: '2026-06-05' } as const;
    const plan = [
      item('a', days),
      item('b', { parentId: 'a', ...firstWeek, progress: 0.8, status: 'active' }),
      item('c', { parentId: 'a', progress: 0.2, status: 'active' }),
    ];
    // Each day of the first week half of 1/5 and half of 1/20 is expected: 0.5 after 4 days. 12 have gone.
    expect(spiOf(plan, '2026-06-17')).toBeCloseTo(4 / 12, 5);
  });

  it('counts milestones as earned until the next one is due', () => {
    const at = (id: string, dueOn: Day, status: 'done' | 'planned') =>
      item(id, { parentId: 'a', kind: 'milestone', dueOn, status });
    const plan = (second: 'done' | 'planned') => [
      item('a', { startsOn: '2026-06-01', dueOn: '2026-06-26' }),
      at('m1', '2026-06-05', 'done'), at('m2', '2026-06-12', second),
      at('m3', '2026-06-19', 'planned'), at('m4', '2026-06-26', 'planned'),
    ];
    // Two are due, two are done; the third day of the third week.
    expect(spiOf(plan('done'), '2026-06-18')).toBeGreaterThanOrEqual(1);
    // One is done: what was earned ends when the second was due, after 10 of 13 days.
    expect(spiOf(plan('planned'), '2026-06-18')).toBeCloseTo(10 / 13, 5);
  });
});
