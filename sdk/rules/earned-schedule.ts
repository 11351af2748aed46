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

// Sums of shares of weights differ from the same sums in another order by this at most.
const noise = 1e-9;

/** Planned work, as columns of numbers: it is gone over a dozen times for each item that has children. */
export class PlannedWork {
  #starts = new Float64Array(64);
  #lengths = new Float64Array(64);
  #parts = new Float64Array(64);
  #count = 0;
  #begin = Infinity;
  #end = -Infinity;

  clear(): void {
    this.#count = 0;
    this.#begin = Infinity;
    this.#end = -Infinity;
  }

  /**
   * @param start a whole place on the axis of working time: working days before its first day
   * @param length its working days; 0 for a point in time, which is expected whole once its day is over
   * @param part of the whole, 0 to 1; all parts add up to 1 at most
   */
  add(start: number, length: number, part: number): void {
    const at = this.#count;
    if (at === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#lengths = grown(this.#lengths);
      this.#parts = grown(this.#parts);
    }
    this.#starts[at] = start;
    this.#lengths[at] = length;
    this.#parts[at] = part;
    this.#count = at + 1;
    if (start < this.#begin) this.#begin = start;
    if (start + length > this.#end) this.#end = start + length;
  }

  /** The first of all starts. */
  get begin(): number {
    return this.#begin;
  }

  /**
   * Earned schedule: the last moment at which no more was expected than is done now.
   *
   * @param done share, 0 to 1
   * @returns a place on the axis of working time, from the first start to the last end
   * @see Lipke, "Schedule is Different", 2003
   */
  earnedAt(done: number, curve: Curve): number {
    let [low, high] = [this.#begin, this.#end];
    const reach = done + noise;
    if (this.#expectedAt(high, curve, true) <= reach) return high;
    if (this.#expectedAt(low, curve, true) > reach) return low;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#expectedAt(middle, curve, true) <= reach) low = middle;
      else high = middle;
    }
    // All work begins and ends with a day: within one day what is expected grows evenly (nearly so on an S-curve), and
    // points only come at its end.
    const slope = this.#expectedAt(high, curve, false) - this.#expectedAt(low, curve, false);
    const missing = done - this.#expectedAt(low, curve, true);
    return slope > 0 ? Math.min(high, low + Math.max(0, missing) / slope) : high;
  }

  #expectedAt(time: number, curve: Curve, withPoints: boolean): number {
    const [starts, lengths, parts, count] = [this.#starts, this.#lengths, this.#parts, this.#count];
    let sum = 0;
    for (let at = 0; at < count; at += 1) {
      const passed = time - (starts[at] ?? 0);
      const length = lengths[at] ?? 0;
      const part = parts[at] ?? 0;
      if (passed >= length) sum += length > 0 || withPoints ? part : 0;
      else if (passed > 0) sum += part * curveAt(passed / length, curve);
    }
    return sum;
  }
}

function grown(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 4);
  larger.set(column);
  return larger;
}
