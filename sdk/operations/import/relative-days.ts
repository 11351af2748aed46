import { addMonths, dayNumber, resolvePeriod, type Day, type RelativePeriod } from '../../model/index.js';
import { compact } from '../define.js';
import type { ImportedDocument, ImportedItem } from './document.js';

/**
 * The days of a unit: counted from the anchor where the document counts, so that the plan can be anchored anew, and
 * exact where it names a day.
 */
export function daysOf(
  unit: Pick<ImportedDocument['milestones'][number], 'relative' | 'startsOn' | 'dueOn'>,
  anchorOn: Day | undefined,
): Pick<ImportedItem, 'startsOn' | 'dueOn' | 'relative'> {
  const { relative, dueOn } = unit;
  // A start after the end is a slip of the pen: the end is what a plan is held to.
  const startsOn = unit.startsOn !== undefined && dueOn !== undefined && unit.startsOn > dueOn ? undefined : unit.startsOn;
  const exact = compact<Pick<ImportedItem, 'startsOn' | 'dueOn'>>({ startsOn, dueOn });
  if (!relative) return exact;
  if (anchorOn === undefined) return startsOn === undefined && dueOn === undefined ? { relative } : exact;
  if (startsOn === undefined && dueOn === undefined) return { relative };
  const wanted = compact<RelativePeriod>({
    ...relative,
    from: startsOn === undefined ? undefined : relative.from,
    to: dueOn === undefined ? undefined : relative.to,
  });
  const found = sinceMonths(wanted, anchorOn, startsOn, dueOn)
    .find((period) => isPeriod(period, anchorOn, startsOn, dueOn));
  return { relative: found ?? inDays(anchorOn, startsOn, dueOn) };
}

function isPeriod(period: RelativePeriod, anchorOn: Day, startsOn: Day | undefined, dueOn: Day | undefined): boolean {
  if (period.from === undefined && period.to === undefined) return false;
  const span = resolvePeriod(period, anchorOn);
  return span.startsOn === startsOn && span.dueOn === dueOn;
}

/** The same count begun in each month up to the one in question: "week 3" is that of the month it stands under. */
function sinceMonths(
  period: RelativePeriod,
  anchorOn: Day,
  startsOn: Day | undefined,
  dueOn: Day | undefined,
): RelativePeriod[] {
  const until = startsOn ?? dueOn ?? anchorOn;
  const periods = [period];
  for (let month = 2; month <= 1_200 && addMonths(anchorOn, month - 1) <= until; month++) {
    periods.push({ ...period, sinceMonth: month });
  }
  return periods;
}

function inDays(anchorOn: Day, startsOn: Day | undefined, dueOn: Day | undefined): RelativePeriod {
  const offset = (on: Day | undefined): number | undefined =>
    on === undefined ? undefined : dayNumber(on) - dayNumber(anchorOn) + 1;
  return compact<RelativePeriod>({ unit: 'day', from: offset(startsOn), to: offset(dueOn), sinceMonth: undefined });
}
