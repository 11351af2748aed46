import {
  daysBetween, InvalidError, resolvePeriod, type Day, type Milestone, type RelativePeriod,
} from '../model/index.js';
import { compact, withChanges } from './define.js';

/** New days of an item: `null` takes one away, one that is left out stays. */
export interface DaysToSet {
  readonly startsOn?: Day | null;
  readonly dueOn?: Day | null;
  /** Days counted from the anchor instead. */
  readonly relative?: RelativePeriod | null;
}

/**
 * Sets the days of an item as the one register they are. An item that counts from the anchor goes on doing so: its days
 * become offsets in single days, so that the plan can still be moved as a whole.
 *
 * @throws {InvalidError} where one day of a relative item is set while nobody knows where the other one is
 */
export function withDays(item: Milestone, set: DaysToSet, anchorOn: Day | undefined): Milestone {
  if (set.relative !== undefined) {
    return withChanges(item, { relative: set.relative, startsOn: set.startsOn ?? null, dueOn: set.dueOn ?? null });
  }
  if (!item.relative) return withChanges(item, set);
  if (anchorOn === undefined) return exactInsteadOf(item, item.relative, set);
  const now = resolvePeriod(item.relative, anchorOn);
  const next = { startsOn: chosen(set.startsOn, now.startsOn), dueOn: chosen(set.dueOn, now.dueOn) };
  if (next.startsOn === now.startsOn && next.dueOn === now.dueOn) return item;
  if (next.startsOn === undefined && next.dueOn === undefined) return withChanges(item, { relative: null });
  if (next.startsOn !== undefined && next.dueOn !== undefined && next.startsOn > next.dueOn) {
    throw new InvalidError('The start day is after the due day. Move one of them.', 'startsOn');
  }
  return withChanges(item, {
    relative: compact<RelativePeriod>({
      unit: 'day',
      from: next.startsOn && offset(anchorOn, next.startsOn),
      to: next.dueOn && offset(anchorOn, next.dueOn),
      sinceMonth: undefined,
    }),
  });
}

function chosen(set: Day | null | undefined, now: Day | undefined): Day | undefined {
  return set === undefined ? now : set ?? undefined;
}

/** The first day of the plan is day 1. */
function offset(anchorOn: Day, day: Day): number {
  return daysBetween(anchorOn, day) + 1;
}

function exactInsteadOf(item: Milestone, relative: RelativePeriod, set: DaysToSet): Milestone {
  const startIsKnown = set.startsOn !== undefined || relative.from === undefined;
  const dueIsKnown = set.dueOn !== undefined || relative.to === undefined;
  if (!startIsKnown || !dueIsKnown) {
    throw new InvalidError(
      'This item counts from the start of a plan that has no start day yet. Anchor the plan, or set both days.',
      startIsKnown ? 'dueOn' : 'startsOn',
    );
  }
  return withChanges(item, { relative: null, startsOn: set.startsOn ?? null, dueOn: set.dueOn ?? null });
}
