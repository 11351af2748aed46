import type { Id, Milestone, Rank, RecordOf } from '../model/index.js';
import { compareSiblings, rankAmong } from '../rules/order.js';
import type { Transaction } from './operation.js';

/** Kinds whose records have a place among their siblings. */
export type RankedKind = 'milestone' | 'kpi' | 'risk' | 'category' | 'custom-field';

/** The living items below one parent (the top of the plan without one), first to last. */
export function siblingsIn(transaction: Transaction, planId: Id, parentId: Id | undefined): Milestone[] {
  return transaction.all('milestone')
    .filter((item) => item.planId === planId && item.parentId === parentId && item.deletedAt === undefined)
    .sort(compareSiblings);
}

/**
 * The rank of a place among siblings, which get new ranks themselves where there is no room.
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
  const { rank, changed } = rankAmong(siblings, index);
  for (const sibling of siblings) {
    const fresh = changed.get(sibling.id);
    if (fresh !== undefined) transaction.put(kind, { ...sibling, rank: fresh });
  }
  return rank;
}
