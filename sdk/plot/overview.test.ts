import { describe, expect, it } from 'vitest';

import { layOutOverview, type OverviewRow, type OverviewRows } from './overview.js';

const size = { width: 1000, height: 44, top: 14 };
function listed(rows: readonly (OverviewRow & { depth: number })[]): OverviewRows {
  return { length: rows.length, depthAt: (index) => rows[index]?.depth ?? 0, at: (index) => rows[index] };
}

const lines = (paths: ReadonlyMap<string, string>) => [...paths.values()].join('').match(/M/g)?.length ?? 0;

describe('the overview of a plan', () => {
  it('draws a line for each item of a small plan, in the path of its state', () => {
    const rows = listed([
      { depth: 0, from: 0, to: 99, state: 'on-track' }, { depth: 1, from: 50, to: 99, state: 'done' },
    ]);
    const paths = layOutOverview(rows, { from: 0, to: 99 }, size);
    expect(paths.get('on-track')).toBe('M0.0 15.0h1000.0');
    expect(paths.get('done')).toBe('M500.0 18.5h500.0');
  });

  it('draws the upper levels of a large plan, inside of the strip', () => {
    const rows = listed(Array.from({ length: 10_000 }, (_, index) => (
      { depth: index % 100 === 0 ? 0 : 1, from: index, to: index + 9, state: 'planned' as const })));
    const paths = layOutOverview(rows, { from: 0, to: 10_009 }, size);
    expect(lines(paths)).toBeGreaterThan(30);
    expect(lines(paths)).toBeLessThanOrEqual(72);
    const lowest = Math.max(...[...(paths.get('planned') ?? '').matchAll(/ ([\d.]+)h/g)].map((m) => Number(m[1])));
    expect(lowest).toBeLessThan(44);
  });

  it('draws nothing for an empty plan', () => {
    expect(layOutOverview(listed([]), { from: 0, to: 0 }, size).size).toBe(0);
  });
});
