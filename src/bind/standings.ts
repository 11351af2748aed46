import type { PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import { computeStandings } from '../../sdk/rules/standings.js';
import type { Standings } from '../../sdk/rules/types.js';
import { makeWorkingTime } from '../../sdk/rules/working-time.js';

const known = new WeakMap<PlanRows, { readonly today: Day; readonly standings: Standings }>();

/** The standings of a plan's items, computed once for all the elements that show the same rows. */
export function standingsOf(rows: PlanRows, today: Day): Standings {
  const before = known.get(rows);
  if (before?.today === today) return before.standings;
  const standings = computeStandings({
    milestones: rows.milestones,
    reports: rows.reports,
    dependencies: rows.dependencies,
    workingTime: makeWorkingTime(rows.calendar),
    ...(rows.plan?.anchorOn && { anchorOn: rows.plan.anchorOn }),
    today,
  });
  known.set(rows, { today, standings });
  return standings;
}
