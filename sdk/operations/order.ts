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

/**
 * Gives these items new ranks where, after they came back to a place, one of their siblings has the same. The one that
 * was there keeps its rank.
 */
export function separateTwins(transaction: Transaction, ids: ReadonlySet<Id>): void {
  const placeOf = ({ planId, parentId, rank }: Milestone): string => `${planId} ${parentId ?? ''} ${rank}`;
  const taken = new Map<string, Id>();
  const back: Milestone[] = [];
  for (const item of transaction.all('milestone')) {
    if (item.deletedAt !== undefined) continue;
    if (ids.has(item.id)) back.push(item);
    else taken.set(placeOf(item), item.id);
  }
  for (const item of back) {
    const twinId = taken.get(placeOf(item));
    if (twinId === undefined) {
      taken.set(placeOf(item), item.id);
      continue;
    }
    const siblings = siblingsIn(transaction, item.planId, item.parentId).filter(({ id }) => id !== item.id);
    transaction.put('milestone', { ...item, rank: rankAt(transaction, 'milestone', siblings, twinId) });
  }
}
