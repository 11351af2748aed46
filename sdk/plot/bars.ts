import type { MilestoneKind, Share } from '../model/index.js';
import { xOf, type View } from './view.js';

/** Day numbers; the due day belongs to the item. */
export interface DaySpan {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface BarInput {
  readonly kind: MilestoneKind;
  readonly span: DaySpan;
  readonly progress?: Share | undefined;
  readonly baseline?: DaySpan | undefined;
}

/** Where something is drawn, in px from the beginning of the axis. */
export interface Extent {
  readonly x: number;
  readonly width: number;
}

export interface Bar extends Extent {
  /** `point`: a diamond, whose `x` is its middle and whose `width` is 0. */
  readonly shape: 'goal' | 'task' | 'point';
  /** px of the width that are done. */
  readonly done: number;
  /** What leads up to a point: from its start day to its due day. */
  readonly lead?: Extent;
  /** Where the baseline had it. A point's has the width 0. */
  readonly ghost?: Extent;
}

/** No bar is narrower, so that it can be seen and hit. */
export const narrowestBar = 6;
/** Half of a diamond's diagonal. */
export const pointRadius = 10;

/**
 * @param clip px range that is painted. What reaches beyond is cut 64 px outside of it, so that no element grows wider
 *   than browsers draw exactly.
 * @returns nothing for an item without days
 */
export function layOutBar(input: BarInput, view: View, clip: { from: number; to: number }): Bar | undefined {
  const { from, to } = input.span;
  const last = to ?? from;
  const first = from ?? to;
  if (first === undefined || last === undefined) return undefined;
  const ghost = layOutGhost(input, view, clip);
  if (input.kind === 'milestone') {
    const x = xOf(view, last + 0.5);
    const lead = first < last ? clipped(xOf(view, first), x, clip) : undefined;
    return { shape: 'point', x, width: 0, done: 0, ...(lead && { lead }), ...(ghost && { ghost }) };
  }
  const begin = xOf(view, first);
  const whole = Math.max(xOf(view, last + 1) - begin, narrowestBar);
  const { x, width } = clipped(begin, begin + whole, clip);
  const done = Math.min(width, Math.max(0, begin + whole * (input.progress ?? 0) - x));
  return { shape: input.kind, x, width, done, ...(ghost && { ghost }) };
}

function layOutGhost(input: BarInput, view: View, clip: { from: number; to: number }): Extent | undefined {
  const { baseline, span } = input;
  const last = baseline?.to ?? baseline?.from;
  if (!baseline || last === undefined) return undefined;
  const first = baseline.from ?? last;
  const moved = last !== (span.to ?? span.from) || (input.kind !== 'milestone' && first !== (span.from ?? span.to));
  if (!moved) return undefined;
  if (input.kind === 'milestone') return { x: xOf(view, last + 0.5), width: 0 };
  const begin = xOf(view, first);
  return clipped(begin, Math.max(xOf(view, last + 1), begin + narrowestBar), clip);
}

function clipped(from: number, to: number, clip: { from: number; to: number }): Extent {
  const x = Math.min(Math.max(from, clip.from - 64), Math.max(clip.to + 64, clip.from - 64));
  return { x, width: Math.max(Math.min(to, clip.to + 64) - x, 0) };
}
