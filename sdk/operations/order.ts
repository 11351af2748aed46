import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

import type { Id, Milestone, Rank, RecordOf } from '../model/index.js';
import type { Transaction } from './operation.js';

/** Kinds whose records have a place among their siblings. */
export type RankedKind = 'milestone' | 'kpi' | 'risk' | 'category' | 'custom-field';
type Ranked = { readonly id: Id; readonly rank: Rank };

const longestRank = 128;

/** By rank, compared as bytes (ranks are ASCII), then by id. */
export function bySiblingOrder(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The living items below one parent (the top of the plan without one), first to last. */
export function siblingsIn(transaction: Transaction, planId: Id, parentId: Id | undefined): Milestone[] {
  return transaction.all('milestone')
    .filter((item) => item.planId === planId && item.parentId === parentId && item.deletedAt === undefined)
    .sort(bySiblingOrder);
}

/**
 * The rank of a place among siblings. Where there is no room (equal ranks, or a rank that would grow past 128
 * characters) the siblings get new ranks first.
 *
 * @param siblings first to last, without the one that is placed
 * @param afterId `null` is the first place; absent, or not among them, is the last
 */
export function rankAt<K extends RankedKind>(
  transaction: Transaction,
  kind: K,
  siblings: readonly RecordOf<K>[],
  afterId?: Id | null,
): Rank {
  const found = siblings.findIndex((sibling) => sibling.id === afterId);
  const index = afterId === null ? 0 : found < 0 ? siblings.length : found + 1;
  const rank = between(siblings[index - 1]?.rank, siblings[index]?.rank);
  if (rank !== undefined) return rank;
  const ranks = generateNKeysBetween(null, null, siblings.length + 1);
  siblings.forEach((sibling, at) => {
    const fresh = ranks[at < index ? at : at + 1];
    if (fresh !== undefined && fresh !== sibling.rank) transaction.put(kind, { ...sibling, rank: fresh });
  });
  return ranks[index] ?? generateKeyBetween(null, null);
}

/** @returns undefined where nothing fits between */
function between(before: Rank | undefined, after: Rank | undefined): Rank | undefined {
  if (before !== undefined && after !== undefined && before >= after) return undefined;
  try {
    const rank = generateKeyBetween(before ?? null, after ?? null);
    return rank.length > longestRank ? undefined : rank;
  } catch {
    // The library refuses ranks that it has not made itself: the siblings get new ones.
    return undefined;
  }
}

/** Ranks for a whole list, first to last. */
export function ranksFor(count: number): Rank[] {
  return generateNKeysBetween(null, null, count);
}
