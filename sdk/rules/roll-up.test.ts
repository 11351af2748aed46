import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, weekdayOf, type Day, type Milestone } from '../model/index.js';
import { computeStandings } from './standings.js';
import { item, report } from './test-items.js';

const today: Day = '2026-06-15';
const standingsOf = (milestones: readonly Milestone[]) => computeStandings({ milestones, today });

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rows = fc.record({
  parent: fc.nat({ max: 9 }),
  kind: fc.constantFrom('goal', 'milestone', 'task'),
  status: fc.constantFrom('planned', 'planned', 'active', 'done', 'blocked', 'cancelled'),
  progress: optional(fc.integer({ min: 0, max: 10_000 }).map((steps) => steps / 10_000)),
  weight: fc.option(fc.constantFrom(0, 1, 2, 0.5, 3.25, 1_000), { nil: undefined, freq: 5 }),
  effortInHours: optional(fc.constantFrom(0, 8, 40, 7.5)),
  startsOn: optional(fc.nat({ max: 40 })),
  length: optional(fc.nat({ max: 30 })),
});

/** Items whose parents stand before them in the list, so that there is always a tree. */
const plans: fc.Arbitrary<Milestone[]> = fc.array(rows, { maxLength: 12 }).map((given) => given.map((row, at) => {
  const { parent, kind, status, startsOn: start, length, ...numbers } = row;
  const startsOn = start === undefined ? undefined : addDays('2026-01-01', start);
  const dueOn = length === undefined ? undefined : addDays(startsOn ?? '2026-02-01', length);
  const fields = { kind, status, ...numbers, startsOn, dueOn, ...(at > 0 && parent < at && { parentId: `i${parent}` }) };
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return item(`i${at}`, known as Partial<Milestone>);
}));

/** The definition, read aloud; exact fractions, days one by one, nothing kept. */
class Slow {
  constructor(readonly milestones: readonly Milestone[]) {}

  childrenOf(id: string | undefined): Milestone[] {
    return this.milestones.filter((row) => row.parentId === id && row.status !== 'cancelled');
  }

  own(row: Milestone): bigint | undefined {
    if (row.status === 'done') return 10_000n;
    return row.progress === undefined ? undefined : BigInt(Math.round(row.progress * 10_000));
  }

  isDone(row: Milestone): boolean {
    if (row.status === 'done') return true;
    if (row.status === 'blocked' || row.status === 'cancelled') return false;
    const children = this.childrenOf(row.id);
    return children.length > 0 ? children.every((child) => this.isDone(child)) : this.own(row) === 10_000n;
  }

  progress(row: Milestone): bigint | undefined {
    return this.rolledUp(this.childrenOf(row.id), this.own(row));
  }

  rolledUp(children: readonly Milestone[], own: bigint | undefined): bigint | undefined {
    if (children.length === 0) return own;
    const allDone = children.every((child) => this.isDone(child));
    const least = (steps: bigint) => !allDone && steps > 9_999n ? 9_999n : steps;
    const values = children.map((child) => this.progress(child));
    if (values.every((value) => value === undefined)) return own === undefined ? undefined : least(own);
    if (allDone) return 10_000n;
    const weights = this.weights(children);
    const sum = weights.reduce((total, weight, at) => total + weight * (values[at] ?? 0n), 0n);
    return least(sum / weights.reduce((total, weight) => total + weight, 0n));
  }

  weights(children: readonly Milestone[]): bigint[] {
    const exact = (values: (number | undefined)[]) => values.map((value) => BigInt(Math.round((value ?? 0) * 100)));
    const bases = [
      children.some(({ weight }) => weight !== undefined) ? children.map(({ weight }) => weight ?? 1) : [undefined],
      children.map(({ effortInHours }) => effortInHours),
      children.map((child) => this.workingDays(child)),
    ];
    const basis = bases.find((values) => values.every((value) => value !== undefined) && values.some((value) => value));
    return basis ? exact(basis) : children.map(() => 1n);
  }

