/** Whether two JSON values say the same. A field that is `undefined` counts as absent. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/**
 * `next`, with every part of `previous` that still says the same in its place: lists whose items are the same objects,
 * and records of such lists. What a query returns keeps its identity by this when a change was none of its business.
 */
export function keepIdentity<T>(previous: T | undefined, next: T): T {
  if (previous === undefined || Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) {
    return previous.length === next.length && next.every((item, index) => Object.is(item, previous[index]))
      ? previous
      : next;
  }
  if (!isPlain(previous) || !isPlain(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  let kept = false;
  const result: Record<string, unknown> = {};
  for (const key of keys) {
    const value = next[key];
    // Records are compared by identity: rows keep theirs, and looking into each would cost more than it saves.
    result[key] = Array.isArray(value) ? keepIdentity(previous[key], value) : value;
    if (!Object.is(result[key], previous[key])) same = false;
    else if (!Object.is(value, previous[key])) kept = true;
  }
  if (same) return previous;
  return kept ? (result as T) : next;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
