import type { PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import type { Milestone } from '../../sdk/model/milestone.js';
import type { Id } from '../../sdk/model/values.js';
import { computeStandings } from '../../sdk/rules/standings.js';
import type { Standings } from '../../sdk/rules/types.js';
import { standingsOf } from '../bind/standings.js';
import type { RingFacts } from './facts.js';
import { layOutSegments, totalOf } from './segments.js';

/** Items in any order; `anchorOn` is the first day of month 1 for the relative ones. */
export interface RingItems {
  readonly milestones: readonly Milestone[];
  readonly anchorOn?: Day | undefined;
}

/**
 * @param source items that a page gives, or the rows of a workspace
 * @param milestoneId the branch to show; absent: all of it
 * @returns undefined where there is nothing to measure
 */
export function factsOfPlan(
  source: RingItems | PlanRows, today: Day, milestoneId: Id | undefined,
): RingFacts | undefined {
  const standings = 'kpis' in source ? standingsOf(source, today) : itemStandings(source, today);
  const standing = milestoneId === undefined ? standings.plan : standings.get(milestoneId);
  if (!standing || totalOf(standing.counts) === 0) return undefined;
  const { progress, expected, state, counts, reason } = standing;
  return {
    ...(progress !== undefined && { progress }),
    ...(expected !== undefined && { expected }),
    state, counts, reason,
    segments: layOutSegments(counts),
  };
}

const known = new WeakMap<readonly Milestone[], { anchorOn: Day | undefined; today: Day; standings: Standings }>();

function itemStandings({ milestones, anchorOn }: RingItems, today: Day): Standings {
  const before = known.get(milestones);
  if (before?.today === today && before.anchorOn === anchorOn) return before.standings;
  const standings = computeStandings({ milestones, today, ...(anchorOn && { anchorOn }) });
  known.set(milestones, { anchorOn, today, standings });
  return standings;
}
