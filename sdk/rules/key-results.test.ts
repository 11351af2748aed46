import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Day, Kpi, KpiReading, KpiTarget } from '../model/index.js';
import { kpiStanding, nextTarget, scoreTarget, stateOfScore } from './key-results.js';

const kpi = (fields: Partial<Kpi> = {}): Kpi =>
  ({ id: 'k', planId: 'plan', name: 'Revenue', direction: 'up', rank: 'a0', ...fields });
const target = (fields: Partial<KpiTarget> = {}): KpiTarget => ({ id: 't', kpiId: 'k', text: 'Target', ...fields });
const reading = (value: number | undefined, fields: Partial<KpiReading> = {}): KpiReading => ({
  id: 'r', kpiId: 'k', on: '2026-06-01', at: '2026-06-01T12:00:00Z', ...(value !== undefined && { value }), ...fields,
});

describe('the score of a key result', () => {
  it.each<[string, number | undefined, Partial<KpiTarget>, number, number | undefined]>([
    ['half of the way up', 100, { min: 200 }, 150, 0.5],
    ['there', 100, { min: 200 }, 200, 1],
    ['beyond: at least means more is fine', 100, { min: 200 }, 999, 1],
    ['behind the start', 100, { min: 200 }, 50, 0],
    ['almost there is not there', 0, { min: 100_000 }, 99_999, 0.9999],
    ['as close as numbers get', 0, { min: 1e12 }, 1e12 - 1, 0.9999],
    ['falling, half of the way', 8, { max: 4 }, 6, 0.5],
    ['falling, there', 8, { max: 4 }, 3.9, 1],
    ['falling, gone up instead', 8, { max: 4 }, 9, 0],
    ['from below zero', -60, { min: 0 }, -11, 0.8166],
    ['inside of a range', 5, { min: 15, max: 25 }, 18, 1],
    ['at its lower end', 5, { min: 15, max: 25 }, 15, 1],
    ['at its upper end', 5, { min: 15, max: 25 }, 25, 1],
    ['below a range', 5, { min: 15, max: 25 }, 10, 0.5],
    ['beyond a range is not met', 5, { min: 15, max: 25 }, 30, 0.5],
    ['began inside and has left it', 20, { min: 15, max: 25 }, 30, 0],
    ['falling into a range', 45, { min: 15, max: 25 }, 35, 0.5],
    ['exactly one number', 0, { min: 3, max: 3 }, 1.5, 0.5],
    ['no start, rising: from 0', undefined, { min: 200 }, 168, 0.84],
    ['no start, falling: cannot be told', undefined, { max: 4 }, 6, undefined],
    ['no start, but met', undefined, { max: 4 }, 3, 1],
    ['no start, target of 0: cannot be told', undefined, { min: 0 }, -11, undefined],
  ])('%s', (_, start, fields, value, expected) => {
    const given = kpi(start === undefined ? {} : { start });
    expect(scoreTarget(given, target(fields), reading(value))).toBe(expected);
  });

  it('is (current − start) / (target − start), clamped, in both directions', () => {
    const numbers = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(fc.property(numbers, numbers, numbers, (start, goal, current) => {
      fc.pre(start !== goal);
      const isRising = goal > start;
      const share = Math.min(1, Math.max(0, (current - start) / (goal - start)));
      const score = scoreTarget(kpi({ start }), target(isRising ? { min: goal } : { max: goal }), reading(current));
      expect(Math.abs(score! - share)).toBeLessThan(0.0001 + 1e-9);
      expect(score === 1).toBe(isRising ? current >= goal : current <= goal);
    }), { numRuns: 500 });
  });

  it.each<[string, Partial<KpiTarget>, string | undefined, number | undefined]>([
    ['said to be met', { met: true }, undefined, 1],
    ['said not to be met', { met: false }, 'Break-even', 0],
    ['nobody has said', {}, undefined, undefined],
    ['the same words were read', {}, 'break-even ', 1],
    ['other words were read', {}, 'Loss', undefined],
  ])('of words: %s', (_, fields, text, expected) => {
    const words = target({ text: 'Break-even', ...fields });
    const read = text === undefined ? undefined : reading(undefined, { text });
    expect(scoreTarget(kpi(), words, read)).toBe(expected);
  });

  it('cannot be told of words for a number', () => {
    expect(scoreTarget(kpi(), target({ min: 5 }), reading(undefined, { text: 'some' }))).toBeUndefined();
    expect(scoreTarget(kpi(), target({ min: 5 }), undefined)).toBeUndefined();
  });

  it.each([[0, 'off-track'], [0.3999, 'off-track'], [0.4, 'at-risk'], [0.6999, 'at-risk'], [0.7, 'on-track'],
    [0.9999, 'on-track'], [1, 'done'], [undefined, 'planned']] as const)('of %d is %s', (score, state) => {
    expect(stateOfScore(score)).toBe(state);
  });
});

