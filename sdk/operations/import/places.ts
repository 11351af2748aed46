import type { Id, Milestone, Rank } from '../../model/index.js';
import { compareSiblings, rankAmong, ranksFor } from '../../rules/order.js';
import type { ImportedItem } from './document.js';

interface Placed {
  readonly id: Id;
  rank: Rank;
}

/** Works out where the items of a document stand among their siblings, those that people have added included. */
export class Places {
  /** New ranks, by id. */
  readonly ranks = new Map<Id, Rank>();
  readonly #siblings = new Map<Id | undefined, Placed[]>();
  readonly #parents = new Map<Id, Id | undefined>();
  readonly #unplaced = new Set<Id>();

  constructor(rows: readonly Milestone[]) {
    for (const row of rows) {
      this.#parents.set(row.id, row.parentId);
      if (row.deletedAt === undefined) this.#of(row.parentId).push({ id: row.id, rank: row.rank });
    }
    for (const list of this.#siblings.values()) list.sort(compareSiblings);
  }

  /** An item that has no place yet. */
  toPlace(id: Id): void {
    this.#unplaced.add(id);
  }

  move(id: Id, fromParentId: Id | undefined, toParentId: Id | undefined): void {
    this.#take(id, fromParentId);
    this.#parents.set(id, toParentId);
    this.#unplaced.add(id);
  }

  /** Whether an item is `aboveId` itself or somewhere below it. */
  isBelow(id: Id | undefined, aboveId: Id): boolean {
    const seen = new Set<Id>();
    for (let at = id; at !== undefined && !seen.has(at); at = this.#parents.get(at)) {
      if (at === aboveId) return true;
      seen.add(at);
    }
    return false;
  }

  /** Places what has no place after the one that the document names before it; takes over a new order of the document. */
  follow(
    now: readonly ImportedItem[],
    last: readonly ImportedItem[],
    keyNow: ReadonlyMap<string, string>,
    rowOf: ReadonlyMap<string, Milestone>,
  ): void {
    const orderBefore = childKeys(last.map((unit) => ({
      key: keyNow.get(unit.key),
      parentKey: unit.parentKey === undefined ? undefined : keyNow.get(unit.parentKey) ?? unit.parentKey,
    })));
    for (const [parentKey, keys] of childKeys(now)) {
      const before = orderBefore.get(parentKey) ?? [];
      const parentId = parentKey === undefined ? undefined : rowOf.get(parentKey)?.id;
      const ids = keys.flatMap((key) => {
        const row = rowOf.get(key);
        return row && row.parentId === parentId ? [row.id] : [];
      });
      if (isReordered(before, keys)) {
        const known = new Set(before);
        for (const key of keys) {
          const row = known.has(key) ? rowOf.get(key) : undefined;
          if (row && row.parentId === parentId) this.move(row.id, parentId, parentId);
        }
      }
      this.#place(parentId, ids);
    }
  }

  #place(parentId: Id | undefined, ids: readonly Id[]): void {
    const siblings = this.#of(parentId);
    if (siblings.length === 0) {
      const ranks = ranksFor(ids.length);
      ids.forEach((id, index) => this.#insert(siblings, index, id, ranks[index] ?? 'a0'));
      return;
    }
    let previous: Id | undefined;
    for (const id of ids) {
      if (this.#unplaced.has(id)) {
        const index = siblings.findIndex((sibling) => sibling.id === previous) + 1;
        const { rank, changed } = rankAmong(siblings, index);
        for (const sibling of siblings) {
          const fresh = changed.get(sibling.id);
          if (fresh === undefined) continue;
          sibling.rank = fresh;
          this.ranks.set(sibling.id, fresh);
        }
        this.#insert(siblings, index, id, rank);
      }
      previous = id;
    }
  }

  #insert(siblings: Placed[], index: number, id: Id, rank: Rank): void {
    siblings.splice(index, 0, { id, rank });
    this.ranks.set(id, rank);
    this.#unplaced.delete(id);
  }

  #take(id: Id, parentId: Id | undefined): void {
    const siblings = this.#of(parentId);
    const index = siblings.findIndex((sibling) => sibling.id === id);
    if (index >= 0) siblings.splice(index, 1);
  }

  #of(parentId: Id | undefined): Placed[] {
    let list = this.#siblings.get(parentId);
    if (!list) this.#siblings.set(parentId, list = []);
    return list;
  }
}

function childKeys(
  units: readonly { readonly key: string | undefined; readonly parentKey?: string | undefined }[],
): ReadonlyMap<string | undefined, readonly string[]> {
  const children = new Map<string | undefined, string[]>();
  for (const { key, parentKey } of units) {
    if (key === undefined) continue;
    const list = children.get(parentKey);
    if (list) list.push(key);
    else children.set(parentKey, [key]);
  }
  return children;
}

/** Whether what is in both lists comes in another order. */
function isReordered(before: readonly string[], now: readonly string[]): boolean {
  const [old, fresh] = [new Set(before), new Set(now)];
  const common = now.filter((key) => old.has(key));
  return before.filter((key) => fresh.has(key)).some((key, index) => key !== common[index]);
}