  span(row: Milestone): { from: Day | undefined; to: Day | undefined } {
    const children = this.childrenOf(row.id).map((child) => this.span(child));
    const firsts = children.map(({ from, to }) => from ?? to).filter((day) => day !== undefined).sort();
    const lasts = children.map(({ to }) => to).filter((day) => day !== undefined).sort();
    const [from, to] = [row.startsOn ?? firsts[0], row.dueOn ?? lasts.at(-1)];
    return from !== undefined && to !== undefined && from > to ? { from: row.startsOn, to: row.dueOn } : { from, to };
  }

  workingDays(row: Milestone): number | undefined {
    const { from, to } = this.span(row);
    if (to === undefined || (from === undefined && row.kind !== 'milestone')) return undefined;
    let count = 0;
    for (let day = from ?? to; day <= to; day = addDays(day, 1)) if (weekdayOf(day) <= 5) count += 1;
    return from === undefined ? 1 : Math.max(1, count);
  }
}

const toShare = (steps: bigint | undefined) => steps === undefined ? undefined : Number(steps) / 10_000;

describe('the roll-up', () => {
  it('is what the definition gives, in exact fractions', () => {
    fc.assert(fc.property(plans, (milestones) => {
      const standings = standingsOf(milestones);
      const slow = new Slow(milestones);
      for (const row of milestones) {
        const { progress, span } = standings.get(row.id)!;
        expect(progress).toBe(toShare(slow.progress(row)));
        expect([span.startsOn, span.dueOn]).toEqual([slow.span(row).from, slow.span(row).to]);
      }
      expect(standings.plan.progress).toBe(toShare(slow.rolledUp(slow.childrenOf(undefined), undefined)));
    }), { numRuns: 3_000 });
  });

  it('does not depend on the order of the input', () => {
    fc.assert(fc.property(plans, (milestones) => {
      expect(new Map([...standingsOf([...milestones].reverse())].sort()))
        .toEqual(new Map([...standingsOf(milestones)].sort()));
    }));
  });

  it('counts each item that holds no others in one state, and cancelled ones in none', () => {
    fc.assert(fc.property(plans, (milestones) => {
      const standings = standingsOf(milestones);
      const slow = new Slow(milestones);
      const count = (row: Milestone): number => {
        const children = slow.childrenOf(row.id);
        return children.length === 0 ? 1 : children.map(count).reduce((a, b) => a + b, 0);
      };
      const all = Object.values(standings.plan.counts).reduce((a, b) => a + b, 0);
      expect(all).toBe(slow.childrenOf(undefined).map(count).reduce((a, b) => a + b, 0));
    }));
  });

  const parent = item('parent', { kind: 'goal' });
  const child = (id: string, fields: Partial<Milestone> = {}) => item(id, { parentId: 'parent', ...fields });
  const progressOf = (...children: Milestone[]) => standingsOf([parent, ...children]).get('parent')?.progress;

  it('is none, and not 0, when nothing is known', () => {
    expect(progressOf(child('a'), child('b'))).toBeUndefined();
    expect(progressOf()).toBeUndefined();
    expect(standingsOf([]).plan.progress).toBeUndefined();
  });

  it('counts a child that says nothing as not begun beside others that do', () => {
    expect(progressOf(child('a', { progress: 0.5 }), child('b'))).toBe(0.25);
  });

  it('is never rounded up to 100 %', () => {
    expect(progressOf(child('a', { status: 'done', weight: 100_000 }), child('b', { progress: 0.99, weight: 1 })))
      .toBe(0.9999);
    expect(progressOf(child('a', { status: 'done' }), child('b', { status: 'done' }))).toBe(1);
    expect(progressOf(child('a', { status: 'done' }), child('b', { weight: 0 }))).toBe(0.9999);
    expect(progressOf(child('a', { status: 'done' }), child('b', { status: 'blocked', progress: 1 }))).toBe(0.9999);
  });

  it('is floored to steps of 0.0001', () => {
    expect(progressOf(child('a', { status: 'done' }), child('b', { progress: 0 }), child('c', { progress: 0 })))
      .toBe(0.3333);
    expect(progressOf(child('a', { status: 'done' }), child('b', { status: 'done' }), child('c', { progress: 0 })))
      .toBe(0.6666);
  });

  it('leaves cancelled children out, and takes a parent of only such children by its own word', () => {
    expect(progressOf(child('a', { progress: 0.5 }), child('b', { status: 'cancelled', progress: 0 }))).toBe(0.5);
    const standings = standingsOf([
      item('parent', { progress: 0.3 }), child('a', { status: 'cancelled', progress: 1 }),
    ]);
    expect(standings.get('parent')?.progress).toBe(0.3);
  });

  it('weighs by one basis for the whole group', () => {
    const [half, none] = [{ progress: 0.5 }, { progress: 0 }];
    const week = { startsOn: '2026-01-05', dueOn: '2026-01-09' } as const;
    const day = { startsOn: '2026-01-05', dueOn: '2026-01-05' } as const;
    // 3 : 1 although the other one has effort; one weight makes the rest 1.
    expect(progressOf(child('a', { ...half, weight: 3 }), child('b', { ...none, effortInHours: 500 }))).toBe(0.375);
    expect(progressOf(child('a', { ...half, effortInHours: 30 }), child('b', { ...none, effortInHours: 10 })))
      .toBe(0.375);
    // Only one has effort: working days, 5 : 1.
    expect(progressOf(child('a', { ...half, ...week, effortInHours: 1 }), child('b', { ...none, ...day })))
      .toBe(0.4166);
    // Only one has dates: equal.
    expect(progressOf(child('a', { ...half, ...week }), child('b', none))).toBe(0.25);
  });

  it('weighs a milestone, and work on a weekend, as one day', () => {
    const week = { startsOn: '2026-01-05', dueOn: '2026-01-09', progress: 0 } as const;
    expect(progressOf(child('a', week), child('m', { kind: 'milestone', dueOn: '2026-01-09', status: 'done' })))
      .toBe(0.1666);
    expect(progressOf(child('a', week), child('b', { startsOn: '2026-01-10', dueOn: '2026-01-11', status: 'done' })))
      .toBe(0.1666);
  });

  it('keeps ratios of weights that are far apart, or no decimal fractions', () => {
    expect(progressOf(child('a', { weight: 1e300, progress: 0.5 }), child('b', { weight: 1e-300, progress: 0 })))
      .toBe(0.5);
    expect(progressOf(child('a', { weight: 1 / 3, status: 'done' }), child('b', { weight: 1 / 3, progress: 0 })))
      .toBe(0.5);
    expect(progressOf(child('a', { weight: 1e-9, status: 'done' }), child('b', { weight: 3e-9, progress: 0 })))
      .toBe(0.25);
  });

  it('shows what the item states itself beside what its children add up to', () => {
    const standing = standingsOf([
      item('parent', { progress: 0.8, startsOn: '2026-01-05', dueOn: '2026-03-31', status: 'planned' }),
      child('a', { progress: 0.5, startsOn: '2026-01-05', dueOn: '2026-04-10', status: 'active' }),
      child('b', { progress: 0.1, startsOn: '2026-01-05', dueOn: '2026-04-10' }),
    ]).get('parent');
    expect(standing).toMatchObject({
      progress: 0.3,
      statedProgress: 0.8,
      span: { startsOn: '2026-01-05', dueOn: '2026-03-31' },
      childrenSpan: { startsOn: '2026-01-05', dueOn: '2026-04-10' },
      childrenStatus: 'active',
      lateChildIds: ['a', 'b'],
    });
  });

  it('says nothing twice where item and children agree', () => {
    const days = { startsOn: '2026-01-05', dueOn: '2026-03-31' } as const;
    const standing = standingsOf([
      item('parent', { progress: 0.5, ...days, status: 'active' }), child('a', { progress: 0.5, ...days, status: 'active' }),
    ]).get('parent');
    expect(standing?.statedProgress).toBeUndefined();
    expect(standing?.childrenSpan).toBeUndefined();
    expect(standing?.childrenStatus).toBeUndefined();
    expect(standing?.lateChildIds).toEqual([]);
  });

  it('keeps a done parent done while its open children show', () => {
    const standings = standingsOf([item('parent', { status: 'done' }), child('a', { progress: 0.5 }), child('b')]);
    expect(standings.get('parent')).toMatchObject({
      state: 'done', progress: 0.25, statedProgress: 1, childrenStatus: 'active',
      counts: { 'on-track': 1, planned: 1, done: 0 },
    });
  });

  it('takes a parent by its own word while its children know nothing, but not for 100 %', () => {
    expect(standingsOf([item('parent', { progress: 0.4 }), child('a')]).get('parent')?.progress).toBe(0.4);
    expect(standingsOf([item('parent', { status: 'done' }), child('a')]).get('parent'))
      .toMatchObject({ progress: 0.9999, statedProgress: 1, state: 'done' });
  });

  it.each([
    ['all are done', ['done', 'done'], 'done'],
    ['some are', ['done', 'planned'], 'active'],
    ['none has begun', ['planned', 'planned'], undefined],
    ['all that is open is blocked', ['done', 'blocked'], 'blocked'],
    ['one of several is blocked', ['planned', 'blocked'], 'active'],
    ['the rest is cancelled', ['done', 'cancelled'], 'done'],
  ] as const)('adds up the statuses of children when %s', (_, statuses, expected) => {
    const children = statuses.map((status, at) => child(`c${at}`, { status }));
    expect(standingsOf([parent, ...children]).get('parent')?.childrenStatus).toBe(expected);
  });

  it('strikes out all that a cancelled item holds, and counts none of it', () => {
    const standings = standingsOf([
      item('parent', { status: 'cancelled' }), child('a', { status: 'active' }), child('b', { status: 'done' }),
      item('other', { status: 'active' }),
    ]);
    expect(standings.get('a')).toMatchObject({ cancelled: true, state: 'planned', reason: { code: 'cancelled' } });
    expect(standings.get('a')?.health).toBeUndefined();
    expect(standings.get('parent')?.counts)
      .toEqual({ done: 0, 'on-track': 0, 'at-risk': 0, 'off-track': 0, planned: 0 });
    expect(standings.plan.counts).toMatchObject({ done: 0, 'on-track': 1, planned: 0 });
    expect(standings.plan.cancelled).toBe(false);
  });

  it('takes the latest report by its day, then by its moment', () => {
    const reports = [
      report('a', { id: 'r2', progress: 0.7, on: '2026-02-02', at: '2026-02-02T09:00:00Z' }),
      report('a', { id: 'r3', progress: 0.6, on: '2026-02-02', at: '2026-02-02T09:00:00.5Z' }),
      // Backdated: written last, but it speaks of an earlier day.
      report('a', { id: 'r1', progress: 0.2, on: '2026-01-02', at: '2026-03-01T09:00:00Z' }),
      report('a', { id: 'r4', note: 'No number in this one.', on: '2026-03-02', at: '2026-03-02T09:00:00Z' }),
    ];
    const milestones = [item('a', { progress: 0.1 })];
    expect(computeStandings({ milestones, reports, today }).get('a')?.progress).toBe(0.6);
    const correction = report('a', {
      id: 'r5', revises: 'r3', progress: 0.65, on: '2026-02-02', at: '2026-04-01T09:00:00Z',
    });
    const revised = [...reports, correction];
    expect(computeStandings({ milestones, reports: revised, today }).get('a')?.progress).toBe(0.65);
  });

  it('stands done over any report', () => {
    const reports = [report('a', { progress: 0.5 })];
    expect(computeStandings({ milestones: [item('a', { status: 'done' })], reports, today }).get('a'))
      .toMatchObject({ progress: 1, state: 'done' });
  });

  it('resolves days that count from the anchor, and has none without it', () => {
    const relative = { unit: 'month', from: 3, to: 4 } as const;
    const milestones = [item('a', { relative }), item('b', { relative: { ...relative } })];
    expect(computeStandings({ milestones, today, anchorOn: '2026-01-05' }).get('b')?.span)
      .toEqual({ startsOn: '2026-03-05', dueOn: '2026-05-04' });
    expect(computeStandings({ milestones, today }).get('a')?.span).toEqual({});
    const far = [item('a', { relative: { unit: 'year', from: 36_500, to: 36_500 } })];
    expect(computeStandings({ milestones: far, today, anchorOn: '2026-01-05' }).get('a')?.span).toEqual({});
  });
});
