import type { Id, Milestone } from '../model/index.js';
import type { Rows } from './draft.js';

/** Items by the id of their parent; those in the bin belong to it too. */
export function childrenByParent(items: readonly Milestone[]): ReadonlyMap<Id, readonly Milestone[]> {
  const children = new Map<Id, Milestone[]>();
  for (const item of items) {
    if (item.parentId === undefined) continue;
    const list = children.get(item.parentId);
    if (list) list.push(item);
    else children.set(item.parentId, [item]);
  }
  return children;
}

/** The item and all that is below it, each before its children. A circle from a weak storage is walked once. */
export function subtreeOf(rows: Rows, item: Milestone): Milestone[] {
  const children = childrenByParent(rows.all('milestone'));
  const found = new Set([item]);
  for (const member of found) for (const child of children.get(member.id) ?? []) found.add(child);
  return [...found];
}

/**
 * From an item up to the top of its plan.
 *
 * @returns ids, `startId` first; ends where a parent is missing or comes up again
 */
export function pathUp(rows: Rows, startId: Id): Id[] {
  const path = new Set<Id>();
  for (let at: Id | undefined = startId; at !== undefined && !path.has(at);) {
    path.add(at);
    at = rows.get('milestone', at)?.parentId;
  }
  return [...path];
}
