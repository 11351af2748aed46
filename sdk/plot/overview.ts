import type { State } from '../model/index.js';

export interface OverviewRow {
  /** Day numbers, both included. */
  readonly from: number;
  readonly to: number;
  readonly state: State;
}

/** The items in the order of the tree; only those that are drawn are asked for. */
export interface OverviewRows {
  readonly length: number;
  depthAt(index: number): number;
  /** Nothing for an item without days. */
  at(index: number): OverviewRow | undefined;
}

/** The whole plan as hairlines: one path a state, so that it costs the same for ten items as for a million. */
export type Overview = ReadonlyMap<State, string>;

const mostLines = 72;

/**
 * @param rows of a long plan the upper levels are drawn, evenly thinned
 * @param extent the days from one end of the strip to the other
 * @param size px; lines stay below `top`
 */
export function layOutOverview(
  rows: OverviewRows,
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

function thinned(rows: OverviewRows): readonly OverviewRow[] {
  const byDepth: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    const depth = rows.depthAt(index);
    byDepth[depth] = (byDepth[depth] ?? 0) + 1;
  }
  let count = byDepth[0] ?? 0;
  let deepest = 0;
  while (deepest + 1 < byDepth.length && count + (byDepth[deepest + 1] ?? 0) <= mostLines) {
    deepest++;
    count += byDepth[deepest] ?? 0;
  }
  const every = Math.max(1, Math.ceil(count / mostLines));
  const shown: OverviewRow[] = [];
  for (let index = 0, place = 0; index < rows.length; index++) {
    if (rows.depthAt(index) > deepest || place++ % every !== 0) continue;
    const row = rows.at(index);
    if (row) shown.push(row);
  }
  return shown;
}
