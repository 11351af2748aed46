import type { DependencyType } from '../model/index.js';
import type { Extent } from './bars.js';

/** The bar at one end of a link; `y` is its middle, `halfHeight` reaches to its edge. */
export interface LinkEnd extends Extent {
  readonly y: number;
  readonly halfHeight: number;
}

export interface Link {
  /** The line, as an SVG path. */
  readonly line: string;
  /** Its filled head. */
  readonly head: string;
}

const reach = 11;
const radius = 6;
const headLength = 6;
const headHalf = 3.6;

/**
 * A dependency drawn at right angles with rounded corners, from the end or beginning that its type names to the other.
 *
 * @param rowHeight px; a link that has to turn back does so between two rows
 */
export function layOutLink(type: DependencyType, from: LinkEnd, to: LinkEnd, rowHeight: number): Link {
  const leavesAtEnd = type === 'FS' || type === 'FF';
  const arrivesAtStart = type === 'FS' || type === 'SS';
  const x1 = leavesAtEnd ? from.x + from.width : from.x;
  const x2 = arrivesAtStart ? to.x : to.x + to.width;
  const down = to.y >= from.y ? 1 : -1;
  if (type === 'FS') {
    const drop = Math.max(x1 + reach - 3, to.x + 8);
    // Most successors begin right after: the arrow falls onto their top instead of winding around their beginning.
    if (x2 - x1 < 2 * reach && drop <= to.x + to.width - 6 && from.y !== to.y) {
      const edge = to.y - down * (to.halfHeight + 1);
      return {
        line: rounded([[x1, from.y], [drop, from.y], [drop, edge - down * headLength]]),
        head: head(drop, edge, 0, down),
      };
    }
  }
  const out = leavesAtEnd ? 1 : -1;
  const into = arrivesAtStart ? 1 : -1;
  const tip = x2 - into;
  const end = tip - into * headLength;
  const turn = x2 - into * reach;
  const away = x1 + out * reach;
  const points: [number, number][] = [[x1, from.y]];
  // Turns right away: beyond stands the label of the bar, and before the successor is nothing.
  if (out === into && (x2 - x1) * out >= 2 * reach) points.push([away, from.y], [away, to.y]);
  else if (out !== into) {
    const far = out > 0 ? Math.max(away, turn) : Math.min(away, turn);
    points.push([far, from.y], [far, to.y]);
  } else {
    const between = to.y - down * rowHeight / 2;
    points.push([away, from.y], [away, between], [turn, between], [turn, to.y]);
  }
  points.push([end, to.y]);
  return { line: rounded(points), head: head(tip, to.y, into, 0) };
}

function head(x: number, y: number, dx: number, dy: number): string {
  const [bx, by] = [x - dx * headLength, y - dy * headLength];
  return `M${at(bx - dy * headHalf, by - dx * headHalf)}L${at(x, y)}L${at(bx + dy * headHalf, by + dx * headHalf)}Z`;
}

/** A polyline whose corners are arcs, as far as its legs are long enough. */
function rounded(points: readonly (readonly [number, number])[]): string {
  let path = '';
  for (const [index, [x, y]] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) path = `M${at(x, y)}`;
    else if (!after) path += `L${at(x, y)}`;
    else {
      const lengthIn = Math.hypot(x - before[0], y - before[1]);
      const lengthOut = Math.hypot(after[0] - x, after[1] - y);
      const bend = Math.min(radius, lengthIn / 2, lengthOut / 2);
      const inTo = towards(x, y, before, lengthIn, bend);
      path += `L${at(...inTo)}Q${at(x, y)} ${at(...towards(x, y, after, lengthOut, bend))}`;
    }
  }
  return path;
}

function towards(
  x: number, y: number, other: readonly [number, number], length: number, by: number,
): [number, number] {
  if (length === 0) return [x, y];
  return [x + (other[0] - x) / length * by, y + (other[1] - y) / length * by];
}

function at(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
