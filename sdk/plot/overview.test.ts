import { describe, expect, it } from 'vitest';

import { layOutOverview, overviewIndexes, type OverviewRow } from './overview.js';

const size = { width: 1000, height: 44, top: 14 };

describe('the overview of a plan', () => {
  it('draws a line for each item, in the path of its state', () => {
    const paths = layOutOverview(
      [{ from: 0, to: 99, state: 'on-track' }, { from: 50, to: 99, state: 'done' }], { from: 0, to: 99 }, size);
    expect(paths.get('on-track')).toBe('M0.0 15.0h1000.0');
    expect(paths.get('done')).toBe('M500.0 18.5h500.0');
  });

  it('stays inside of the strip', () => {
    const rows = Array.from({ length: 72 }, (_, index): OverviewRow => ({ from: index, to: index + 9, state: 'planned' }));
    const path = layOutOverview(rows, { from: 0, to: 90 }, size).get('planned') ?? '';
    const lowest = Math.max(...[...path.matchAll(/ ([\d.]+)h/g)].map((match) => Number(match[1])));
    expect(lowest).toBeLessThan(44);
  });

  it('draws nothing for an empty plan', () => {
    expect(layOutOverview([], { from: 0, to: 0 }, size).size).toBe(0);
  });

  it('shows all of a short plan', () => {
    expect(overviewIndexes(3, (index) => index)).toEqual([0, 1, 2]);
  });

  it.each([[100, 100], [10_000, 100], [10_000, 3], [10_000, 10_000]])(
    'shows the upper levels of %i items with %i at the top, evenly', (count, tops) => {
      const every = count / tops;
      const indexes = overviewIndexes(count, (index) => index % Math.ceil(every) === 0 ? 0 : 1);
      expect(indexes.length).toBeGreaterThan(0);
      expect(indexes.length).toBeLessThanOrEqual(72);
      if (tops > 72) expect(indexes.at(-1)).toBeGreaterThan(count * 0.9);
    },
  );
});
