import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findCycle, type Edge } from './cycles.js';
import { link } from './test-items.js';

const edges = fc.array(
  fc.record({ fromId: fc.constantFrom(...'abcdef'), toId: fc.constantFrom(...'abcdef') }), { maxLength: 10 },
);

/** Slowly: takes away what nothing leads to until nothing is left, or only circles and what they lead to. */
function hasCycle(given: readonly Edge[]): boolean {
  let left = [...given];
  for (;;) {
    const next = left.filter(({ fromId }) => left.some(({ toId }) => toId === fromId));
    if (next.length === left.length) return next.length > 0;
    left = next;
  }
}

describe('circles of dependencies', () => {
  it('are found exactly where there are some, each edge of them in the input', () => {
    fc.assert(fc.property(edges, (given) => {
      const circle = findCycle(given);
      expect(circle !== undefined).toBe(hasCycle(given));
      circle?.forEach((fromId, at) => {
        const toId = circle[(at + 1) % circle.length];
        expect(given).toContainEqual({ fromId, toId });
      });
    }), { numRuns: 1_000 });
  });

  it('are named first to last', () => {
    expect(findCycle([link('x', 'a'), link('a', 'b'), link('b', 'c'), link('c', 'a')])).toEqual(['a', 'b', 'c']);
  });

  it('are not seen in two ways that meet again', () => {
    expect(findCycle([link('a', 'b'), link('a', 'c'), link('b', 'd'), link('c', 'd')])).toBeUndefined();
  });

  it('are found at the end of a chain of 50,000', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => link(`i${at}`, `i${at + 1}`));
    expect(findCycle(chain)).toBeUndefined();
    expect(findCycle([...chain, link('i50000', 'i49999')])).toEqual(['i49999', 'i50000']);
  });
});
