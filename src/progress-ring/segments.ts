import type { State } from '../../sdk/model/milestone.js';
import type { StateCounts } from '../../sdk/rules/types.js';
import { stateNames } from '../theme/palette.js';

/** A part of the ring. `from` and `to` are shares of the circle, clockwise from the top; the gap is already out. */
export interface Segment {
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

/** Half of what separates two segments. */
const gap = 0.006;
/** One of a thousand is still seen. */
const smallest = 0.022;

/**
 * Lays the states out around the circle in their fixed order. What is planned is what the others leave open, and has no
 * segment.
 *
 * @param counts whole numbers, 0 or more
 */
export function layOutSegments(counts: StateCounts): readonly Segment[] {
  const total = totalOf(counts);
  const shown = stateNames.filter((state) => state !== 'planned' && counts[state] > 0);
  const isAlone = shown.length === 1 && counts.planned === 0;
  const widths = shown.map((state) => Math.max(smallest, counts[state] / total));
  // Where small ones were widened the rest gives way, and an open rest stays visible.
  const room = counts.planned > 0 ? 1 - Math.max(smallest, counts.planned / total) : 1;
  const factor = room / widths.reduce((sum, width) => sum + width, 0);
  let at = 0;
  return shown.map((state, index) => {
    const from = at;
    at += (widths[index] ?? 0) * factor;
    return isAlone ? { state, from: 0, to: 1 } : { state, from: from + gap, to: at - gap };
  });
}

/** A single segment as long as what is done, for a ring that knows a share and no items. */
export function layOutShare(share: number, state: State): readonly Segment[] {
  return share <= 0 ? [] : [{ state, from: 0, to: Math.min(1, share) }];
}

export function totalOf(counts: StateCounts): number {
  return stateNames.reduce((sum, state) => sum + counts[state], 0);
}
