/** What an item can be weighed by. */
export interface Weighable {
  /** As set by a person, 0 or more. */
  readonly weight?: number | undefined;
  /** 0 or more. */
  readonly effortInHours?: number | undefined;
  /** Absent without dates. A milestone, and what lies on days off, counts as one. */
  readonly workingDays?: number | undefined;
}

// A group's sum times a share in steps of 0.0001 has to stay a whole number that is exact.
const largestSum = Number.MAX_SAFE_INTEGER / 10_000;
const finestScale = 10_000;

/**
 * The weights of siblings on the one basis of their group: explicit weights if any is set (1 for the others), else
 * effort if all have it, else working days if all have dates, else equal. A basis whose sum is 0 weighs nothing and is
 * passed over.
 *
 * @returns whole numbers of 0 or more in the order of the items, in the same ratio, their sum small enough for exact
 * arithmetic with shares in steps of 0.0001
 */
export function weightsOf(items: readonly Weighable[]): readonly number[] {
  const isExplicit = items.some(({ weight }) => weight !== undefined);
  return (isExplicit ? toWhole(items.map(({ weight }) => weight ?? 1)) : undefined)
    ?? toWhole(items.map(({ effortInHours }) => effortInHours))
    ?? toWhole(items.map(({ workingDays }) => workingDays))
    ?? items.map(() => 1);
}

/** @returns undefined where one is missing or they add up to nothing */
function toWhole(weights: readonly (number | undefined)[]): readonly number[] | undefined {
  let largest = 0;
  for (const weight of weights) {
    if (weight === undefined) return undefined;
    if (weight > largest) largest = weight;
  }
  if (largest === 0) return undefined;
  const known = weights as readonly number[];
  for (let scale = 1; scale <= finestScale; scale *= 10) {
    if (largest * scale * known.length > largestSum) break;
    const scaled = known.map((weight) => weight * scale);
    // 0.1 × 10 and the like are off by a last binary digit at most.
    if (scaled.every((weight) => Math.abs(weight - Math.round(weight)) < 1e-9 * (weight + 1))) {
      return scaled.map(Math.round);
    }
  }
  // Thirds, or numbers far apart: keep their ratio as fine as exact sums allow.
  const unit = Math.floor(largestSum / known.length);
  return known.map((weight) => Math.floor(weight / largest * unit));
}
