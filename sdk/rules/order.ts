import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

import type { Id, Rank } from '../model/index.js';

/** What stands in a row of siblings. */
export interface Ranked {
  readonly id: Id;
  readonly rank: Rank;
}

/** Longer keys make the siblings get new ones. */
export const longestRank = 128;

/** The one order of siblings: by rank, compared as bytes (ranks are ASCII), then by id. */
export function compareSiblings(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * A rank between two others, for where there is room; {@link rankAmong} makes room where there is none.
 *
 * @param before absent is the first place
 * @param after absent is the last place
 * @throws {RangeError} when both are equal or in the wrong order, when one was not made by fractional-indexing, or when
 * the new rank would be longer than 128 characters
 */
export function rankBetween(before?: Rank, after?: Rank): Rank {
  const rank = tryBetween(before, after);
  if (rank === undefined) throw new RangeError('There is no room between these ranks. Give the siblings new ranks.');
  return rank;
}

/** Ranks for a whole list, first to last. */
export function ranksFor(count: number): Rank[] {
  return generateNKeysBetween(null, null, count);
}

/**
 * The rank of a place among siblings. Two clients do get the same key, hosts bring ranks of their own, and keys grow:
 * where no key fits, all the siblings get new ranks.
 *
 * @param siblings first to last, without the one that is placed
 * @param index 0 is the first place, `siblings.length` the last
 * @returns the rank of the placed one, and the new ranks of those siblings that have to change, by id
 */
export function rankAmong(
  siblings: readonly Ranked[],
  index: number,
): { readonly rank: Rank; readonly changed: ReadonlyMap<Id, Rank> } {
  const rank = tryBetween(siblings[index - 1]?.rank, siblings[index]?.rank);
  if (rank !== undefined) return { rank, changed: new Map() };
  const ranks = ranksFor(siblings.length + 1);
  const [own = rankBetween()] = ranks.splice(index, 1);
  const changed = new Map<Id, Rank>();
  siblings.forEach((sibling, at) => {
    const fresh = ranks[at];
    if (fresh !== undefined && fresh !== sibling.rank) changed.set(sibling.id, fresh);
  });
  return { rank: own, changed };
}

function tryBetween(before: Rank | undefined, after: Rank | undefined): Rank | undefined {
  if (before !== undefined && after !== undefined && before >= after) return undefined;
  try {
    const rank = generateKeyBetween(before ?? null, after ?? null);
    return rank.length > longestRank ? undefined : rank;
  } catch {
    // The library refuses ranks that it has not made itself: no room is the right answer for those too.
    return undefined;
  }
}
