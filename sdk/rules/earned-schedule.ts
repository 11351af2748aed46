/** How work is expected to proceed, in places on the axis of working time. */
export interface PlannedWork {
  /** Working days before its first day. */
  readonly start: number;
  /** Its working days; 0 for a point in time, which is expected whole once its day is over. */
  readonly length: number;
  /** Its part of the whole; all parts add up to 1 at most. */
  readonly part: number;
}

export type Curve = 'linear' | 's-curve';

/** @param x the part of the working time that has passed, 0 to 1 */
export function curveAt(x: number, curve: Curve): number {
  return curve === 'linear' ? x : x * x * (3 - 2 * x);
}

/** The inverse of {@link curveAt}. */
export function timeAt(done: number, curve: Curve): number {
  // The one root of 2x³ − 3x² + done within 0 … 1, by the trigonometric solution of the cubic.
  return curve === 'linear' ? done : 0.5 - Math.sin(Math.asin(1 - 2 * done) / 3);
}

function expectedAt(work: readonly PlannedWork[], time: number, curve: Curve): number {
  let sum = 0;
  for (const { start, length, part } of work) {
    const passed = time - start;
    if (passed < 0 || (passed === 0 && length > 0)) continue;
    sum += passed >= length ? part : part * curveAt(passed / length, curve);
  }
  return sum;
}

// Sums of shares of weights differ from the same sums in another order by this at most.
const noise = 1e-9;

/**
 * Earned schedule: the last moment at which no more was expected than is done now.
 *
 * @param done share, 0 to 1
 * @returns a place on the axis of working time, between the beginning and the end of the work
 * @see Lipke, "Schedule is Different", 2003
 */
export function earnedScheduleOf(work: readonly PlannedWork[], done: number, curve: Curve): number {
  let low = Infinity;
  let high = -Infinity;
  for (const { start, length } of work) {
    if (start < low) low = start;
    if (start + length > high) high = start + length;
  }
  const reach = done + noise;
  if (expectedAt(work, high, curve) <= reach) return high;
  if (expectedAt(work, low, curve) > reach) return low;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (expectedAt(work, middle, curve) <= reach) low = middle;
    else high = middle;
  }
  // All work begins and ends with a day: within one day what is expected grows evenly (nearly so on an S-curve).
  const before = expectedAt(work, low, curve);
  const slope = expectedAt(work.filter(({ length }) => length > 0), high, curve)
    - expectedAt(work.filter(({ length }) => length > 0), low, curve);
  return slope > 0 ? Math.min(high, low + Math.max(0, done - before) / slope) : high;
}
