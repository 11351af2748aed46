import type { State } from '../model/index.js';

export interface OverviewRow {
  /** Day numbers, both included. */
  readonly from: number;
  readonly to: number;
  readonly state: State;
}

/** The whole plan as hairlines: one path a state, so that it costs the same for ten items as for a million. */
export type Overview = ReadonlyMap<State, string>;

const mostLines = 72;

/**
 * @param rows from top to bottom, not more than {@link overviewIndexes} chooses
 * @param extent the days from one end of the strip to the other
 * @param size px; lines stay below `top`
 */
export function layOutOverview(
  rows: readonly OverviewRow[],
  extent: { readonly from: number; readonly to: number },
  size: { readonly width: number; readonly height: number; readonly top: number },
): Overview {
  const perDay = size.width / Math.max(extent.to + 1 - extent.from, 1);
  const step = Math.min(3.5, (size.height - size.top - 4) / Math.max(rows.length, 1));
  const paths = new Map<State, string>();
  for (const [index, row] of rows.entries()) {
    const x = (row.from - extent.from) * perDay;
    const width = Math.max((row.to + 1 - row.from) * perDay, 3);
    const line = `M${x.toFixed(1)} ${(size.top + 1 + index * step).toFixed(1)}h${width.toFixed(1)}`;
    paths.set(row.state, (paths.get(row.state) ?? '') + line);
  }
  return paths;
}

/**
 * Which items of a plan are drawn in its overview: all of a short one, the upper levels of a long one, evenly thinned.
 *
 * @param count items in the order of the tree
 * @param depthAt 0 for what stands at the top
 * @returns at most 72 places in that order
 */
export function overviewIndexes(count: number, depthAt: (index: number) => number): number[] {
  const byDepth: number[] = [];
  for (let index = 0; index < count; index++) {
    const depth = depthAt(index);
    byDepth[depth] = (byDepth[depth] ?? 0) + 1;
  }
  let sum = byDepth[0] ?? 0;
  let deepest = 0;
  while (deepest + 1 < byDepth.length && sum + (byDepth[deepest + 1] ?? 0) <= mostLines) {
    deepest++;
    sum += byDepth[deepest] ?? 0;
  }
  const every = Math.max(1, Math.ceil(sum / mostLines));
  const indexes: number[] = [];
  for (let index = 0, place = 0; index < count; index++) {
    if (depthAt(index) <= deepest && place++ % every === 0) indexes.push(index);
  }
  return indexes;
}
