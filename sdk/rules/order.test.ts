import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareSiblings, longestRank, rankAmong, rankBetween, ranksFor } from './order.js';

const ranked = (id: string, rank: string) => ({ id, rank });

describe('the order of siblings', () => {
  it('is by the bytes of the rank, then by id', () => {
    const rows = [ranked('b', 'a0'), ranked('a', 'a0'), ranked('c', 'Zz'), ranked('d', 'a00V')];
    expect(rows.sort(compareSiblings).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('finds a rank before, between and after others', () => {
    expect(rankBetween() > '').toBe(true);
    expect(rankBetween('a0', 'a1') > 'a0').toBe(true);
    expect(rankBetween('a0', 'a1') < 'a1').toBe(true);
    expect(rankBetween(undefined, 'a0') < 'a0').toBe(true);
    expect(rankBetween('a0') > 'a0').toBe(true);
  });

  it.each([
    ['equal ranks', 'a0', 'a0'],
    ['ranks in the wrong order', 'a1', 'a0'],
    ['a rank that some host has made', '7', 'a0'],
  ])('says aloud that there is no room between %s', (_, before, after) => {
    expect(() => rankBetween(before, after)).toThrow(RangeError);
  });

  it('places one item at any index, whatever ranks its siblings have, and changes the others only where it must', () => {
    const ranks = fc.constantFrom('a0', 'a1', 'a1V', 'Zz', '7', 'zzz', 'a'.repeat(longestRank));
    fc.assert(fc.property(fc.array(ranks, { maxLength: 8 }), fc.nat({ max: 8 }), (given, at) => {
      const siblings = given.map((rank, index) => ranked(`s${index}`, rank)).sort(compareSiblings);
      const index = Math.min(at, siblings.length);
      const { rank, changed } = rankAmong(siblings, index);
      const after = siblings.map(({ id, rank: old }) => ranked(id, changed.get(id) ?? old));
      const placed = [...after.slice(0, index), ranked('new', rank), ...after.slice(index)];
      expect(placed.every((row) => row.rank.length <= longestRank)).toBe(true);
      expect([...placed].sort(compareSiblings)).toEqual(placed);
      expect([after[index - 1]?.rank, after[index]?.rank]).not.toContain(rank);
    }), { numRuns: 500 });
  });

  it('gives new ranks when a key would grow past 128 characters', () => {
    let siblings = [ranked('first', 'a0'), ranked('last', 'a1')];
    let rebalanced = 0;
    for (let turn = 0; turn < 2_000; turn += 1) {
      const { rank, changed } = rankAmong(siblings, 1);
      expect(rank.length).toBeLessThanOrEqual(longestRank);
      if (changed.size > 0) rebalanced += 1;
      const next = siblings.map(({ id, rank: old }) => ranked(id, changed.get(id) ?? old));
      // Always between the first and the one before: the place where keys grow.
      siblings = [next[0]!, ranked(`n${turn}`, rank), ...next.slice(1)].slice(0, 3);
    }
    expect(rebalanced).toBeGreaterThan(0);
  });

  it('makes ranks for a whole list in its order', () => {
    const ranks = ranksFor(1_000);
    expect([...ranks].sort()).toEqual(ranks);
    expect(new Set(ranks).size).toBe(1_000);
  });
});
