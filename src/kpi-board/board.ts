import type { Day } from '../../sdk/model/day.js';
import type { Kpi, KpiReading, KpiTarget } from '../../sdk/model/measures.js';
import type { Id } from '../../sdk/model/values.js';
import { kpiStanding, type DatedTarget, type KpiStanding } from '../../sdk/rules/key-results.js';
import { compareSiblings } from '../../sdk/rules/order.js';
import { layOutTrend, type Aim, type Trend } from './trend.js';

/** What one card shows. */
export interface KpiCard {
  readonly kpi: Kpi;
  readonly standing: KpiStanding;
  readonly trend: Trend;
  /** Whether it is measured in numbers, in words, or in both. */
  readonly takes: { readonly numbers: boolean; readonly words: boolean };
}

export interface BoardInput {
  readonly kpis: readonly Kpi[];
  /** Of all KPIs, in any order. */
  readonly targets: readonly KpiTarget[];
  /** Of all KPIs, in any order. */
  readonly readings: readonly KpiReading[];
  readonly today: Day;
  readonly anchorOn?: Day | undefined;
}

/** The cards in the order of the plan. */
export function cardsOf({ kpis, targets, readings, today, anchorOn }: BoardInput): readonly KpiCard[] {
  const targetsById = groupByKpi(targets);
  // A page may give what the model would refuse: what is no number has no place in a drawing.
  const readingsById = groupByKpi(readings.filter(({ value }) => value === undefined || Number.isFinite(value)));
  return kpis.filter(({ deletedAt }) => deletedAt === undefined).sort(compareSiblings).map((kpi) => {
    const standing = kpiStanding({
      kpi, today, anchorOn,
      targets: targetsById.get(kpi.id) ?? [],
      readings: readingsById.get(kpi.id) ?? [],
    });
    const inNumbers = standing.targets.filter(({ target }) => target.min !== undefined || target.max !== undefined);
    const hasWords = inNumbers.length < standing.targets.length;
    return {
      kpi,
      standing,
      trend: trendOf(standing),
      takes: { numbers: inNumbers.length > 0 || standing.series.length > 0 || !hasWords, words: hasWords },
    };
  });
}

function trendOf({ series, targets, target, isTargetPast }: KpiStanding): Trend {
  const aims = targets.flatMap((dated) => aimOf(dated) ?? []);
  const next = isTargetPast ? undefined : targets.find((dated) => dated.target === target);
  return layOutTrend({ readings: series, aims, next: next && aimOf(next) });
}

/** Only a number on a day has a place in a drawing. */
function aimOf({ target: { min, max }, on }: DatedTarget): Aim | undefined {
  if (on === undefined || (min === undefined && max === undefined)) return undefined;
  return { on, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function groupByKpi<T extends { readonly kpiId: Id }>(records: readonly T[]): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const record of records) {
    const group = groups.get(record.kpiId);
    if (group) group.push(record);
    else groups.set(record.kpiId, [record]);
  }
  return groups;
}
