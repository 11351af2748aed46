import { describe, expect, it } from 'vitest';

import { parseRecord } from '../model/index.js';
import { buildTree } from '../rules/index.js';
import { makePlan } from './make-plan.js';

describe('makePlan', () => {
  it.each([1, 2, 7, 60, 1_000, 10_000])('makes exactly %i items', (items) => {
    const { milestones } = makePlan({ items });
    expect(milestones).toHaveLength(items);
    expect(new Set(milestones.map(({ id }) => id)).size).toBe(items);
  });

  it('says the same for the same seed, and something else for another', () => {
    expect(makePlan({ items: 100, seed: 7 })).toEqual(makePlan({ items: 100, seed: 7 }));
    expect(makePlan({ items: 100, seed: 7 })).not.toEqual(makePlan({ items: 100, seed: 8 }));
  });

  it('has three levels, 36 months and a dependency for every fifth item', () => {
    const { milestones, dependencies } = makePlan({ items: 1_000 });
    const tree = buildTree(milestones);
    expect(Math.max(...tree.order.map((id) => tree.depthOf(id)))).toBe(2);
    expect(dependencies).toHaveLength(200);
    const days = milestones.flatMap(({ startsOn, dueOn }) => [startsOn ?? dueOn!, dueOn!]).sort();
    expect([days[0], days.at(-1)]).toEqual(['2026-01-01', '2028-12-31']);
  });

  it('makes records that pass their schemas', () => {
    const { plan, milestones, dependencies, kpis, targets, readings } = makePlan({ items: 300 });
    parseRecord('plan', plan);
    for (const item of milestones) parseRecord('milestone', item);
    for (const link of dependencies) parseRecord('dependency', link);
    for (const kpi of kpis) parseRecord('kpi', kpi);
    for (const target of targets) parseRecord('kpi-target', target);
    for (const reading of readings) parseRecord('kpi-reading', reading);
  });
});
