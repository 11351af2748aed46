import { area, line } from 'd3-shape';

import { dayNumber, type Day } from '../../sdk/model/day.js';

/** A number on a day. */
export interface Measured {
  readonly on: Day;
  readonly value: number;
}

/** What is aimed at on a day: at least `min`, at most `max`, or in between. One of them is there. */
export interface Aim {
  readonly on: Day;
  readonly min?: number;
  readonly max?: number;
}

export interface TrendInput {
  /** Oldest first. */
  readonly readings: readonly Measured[];
  /** Earliest first. */
  readonly aims: readonly Aim[];
  /** The one that comes next, out of `aims`. */
  readonly next: Aim | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Everything that is drawn, in a box of {@link width} × {@link height} with y growing downwards. */
export interface Trend {
  /** Path data; absent with fewer than two readings. */
  readonly line?: string;
  readonly area?: string;
  /** The latest reading. */
  readonly last?: Point;
  /** The way from target to target, cut where the box ends. */
  readonly aims?: string;
  /** The next target: a point, and both of its ends where it is a range. */
  readonly next?: Point & { readonly from?: number; readonly to?: number };
}

export const width = 232;
export const height = 52;
const [left, right, top, bottom] = [4, width - 6, 7, height - 8];
/** The next target stands before the edge, so that the way goes on behind it. */
const beyond = 0.25;

/** Lays out the readings, the way from target to target, and the next target. Empty without a number. */
export function layOutTrend({ readings, aims, next }: TrendInput): Trend {
  const points = readings.map(({ on, value }) => ({ at: dayNumber(on), value }));
  const goals = aims.map((aim) => ({ at: dayNumber(aim.on), value: middleOf(aim) }));
  const [from, to] = windowOf(points, goals, next);
  const shownGoals = cut(goals, from, to);
  const values = [
    ...points.filter(({ at }) => at >= from && at <= to).map(({ value }) => value),
    ...shownGoals.map(({ value }) => value),
    ...(next ? [next.min, next.max].filter((end) => end !== undefined) : []),
  ];
  if (values.length === 0) return {};
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number => round(to === from ? (left + right) / 2 : left + ((at - from) / (to - from)) * (right - left));
  const y = (value: number): number =>
    round(high === low ? (top + bottom) / 2 : bottom - ((value - low) / (high - low)) * (bottom - top));
  const place = ({ at, value }: At): Point => ({ x: x(at), y: y(value) });
  const shown = points.filter(({ at }) => at >= from && at <= to).map(place);
  const last = shown.at(-1);
  return {
    ...(shown.length > 1 && { line: pathOf(shown), area: groundBelow(shown) ?? '' }),
    ...(last && { last }),
    ...(shownGoals.length > 1 && { aims: pathOf(shownGoals.map(place)) }),
    ...(next && {
      next: {
        x: x(dayNumber(next.on)),
        y: y(middleOf(next)),
        ...(next.min !== undefined && next.max !== undefined && next.min !== next.max && {
          from: y(next.max), to: y(next.min),
        }),
      },
    }),
  };
}

interface At {
  readonly at: number;
  readonly value: number;
}

function middleOf({ min, max }: Aim): number {
  return min !== undefined && max !== undefined ? (min + max) / 2 : min ?? max ?? 0;
}

/** The days that are shown: from the first reading until a while after the next target, or to the end of what is known. */
function windowOf(points: readonly At[], goals: readonly At[], next: Aim | undefined): readonly [number, number] {
  const days = [...points, ...goals].map(({ at }) => at);
  const first = points[0]?.at ?? Math.min(...days);
  if (!next) return [first, Math.max(first, ...days)];
  const nextAt = dayNumber(next.on);
  const from = Math.min(first, nextAt);
  const latest = Math.max(points.at(-1)?.at ?? nextAt, nextAt);
  const end = latest + Math.max(1, latest - from) * beyond;
  // Without a later target there is nothing to show behind it.
  return [from, goals.some(({ at }) => at > nextAt) ? end : latest + (latest - from) * 0.06];
}

/** The part of a way inside of a window, with its ends where the way crosses them. */
function cut(way: readonly At[], from: number, to: number): readonly At[] {
  const result: At[] = [];
  for (const [index, point] of way.entries()) {
    const before = way[index - 1];
    if (before && before.at < from && point.at > from) result.push(between(before, point, from));
    if (point.at >= from && point.at <= to) result.push(point);
    if (before && before.at < to && point.at > to) result.push(between(before, point, to));
  }
  return result;
}

function between(a: At, b: At, at: number): At {
  return { at, value: a.value + ((at - a.at) / (b.at - a.at)) * (b.value - a.value) };
}

const wayOf = line<Point>(({ x }) => x, ({ y }) => y);
const groundBelow = area<Point>(({ x }) => x, height - 2, ({ y }) => y);

function pathOf(points: Iterable<Point>): string {
  return wayOf(points) ?? '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
