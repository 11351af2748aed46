import type { Day, Kpi, KpiReading, KpiTarget, RelativePeriod, Share, State } from '../model/index.js';
import { inOrder } from './reports.js';
import { spanOf } from './spans.js';

/** Why a KPI is in its state, as a code and parameters; `sdk/text` makes the sentence. */
export type KpiReason =
  | { code: 'no-target' | 'no-reading' | 'not-comparable' | 'in-range' | 'not-met' }
  /** `ahead` is the distance past the target in the KPI's unit, 0 or more; absent for a target in words. */
  | { code: 'met'; ahead?: number }
  /** `toGo` is the distance to the target in the KPI's unit: above 0 it has to rise, below 0 it has to fall. */
  | { code: 'scored'; score: Share; toGo: number };

export interface KpiStanding {
  /** The latest. */
  readonly reading?: KpiReading;
  /** The next one from today on, or the last one when all are past. */
  readonly target?: KpiTarget;
  /** The last day of the target; absent when it has none, or counts from an anchor that is not set. */
  readonly targetOn?: Day;
  /** Whether the target's day is past. */
  readonly isTargetPast: boolean;
  /** How much of the way is done; 1 only where the target is met. Absent where it cannot be told. */
  readonly score?: Share;
  /** `done` is met; from 0.7 on track, from 0.4 at risk, below off track; `planned` where there is no score. */
  readonly state: State;
  readonly reason: KpiReason;
  /** Since the reading before: above 0 it has risen. */
  readonly change?: number;
  /** All readings with a number, by day. */
  readonly series: readonly { readonly on: Day; readonly value: number }[];
  /** All targets with their days, by day; those without a day come last. */
  readonly targets: readonly DatedTarget[];
}

export interface DatedTarget {
  readonly target: KpiTarget;
  readonly on?: Day;
}

/**
 * How much of the way from the start to the target is done: (current − start) / (target − start), clamped to 0 … 1; the
 * same for falling targets. Inside of a range it is met; beyond its far end the way back is measured by the way in.
 * Without a start, a number that has to rise begins at 0.
 *
 * @returns steps of 0.0001, floored: 1 only where the target is met. Absent where it cannot be told: a target in words
 * that nobody has judged, a reading in words for a number, a way without a known beginning
 */
export function scoreTarget(
  kpi: Pick<Kpi, 'start'>, target: KpiTarget, reading: KpiReading | undefined,
): Share | undefined {
  const { min, max } = target;
  if (min === undefined && max === undefined) return scoreWords(target, reading);
  const value = reading?.value;
  if (value === undefined) return undefined;
  const distance = distanceTo(target, value);
  if (distance === 0) return 1;
  const start = kpi.start ?? (distance > 0 && (min ?? 0) > 0 ? 0 : undefined);
  if (start === undefined) return undefined;
  const way = Math.abs(distanceTo(target, start));
  // It began where it should be and has left it: nothing of a way is done.
  if (way === 0) return 0;
  const done = 1 - Math.abs(distance) / way;
  return Math.min(0.9999, Math.max(0, Math.floor(done * 10_000 + 1e-7) / 10_000));
}

