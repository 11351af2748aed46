import type { State } from '../model/index.js';

export interface OverviewRow {
  readonly depth: number;
  /** Day numbers, both included. */
  readonly from: number;
  readonly to: number;
  readonly state: State;
}

/** The whole plan as hairlines: one path a state, so that it costs the same for ten items as for a million. */
export type Overview = ReadonlyMap<State, string>;

const mostLines = 72;

/**
 * @param rows in the order of the tree; of a long plan the upper levels are drawn, evenly thinned
 * @param extent the days from one end of the strip to the other
 * @param size px; lines stay below `top`
 */
export function layOutOverview(
  rows: readonly OverviewRow[],
  extent: { readonly from: number; readonly to: number },
  size: { readonly width: number; readonly height: number; readonly top: number },
): Overview {
  const shown = thinned(rows);
  const perDay = size.width / Math.max(extent.to + 1 - extent.from, 1);
  const step = Math.min(3.5, (size.height - size.top - 4) / Math.max(shown.length, 1));
  const paths = new Map<State, string>();
  for (const [index, row] of shown.entries()) {
    const x = (row.from - extent.from) * perDay;
    const width = Math.max((row.to + 1 - row.from) * perDay, 3);
    const line = `M${x.toFixed(1)} ${(size.top + 1 + index * step).toFixed(1)}h${width.toFixed(1)}`;
    paths.set(row.state, (paths.get(row.state) ?? '') + line);
  }
  return paths;
}

function thinned(rows: readonly OverviewRow[]): readonly OverviewRow[] {
  if (rows.length <= mostLines) return rows;
  const byDepth: number[] = [];
  for (const { depth } of rows) byDepth[depth] = (byDepth[depth] ?? 0) + 1;
  let deepest = 0;
  for (let sum = byDepth[0] ?? 0; deepest + 1 < byDepth.length; deepest++) {
    sum += byDepth[deepest + 1] ?? 0;
    if (sum > mostLines) break;
  }
  const upper = rows.filter((row) => row.depth <= deepest);
  const every = Math.ceil(upper.length / mostLines);
  return every <= 1 ? upper : upper.filter((_, index) => index % every === 0);
}
