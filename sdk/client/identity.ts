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