function scoreWords({ met, text }: KpiTarget, reading: KpiReading | undefined): Share | undefined {
  if (met !== undefined) return met ? 1 : 0;
  return reading?.text !== undefined && sameWords(reading.text, text) ? 1 : undefined;
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** How far a value has to rise (above 0) or to fall (below 0) until it meets the target. */
function distanceTo({ min, max }: KpiTarget, value: number): number {
  if (min !== undefined && value < min) return min - value;
  return max !== undefined && value > max ? max - value : 0;
}

/** The last day of a target; absent without one. */
export function targetDay({ on, relative }: KpiTarget, anchorOn: Day | undefined): Day | undefined {
  if (on !== undefined) return on;
  return relative === undefined ? undefined : lastDayOf(relative, anchorOn);
}

function lastDayOf(relative: RelativePeriod, anchorOn: Day | undefined): Day | undefined {
  if (anchorOn === undefined) return undefined;
  const { startsOn, dueOn } = spanOf({ relative }, anchorOn);
  return dueOn ?? startsOn;
}

// Any anchor puts targets in relative time in the same order.
const anyAnchor: Day = '2001-01-01';

/** By day, those without one last. Where days are equal, as they came. */
export function inTargetOrder(targets: readonly KpiTarget[], anchorOn?: Day): readonly DatedTarget[] {
  const placed = targets.map((target) => ({
    on: targetDay(target, anchorOn),
    order: targetDay(target, anchorOn ?? anyAnchor) ?? '9999-12-31',
    target,
  }));
  placed.sort((a, b) => a.order < b.order ? -1 : a.order > b.order ? 1 : 0);
  return placed.map(({ target, on }) => ({ target, ...(on !== undefined && { on }) }));
}

/**
 * The next target: the first one on or after today. In a plan without an anchor no day of it can be past, so it is the
 * first one.
 *
 * @returns undefined when all are past, or there are none
 */
export function nextTarget(targets: readonly KpiTarget[], today: Day, anchorOn?: Day): KpiTarget | undefined {
  return inTargetOrder(targets, anchorOn).find(({ on }) => on === undefined || on >= today)?.target;
}

export interface KpiInput {
  readonly kpi: Kpi;
  /** Those of this KPI, in any order. */
  readonly targets: readonly KpiTarget[];
  /** Those of this KPI, in any order. */
  readonly readings: readonly KpiReading[];
  readonly today: Day;
  readonly anchorOn?: Day | undefined;
}

/** Everything that is derived for one KPI. Nothing of it is ever stored. */
export function kpiStanding({ kpi, targets, readings, today, anchorOn }: KpiInput): KpiStanding {
  const ordered = inOrder(readings);
  const reading = ordered.at(-1);
  const series = ordered.flatMap(({ on, value }) => value === undefined ? [] : [{ on, value }]);
  const [last, before] = [series.at(-1), series.at(-2)];
  const dated = inTargetOrder(targets, anchorOn);
  const next = nextTarget(targets, today, anchorOn);
  const { target, on: targetOn } = (next ? dated.find((entry) => entry.target === next) : dated.at(-1)) ?? {};
  const [first] = series;
  // What has no beginning of its own is scored from where it was first seen, once there is a second reading.
  const score = target && (scoreTarget(kpi, target, reading)
    ?? (first && series.length > 1 ? scoreTarget({ start: first.value }, target, reading) : undefined));
  return {
    ...(reading && { reading }),
    ...(target && { target }),
    ...(targetOn !== undefined && { targetOn }),
    isTargetPast: targetOn !== undefined && targetOn < today,
    ...(score !== undefined && { score }),
    state: stateOfScore(score),
    reason: reasonFor(target, reading, score),
    ...(last && before && last.value === reading?.value && { change: last.value - before.value }),
    series,
    targets: dated,
  };
}

/** Met is done; below 0.4 off track, below 0.7 at risk, else on track. Without a score: planned. */
export function stateOfScore(score: Share | undefined): State {
  if (score === undefined) return 'planned';
  if (score === 1) return 'done';
  return score < 0.4 ? 'off-track' : score < 0.7 ? 'at-risk' : 'on-track';
}

function reasonFor(
  target: KpiTarget | undefined, reading: KpiReading | undefined, score: Share | undefined,
): KpiReason {
  if (!target) return { code: 'no-target' };
  const { min, max } = target;
  const isWords = min === undefined && max === undefined;
  if (score === undefined) return { code: reading ? 'not-comparable' : 'no-reading' };
  const value = reading?.value;
  if (isWords || value === undefined) return { code: score === 1 ? 'met' : 'not-met' };
  if (score < 1) return { code: 'scored', score, toGo: distanceTo(target, value) };
  if (min !== undefined && max !== undefined && min !== max) return { code: 'in-range' };
  return { code: 'met', ahead: min !== undefined ? value - min : (max ?? value) - value };
}