describe('the next target', () => {
  const at = (id: string, on: Day) => target({ id, on, min: 1 });
  const targets = [at('c', '2026-12-31'), at('a', '2026-03-31'), at('b', '2026-06-30'), target({ id: 'undated' })];

  it.each<[Day, string]>([
    ['2026-01-01', 'a'], ['2026-03-31', 'a'], ['2026-04-01', 'b'], ['2026-12-31', 'c'], ['2027-01-01', 'undated'],
  ])('on %s is %s', (today, id) => {
    expect(nextTarget(targets, today)?.id).toBe(id);
  });

  it('is none when all are past', () => {
    expect(nextTarget([at('a', '2026-03-31')], '2026-04-01')).toBeUndefined();
  });

  it('counts from the anchor: "by month 6" is that month\'s last day', () => {
    const half = target({ id: 'half', relative: { unit: 'month', to: 6 } });
    const year = target({ id: 'year', relative: { unit: 'year', from: 1, to: 1 } });
    expect(nextTarget([year, half], '2026-06-30', '2026-01-01')?.id).toBe('half');
    expect(nextTarget([year, half], '2026-07-01', '2026-01-01')?.id).toBe('year');
    expect(nextTarget([year, half], '2099-01-01')?.id).toBe('half');
  });
});

describe('the standing of a KPI', () => {
  const today: Day = '2026-06-15';
  const targets = [target({ id: 'near', on: '2026-12-31', min: 200 }), target({ id: 'far', on: '2027-12-31', min: 500 })];

  it('rests on the latest reading and the next target', () => {
    const readings = [
      reading(168, { id: 'r2', on: '2026-06-01' }), reading(120, { id: 'r1', on: '2026-05-01' }),
      reading(999, { id: 'wrong', on: '2026-06-02' }), reading(150, { id: 'right', on: '2026-04-02', revises: 'wrong' }),
    ];
    expect(kpiStanding({ kpi: kpi({ start: 0 }), targets, readings, today })).toMatchObject({
      reading: { id: 'r2' }, target: { id: 'near' }, targetOn: '2026-12-31', isTargetPast: false,
      score: 0.84, state: 'on-track', reason: { code: 'scored', score: 0.84, toGo: 32 }, change: 48,
      series: [{ on: '2026-04-02', value: 150 }, { on: '2026-05-01', value: 120 }, { on: '2026-06-01', value: 168 }],
    });
  });

  it('takes the last target when all are past, and says so', () => {
    expect(kpiStanding({ kpi: kpi(), targets, readings: [reading(100)], today: '2028-01-01' }))
      .toMatchObject({ target: { id: 'far' }, isTargetPast: true, score: 0.2, state: 'off-track' });
  });

  it('scores from the first reading what has no beginning of its own', () => {
    const churn = kpi({ direction: 'down' });
    const readings = [reading(8, { id: 'r1', on: '2026-01-01' }), reading(6, { id: 'r2' })];
    expect(kpiStanding({ kpi: churn, targets: [target({ max: 4 })], readings, today })).toMatchObject({
      score: 0.5, state: 'at-risk', reason: { code: 'scored', toGo: -2 },
    });
    expect(kpiStanding({ kpi: churn, targets: [target({ max: 4 })], readings: [reading(6)], today }))
      .toMatchObject({ state: 'planned', reason: { code: 'not-comparable' } });
  });

  it.each<[string, KpiTarget[], KpiReading[], string, string]>([
    ['no target', [], [reading(5)], 'planned', 'no-target'],
    ['no reading', [target({ min: 5 })], [], 'planned', 'no-reading'],
    ['inside a range', [target({ min: 15, max: 25 })], [reading(18)], 'done', 'in-range'],
    ['met', [target({ min: 15 })], [reading(18)], 'done', 'met'],
    ['words met', [target({ met: true })], [], 'done', 'met'],
    ['words not met', [target({ met: false })], [], 'off-track', 'not-met'],
  ])('%s', (_, given, readings, state, code) => {
    const standing = kpiStanding({ kpi: kpi(), targets: given, readings, today });
    expect([standing.state, standing.reason.code]).toEqual([state, code]);
  });

  it('draws targets by their days, those without one last', () => {
    const undated = target({ id: 'some-day' });
    expect(kpiStanding({ kpi: kpi(), targets: [undated, ...[...targets].reverse()], readings: [], today })
      .targets.map(({ target: { id } }) => id)).toEqual(['near', 'far', 'some-day']);
  });
});
